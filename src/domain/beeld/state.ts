import type { Deed, EntryMark, Party } from '../kernel/entry.js';
import type { Certainty, Phase } from '../kernel/words.js';

/** A statement (melding) of the crisis's picture; `number` counts per crisis. */
export interface Statement extends EntryMark {
  readonly id: string;
  readonly number: number;
  readonly meetingId: string | null;
  /** The agenda item (method `free`) it belongs to. */
  readonly itemId: string | null;
  readonly phase: Phase | null;
  readonly text: string;
  readonly speaker: Party | null;
  readonly statedSource: string | null;
  /** As-of time of the fact, UTC, or a local date. */
  readonly asOf: string | null;
  readonly certainty: Certainty | null;
  readonly theme: string | null;
  readonly state: 'current' | 'replaced' | 'withdrawn';
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Of a statement that was brought in from a file: the number of each statement that it links to, by id. */
  readonly linked?: Readonly<Record<string, string>>;
  readonly withdrawnReason: string | null;
  /** Who withdrew it and when; absent while it was not. */
  readonly withdrawn?: Deed;
  /** Person ids of the circle that may see it; null = everyone at the crisis. */
  readonly restrictedTo: readonly string[] | null;
}

/** The picture of a crisis. `version` is the stream version a decision refers to. */
export interface PictureState {
  readonly crisisId: string;
  readonly version: number;
  readonly statements: ReadonlyMap<string, Statement>;
  /** The highest number given, once statements were brought in: their numbers may leave gaps. Absent where they rise by one. */
  readonly last?: number;
}
