import { isTall } from '../words/entry.view.js';
import type { CellBlock } from './blocks.js';

/** Whether a row fills half a page or more, so that it may break over two. */
export function isTallRow(cells: readonly CellBlock[]): boolean {
  return cells.some(({ text, details = [] }) => isTall(text, details));
}
