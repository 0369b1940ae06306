import { z } from 'zod';
import type { Circle } from './circle.js';
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
  /** The person of that name; absent in entries of before it was kept. */
  readonly offeredById?: string;
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
 * The mark of the entry that this event made. A payload may say who offered it (tray) and `imported`
 * (R10); imported entries are not late, though they were recorded long after they happened.
 */
export function markOf(event: RecordedEvent): EntryMark {
  const imported = (event.payload as { readonly imported?: ImportedPoint } | null)?.imported;
  return {
    happenedAt: event.happenedAt,
    recordedAt: event.recordedAt,
    late: imported === undefined && event.happenedAt !== event.recordedAt,
    by: event.actor.name,
    byPersonId: event.actor.personId,
    ...offererOf(event),
    entryVersion: 1,
    corrections: [],
    struck: null,
    source: imported?.source ?? null,
    ...(imported === undefined ? {} : { imported }),
  };
}

/** Who offered what an event did, where it came from the tray. */
export function offererOf(event: RecordedEvent): { readonly offeredBy?: string; readonly offeredById?: string } {
  const { offeredBy, offeredById } = (event.payload ?? {}) as { readonly offeredBy?: string; readonly offeredById?: string };
  return { ...(offeredBy === undefined ? {} : { offeredBy }), ...(offeredById === undefined ? {} : { offeredById }) };
}

/** Whether an entry is someone's own: entered by that person, or offered and then accepted. */
export function isOwnEntry({ byPersonId, offeredById }: Pick<EntryMark, 'byPersonId' | 'offeredById'>, personId: string | null): boolean {
  return personId !== null && (byPersonId === personId || offeredById === personId);
}

/** An earlier text of an entry: fields as they were before the correction. */
export interface Correction {
  readonly at: string;
  readonly by: string;
  /** Who offered the correction, when it came from the tray. */
  readonly offeredBy?: string;
  readonly before: Readonly<Record<string, string | null>>;
}

/** Who did something to an entry and when, such as withdrawing or dropping it. */
export interface Deed {
  readonly at: string;
  readonly by: string;
  /** Who may know by whom and why, where fewer may than see the entry (ADR 0015). */
  readonly restrictedTo?: Circle;
}

/** The deed that an event is. */
export function deedOf(event: RecordedEvent): Deed {
  return { at: event.happenedAt, by: event.actor.name };
}

export interface Strike {
  readonly at: string;
  readonly by: string;
  /** Who offered to strike it, when that came from the tray. */
  readonly offeredBy?: string;
  readonly reason: string;
  /** Who may know by whom and why, where fewer may than see the entry (ADR 0015). */
  readonly restrictedTo?: Circle;
}

/** Who owns an action or speaks: linked where known, always with the words as written. */
export interface Party {
  readonly kind: 'person' | 'function' | 'organisation' | 'text';
  readonly id: string | null;
  readonly text: string;
}
