import type { Circle } from '../kernel/circle.js';
import type { Correction, EntryMark } from '../kernel/entry.js';
import type { StoredFile } from '../kernel/files.js';

/** What a paper can hang on; else it is of the meeting as a whole. */
export const PAPER_PLACES = ['item', 'topic', 'decision'] as const;
export type PaperPlace = (typeof PAPER_PLACES)[number];

export interface PaperAbout {
  readonly kind: PaperPlace;
  readonly id: string;
}

/** One version of a paper: which bytes, sent by whom and when (UTC), and what was said of it. */
export interface PaperVersion extends StoredFile {
  /** Counts from 1. */
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
}

/** What a paper was before a change, and the circle that it had then. `shareable` is a code: yes, no. */
export interface PaperCorrection extends Correction {
  readonly restrictedTo: Circle;
}

/** A paper of a meeting. Withdrawn is struck: it stays, with who, when and why (R7). */
export interface Paper extends Omit<EntryMark, 'corrections'> {
  readonly id: string;
  /** 1, 2 ... in the meeting; never changes. */
  readonly number: number;
  readonly title: string;
  /** Null: of the meeting as a whole. */
  readonly about: PaperAbout | null;
  /** Whether it may be passed on outside the table. */
  readonly shareable: boolean;
  readonly restrictedTo: Circle;
  /** Oldest first; empty once a sealed removal destroyed them. */
  readonly versions: readonly PaperVersion[];
  readonly corrections: readonly PaperCorrection[];
}

/** The papers of a meeting by id, in order of number. */
export type PapersState = ReadonlyMap<string, Paper>;
