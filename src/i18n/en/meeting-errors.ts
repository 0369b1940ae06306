import type { Translation } from '../message.js';
import type { meetingErrors as dutch } from '../nl/meeting-errors.js';

export const meetingErrors = {
  'meeting-not-found': 'This meeting does not exist, or you have no access to it.',
  'import-twice': 'The meeting {meeting} is twice in the file.',
  'import-changed': 'This differs from what was taken over earlier for meeting {meeting}.',
  'import-time': 'This time does not exist on that day (summer time).',
  'not-a-list': 'A list should stand here ([...]).',
  'not-an-object': 'Fields should stand here ({...}).',
} as const satisfies Translation<typeof dutch>;
