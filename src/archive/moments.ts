import { isLocalDate } from '../documents/words/entry.view.js';
import { dayOf, localDateTime } from '../domain/kernel/time.js';

const MINUTE = 60_000;

/** A moment as both standards write it: local time with its offset (`2020-03-24T09:24:00+01:00`). A local date stays one. */
export function xmlMoment(moment: string, timeZone: string): string {
  if (isLocalDate(moment)) return moment;
  const local = localDateTime(moment, timeZone);
  const ahead = Math.round((Date.parse(`${local}Z`) - Math.floor(Date.parse(moment) / 1000) * 1000) / MINUTE);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${local}${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
}

/** The same where the standard takes no date without a time; null for what is known to the day only. */
export function xmlTime(moment: string | null, timeZone: string): string | null {
  return moment === null || isLocalDate(moment) ? null : xmlMoment(moment, timeZone);
}

/** The first and last local day of these moments; null where there are none. */
export function periodOf(moments: readonly (string | null)[], timeZone: string): { readonly from: string; readonly until: string } | null {
  const days = moments.flatMap((moment) => (moment === null ? [] : [dayOf(moment, timeZone)])).sort();
  const [from, until] = [days[0], days.at(-1)];
  return from === undefined || until === undefined ? null : { from, until };
}
