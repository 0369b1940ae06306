import type { Translation } from '../message.js';
import type { minutes as dutch } from '../nl/minutes.js';

export const minutes = {
  state: 'State',
  running: 'The meeting is still running; these are the minutes so far.',
  toMeeting: 'To the meeting',
  'as-html': 'web page',
  'as-md': 'Markdown',
  'as-json': 'JSON',
} as const satisfies Translation<typeof dutch>;
