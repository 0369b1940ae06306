import { isRealDate } from '../../../domain/kernel/input.js';
import type { EntryMark } from '../../../domain/kernel/entry.js';
import { isRejection } from '../../../domain/kernel/rejection.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { isMessageKey, type Formats, type Translate } from '../../../i18n/index.js';
import { instantOf } from '../../plugins/form-fields.js';
import type { FormState } from '../../plugins/form-state.js';
import { readSeen, seenAgain } from '../../plugins/stale/seen.js';
import { basedOn, compared, type TwoVersions } from '../../plugins/stale/two-versions.js';
import type { FormValues } from '../../plugins/stale/values.js';
import type { At } from '../at.js';
import { DECISION_FIELD_NAMES } from '../forms/decision-fields.js';
import type { Posted } from '../posted.js';
import { inputParts } from './local-times.js';
import { labelOf } from './mark.js';

/** What is said of an entry, by its kind, in the order of its forms. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  statement: ['text', 'speaker', 'statedSource', 'asOf', 'certainty', 'theme'],
  topic: ['title', 'text', 'kind', 'horizon', 'dilemma', 'uncertainties'],
  argument: ['text'],
  option: ['text', 'pros', 'cons'],
  provisional: ['words', 'measure'],
  decision: ['words', ...DECISION_FIELD_NAMES],
  action: ['what', 'owner', 'due', 'state'],
  remark: ['text'],
  summary: ['text'],
};

/** Moments, which a form holds as a date, a time and which of the two in the doubled hour. */
const MOMENTS: ReadonlySet<string> = new Set(['asOf', 'due', 'releaseAt']);
const PARTS = ['Date', 'Time', 'Which'] as const;

/** What a form starts empty, because it is new there. */
const STARTS_EMPTY: Readonly<Record<string, readonly string[]>> = { replace: ['text', 'asOf'] };

/** Forms that change the entry that is open; others on the page may hold the version of something else. */
const MENDING: ReadonlySet<string> = new Set(['edit', 'replace', 'withdraw', 'strike', 'propose', 'propose-strike']);

/** With what values are put into words, for one reader in the installation's time zone. */
export interface WordsFor {
  readonly t: Translate;
  readonly formats: Formats;
  readonly timeZone: string;
}

/** The entry of that kind and id, with all its texts; null when it is not there. */
export function entryOf({ meeting, picture, actions }: MeetingScope, { kind, id }: NonNullable<At['edit']>): EntryMark | null {
  const topics = [...meeting.oordeel.topics.values()];
  const inTopics = (list: (topic: (typeof topics)[number]) => readonly (EntryMark & { readonly id: string })[]) => topics.flatMap(list).find((one) => one.id === id) ?? null;
  switch (kind) {
    case 'statement':
      return picture.statements.get(id) ?? null;
    case 'topic':
      return meeting.oordeel.topics.get(id) ?? null;
    case 'argument':
      return inTopics((topic) => topic.arguments);
    case 'option':
      return inTopics((topic) => topic.options);
    case 'provisional':
      return inTopics((topic) => topic.provisional);
    case 'decision':
    case 'object':
      return meeting.besluit.decisions.get(id) ?? null;
    case 'action':
      return actions.get(id) ?? null;
    case 'remark':
      return meeting.remarks.find((one) => one.id === id) ?? null;
    case 'summary':
      return meeting.summaries.find((one) => one.id === id) ?? null;
    default:
      return null;
  }
}

/** The forms of the open entry. */
interface Mending {
  /** What they are based on: the version, and what it said. */
  readonly entryVersion: unknown;
  readonly seen: string;
  /** Both versions, when someone else changed it meanwhile (R16). */
  readonly two: TwoVersions | null;
  /** The refused form again: what was typed, and what followed the other's change. */
  readonly state: FormState | null;
  /** True when there is no form for it any more. */
  readonly gone: boolean;
}

/** What the forms of the open entry are based on, and what another changed meanwhile; `entry` null: it is not there. `keep` is where one goes who leaves what stands there. */
export function mendingView(entry: EntryMark | null, edit: At['edit'], posted: Posted | null, keep: string, reader: WordsFor): Mending {
  if (edit === null || entry === null) return { entryVersion: null, seen: '', two: null, state: null, gone: edit !== null };
  const sent = posted !== null && MENDING.has(posted.form) ? posted : null;
  const stale = sent?.code === 'stale-version';
  const now = standing(edit.kind, entry, reader.timeZone);
  return {
    entryVersion: basedOn(entry.entryVersion, sent?.state.values.entryVersion, stale),
    seen: seenAgain(now, sent?.state.values.seen, stale),
    ...(stale ? versions(edit.kind, now, sent, keep, reader) : { two: null, state: null }),
    gone: isOver(edit.kind, entry, posted?.form ?? ''),
  };
}

