import { comparedWords, type Piece } from './compare.words.js';
import type { Detail } from '../words/entry.view.js';
import type { MinutesModel } from './minutes.model.js';
import { passagesOf, type Passage, type PassageChapter } from './passages.js';

/** How something of the later version stands to the earlier one. */
export type Fate = 'same' | 'changed' | 'new' | 'gone';

/** A line of a passage: what it is called, and its words with what was added and removed. */
export interface ComparedLine {
  readonly label: string;
  readonly fate: Fate;
  readonly pieces: readonly Piece[];
}

export interface ComparedPassage {
  readonly id: string;
  readonly label: string;
  readonly fate: Fate;
  /** Struck between the two versions. */
  readonly struck: boolean;
  readonly lines: readonly ComparedLine[];
}

export interface ComparedChapter {
  readonly id: string;
  readonly heading: string;
  readonly fate: Fate;
  readonly passages: readonly ComparedPassage[];
}

/** Two versions of the minutes of one meeting, in the order of the later one. */
export interface Comparison {
  readonly chapters: readonly ComparedChapter[];
  /** How many passages are not the same. */
  readonly differences: number;
}

/**
 * Compares two versions of the minutes word by word, passage by passage: a passage is the same one as long as its entry
 * is, wherever it stands. Both come as models, so that what is compared is exactly what the versions say.
 */
export function compareMinutes(earlier: MinutesModel, later: MinutesModel): Comparison {
  const chapters = paired(passagesOf(earlier), passagesOf(later)).map(([before, after]) => comparedChapter(before, after));
  const differences = chapters.flatMap(({ passages }) => passages).filter(({ fate }) => fate !== 'same').length;
  return { chapters, differences };
}

function comparedChapter(before: PassageChapter | null, after: PassageChapter | null): ComparedChapter {
  const passages = paired(before?.passages ?? [], after?.passages ?? []).map(([was, is]) => comparedPassage(was, is));
  const { id, heading } = after ?? before ?? NOTHING;
  return { id, heading, passages, fate: fateOf(before, after, passages.some(({ fate }) => fate !== 'same')) };
}

function comparedPassage(before: Passage | null, after: Passage | null): ComparedPassage {
  const lines = comparedLines(before?.lines ?? [], after?.lines ?? []);
  const { id, label } = after ?? before ?? NOTHING;
  const struck = before !== null && after !== null && !before.struck && after.struck;
  const changed = struck || before?.label !== after?.label || lines.some(({ fate }) => fate !== 'same');
  return { id, label, lines, struck, fate: fateOf(before, after, changed) };
}

const NOTHING = { id: '', label: '', heading: '' };

function fateOf(before: unknown, after: unknown, changed: boolean): Fate {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return changed ? 'changed' : 'same';
}

/** Lines belong together by what they are called; those of one name, such as two remarks, in their order. */
function comparedLines(before: readonly Detail[], after: readonly Detail[]): ComparedLine[] {
  return paired(numbered(before), numbered(after)).map(([was, is]) => {
    const pieces = comparedWords(was?.text ?? '', is?.text ?? '');
    return { label: (is ?? was)?.label ?? '', pieces, fate: fateOf(was, is, pieces.some(({ kind }) => kind !== 'same')) };
  });
}

function numbered(lines: readonly Detail[]): (Detail & { readonly id: string })[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const nth = (seen.get(line.label) ?? 0) + 1;
    seen.set(line.label, nth);
    return { ...line, id: `${nth} ${line.label}` };
  });
}

/** What has the same id in both, in the order of the later; what is only in the earlier stands after what it followed there. */
function paired<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): (readonly [T | null, T | null])[] {
  const [old, now] = [new Map(before.map((one) => [one.id, one])), new Set(after.map(({ id }) => id))];
  const goneAfter = new Map<string | null, T[]>();
  let last: string | null = null;
  for (const one of before) {
    if (now.has(one.id)) last = one.id;
    else goneAfter.set(last, [...(goneAfter.get(last) ?? []), one]);
  }
  const gone = (id: string | null) => (goneAfter.get(id) ?? []).map((one) => [one, null] as const);
  return [...gone(null), ...after.flatMap((one) => [[old.get(one.id) ?? null, one] as const, ...gone(one.id)])];
}
