import type { Translation } from '../message.js';
import type { cli as dutch } from '../nl/cli.js';

export const cli = {
  done: 'Done.',
} as const satisfies Translation<typeof dutch>;
