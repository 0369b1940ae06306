import type { Translation } from '../message.js';
import type { live as dutch } from '../nl/live.js';

/** The open page of a meeting: the line, what is not saved yet, who looks on. */
export const live = {
  live: 'live',
  online: { one: '{count} online', other: '{count} online' },
  lost: 'No connection. You can go on: what you type in the entry line is kept on this device and sent by itself later.',
  notSent: 'No connection: this was not sent. Your text is still there.',
  notKept: 'This browser cannot keep anything. Wait with closing it until all is saved.',
  signedOut: 'You are no longer signed in. What is not saved yet stays on this device and is sent once you have signed in again.',
  signIn: 'Sign in',
  gone: 'You can no longer see this meeting.',
  unsaved: 'not saved yet',
  unsavedList: 'Not saved yet',
  edit: 'Change',
  discard: 'Throw away',
  stillWaiting: 'There is text that is not saved yet',
  stillWaitingHelp: 'It stays on this device and is only sent once you sign in here again.',
  stay: 'Stay signed in',
  signOutTyped: 'You typed something that is not saved yet. Signing out wipes that text. Sign out all the same?',
  signOutStill: 'Sign out all the same',
} satisfies Translation<typeof dutch>;
