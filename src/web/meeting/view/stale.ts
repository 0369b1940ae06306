import { isRealDate } from '../../../domain/kernel/input.js';
import type { EntryMark } from '../../../domain/kernel/entry.js';
import { isRejection } from '../../../domain/kernel/rejection.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { isMessageKey, type Formats, type Translate } from '../../../i18n/index.js';
import { instantOf } from '../../plugins/form-fields.js';
import { basedOn, type Difference, type TwoVersions } from '../../plugins/two-versions.js';
import type { At } from '../at.js';
import { DECISION_FIELD_NAMES } from '../forms/decision-fields.js';
import type { Posted } from '../posted.js';
import { labelOf } from './mark.js';

/** What the forms that change an entry hold, by its kind. */
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

/** Forms that change the entry that is open; others on the page may hold the version of something else. */
const MENDING: ReadonlySet<string> = new Set(['edit', 'replace', 'withdraw', 'strike', 'propose', 'propose-strike']);

type Values = Readonly<Record<string, unknown>>;

/** With what values are put into words, for one reader in the installation's time zone. */
interface Reader {
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

/**
 * The version that the forms of the open entry are based on, and both versions of it when someone else changed it
 * meanwhile (R16). `keep` is where one goes who leaves what stands there. `gone`: there is no form for it any more.
 */
export function mendingView(scope: MeetingScope, edit: At['edit'], posted: Posted | null, keep: string, reader: Reader) {
  const entry = edit === null ? null : entryOf(scope, edit);
  if (edit === null || entry === null) return { entryVersion: null, two: null, gone: edit !== null };
  const sent = posted !== null && MENDING.has(posted.form) ? posted : null;
  const stale = sent?.code === 'stale-version';
  return {
    entryVersion: basedOn(entry.entryVersion, sent?.state.values.entryVersion, stale),
    two: stale ? versions(edit.kind, entry, sent.state.values, keep, reader) : null,
    gone: entry.struck !== null,
  };
}

/** What stands there now and what was typed, field by field; what the form did not hold is shown as it stands. */
function versions(kind: string, entry: EntryMark, values: Values, keep: string, reader: Reader): TwoVersions {
  const all = (FIELDS[kind] ?? []).map((field): Difference => ({
    label: reader.t(labelOf(field)),
    now: worded(field, standing(entry, field), reader),
    typed: typedOf(field, values, reader),
  }));
  const typed = all.some((one) => one.typed !== null);
  return {
    differences: all.filter((one) => (one.typed === null ? one.now !== '' : oneLine(one.now) !== oneLine(one.typed))),
    help: reader.t(typed ? 'meeting.staleHelp' : 'meeting.staleNotDone'),
    keep,
  };
}

/** The words beside a decision are kept apart from the rest of it. */
function standing(entry: EntryMark, field: string): unknown {
  const { fields = {}, ...own } = entry as unknown as Values & { readonly fields?: Values };
  return field in fields ? fields[field] : own[field];
}

const CODED: ReadonlySet<string> = new Set(['certainty', 'kind', 'horizon', 'state']);

function worded(field: string, value: unknown, { t, formats }: Reader): string {
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text);
  if (typeof value !== 'string') return '';
  const word = `documents.${field === 'state' ? 'action' : field}-${value}`;
  if (CODED.has(field) && isMessageKey(word)) return t(word);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return formats.dateTime(value);
  return isRealDate(value) ? formats.date(value) : value;
}

/** What the form held of a field, in words; null when it did not hold it. The reason of a form is none of the entry. */
function typedOf(field: string, values: Values, reader: Reader): string | null {
  if (field === 'measure') return values.words === undefined ? null : worded(field, values.measure !== undefined, reader);
  const names = [`texts.${field}`, `fields.${field}`, ...(field === 'reason' ? [] : [field])];
  const name = names.find((one) => values[one] !== undefined || values[`${one}Date`] !== undefined);
  if (name === undefined) return null;
  if (values[name] !== undefined) return worded(field, values[name], reader);
  return momentTyped(String(values[`${name}Date`]), String(values[`${name}Time`] ?? ''), reader);
}

/** A local date and time as they were typed; what is no time, or comes twice, as it is. */
function momentTyped(date: string, time: string, { formats, timeZone }: Reader): string {
  if (!isRealDate(date)) return `${date} ${time}`.trim();
  if (time === '') return formats.date(date);
  const read = instantOf(date, time, timeZone, null, '');
  return isRejection(read) ? `${formats.date(date)}, ${time}` : formats.dateTime(read.utc);
}

/** Browsers send lines with CRLF. */
const oneLine = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
