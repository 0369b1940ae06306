import type { z } from 'zod';
import type { Draft, RecordedEvent } from './event.js';
import { offererOf, type EntryMark } from './entry.js';
import type { Facts } from './command.js';
import { parseInput } from './parse.js';
import { isRejection, reject, rejectInput, type Rejection } from './rejection.js';

export type Texts = Readonly<Record<string, string | null>>;

/** The tombstone's reason, where a sealed removal destroyed the words (R7). */
export const SEALED = 'sealed';

/** Which entry is meant; `parentId` is the topic of an argument, option or provisional decision. */
export interface EntryRef {
  readonly id: string;
  readonly parentId: string | null;
}

export interface CorrectionInput extends EntryRef {
  readonly entryVersion: number;
  readonly texts: Texts;
}

export interface StrikeInput extends EntryRef {
  readonly entryVersion: number;
  readonly reason: string;
}

/** What a slice says about correcting and striking one kind of its entries (R7). */
export interface EntryRules<S> {
  /** The entry, for whoever asks; null when unknown. */
  find(scope: S, ref: EntryRef): EntryMark | null;
  /** Whether it is there for this actor: what lies outside the own circle is not. */
  seen(scope: S, ref: EntryRef, facts: Facts): boolean;
  /** The texts that a correction would change, and no others. Refuses what `correct` refuses. */
  changes(scope: S, input: CorrectionInput, facts: Facts): { readonly texts: Texts } | Rejection;
  correct(scope: S, input: CorrectionInput, facts: Facts): readonly Draft[] | Rejection;
  strike(scope: S, input: StrikeInput, facts: Facts): readonly Draft[] | Rejection;
}

/** Refuses a change based on an older version (R16), or of an entry that was struck. Codes: stale-version, struck. */
export function checkEntry(entry: EntryMark, basedOn: number): Rejection | null {
  return checkVersion(entry.entryVersion, basedOn) ?? (entry.struck ? reject('struck') : null);
}

/** Refuses a change based on an older version (R16). Code: stale-version, with the version that stands. */
export function checkVersion(version: number, basedOn: number): Rejection | null {
  return version === basedOn ? null : reject('stale-version', undefined, { version });
}

/**
 * Reads the new texts of a correction: only the fields that the entry has, each by its own rule, only what changed.
 * Codes: invalid-input (with unknown-field), nothing-changes.
 */
export function readTexts(fields: Readonly<Record<string, z.ZodType<string | null>>>, now: Texts, texts: Texts): { readonly texts: Texts } | Rejection {
  const changed: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(texts)) {
    const schema = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (schema === undefined) return rejectInput([{ field: `texts.${key}`, code: 'unknown-field' }]);
    // An emptied field is null by now: a text that must be there then says so, instead of that null is no text.
    const read = parseInput(schema, value ?? '');
    if (isRejection(read)) return rejectInput((read.issues ?? []).map((issue) => ({ ...issue, field: `texts.${key}` })));
    if (read.value !== (now[key] ?? null)) changed[key] = read.value;
  }
  return Object.keys(changed).length === 0 ? reject('nothing-changes') : { texts: changed };
}

/** Changes an entry and keeps what stood there (R7): `after` holds the changed texts. */
export function amended<E extends EntryMark>(entry: E, event: RecordedEvent, after: Texts): E {
  const now = entry as unknown as Texts;
  const before = Object.fromEntries(Object.keys(after).filter((key) => now[key] !== after[key]).map((key) => [key, now[key] ?? null]));
  return { ...touched(entry), ...after, corrections: [...entry.corrections, { ...doneBy(event), before }] };
}

/** Counts one change of an entry (R16). */
export function touched<E extends EntryMark>(entry: E): E {
  return { ...entry, entryVersion: entry.entryVersion + 1 };
}

/** Strikes an entry: it stays, with who, when and why (R7). */
export function struck<E extends EntryMark>(entry: E, event: RecordedEvent, reason: string): E {
  return { ...touched(entry), struck: { ...doneBy(event), reason } };
}

/** When and by whom an entry was changed, and who offered that if it came from the tray. */
function doneBy(event: RecordedEvent): { readonly at: string; readonly by: string; readonly offeredBy?: string } {
  const { offeredBy } = offererOf(event);
  return { at: event.happenedAt, by: event.actor.name, ...(offeredBy === undefined ? {} : { offeredBy }) };
}

/** The mark of an entry whose words a sealed removal destroyed. */
export function sealedMark(mark: EntryMark): EntryMark {
  return { ...mark, struck: { at: mark.recordedAt, by: mark.by, reason: SEALED } };
}
