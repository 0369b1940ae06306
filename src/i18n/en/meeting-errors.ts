import type { Translation } from '../message.js';
import type { meetingErrors as dutch } from '../nl/meeting-errors.js';

export const meetingErrors = {
  'meeting-not-found': 'This meeting does not exist, or you have no access to it.',
} as const satisfies Translation<typeof dutch>;
