import type { Messages } from '../message.js';

export const meetingErrors = {
  'meeting-not-found': 'Dit overleg bestaat niet, of u hebt er geen toegang toe.',
} as const satisfies Messages;
