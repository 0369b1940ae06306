import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { instantOf } from '../plugins/form-fields.js';

/** The chosen moment as it was typed (local, to the minute) and the last instant that counts (UTC). */
export interface ChosenMoment {
  readonly local: string;
  readonly until: string;
}

const MINUTE = 59_999;

/** What `?at=` asks for: null for now. Codes, those of `instantOf`: not-a-date, not-a-time, required, time-skipped. */
export function momentIn(query: unknown, timeZone: string): ChosenMoment | Rejection | null {
  const { at } = query as { at?: unknown };
  if (at === undefined || at === '') return null;
  const [day, clock, ...more] = typeof at === 'string' ? at.slice(0, 100).split('T') : [];
  // In the doubled autumn hour the second one, so that nothing of that hour is left out.
  const read = instantOf(day ?? 'x', more.length > 0 ? 'x' : (clock ?? ''), timeZone, 'second', 'at');
  if (isRejection(read)) return read;
  // The whole minute: people type no seconds, and what was said at 09:24 belongs to 09:24.
  return { local: `${day}T${clock}`, until: new Date(Date.parse(read.utc) + MINUTE).toISOString() };
}
