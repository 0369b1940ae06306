import type { Translation } from '../message.js';
import type { minutes as dutch } from '../nl/minutes.js';

export const minutes = {
  title: 'Minutes',
} as const satisfies Translation<typeof dutch>;
