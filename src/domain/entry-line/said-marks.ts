import type { Certainty } from '../kernel/words.js';
import type { Question } from './model.js';
import type { Span } from './spans.js';

const CERTAINTIES: readonly (readonly [Certainty, readonly string[]])[] = [
  ['feit', ['feit', 'fact']],
  ['aanname', ['aanname', 'assumption']],
  ['onzeker', ['onzeker', 'uncertain']],
];
const SOURCE = ['bron', 'source'];

const CERTAINTY_MARK = /(?<!\S)!(\p{L}+)(?=$|[\s.,;:?)])/gu;
const SOURCE_MARK = /(?<!\S)#(\p{L}+)(?::\s*|\s+)/gu;

const certaintyOf = (word: string): Certainty | null => CERTAINTIES.find(([, words]) => words.some((one) => one.startsWith(word.toLowerCase())))?.[0] ?? null;

/** What a text says about how sure it is and where it comes from. */
export interface SaidMarks {
  readonly spans: readonly Span[];
  readonly certainty: Certainty | null;
  readonly source: string | null;
  readonly questions: readonly Question[];
}

/**
 * Finds `!feit`, `!aanname` and `!onzeker` (also their beginnings, and in English) and `#bron ...`, which goes on to the end or to the
 * next mark. Two certainties that differ are asked about.
 */
export function saidMarks(text: string, answer: (about: 'certainty') => string | undefined): SaidMarks {
  const certain = [...text.matchAll(CERTAINTY_MARK)].flatMap((match) => {
    const certainty = certaintyOf(match[1] ?? '');
    return certainty === null ? [] : [{ start: match.index, end: match.index + match[0].length, certainty }];
  });
  const begun = [...text.matchAll(SOURCE_MARK)].filter((match) => SOURCE.some((word) => word.startsWith((match[1] ?? '').toLowerCase())));
  const borders = [...certain.map(({ start }) => start), ...begun.map(({ index }) => index), text.length];
  const sources = begun.flatMap((match) => {
    const from = match.index + match[0].length;
    const border = Math.min(...borders.filter((place) => place > match.index));
    const words = text.slice(from, border).trim();
    return words === '' ? [] : [{ start: match.index, end: border - (text.slice(from, border).length - text.slice(from, border).trimEnd().length), words }];
  });
  const found = [...new Set(certain.map(({ certainty }) => certainty))];
  const chosen = found.length === 1 ? found[0] : found.find((one) => one === answer('certainty'));
  return {
    spans: [...certain.map(({ start, end }): Span => ({ start, end, role: 'certainty' })), ...sources.map(({ start, end }): Span => ({ start, end, role: 'source' }))],
    certainty: chosen ?? null,
    source: sources.length === 0 ? null : sources.map(({ words }) => words).join('; '),
    questions: found.length > 1 && chosen === undefined ? [{ about: 'certainty', words: certain.map(({ start, end }) => text.slice(start, end)).join(' '), choices: found.map((value) => ({ kind: 'certainty', value })) }] : [],
  };
}