/** True when an entry cannot be changed any more: struck, replaced, dropped, or settled by a decision. */
function isOver(kind: string, entry: EntryMark, form: string): boolean {
  const { state = '', decisionId = null } = entry as EntryMark & { readonly state?: string; readonly decisionId?: string | null };
  const over = { statement: state === 'replaced' || state === 'withdrawn', topic: state === 'dropped', provisional: decisionId !== null };
  // What someone offers of an old entry is for the secretary to judge.
  return entry.struck !== null || (!form.startsWith('propose') && over[kind as keyof typeof over] === true);
}

/** What was there, what stands there now and what was typed, field by field; and the form again. */
function versions(kind: string, now: FormValues, { form, state }: Posted, keep: string, reader: WordsFor): { two: TwoVersions; state: FormState } {
  const names = namesIn(kind, state.values);
  const typed = typedValues(names, state.values);
  const { values, differences } = compared(
    {
      ...{ fields: FIELDS[kind] ?? [], holds: Object.keys(names), startsEmpty: STARTS_EMPTY[form], now, typed },
      based: readSeen(state.values.seen, now, typed),
      labelOf: (field) => reader.t(labelOf(field)),
      wordsOf: (field, value) => worded(field, value, reader),
    },
    reader.t,
  );
  const help = reader.t(Object.keys(names).length > 0 ? 'meeting.staleHelp' : 'meeting.staleNotDone');
  return { two: { differences, help, keep }, state: { ...state, values: { ...state.values, ...inForm(names, values) } } };
}

/** All that is said of an entry, as its forms hold it; the words beside a decision are kept apart from the rest of it. */
function standing(kind: string, entry: EntryMark, timeZone: string): FormValues {
  const { fields = {}, ...own } = entry as unknown as FormValues & { readonly fields?: FormValues };
  return Object.fromEntries((FIELDS[kind] ?? []).map((field) => [field, held(field, field in fields ? fields[field] : own[field], timeZone)]));
}

function held(field: string, value: unknown, timeZone: string): string {
  if (typeof value === 'boolean') return value ? '1' : '';
  if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  if (typeof value !== 'string') return '';
  if (!MOMENTS.has(field)) return value;
  const { date, time, which } = inputParts(value, timeZone);
  return moment([date, time, which]);
}

/** A moment as one value: date, time and which of the two in the doubled hour. */
const moment = (parts: readonly unknown[]): string => (parts.every((part) => (part ?? '') === '') ? '' : parts.map((part) => String(part ?? '')).join('/'));

/** The fields that a form holds, with their names there. The reason of a form is none of the entry; a box that is not ticked is not sent. */
function namesIn(kind: string, values: FormValues): Readonly<Record<string, string>> {
  const nameOf = (field: string) => {
    if (field === 'measure') return values.words === undefined ? undefined : field;
    const names = [`texts.${field}`, `fields.${field}`, ...(field === 'reason' ? [] : [field])];
    return names.find((one) => values[one] !== undefined || values[`${one}Date`] !== undefined);
  };
  return Object.fromEntries((FIELDS[kind] ?? []).flatMap((field) => [nameOf(field) ?? []].flat().map((name) => [field, name])));
}

function typedValues(names: Readonly<Record<string, string>>, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(names).map(([field, name]) => [field, MOMENTS.has(field) ? moment(PARTS.map((part) => values[`${name}${part}`])) : values[name]]));
}

/** The values again by their names in the form. */
function inForm(names: Readonly<Record<string, string>>, values: FormValues): FormValues {
  const inputs = ([field, name]: [string, string]): [string, unknown][] => {
    if (!MOMENTS.has(field)) return [[name, values[field] === '' && field === 'measure' ? undefined : values[field]]];
    const parts = String(values[field] ?? '').split('/');
    return PARTS.map((part, place) => [`${name}${part}`, parts[place] ?? '']);
  };
  return Object.fromEntries(Object.entries(names).flatMap(inputs));
}

const CODED: ReadonlySet<string> = new Set(['certainty', 'kind', 'horizon', 'state']);

function worded(field: string, value: unknown, reader: WordsFor): string {
  const { t, formats } = reader;
  if (field === 'measure') return t(value === '1' ? 'common.yes' : 'common.no');
  if (typeof value !== 'string' || value === '') return '';
  if (MOMENTS.has(field)) return momentSaid(value, reader);
  const word = `documents.${field === 'state' ? 'action' : field}-${value}`;
  if (CODED.has(field) && isMessageKey(word)) return t(word);
  return isRealDate(value) ? formats.date(value) : value;
}

/** A local date and time as a form holds them; what is no time as it is. */
function momentSaid(value: string, { formats, timeZone }: WordsFor): string {
  const [date = '', time = '', which = ''] = value.split('/');
  if (!isRealDate(date)) return `${date} ${time}`.trim();
  if (time === '') return formats.date(date);
  const read = instantOf(date, time, timeZone, which === 'first' || which === 'second' ? which : null, '');
  return isRejection(read) ? `${formats.date(date)}, ${time}` : formats.dateTime(read.utc);
}
