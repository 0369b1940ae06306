import type { Translation } from '../message.js';
import type { apiTokens as dutch } from '../nl/api-tokens.js';

export const apiTokens = {
  title: 'API tokens',
  lede: 'With a token other software can read and record in your name.',
  open: 'Look at your tokens',
  list: 'Your tokens',
  none: 'You have no tokens.',
  name: 'What for',
  made: 'Made',
  until: 'Valid until',
  used: 'Last used',
  never: 'never',
  state: 'State',
  works: 'works',
  expired: 'expired',
  revoked: 'revoked',
  revoke: 'Revoke',
  revokedDone: 'The token was revoked. It no longer works.',
  make: 'Make a token',
  warning: 'Who has the token can do in your name all that you can. Give it only to software that you trust.',
  howLong: 'How long it holds',
  days: { one: '{count} day', other: '{count} days' },
  shownTitle: 'Token for {name}',
  shown: 'Keep this token in a safe place now. It holds until {until}. You see it only now.',
} as const satisfies Translation<typeof dutch>;
