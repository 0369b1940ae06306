import type { Messages } from '../message.js';

export const documents = {
  minutes: 'Verslag',
} as const satisfies Messages;
