import type { Language } from '../i18n/index.js';
import type { Letter } from './letter.js';

/**
 * `waiting`: goes, or goes again, at `nextAttemptAt`. `sending`: being handed over now. `sent`: the mail server took it. `refused`: it, or
 * the address, was refused for good. `failed`: given up after a day. `unknown`: the connection broke when all was said: it may have
 * arrived, so it does not go again by itself. `bounced`: came back later. `dropped`: no longer for this person, or overtaken by another, when its turn came.
 */
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown', 'bounced', 'dropped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** It did not arrive, or may not have: someone has to look at it. */
export const ENDED_BADLY = ['refused', 'failed', 'unknown', 'bounced'] as const satisfies readonly MailState[];

/** What a letter is made of when its turn comes: ids and numbers, nothing secret and nothing that was said. */
export type About = Readonly<Record<string, string | number | null>>;

/** A mail for the queue. `key`: what it is for and for whom; the same key is queued once, ever. */
export interface NewMail {
  readonly key: string;
  readonly kind: string;
  readonly to: string;
  readonly name: string;
  readonly personId: string | null;
  readonly crisisId: string | null;
  readonly meetingId: string | null;
  readonly about: About;
  readonly language?: Language;
  /** After how many minutes it is of no more use; default a day. */
  readonly usefulFor?: number;
}

/** A mail of the queue. Times are UTC. */
export interface QueuedMail {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly to: string;
  readonly name: string;
  readonly personId: string | null;
  readonly crisisId: string | null;
  readonly meetingId: string | null;
  readonly about: About;
  readonly language: Language;
  readonly state: MailState;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly giveUpAt: string;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** Why a mail was dropped: a later one says it, it was of no more use, or it is not, or no longer, for this person. Kept as its `lastError`. */
export const DROP_REASONS = ['overtaken', 'over', 'not-theirs'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Whether a mail goes again by someone's act: it did not arrive, or was dropped for want of a right that its person may have by now. */
export function mayGoAgain({ state, lastError }: Pick<QueuedMail, 'state' | 'lastError'>): boolean {
  const notTheirs: DropReason = 'not-theirs';
  return ENDED_BADLY.some((one) => one === state) || (state === 'dropped' && lastError === notTheirs);
}

/** Makes the letter of a mail when its turn comes, or says why there is none. A throw is a failed attempt. */
export type Composer = (mail: QueuedMail) => Promise<Letter | DropReason>;
