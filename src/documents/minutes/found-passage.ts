import type { Correction } from '../../domain/kernel/entry.js';
import type { Passage, PassageKind } from '../../domain/minutes/state.js';
import { fieldWord, valueText, type Words } from '../words/entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { passageName } from './passage.view.js';

/** A passage of the minutes that a comment or an erratum is about. */
export interface FoundPassage {
  readonly kind: PassageKind;
  readonly id: string;
  /** besluit B3, melding 12. */
  readonly name: string;
  /** Its beginning, to know it by. */
  readonly text: string;
  /** What a comment on it carries along (R16). */
  readonly entryVersion: number;
  readonly corrections: readonly Correction[];
  /** A field as it is now, as plain words. */
  field(name: string): string | null;
}

/** A text that was corrected: what it is called, as it was and as it is. */
export interface ChangedText {
  readonly label: string;
  readonly then: string;
  readonly now: string;
}

type Entry = Readonly<Record<string, unknown>>;

/** The passages that someone can say something about, by `kind-id` as the document's anchors are, in the order of the model. */
export function findablePassages(model: MinutesModel, words: Words): ReadonlyMap<string, FoundPassage> {
  const { beeld, oordeel, decisions, actions, remarks, agenda } = model;
  const { topics } = oordeel;
  const of = (kind: PassageKind, main: string, entries: readonly (object & { readonly id: string })[]) => entries.map((entry) => found({ kind, id: entry.id }, entry, main, passageName({ kind, id: entry.id }, model, words) ?? ''));
  const all = [
    ...of('decision', 'words', decisions),
    ...of('action', 'what', actions),
    ...of('summary', 'text', beeld.summaries),
    ...of('statement', 'text', beeld.statements),
    ...topics.flatMap((topic) => [...of('topic', 'title', [topic]), ...of('argument', 'text', topic.arguments), ...of('option', 'text', topic.options), ...of('provisional', 'words', topic.provisional)]),
    ...of('remark', 'text', remarks),
    ...of('item', 'title', agenda),
  ];
  return new Map(all.map((passage) => [keyOf(passage), passage]));
}

/** A passage as one word: the document's anchor for it. */
export const keyOf = ({ kind, id }: Passage): string => `${kind}-${id}`;

function found({ kind, id }: Passage, entry: object, main: string, name: string): FoundPassage {
  const all = entry as Entry;
  // Items of the agenda have no mark: what became of them stands beside their words.
  const { entryVersion, corrections = [] } = (all.mark ?? all) as { readonly entryVersion: number; readonly corrections?: readonly Correction[] };
  const field = (asked: string) => plainWords(all[asked] ?? (all.fields as Entry | undefined)?.[asked]);
  return { kind, id, name, text: field(main) ?? '', entryVersion, corrections, field };
}

/** A person or body comes as the words that were written. */
function plainWords(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || !('text' in value)) return null;
  return String(value.text);
}

/** What changed in a passage since it had so many corrections: each text as it was then and as it is now. */
export function changedSince({ corrections, field }: FoundPassage, count: number, words: Words): ChangedText[] {
  const since = corrections.slice(count);
  const fields = [...new Set(since.flatMap(({ before }) => Object.keys(before)))];
  return fields.flatMap((name) => {
    const then = since.find(({ before }) => name in before)?.before[name] ?? '';
    const now = field(name) ?? '';
    if (then === now) return [];
    return [{ label: fieldWord(name, words.t), then: valueText(name, then, words), now: valueText(name, now, words) }];
  });
}
