import type { Messages } from '../message.js';

export const preparing = {
  title: 'Overleg voorbereiden',
} as const satisfies Messages;
