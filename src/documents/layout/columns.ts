import type { Layout, TableBlock } from './blocks.js';
import { SHEETS } from './measures.js';

// A letter of a cell on average, where a program sets the text and we cannot measure it, and the white beside it; in millimetres.
const LETTER = 1.75;
const WHITE = 3;
/** A word that would take more than this part of the table is broken all the same. */
const WIDEST = 1 / 4;
// Long texts and long tables have words enough to break at: looking at each would only take time.
const WORDS_SEEN = 200;
const ROWS_SEEN = 200;

/** Widths by weights; a column with a word that would be broken gets room for it from those that have room to spare. `words`: the room that the widest word of each asks. */
export function fitted(weights: readonly number[], words: readonly number[], width: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => (width * weight) / sum);
  const short = shares.map((share, index) => Math.max(0, (words[index] ?? 0) - share));
  const spare = shares.map((share, index) => Math.max(0, share - (words[index] ?? 0)));
  const [wanted, found] = [short, spare].map((all) => all.reduce((total, one) => total + one, 0)) as [number, number];
  const moved = Math.min(wanted, found);
  return shares.map((share, index) => share + (wanted === 0 ? 0 : ((short[index] ?? 0) * moved) / wanted) - (found === 0 ? 0 : ((spare[index] ?? 0) * moved) / found));
}

/** The widest word of each column by what `wide` says of a text (0: not looked at). */
export function widestWords({ columns, rows }: TableBlock, width: number, wide: (text: string, place: 'label' | 'head' | 'cell') => number): number[] {
  const capped = (most: number, text: string, place: 'label' | 'head' | 'cell') => {
    const own = text.length > WORDS_SEEN ? 0 : wide(text, place);
    return own > width * WIDEST ? most : Math.max(most, own);
  };
  const labels = columns.length === 0 ? (rows[0] ?? []).map(() => '') : columns;
  return labels.map((label, index) => rows.slice(0, ROWS_SEEN).reduce((most, row) => capped(most, row[index]?.text ?? '', index === 0 ? 'head' : 'cell'), capped(0, label, 'label')));
}

/** The widths of a table's columns on a sheet, whole in a unit of which `perMillimetre` go into a millimetre. */
export function columnWidths(table: TableBlock, sheet: Layout['sheet'], perMillimetre: number): number[] {
  const width = SHEETS[sheet].text;
  const letters = (text: string) => Math.max(0, ...text.split(/\s+/).map((word) => [...word].length)) * LETTER + WHITE;
  return fitted(table.weights, widestWords(table, width, letters), width).map((one) => Math.floor(one * perMillimetre));
}
