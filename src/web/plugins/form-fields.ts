import { isRealDate } from '../../domain/kernel/input.js';
import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { toUtc } from '../../domain/kernel/time.js';
import type { FormState } from './form-state.js';

/** A posted form as the routes get it; anything else than a form reads as an empty one. */
export function bodyOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** All values of a name: none, one or more; empty ones are choices that were not made. */
export function many(body: Record<string, unknown>, name: string): unknown[] {
  const value = body[name];
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value.filter((item) => item !== '') : [value];
}

/** Whether a box was ticked. */
export function ticked(body: Record<string, unknown>, name: string): boolean {
  return body[name] !== undefined && body[name] !== '' && body[name] !== '0';
}

/** Which of the two instants of the doubled autumn hour was meant. */
export type Which = 'first' | 'second' | null;

/**
 * A local date and time of a form (`2020-03-24`, `09:00`) as UTC.
 * Rejections on `field`: required, not-a-date, not-a-time, time-skipped (spring), time-twice (autumn, ask which).
 */
export function instantOf(date: unknown, time: unknown, timeZone: string, which: Which, field: string): { readonly utc: string } | Rejection {
  if (typeof date !== 'string' || date === '' || typeof time !== 'string' || time === '') return reject('required', field);
  if (!isRealDate(date)) return reject('not-a-date', field);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return reject('not-a-time', field);
  const read = toUtc(`${date}T${time}`, timeZone);
  if (read.kind === 'gap') return reject('time-skipped', field);
  if (read.kind === 'one') return { utc: read.utc };
  if (which === null) return reject('time-twice', field);
  return { utc: read.utc[which === 'first' ? 0 : 1] };
}

/** Whether a local date and time of a form happens twice that day, so that one must ask which. */
export function comesTwice(date: unknown, time: unknown, timeZone: string): boolean {
  const read = instantOf(date, time, timeZone, null, '');
  return isRejection(read) && read.code === 'time-twice';
}

/** Puts errors of a command's fields beside the form's fields that they come from; what has no field there is for the whole form. */
export function besideFields(form: FormState, known: readonly string[], names: Readonly<Record<string, string>> = {}): FormState {
  const errors: Record<string, string> = {};
  const general = [...form.general];
  for (const [field, text] of Object.entries(form.errors)) {
    const name = names[field] ?? names[field.split('.')[0] ?? ''] ?? (known.includes(field) ? field : (field.split('.')[0] ?? ''));
    if (known.includes(name)) errors[name] ??= text;
    else if (!general.includes(text)) general.push(text);
  }
  return { values: form.values, errors, general, wrong: Object.keys(errors).length + general.length };
}
