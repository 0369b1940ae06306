import type { Translation } from '../message.js';
import type { seat as dutch, seatErrors as dutchErrors } from '../nl/seat.js';

export const seat = {
  title: 'Join a meeting',
  haveCode: 'Were you given a code at the table?',
  code: 'Code',
  codeHint: 'Eight signs, which the secretary gives you. Capitals, spaces and dashes make no difference.',
  sit: 'Join',
  lede: 'With this code you sit at this one meeting without an account, until it closes. The code works once, on one device.',
  for: 'This code is for {name}. Is that you?',
  signedIn: 'You are signed in as {name}. A code is for who has no account. Sign out first if you want to use it all the same.',
  welcome: 'Welcome, {name}. You are at the table until the meeting closes.',
  isEnded: 'Your seat at the meeting has ended: the meeting was closed, or the secretary withdrew your seat. Ask the secretary for a new code if this is not right.',
  codes: 'Codes',
  codesTitle: 'Codes for guests',
  codesLede: 'Who has no account follows this meeting on an own device with a code. It works once, for a quarter of an hour, and for this meeting only.',
  afterGuest: 'Does the guest want to take part on an own device?',
  codeFor: 'Code for {name}',
  codeUse: 'Go to {page} and type the code, or scan the square. This works until {until}.',
  codeOnce: 'You see this code only now. Whoever sees it can take the seat: do not leave it on the big screen.',
  qr: 'QR code of {address}',
  without: 'At this table without an account',
  nobody: 'Everyone at this table has an account. Add a guest, or invite someone.',
  since: 'At the table by a code since {at}',
  codeUntil: 'A code lies ready, until {until}',
  make: 'Make a code',
  makeFor: 'Make a code for {name}',
  end: 'End',
  endFor: 'End the seat of {name}',
  withdraw: 'Withdraw',
  withdrawFor: 'Withdraw the code of {name}',
  ended: 'The code or the seat of {name} no longer works.',
} as const satisfies Translation<typeof dutch>;

export const seatErrors = {
  'seat-code-invalid': 'This code does not work: it was typed differently, used already, withdrawn, or is older than a quarter of an hour. Ask the secretary for a new one.',
  'too-many-codes': 'A wrong code was typed too often. Wait {minutes} minutes and then try again.',
  'not-at-table': 'This person has no seat at this meeting, or the meeting is over.',
  'signs-in-instead': 'This person has an account and signs in with it.',
  'no-seat-code': 'No code lies ready, and nobody sits here by one.',
  'seat-ended': 'Your seat at this meeting has ended: the meeting was closed, or the secretary withdrew your seat.',
} as const satisfies Translation<typeof dutchErrors>;
