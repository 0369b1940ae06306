import { dateAfter, isDate, weekdayOf } from './calendar.js';

/** What was read at a place in a text: where it ends, and the days it can mean (one, unless it must be asked). */
export interface DayRead {
  readonly end: number;
  readonly dates: readonly string[];
  /** Local, `HH:MM`. */
  readonly time: string | null;
}

interface Words {
  readonly dates: readonly string[];
  readonly length: number;
}

/** Days that lie back this long at most are taken to be of this year. */
const RECENT = 14;
/** A day of next year is taken to be meant when it is this near and this year's has passed. */
const NEAR = 184;

const MONTHS = ['januari|january|jan', 'februari|february|feb', 'maart|march|mrt|mar', 'april|apr', 'mei|may', 'juni|june|jun', 'juli|july|jul', 'augustus|august|aug', 'september|sept|sep', 'oktober|october|okt|oct', 'november|nov', 'december|dec'];
/** From Monday on. */
const WEEKDAYS = ['maandag|monday|mon', 'dinsdag|tuesday|tue', 'woensdag|wednesday', 'donderdag|thursday|thu', 'vrijdag|friday|fri', 'zaterdag|saturday', 'zondag|sunday'];
/** Shorter still: only where a day is expected, because some of them are words of their own. */
const SHORT_WEEKDAYS = ['ma', 'di|tues', 'wo|wed', 'do', 'vr', 'za|sat', 'zo|sun'];
const COUNTS = ['een|één|a|an|one', 'twee|two', 'drie|three', 'vier|four', 'vijf|five', 'zes|six', 'zeven|seven', 'acht|eight', 'negen|nine', 'tien|ten'];

const MONTH = `(?:${MONTHS.join('|')})\\.?`;
const WEEKDAY = WEEKDAYS.join('|');
const COUNT = `\\d{1,3}|${COUNTS.join('|')}`;

const placeIn = (list: readonly string[], word: string) => list.findIndex((one) => one.split('|').includes(word.toLowerCase().replace(/\.$/, '')));
const at = (pattern: string) => new RegExp(`(?:${pattern})(?![\\p{L}\\p{N}-])`, 'iuy');

const PATTERNS = {
  iso: at('(\\d{4})-(\\d{2})-(\\d{2})'),
  numeric: at('(\\d{1,2})-(\\d{1,2})(?:-(\\d{4}|\\d{2}))?'),
  slashed: at('(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?'),
  slashedYear: at('(\\d{1,2})/(\\d{1,2})/(\\d{4})'),
  dayMonth: at(`(\\d{1,2})(?:e|st|nd|rd|th)?\\s+(?:of\\s+)?(${MONTH})(?:\\s+(\\d{4}))?`),
  monthDay: at(`(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`),
  today: at('vandaag|today'),
  tomorrow: at('morgen|tomorrow'),
  after: at('overmorgen|(?:the\\s+)?day\\s+after\\s+tomorrow'),
  inDays: at(`(?:over|in)\\s+(${COUNT})\\s+(dag|dagen|day|days|week|weken|weeks)`),
  nextWeekDay: at(`(?:volgende\\s+week|next\\s+week)\\s+(${WEEKDAY})|(${WEEKDAY})\\s+(?:volgende\\s+week|next\\s+week)`),
  nextWeek: at('volgende\\s+week|next\\s+week'),
  nextDay: at(`(?:volgende|next)\\s+(${WEEKDAY})`),
  thisDay: at(`(?:(?:aanstaande|a\\.s\\.|komende|deze|this|coming)\\s+)?(${WEEKDAY})(?:\\s+(?:aanstaande|a\\.s\\.))?`),
  shortDay: at(`(${SHORT_WEEKDAYS.join('|')})\\.?`),
} as const;

const TIME = /\s*(?:(?:,\s*)?(?:om|voor|vóór|at|by)\s+)?([01]?\d|2[0-3])(?:[:.]([0-5]\d)(?:\s*(?:uur|u|h))?|\s*(?:uur|u|h)([0-5]\d)?)(?![\p{L}\p{N}])/iuy;

type Reader = (match: RegExpExecArray, today: string) => readonly string[];

const two = (n: number) => String(n).padStart(2, '0');
const dateOf = (year: number, month: number, day: number) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
const years = (date: string, by: number) => `${String(Number(date.slice(0, 4)) + by).padStart(4, '0')}${date.slice(4)}`;
const daysFrom = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A day of a month; without a year this one, or next year's where that is near; a day long past is asked about. */
function ofYear(day: number, month: number, year: string | undefined, today: string): readonly string[] {
  if (year !== undefined) return [dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)].filter(isDate);
  const here = dateOf(Number(today.slice(0, 4)), month, day);
  const candidates = [here, years(here, 1)].filter(isDate);
  if (!isDate(here)) return candidates;
  if (daysFrom(here, today) <= RECENT) return [here];
  const next = years(here, 1);
  return isDate(next) && daysFrom(today, next) <= NEAR ? [next] : candidates;
}

