import type { Language } from './catalogues.js';
import { localeOf, translator } from './translator.js';

/**
 * Dates and times as people read them. An instant is UTC ISO 8601 and is shown in the installation's
 * time zone; a local date (`2020-03-27`) is shown as it is, whatever the zone.
 */
export interface Formats {
  /** woensdag 11 maart 2020 */
  dateLong(at: string): string;
  /** maart 2020 */
  month(at: string): string;
  /** wo 11 maart 2020 */
  date(at: string): string;
  /** wo 11 maart */
  dateShort(at: string): string;
  /** 11-3 (nl), 11 Mar (en) */
  dateCompact(at: string): string;
  /** 09:24 */
  time(at: string): string;
  /** 09:24; in the hour that autumn has twice also which of the two: 02:42 (zomertijd). */
  exactTime(at: string): string;
  /** wo 11 maart 2020, 09:24 */
  dateTime(at: string): string;
  /** How an as-of time reads beside a statement: 09:24 when it is the day of `now`, otherwise 9-3 19:00. */
  asOf(at: string, now: string): string;
  /** vandaag, morgen, gisteren, otherwise wo 11 maart (with the year when it is another year than that of `now`). */
  day(at: string, now: string): string;
  /** Minutes in words: 24 min, 1 uur 5 min. */
  duration(minutes: number): string;
  /** The local date (`2020-03-11`) of an instant: what a date input holds. */
  localDate(at: string): string;
  /** The local date and time (`2020-03-11T09:24`) of an instant: what a date-and-time input holds. */
  localDateTime(at: string): string;
}

const made = new Map<string, Formats>();
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The formats of a language and an IANA time zone; made once, because Intl formatters are slow to make. */
export function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const formats = makeFormats(language, timeZone);
  made.set(key, formats);
  return formats;
}

function makeFormats(language: Language, timeZone: string): Formats {
  const t = translator(language);
  const local = localParts(timeZone);
  const show = shower(language, local);
  const dateLong = show({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const month = show({ month: 'long', year: 'numeric' });
  const date = show({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const dateShort = show({ weekday: 'short', day: 'numeric', month: 'long' });
  const dateCompact = show({ day: 'numeric', month: language === 'nl' ? 'numeric' : 'short' });
  const time = (at: string) => local(at).time;
  const localDate = (at: string) => (LOCAL_DATE.test(at) ? at : local(at).date);
  const exactTime = (at: string) => {
    const which = LOCAL_DATE.test(at) ? null : whichOfTwo(at, local);
    return which === null ? time(at) : `${time(at)} (${t(which === 'first' ? 'common.summerTime' : 'common.winterTime')})`;
  };
  return {
    dateLong,
    month,
    date,
    dateShort,
    dateCompact,
    time,
    exactTime,
    dateTime: (at) => `${date(at)}, ${exactTime(at)}`,
    asOf: (at, now) => (localDate(at) === localDate(now) ? exactTime(at) : `${dateCompact(at)} ${exactTime(at)}`),
    day: (at, now) => {
      const days = (Date.parse(localDate(at)) - Date.parse(localDate(now))) / DAY;
      if (days === 0) return t('common.today');
      if (days === 1) return t('common.tomorrow');
      if (days === -1) return t('common.yesterday');
      return localDate(at).slice(0, 4) === localDate(now).slice(0, 4) ? dateShort(at) : date(at);
    },
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = Math.round(minutes % 60);
      if (hours === 0) return t('common.minutes', { count: rest });
      const whole = t('common.hours', { count: hours });
      return rest === 0 ? whole : `${whole} ${t('common.minutes', { count: rest })}`;
    },
    localDate,
    localDateTime: (at) => `${local(at).date}T${local(at).time}`,
  };
}

/** Makes a function that shows the day of an instant in the time zone, and a local date as it is. */
function shower(language: Language, local: Local) {
  return (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' });
    // English puts a comma after the weekday; the screens use commas for other things.
    const ofDate = remembered((date: string) => format.format(new Date(date)).replace(',', ''));
    return (at: string) => ofDate(LOCAL_DATE.test(at) ? at : local(at).date);
  };
}

/** So many answers are remembered of each question: those of a long document or a busy hour. */
const MOST = 5_000;

/** Intl takes some ten microseconds an answer, and documents ask the same again and again. */
function remembered<K, V>(answer: (asked: K) => V): (asked: K) => V {
  const known = new Map<K, V>();
  return (asked) => {
    const before = known.get(asked);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const now = answer(asked);
    known.set(asked, now);
    return now;
  };
}

type Local = (at: string) => { readonly date: string; readonly time: string };

/** Which of the two an instant is whose local time comes twice that night; null when it comes once. */
function whichOfTwo(at: string, local: Local): 'first' | 'second' | null {
  const sameAt = (hours: number) => {
    const other = local(new Date(Date.parse(at) + hours * HOUR).toISOString());
    const own = local(at);
    return other.time === own.time && other.date === own.date;
  };
  if (sameAt(1)) return 'first';
  return sameAt(-1) ? 'second' : null;
}

/** Splits an instant into the local date and time, always in ISO order. */
function localParts(timeZone: string): Local {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const atMinute = remembered((minute: number) => {
    const parts = new Map(format.formatToParts(new Date(minute * MINUTE)).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
  });
  return (at: string) => atMinute(Math.floor(Date.parse(at) / MINUTE));
}
