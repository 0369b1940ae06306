import type { Messages } from '../message.js';

export const minutes = {
  title: 'Verslag',
} as const satisfies Messages;
