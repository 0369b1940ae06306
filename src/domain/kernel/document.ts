import { z } from 'zod';
import { importedPoint } from './entry.js';
import { isRealDate } from './input.js';
import { cleanText } from './text.js';

/**
 * Pieces of the JSON of minutes as it is read back (ADR 0019). Nothing is changed on the way in: what would have to be
 * cleaned was not written by us and is refused, so that the same minutes come out again.
 */

/** Longer than any text that can be typed, in UTF-16 units. */
const MOST = 40_000;

/** Words as they stand in the file. Codes: required, not-text, too-large, invalid (control characters, not NFC). */
export const said = z
  .string({ error: (issue) => (issue.input === undefined ? 'required' : 'not-text') })
  .max(MOST)
  .refine((text) => cleanText(text).text === text, { error: 'invalid' });
export const saidOrNot = said.nullable();

/** An id of something inside the meeting: a UUID, or what a sealed removal left of one. */
export const inner = said.min(1).max(200);
export const innerOrNot = inner.nullable();

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An id of something with a stream or a row of its own. Code: not-an-id. */
export const outer = z.string({ error: 'required' }).regex(UUID, { error: 'not-an-id' });

/** A UTC time or a local date, kept as written. Code: not-a-time. */
export const moment = z
  .string({ error: 'required' })
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/, { error: 'not-a-time', abort: true })
  .refine((text) => isRealDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), { error: 'not-a-time' });
export const momentOrNot = moment.nullable();

export const counted = z.number({ error: 'not-a-number' }).int({ error: 'not-a-number' }).min(0);
export const circleSaid = z.array(inner).readonly().nullable();
export const partySaid = z.strictObject({ kind: z.enum(['person', 'function', 'organisation', 'text']), id: innerOrNot, text: said });
const texts = z.record(said, saidOrNot);

export const correctionSaid = z.strictObject({ at: moment, by: said, offeredBy: said.optional(), before: texts });
export const deedSaid = z.strictObject({ at: moment, by: said, restrictedTo: circleSaid.optional() });
/** A change of an action, before and after. */
export const changeSaid = texts;
/** Something that the file links to: its id and its short name (`3`, `B1`). */
export const linkSaid = z.strictObject({ id: inner, label: said });

/** Who, when and what became of an entry. */
export const markSaid = z.strictObject({
  happenedAt: moment,
  recordedAt: moment,
  late: z.boolean(),
  by: said,
  byPersonId: innerOrNot,
  offeredBy: said.optional(),
  offeredById: inner.optional(),
  entryVersion: counted,
  corrections: z.array(correctionSaid),
  struck: z.strictObject({ at: moment, by: said, offeredBy: said.optional(), reason: said, restrictedTo: circleSaid.optional() }).nullable(),
  source: z.number().int().nullable(),
  imported: importedPoint.optional(),
});

/** The entry of which the file sets the mark apart. */
export function entrySaid<M, R extends object>({ mark, ...rest }: R & { readonly mark: M }): Omit<R, 'mark'> & M {
  return { ...rest, ...mark } as Omit<R, 'mark'> & M;
}
