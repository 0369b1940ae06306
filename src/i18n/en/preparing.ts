import type { Translation } from '../message.js';
import type { preparing as dutch } from '../nl/preparing.js';

export const preparing = {
  title: 'Prepare a meeting',
} as const satisfies Translation<typeof dutch>;
