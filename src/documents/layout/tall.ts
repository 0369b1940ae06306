import type { CellBlock, Layout, TableBlock } from './blocks.js';
import { columnWidths } from './columns.js';
import { MARGINS, SHEETS } from './measures.js';

// A letter of a cell and a line of it, on average, in millimetres; and the white beside the text.
const LETTER = 1.55;
const LINE = 3.7;
const PADDING = 2.4;

/** Which rows of a table fill about half a page or more, so that they may break over two: by the fullest of their cells, narrow as it is. */
export function tallRows(table: TableBlock, sheet: Layout['sheet']): boolean[] {
  const widths = columnWidths(table, sheet, 1);
  const half = (SHEETS[sheet].height - MARGINS.top - MARGINS.bottom) / 2;
  return table.rows.map((cells) => cells.some((cell, index) => linesOf(cell, widths[index] ?? 0) * LINE > half));
}

function linesOf({ text, details = [] }: CellBlock, width: number): number {
  const letters = Math.max(1, Math.floor((width - PADDING) / LETTER));
  const paragraphs = [text, ...details.map((detail) => `${detail.label}: ${detail.text}`)].flatMap((said) => said.split('\n'));
  return paragraphs.reduce((lines, said) => lines + Math.max(1, Math.ceil(said.length / letters)), 0);
}
