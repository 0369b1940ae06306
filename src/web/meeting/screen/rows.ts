import { beginning, linesOf, tidy } from './fit.js';

/** Lists have letters of this size (pixels of 1920), and this width for their words; a long list that must be whole is smaller. */
const ROW = { letter: 34, line: 44, padding: 12 } as const;
export const SMALL_ROW = { letter: 31, line: 40, padding: 8 } as const;
const WIDTH = 1300;

/** Entries of a list in the lines that there are. */
export interface Rows<T> {
  readonly rows: readonly (T & { readonly words: string })[];
  /** How many entries did not fit. */
  readonly more: number;
  /** What they take, in pixels of a screen of 1080 high. */
  readonly height: number;
}

/**
 * As many of the first entries as fit in the height, each with the beginning of its words: first all get one line, then what is
 * left goes to those that need more, in their order.
 */
export function rowsWithin<T>(entries: readonly T[], wordsOf: (entry: T) => string, height: number, { width = WIDTH, row = ROW }: { width?: number; row?: typeof ROW | typeof SMALL_ROW } = {}): Rows<T> {
  const each = row.line + row.padding;
  const most = Math.max(1, Math.floor(height / each));
  const shown = entries.length > most ? entries.slice(0, Math.max(1, most - 1)) : entries;
  let spare = Math.floor((height - shown.length * each - (shown.length < entries.length ? each : 0)) / row.line);
  let used = shown.length * each + (shown.length < entries.length ? each : 0);
  const rows = shown.map((entry) => {
    const words = tidy(wordsOf(entry));
    const extra = Math.max(0, Math.min(spare, linesOf(words, row, width) - 1));
    spare -= extra;
    used += extra * row.line;
    return { ...entry, words: beginning(words, 1 + extra, row, width) };
  });
  return { rows, more: entries.length - shown.length, height: used };
}
