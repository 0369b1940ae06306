import type { Messages } from '../message.js';

export const crisisErrors = {
  'crisis-not-found': 'Deze crisis bestaat niet, of u hebt er geen toegang toe.',
} as const satisfies Messages;