/** The first such weekday from today on; on the day itself it is asked whether today is meant, or a week later. */
function upcoming(weekday: number, today: string): readonly string[] {
  const days = (weekday - weekdayOf(today) + 7) % 7;
  return days === 0 ? [today, dateAfter(today, 7)] : [dateAfter(today, days)];
}

const inNextWeek = (weekday: number, today: string) => dateAfter(today, 7 - weekdayOf(today) + weekday);

/** 'Volgende vrijdag' is for one person the coming Friday and for another that of next week. */
function nextDay(weekday: number, today: string): readonly string[] {
  const soon = upcoming(weekday, today).at(-1) ?? today;
  return [...new Set([soon, inNextWeek(weekday, today)])].sort();
}

const READERS: readonly (readonly [keyof typeof PATTERNS, Reader, 'anywhere' | 'expected'])[] = [
  ['iso', ([, year, month, day]) => [`${year}-${month}-${day}`].filter(isDate), 'anywhere'],
  ['numeric', ([, day, month, year], today) => ofYear(Number(day), Number(month), year, today), 'anywhere'],
  ['slashedYear', ([, day, month, year], today) => ofYear(Number(day), Number(month), year, today), 'anywhere'],
  ['slashed', ([, day, month, year], today) => ofYear(Number(day), Number(month), year, today), 'expected'],
  ['dayMonth', ([, day, month = '', year], today) => ofYear(Number(day), placeIn(MONTHS, month) + 1, year, today), 'anywhere'],
  ['monthDay', ([, month = '', day, year], today) => ofYear(Number(day), placeIn(MONTHS, month) + 1, year, today), 'anywhere'],
  ['today', (_, today) => [today], 'anywhere'],
  ['after', (_, today) => [dateAfter(today, 2)], 'anywhere'],
  ['tomorrow', (_, today) => [dateAfter(today, 1)], 'anywhere'],
  ['inDays', ([, count = '', unit = ''], today) => [dateAfter(today, countOf(count) * (unit.toLowerCase().startsWith('w') ? 7 : 1))], 'anywhere'],
  ['nextWeekDay', ([, before, behind], today) => [inNextWeek(placeIn(WEEKDAYS, before ?? behind ?? ''), today)], 'anywhere'],
  ['nextWeek', (_, today) => [inNextWeek(0, today), inNextWeek(4, today)], 'anywhere'],
  ['nextDay', ([, day = ''], today) => nextDay(placeIn(WEEKDAYS, day), today), 'anywhere'],
  ['thisDay', ([, day = ''], today) => upcoming(placeIn(WEEKDAYS, day), today), 'anywhere'],
  ['shortDay', ([, day = ''], today) => upcoming(placeIn(SHORT_WEEKDAYS, day), today), 'expected'],
];

const countOf = (word: string) => (/^\d/.test(word) ? Number(word) : placeIn(COUNTS, word) + 1);

function dayAt(text: string, start: number, today: string, expected: boolean): Words | null {
  for (const [name, read, where] of READERS) {
    if (where === 'expected' && !expected) continue;
    const pattern = PATTERNS[name];
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const dates = match === null ? [] : read(match, today);
    if (match !== null && dates.length > 0) return { dates, length: match[0].length };
  }
  return null;
}

function timeAt(text: string, start: number): { readonly time: string; readonly end: number } | null {
  TIME.lastIndex = start;
  const match = TIME.exec(text);
  if (match === null) return null;
  return { time: `${two(Number(match[1]))}:${match[2] ?? match[3] ?? '00'}`, end: start + match[0].length };
}

/**
 * Reads a day, with a time if one follows, at a place in a text; null when there is none. `expected`: a day is likely
 * here, so that a short form such as `vr` or `1/4`, or a time alone (today's), counts as one.
 */
export function readDay(text: string, start: number, today: string, expected: boolean): DayRead | null {
  const day = dayAt(text, start, today, expected);
  const time = day === null && !expected ? null : timeAt(text, start + (day?.length ?? 0));
  if (day === null) return time === null ? null : { end: time.end, dates: [today], time: time.time };
  return { end: time?.end ?? start + day.length, dates: day.dates, time: time?.time ?? null };
}
