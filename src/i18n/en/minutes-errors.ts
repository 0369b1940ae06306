import type { Translation } from '../message.js';
import type { minutesErrors as dutch } from '../nl/minutes-errors.js';

/** Refusals on minutes once the meeting closed. */
export const minutesErrors = {
  'comments-not-open': 'Nobody was asked for comments on these minutes yet.',
  'comments-over': 'The time for comments on these minutes is over.',
  'unknown-passage': 'This place in the minutes is not there, or not for you.',
  'not-a-passage': 'Choose a place in the minutes.',
  'unknown-comment': 'This comment on the minutes is not there, or not for you.',
  'not-own-comment': 'Only who made the comment can withdraw it.',
  'comment-withdrawn': 'This comment was withdrawn.',
  'already-answered': 'This comment was answered already.',
  'not-a-digest': 'The checksum of what you read is missing or wrong. Open the minutes again.',
  'not-next-meeting': 'Minutes are adopted in a later meeting of this team, or of its successor, that has begun.',
  'outside-circle': '{name} is not in the restricted circle of this meeting and cannot be given these minutes.',
  'not-adopted-here': 'These minutes were adopted elsewhere and brought in here. Errata and distribution belong there.',
  'not-prepared': 'The minutes were not made up yet. Try again.',
} as const satisfies Translation<typeof dutch>;
