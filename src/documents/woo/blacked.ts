import type { Passage, Refusal } from '../../domain/minutes/state.js';
import { placeOfWords, standing } from '../../domain/minutes/index.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { folded } from './folded.js';
import { mapStrings } from './strings.js';

type Entry = Readonly<Record<string, unknown>>;

export interface Blacked {
  readonly model: MinutesModel;
  /** What was taken out, word for word. */
  readonly taken: readonly string[];
  /** Refusals whose passage or words are not there, so that nothing could be taken out. */
  readonly lost: readonly Refusal[];
}

/** What stands in place of refused words, for a ground. */
export type Bar = (refusal: Pick<Refusal, 'ground'>) => string;

const MAIN: Readonly<Record<Passage['kind'], string>> = { statement: 'text', topic: 'title', argument: 'text', option: 'text', provisional: 'words', decision: 'words', action: 'what', remark: 'text', summary: 'text', item: 'title' };
/** Entries of their own within a topic, and links: they keep their words. */
const APART: ReadonlySet<string> = new Set(['arguments', 'options', 'provisional', 'decisions', 'actions', 'present', 'confirmation', 'settles', 'carriedFrom', 'carriedOn', 'speaker', 'owner', 'replaces', 'replacedBy', 'imported']);
/** What may be absent: it goes, and nobody sees that it was there. */
const GOES: ReadonlySet<string> = new Set(['wordsBefore', 'statedSource', 'theme', 'withdrawnReason', 'dilemma', 'uncertainties', 'droppedReason', 'pros', 'cons', 'note', 'remark', 'asOf']);
/** What may not: a bar stands for it. */
const BARRED: ReadonlySet<string> = new Set(['words', 'text', 'reason', 'what', 'title']);

/** Shorter words are too ordinary to be taken out, or looked for, where they were not refused: a number, a `no`. */
export const SHORTEST = 12;

/** A text that was taken out, and what stands for it. */
interface Taken {
  readonly text: string;
  readonly bar: string;
}

/**
 * The minutes without what is refused: whole passages with all that is said of them, and stretches of words. What is long enough to be known
 * again is taken out wherever it stands: words that can be read in another place are not refused.
 */
export function blacked(model: MinutesModel, refusals: readonly Refusal[], bar: Bar): Blacked {
  const taken: Taken[] = [];
  const found = new Set<string>();
  // A whole passage before stretches of it, and of stretches the last first: so that none moves another.
  const order = [...standing(refusals)].sort((a, b) => Number(a.words !== null) - Number(b.words !== null) || b.occurrence - a.occurrence);
  const changed = order.reduce((now, refusal) => changeEntry(now, refusal.passage, (entry) => {
    const main = MAIN[refusal.passage.kind];
    const text = entry[main];
    if (typeof text !== 'string') return entry;
    if (refusal.words === null) {
      found.add(refusal.id);
      taken.push(...textsOf(entry).map((text) => ({ text, bar: bar(refusal) })));
      return withoutWords(entry, main, bar(refusal));
    }
    const at = placeOfWords(text, refusal.words, refusal.occurrence);
    const isWhole = order.some((other) => other.words === null && isSamePlace(other, refusal));
    if (at < 0) {
      if (isWhole) found.add(refusal.id);
      return entry;
    }
    found.add(refusal.id);
    taken.push({ text: refusal.words, bar: bar(refusal) });
    const { words } = refusal;
    const said = { ...entry, [main]: `${text.slice(0, at)}${bar(refusal)}${text.slice(at + words.length)}` };
    return withoutStretch(said, main, words, bar(refusal));
  }), model);
  return { model: nowhereElse(changed, taken), taken: taken.map(({ text }) => text), lost: order.filter(({ id }) => !found.has(id)) };
}

/** The same words in any other entry, whatever their capitals and accents. */
function nowhereElse(model: MinutesModel, taken: readonly Taken[]): MinutesModel {
  const sought = taken.map(({ text, bar }) => ({ text: folded(text.trim()).text, bar })).filter(({ text }) => text.length >= SHORTEST).sort((a, b) => b.text.length - a.text.length);
  const without = (value: string) => sought.reduce((now, { text, bar }) => replacedIn(now, text, bar), value);
  return mapStrings(model, { string: ({ kind, value }) => (kind === 'id' || kind === 'name' ? value : without(value)), party: (party) => ({ ...party, text: party.kind === 'text' ? without(party.text) : party.text }) });
}

