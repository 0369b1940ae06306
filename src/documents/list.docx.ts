import { docxFile } from './docx.file.js';
import { paragraph, table, TEXT_WIDTH, type Block } from './docx.parts.js';
import { titleBlocks } from './docx.title.js';
import type { ListModel } from './list.model.js';
import { listView, withoutEmptyColumns, type ListView } from './list.view.js';

/** A list as a Word file, on its side. */
export function listDocx(model: ListModel): Promise<Buffer> {
  const view = withoutEmptyColumns(listView(model));
  return docxFile(view, model, blocksOf(view), 'landscape');
}

function blocksOf(view: ListView): Block[] {
  const { columns, rows, main, none, notAdopted } = view;
  const cells = rows.map((row) => row.cells.map((text, index) => ({ text, struck: row.struck && index === main })));
  const listed = table(columns.map(({ label }) => label), columns.map(({ weight }) => weight), cells, TEXT_WIDTH.landscape);
  return [...titleBlocks(view), rows.length === 0 ? paragraph(none) : listed, ...(notAdopted === null ? [] : [paragraph(notAdopted, 'Entry')])];
}
