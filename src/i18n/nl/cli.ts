import type { Messages } from '../message.js';

export const cli = {
  done: 'Klaar.',
} as const satisfies Messages;
