import type { Messages } from '../message.js';

export const crisis = {
  title: 'Crises',
  crisis: 'Crisis',
  exercise: 'Oefening',
} as const satisfies Messages;
