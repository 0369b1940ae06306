import type { Circle } from '../kernel/circle.js';
import type { Deed } from '../kernel/entry.js';
import type { FileNote, Variant } from '../kernel/prepared.js';
import type { RefusalGround } from '../kernel/words.js';
import type { Review } from './review.js';

/** What of the minutes a comment or an erratum is about. */
export const PASSAGE_KINDS = ['statement', 'topic', 'argument', 'option', 'provisional', 'decision', 'action', 'remark', 'summary', 'item'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

export interface Passage {
  readonly kind: PassageKind;
  readonly id: string;
}

export const COMMENT_OUTCOMES = ['taken-over', 'not-taken-over'] as const;
export type CommentOutcome = (typeof COMMENT_OUTCOMES)[number];

/** A comment on draft minutes. Times are UTC. */
export interface Comment {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly byPersonId: string | null;
  /** Null for the minutes as a whole. */
  readonly passage: Passage | null;
  /** The version of the passage that the commenter saw. */
  readonly entryVersion: number | null;
  /** How many corrections the passage had then: those after it say what it read (`wordsThen`). */
  readonly corrections: number;
  readonly text: string;
  /** The circle of the passage then; null for everyone at the table. */
  readonly restrictedTo: Circle;
  readonly answer: { readonly at: string; readonly by: string; readonly text: string; readonly outcome: CommentOutcome } | null;
  readonly withdrawn: Deed | null;
}

/**
 * A version of which the bytes are kept: a draft that was distributed, the adopted minutes, or those with an erratum. Of minutes that
 * came adopted in a file there is only their newest, and `adopted` is null: they were not adopted here.
 */
export interface MinutesVersion {
  /** Counts from 1 in the meeting; of minutes that came adopted in a file, as the file says. */
  readonly version: number;
  readonly state: 'concept' | 'adopted' | 'erratum';
  /** The erratum that made it; null for the others. */
  readonly erratum: number | null;
  readonly at: string;
  readonly by: string;
  readonly files: readonly FileNote[];
  /** The circles of what the `open` files leave out; empty when there are no such files. */
  readonly circles: readonly Exclude<Circle, null>[];
}

export interface Adoption {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly byPersonId: string | null;
  /** The meeting in which they were adopted; null outside a meeting. */
  readonly inMeeting: { readonly id: string; readonly name: string } | null;
  readonly note: string | null;
  /** The digest of what the adopter saw. */
  readonly basedOn: string;
}

/** A correction of adopted minutes (R8). */
export interface Erratum {
  readonly number: number;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly passage: Passage | null;
  readonly restrictedTo: Circle;
}

/** What adopted minutes say of themselves: data only, so that they can be made again from it. */
export interface Official {
  readonly version: number;
  readonly adopted: { readonly at: string; readonly by: string; readonly inMeeting: string | null; readonly note: string | null };
  readonly errata: readonly Omit<Erratum, 'version'>[];
  /** To how many people each earlier version was distributed. Not to whom: readers of one list need not know who else is on it (ADR 0021). */
  readonly distributed?: readonly { readonly version: number; readonly people: number }[] | undefined;
  /** Their names, in minutes that were adopted before only the number was kept. */
  readonly distributedTo?: readonly string[] | undefined;
}

/** Someone to whom a version was distributed, and which variant of it. */
export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly variant: Variant;
}

export interface Distribution {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly recipients: readonly Recipient[];
}

/** What was said of a refusal: its ground, why, by whom and when (UTC). */
export interface RefusalSaid {
  readonly at: string;
  readonly by: string;
  readonly ground: RefusalGround;
  readonly note: string | null;
}

/** A passage, or a stretch of its words, that is not made public (Woo). */
export interface Refusal extends RefusalSaid {
  readonly id: string;
  readonly passage: Passage;
  /** The exact words; null for the whole passage. */
  readonly words: string | null;
  /** Which time that these words stand in the passage, from 1. */
  readonly occurrence: number;
  /** Counts the changes; a change names the version it was based on (R16). */
  readonly entryVersion: number;
  /** What was said of it before, oldest first. */
  readonly earlier: readonly RefusalSaid[];
  readonly lifted: (Deed & { readonly reason: string | null }) | null;
  /** The circle of the passage then. */
  readonly restrictedTo: Circle;
}

/** An anonymised variant that was made: what was chosen for it, and its files. `format` there is `minutes.docx`. */
export interface AnonymisedVariant {
  /** Counts from 1 in the meeting. */
  readonly number: number;
  readonly at: string;
  readonly by: string;
  /** The version of the minutes that it was made of; null for a draft. */
  readonly ofVersion: number | null;
  readonly review: Review;
  readonly files: readonly FileNote[];
}

/** The life of the minutes of one meeting, after it closed. Lists are oldest first. */
export interface MinutesState {
  /** Until when comments are asked (a local date, that day included); null while they are not. */
  readonly commentsUntil: string | null;
  /** Who asked for them, when, and until when. */
  readonly asked: readonly { readonly at: string; readonly by: string; readonly until: string }[];
  readonly comments: readonly Comment[];
  readonly versions: readonly MinutesVersion[];
  readonly adopted: Adoption | null;
  readonly errata: readonly Erratum[];
  readonly distributions: readonly Distribution[];
  /** What may not be public, also what was lifted. */
  readonly refusals: readonly Refusal[];
  readonly anonymised: readonly AnonymisedVariant[];
}

export const NO_MINUTES: MinutesState = { commentsUntil: null, asked: [], comments: [], versions: [], adopted: null, errata: [], distributions: [], refusals: [], anonymised: [] };
