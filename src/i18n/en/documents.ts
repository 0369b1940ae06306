import type { Translation } from '../message.js';
import type { documents as dutch } from '../nl/documents.js';

export const documents = {
  minutes: 'Minutes',
} as const satisfies Translation<typeof dutch>;
