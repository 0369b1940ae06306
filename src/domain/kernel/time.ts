/**
 * Local time of the installation (one IANA zone). Pure: Intl knows the zones, nobody asks for now.
 * Instants are UTC ISO 8601; local dates are `YYYY-MM-DD`, local times `YYYY-MM-DDTHH:MM[:SS]`.
 */

/** What a local time means in UTC: one instant, two in the doubled autumn hour, none in the skipped spring hour. */
export type LocalInstant =
  | { readonly kind: 'one'; readonly utc: string }
  | { readonly kind: 'ambiguous'; readonly utc: readonly [string, string] }
  | { readonly kind: 'gap' };

const MINUTE = 60_000;
const DAY = 86_400_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

/** The local date and time (`2020-03-24T09:24:00`) of an instant. */
export function localDateTime(utc: string, timeZone: string): string {
  const parts = new Map(formatOf(timeZone).formatToParts(new Date(utc)).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The local date of an instant. */
export function localDate(utc: string, timeZone: string): string {
  return localDateTime(utc, timeZone).slice(0, 10);
}

/** The local date of a moment that may be known to the day only: imported history has local dates. */
export function dayOf(moment: string, timeZone: string): string {
  return moment.includes('T') ? localDate(moment, timeZone) : moment;
}

/** The local year of an instant: meetings are numbered per team and local year. */
export function localYear(utc: string, timeZone: string): number {
  return Number(localDate(utc, timeZone).slice(0, 4));
}

/** The day before a local date. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
}

/**
 * The instant of a local date and time. Throws a RangeError when the words are no date and time:
 * callers check the form first. The doubled hour gives both instants, earliest first, so that one can ask.
 */
export function toUtc(local: string, timeZone: string): LocalInstant {
  const read = LOCAL.exec(local);
  if (!read) throw new RangeError(`not a local time: ${local}`);
  const wanted = `${read[1]}T${read[2]}${read[3] ?? ':00'}`;
  const asIfUtc = Date.parse(`${wanted}.000Z`);
  if (Number.isNaN(asIfUtc)) throw new RangeError(`not a local time: ${local}`);

  // A day before and a day after hold every offset that can apply at that moment.
  const offsets = new Set([offsetAt(asIfUtc - DAY, timeZone), offsetAt(asIfUtc + DAY, timeZone)]);
  const found = [...offsets]
    .map((offset) => new Date(asIfUtc - offset).toISOString())
    .filter((utc) => localDateTime(utc, timeZone) === wanted)
    .sort();
  const [first, second] = found;
  if (first === undefined) return { kind: 'gap' };
  return second === undefined ? { kind: 'one', utc: first } : { kind: 'ambiguous', utc: [first, second] };
}

/** How far local time is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${localDateTime(new Date(whole).toISOString(), timeZone)}.000Z`) - whole;
}

/**
 * Before which local date, and before which time (UTC), something that is due has passed at an instant: due on a local date means
 * overdue the next local day (details.md). `today` is the local date of `at`.
 */
export function overdueBounds(at: string, today: string): { readonly dueOnBefore: string; readonly dueAtBefore: string } {
  return { dueOnBefore: today, dueAtBefore: at };
}

/** Whole minutes from one instant to another; negative when `to` is earlier. */
export function minutesBetween(from: string, to: string): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / MINUTE);
}
