import { beginning, linesOf, tidy } from './fit.js';

/** Lists on the screen have letters of this size (pixels of 1920) and this width for their words. */
export const ROW = { letter: 34, line: 44, padding: 12, width: 1280 } as const;

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
export function rowsWithin<T>(entries: readonly T[], wordsOf: (entry: T) => string, height: number, width: number = ROW.width): Rows<T> {
  const each = ROW.line + ROW.padding;
  const most = Math.max(1, Math.floor(height / each));
  const shown = entries.length > most ? entries.slice(0, Math.max(1, most - 1)) : entries;
  let spare = Math.floor((height - shown.length * each - (shown.length < entries.length ? each : 0)) / ROW.line);
  let used = shown.length * each + (shown.length < entries.length ? each : 0);
  const rows = shown.map((entry) => {
    const words = tidy(wordsOf(entry));
    const extra = Math.max(0, Math.min(spare, linesOf(words, ROW, width) - 1));
    spare -= extra;
    used += extra * ROW.line;
    return { ...entry, words: beginning(words, 1 + extra, ROW, width) };
  });
  return { rows, more: entries.length - shown.length, height: used };
}
