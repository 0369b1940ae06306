import type { Translation } from '../message.js';
import type { crisisErrors as dutch } from '../nl/crisis-errors.js';

export const crisisErrors = {
  'crisis-not-found': 'This crisis does not exist, or you have no access to it.',
} as const satisfies Translation<typeof dutch>;
