import { z } from 'zod';
import { name } from './text.js';
import type { Party } from './entry.js';
import { reject, type Rejection } from './rejection.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EARLIEST = '2000-01-01T00:00:00.000Z';

/** Whether a date `YYYY-MM-DD` is in the calendar. */
export function isRealDate(text: string): boolean {
  const read = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === text;
}

/** An internal id: any 8-4-4-4-12 hexadecimal, lower-cased. Code: not-an-id. */
export function id() {
  return z.string({ error: 'required' }).overwrite((raw) => raw.trim().toLowerCase()).regex(UUID, { error: 'not-an-id' });
}

/** An id that may be left out: absent and empty become null. */
export function optionalId() {
  return z.preprocess(blankToNull, id().nullable());
}

/** The entry's version that a change was based on (R16). Code: not-a-version. */
export function entryVersion() {
  return z.coerce.number({ error: 'not-a-version' }).int({ error: 'not-a-version' }).min(1, { error: 'not-a-version' });
}

/** A local date `YYYY-MM-DD` that exists. Code: not-a-date. */
export function localDate() {
  return z
    .string({ error: 'required' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'not-a-date', abort: true })
    .refine(isRealDate, { error: 'not-a-date' });
}

/** A UTC time (ISO 8601 with Z), kept with milliseconds. Code: not-a-time. */
export function utcTime() {
  return z
    .string({ error: 'required' })
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/, { error: 'not-a-time', abort: true })
    .refine((text) => isRealDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), { error: 'not-a-time', abort: true })
    .overwrite((text) => new Date(text).toISOString());
}

/** A local date or a UTC time: a due date, an as-of time. Codes: not-a-date, not-a-time. */
export function dateOrTime() {
  return z.string({ error: 'required' }).pipe(
    z.string().transform((text, context) => {
      const read = (text.includes('T') ? utcTime() : localDate()).safeParse(text);
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: text.includes('T') ? 'not-a-time' : 'not-a-date' });
      return z.NEVER;
    }),
  );
}

/** Makes a field optional: absent, null, empty and blank become null. */
export function orNull<S extends z.ZodType>(schema: S) {
  return z.preprocess(blankToNull, schema.nullable());
}

function blankToNull(raw: unknown): unknown {
  return raw === undefined || (typeof raw === 'string' && raw.trim() === '') ? null : raw;
}

/** When something happened, if it was earlier than now (late entry). Codes: not-a-time, too-early. */
export function happenedAt() {
  return orNull(utcTime().refine((time) => time >= EARLIEST, { error: 'too-early' }));
}

/** Refuses a time of happening that has still to come. Code: in-the-future. */
export function checkHappenedAt(time: string | null, at: string): Rejection | null {
  return time !== null && time > at ? reject('in-the-future', 'happenedAt') : null;
}

/** Who owns an action or speaks: linked by id, or plain words as written. Codes: required, not-an-id. */
export function party() {
  return z
    .object({ kind: z.enum(['person', 'function', 'organisation', 'text']), id: optionalId(), text: name() })
    .transform((read): Party => ({ ...read, id: read.kind === 'text' ? null : read.id }))
    .refine((read) => read.kind === 'text' || read.id !== null, { error: 'required', path: ['id'] });
}

/** The circle that may see an entry: at least one person, each once. Null for everyone at the table. */
export function circle() {
  return orNull(z.array(id()).min(1, { error: 'required' }).transform((ids) => [...new Set(ids)].sort()));
}

/** A tick box: true, `true` and `on` tick it; absent and all else does not. */
export function ticked() {
  return z.preprocess((raw) => raw === true || raw === 'true' || raw === 'on', z.boolean());
}
