import type { Translation } from '../message.js';
import type { meeting as dutch } from '../nl/meeting.js';

export const meeting = {
  meeting: 'Meeting',
} as const satisfies Translation<typeof dutch>;
