import { z } from 'zod';
import type { RecordedEvent } from './event.js';

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
  /** Imported history: its place in the source and what was written beside it; absent for all else. */
  readonly imported?: ImportedPoint;
}

/** Where an imported entry stands in its source (R10); `by` and `forwardedTo` as written there. */
export interface ImportedPoint {
  /** Counts from 1 over all points of the meeting: their order is kept. */
  readonly place: number;
  readonly source: number | null;
  readonly by: string | null;
  readonly forwardedTo: string | null;
}

export const importedPoint = z.object({
  place: z.number().int().positive(),
  source: z.number().int().nullable(),
  by: z.string().nullable(),
  forwardedTo: z.string().nullable(),
});

/**
 * The mark of the entry that this event made. A payload may say `offeredBy` (tray) and `imported`
 * (R10); imported entries are not late, though they were recorded long after they happened.
 */
export function markOf(event: RecordedEvent): EntryMark {
  const said = event.payload as { readonly offeredBy?: string; readonly imported?: ImportedPoint } | null;
  const imported = said?.imported;
  return {
    happenedAt: event.happenedAt,
    recordedAt: event.recordedAt,
    late: imported === undefined && event.happenedAt !== event.recordedAt,
    by: event.actor.name,
    byPersonId: event.actor.personId,
    ...(said?.offeredBy === undefined ? {} : { offeredBy: said.offeredBy }),
    entryVersion: 1,
    corrections: [],
    struck: null,
    source: imported?.source ?? null,
    ...(imported === undefined ? {} : { imported }),
  };
}

/** An earlier text of an entry: fields as they were before the correction. */
export interface Correction {
  readonly at: string;
  readonly by: string;
  readonly before: Readonly<Record<string, string | null>>;
}

/** Who did something to an entry and when, such as withdrawing or dropping it. */
export interface Deed {
  readonly at: string;
  readonly by: string;
}

/** The deed that an event is. */
export function deedOf(event: RecordedEvent): Deed {
  return { at: event.happenedAt, by: event.actor.name };
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
