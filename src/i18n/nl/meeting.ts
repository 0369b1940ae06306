import type { Messages } from '../message.js';

export const meeting = {
  meeting: 'Overleg',
} as const satisfies Messages;
