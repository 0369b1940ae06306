import type { Translation } from '../message.js';
import type { crisis as dutch } from '../nl/crisis.js';

export const crisis = {
  title: 'Crises',
  crisis: 'Crisis',
  exercise: 'Exercise',
} as const satisfies Translation<typeof dutch>;
