import type { Correction, Deed, EntryMark, Party } from '../../domain/kernel/entry.js';
import { formatsFor, isMessageKey, translator, type Formats, type Language, type Translate } from '../../i18n/index.js';

/** Something said about an entry: our word for it, and the text as typed. */
export interface Detail {
  readonly label: string;
  readonly text: string;
}

/** What a renderer needs to put codes and times into words, for one meeting's document. */
export interface Words {
  readonly t: Translate;
  readonly f: Formats;
  /** A time within the meeting's day as 09:24; other days with their date; a local date as a date. */
  at(time: string): string;
  /** The date of a time, with the year where it is another year than the meeting's. */
  dateOf(time: string): string;
}

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a local date, false for an instant. */
export function isLocalDate(time: string): boolean {
  return LOCAL_DATE.test(time);
}

/** The words for a document about something that happened on `day` (UTC time or local date). */
export function wordsFor(language: Language, timeZone: string, day: string): Words {
  const f = formatsFor(language, timeZone);
  const thisDay = f.localDate(day);
  const dateOf = (time: string) => (f.localDate(time).slice(0, 4) === thisDay.slice(0, 4) ? f.dateShort(time) : f.date(time));
  const at = (time: string) => {
    if (isLocalDate(time)) return dateOf(time);
    return f.localDate(time) === thisDay ? f.exactTime(time) : `${dateOf(time)} ${f.exactTime(time)}`;
  };
  return { t: translator(language), f, at, dateOf };
}

/** Who speaks or owns, in the words as written. */
export function partyText(party: Party | null): string | null {
  return party?.text ?? null;
}

/** Details that have a text; a null leaves nothing. */
export function details(...lines: readonly (readonly [label: string, text: string | null])[]): Detail[] {
  return lines.flatMap(([label, text]) => (text === null || text === '' ? [] : [{ label, text }]));
}

const HALF_A_PAGE = 1_500;

/** Whether an entry with what is said of it fills about half a sheet of paper or more, so that it may break over two. */
export function isTall(text: string, details: readonly Detail[]): boolean {
  return details.reduce((length, detail) => length + detail.label.length + detail.text.length, text.length) > HALF_A_PAGE;
}

/** Whether an entry was struck, for showing it so. */
export function isStruck(mark: EntryMark): boolean {
  return mark.struck !== null;
}

/** The text of an entry, or words that say that it was removed and sealed. */
export function textOf(text: string, mark: EntryMark, words: Words): string {
  return text === '' && mark.struck?.reason === 'sealed' ? words.t('documents.sealedText') : text;
}

/**
 * What became of an entry: entered late, offered by, corrected (with the old text), struck, taken
 * over from a source. `shown` are texts that stand beside the entry already.
 */
export function markDetails(mark: EntryMark, words: Words, shown: readonly (string | null)[] = []): Detail[] {
  const { t, at } = words;
  const times = { happened: at(mark.happenedAt), recorded: at(mark.recordedAt) };
  // Two times that a reader would see as one say nothing.
  const late = mark.late && times.happened !== times.recorded ? t('documents.lateTimes', times) : null;
  const broughtBy = mark.imported?.by ?? null;
  const forwardedTo = mark.imported?.forwardedTo ?? null;
  return [
    ...details([t('documents.late'), late], [t('documents.offeredBy'), mark.offeredBy ?? null]),
    ...details([t('documents.broughtBy'), shown.includes(broughtBy) ? null : broughtBy]),
    ...details([t('documents.forwardedTo'), shown.includes(forwardedTo) ? null : forwardedTo]),
    ...details([t('documents.sourceNote'), mark.source === null ? null : String(mark.source)]),
    ...correctionDetails(mark.corrections, words),
    ...strikeDetails(mark, words),
  ];
}

/** What stood there before each correction, of these fields or of all; filling in what was empty is no correction. */
export function correctionDetails(corrections: readonly Correction[], words: Words, fields?: readonly string[]): Detail[] {
  const { t, at } = words;
  return corrections.flatMap(({ at: when, before, ...done }) =>
    Object.entries(before)
      .filter(([field]) => fields === undefined || fields.includes(field))
      .flatMap(([field, text]) =>
        details([t('documents.correctedFrom', { at: at(when), name: doneBy(done, t), field: fieldWord(field, t) }), text === null ? null : valueText(field, text, words)]),
      ),
  );
}

/** A label, with who did it and when where that is known. */
export function deedLabel(label: string, deed: Deed | undefined, { t, at }: Words): string {
  const [first = ''] = label;
  const what = first.toUpperCase() + label.slice(first.length);
  return deed === undefined ? what : t('documents.deed', { what, at: at(deed.at), name: deed.by });
}

/** Who corrected or struck it, and who offered that. */
function doneBy({ by, offeredBy }: Pick<Correction, 'by' | 'offeredBy'>, t: Translate): string {
  return offeredBy === undefined ? by : t('documents.asProposedBy', { by, name: offeredBy });
}

function strikeDetails({ struck }: EntryMark, { t, at }: Words): Detail[] {
  // Struck at a restricted table: for others only that it was.
  if (!struck || struck.by === '') return [];
  const who = { at: at(struck.at), name: doneBy(struck, t) };
  if (struck.reason === 'sealed') return [{ label: t('documents.sealed', who), text: '' }];
  return [{ label: t('documents.struck', who), text: struck.reason }];
}

// The fields whose texts are a local date or a UTC time.
const MOMENTS: ReadonlySet<string> = new Set([
  'asOf', 'due', 'effectiveFrom', 'endDate', 'reviewDate', 'releaseAt', 'considerUntil', 'nextMeetingAt', 'procedureAt',
]);
const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

/** A field's value in words: a code of a fixed list, such as a topic's kind, by its word, a time as a time; other values as typed. */
export function valueText(field: string, value: string, { t, f }: Words): string {
  const key = `documents.${field}-${value}`;
  if (isMessageKey(key)) return t(key);
  if (!MOMENTS.has(field) || !MOMENT.test(value)) return value;
  return isLocalDate(value) ? f.date(value) : f.dateTime(value);
}

/** The word for a field of an entry; a field that has none keeps its name. */
export function fieldWord(field: string, t: Translate): string {
  const key = [`documents.field-${field}`, `documents.${field}`].find(isMessageKey);
  return key === undefined ? field : t(key);
}

/** That an entry is restricted, and to whom; in a restricted team's own minutes its circle is that of the whole. */
export function circleTag(circle: readonly string[] | null, { circles = {} }: { readonly circles?: Readonly<Record<string, string>> }, { t }: Pick<Words, 't'>): string[] {
  const names = (circle ?? []).flatMap((element) => circles[element] ?? []);
  return names.length === 0 ? [] : [t('documents.withRestricted', { names: [...new Set(names)].join(', ') })];
}
