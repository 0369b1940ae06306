/**
 * What every entry of a meeting carries: who, when, and what became of it (R7: nothing vanishes).
 * Times are UTC ISO 8601. `happenedAt` differs from `recordedAt` for a late entry.
 */
export interface EntryMark {
  readonly happenedAt: string;
  readonly recordedAt: string;
  /** True when the command gave its own time of happening. */
  readonly late: boolean;
  readonly by: string;
  readonly byPersonId: string | null;
  /** Who offered it into the tray, when it came from there. */
  readonly offeredBy?: string;
  /** Counts the changes of this entry; a change names the version it was based on (R16). */
  readonly entryVersion: number;
  readonly corrections: readonly Correction[];
  readonly struck: Strike | null;
  /** Imported history: the note number in the source document (R10). */
  readonly source: number | null;
}

/** An earlier text of an entry: fields as they were before the correction. */
export interface Correction {
  readonly at: string;
  readonly by: string;
  readonly before: Readonly<Record<string, string | null>>;
}

export interface Strike {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Who owns an action or speaks: linked where known, always with the words as written. */
export interface Party {
  readonly kind: 'person' | 'function' | 'organisation' | 'text';
  readonly id: string | null;
  readonly text: string;
}