function replacedIn(value: string, sought: string, bar: string): string {
  const { text, places } = folded(value);
  let [out, at] = ['', 0];
  for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + sought.length)) {
    out += `${value.slice(at, places[from])}${bar}`;
    at = places[from + sought.length] ?? value.length;
  }
  return out + value.slice(at);
}

const isSamePlace = ({ passage: one }: Refusal, { passage: other }: Refusal): boolean => one.kind === other.kind && one.id === other.id;

/** One entry of the minutes changed, wherever it stands. */
function changeEntry(model: MinutesModel, { kind, id }: Passage, change: (entry: Entry) => Entry): MinutesModel {
  const all = <E extends { readonly id: string }>(entries: readonly E[]): readonly E[] => entries.map((entry) => (entry.id === id ? (change(entry as unknown as Entry) as unknown as E) : entry));
  const { beeld, oordeel } = model;
  const topics = (inTopic: (topic: MinutesModel['oordeel']['topics'][number]) => MinutesModel['oordeel']['topics'][number]): MinutesModel => ({ ...model, oordeel: { ...oordeel, topics: oordeel.topics.map(inTopic) } });
  switch (kind) {
    case 'statement':
      return { ...model, beeld: { ...beeld, statements: all(beeld.statements) } };
    case 'summary':
      return { ...model, beeld: { ...beeld, summaries: all(beeld.summaries) } };
    case 'topic':
      return { ...model, oordeel: { ...oordeel, topics: all(oordeel.topics) } };
    case 'argument':
      return topics((topic) => ({ ...topic, arguments: all(topic.arguments) }));
    case 'option':
      return topics((topic) => ({ ...topic, options: all(topic.options) }));
    case 'provisional':
      return topics((topic) => ({ ...topic, provisional: all(topic.provisional) }));
    case 'decision':
      return { ...model, decisions: all(model.decisions) };
    case 'action':
      return { ...model, actions: all(model.actions) };
    case 'remark':
      return { ...model, remarks: all(model.remarks) };
    case 'item':
      return { ...model, agenda: all(model.agenda) };
  }
}

/** An entry of which nothing is left but that it was there: who, when and what became of it. */
function withoutWords(entry: Entry, main: string, bar: string): Entry {
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, key === main ? bar : without(key, value, bar)]));
}

function without(key: string, value: unknown, bar: string): unknown {
  if (key === 'corrections' || key === 'earlier') return [];
  if (key === 'before' || key === 'after') return {};
  if (APART.has(key) || value === null || value === undefined) return value;
  if (key === 'fields') return Object.fromEntries(Object.keys(value as object).map((field) => [field, null]));
  if (typeof value === 'string') return GOES.has(key) ? null : BARRED.has(key) ? bar : value;
  if (Array.isArray(value)) return value.map((part) => without(key, part, bar));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, inner === 'what' && key === 'steps' ? part : without(inner, part, bar)]));
}

/** The same words in what the entry said before, and in the rest of what was said of it. */
function withoutStretch(entry: Entry, main: string, words: string, bar: string): Entry {
  const inside = (key: string, value: unknown, isSaid: boolean): unknown => {
    if (typeof value === 'string') return isSaid || BARRED.has(key) || GOES.has(key) ? value.replaceAll(words, bar) : value;
    if (APART.has(key) || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((part) => inside(key, part, isSaid));
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, inside(inner, part, isSaid || key === 'before' || key === 'after' || key === 'fields')]));
  };
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, key === main ? value : inside(key, value, false)]));
}

/** The words of an entry that are long enough to be known again elsewhere. */
function textsOf(entry: Entry): string[] {
  const texts: string[] = [];
  const look = (key: string, value: unknown): void => {
    if (typeof value === 'string' && (BARRED.has(key) || GOES.has(key))) texts.push(value);
    else if (typeof value === 'object' && value !== null && !APART.has(key)) for (const [inner, part] of Object.entries(value)) look(Array.isArray(value) ? key : inner, part);
  };
  for (const [key, value] of Object.entries(entry)) look(key, value);
  return texts;
}
