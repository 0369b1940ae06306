import { docxFile } from './docx.file.js';
import { paragraph, table, TEXT_WIDTH, type Block } from './docx.parts.js';
import { titleBlocks } from './docx.title.js';
import { meetingFacts, type FileFacts } from './docx.properties.js';
import type { ListModel } from './list.model.js';
import type { RegisterModel } from './register.model.js';
import { listView, withoutEmptyColumns, type ListView } from './list.view.js';

/** A list as a Word file, on its side. */
export function listDocx(model: ListModel | RegisterModel): Promise<Buffer> {
  const view = withoutEmptyColumns(listView(model));
  return docxFile(view, factsOf(model), blocksOf(view), 'landscape');
}

function factsOf(model: ListModel | RegisterModel): FileFacts {
  if (!('lists' in model)) return meetingFacts(model);
  const codes = model.crises.map(({ code }) => code).join('-');
  return { subject: model.crises.map(({ name }) => name).join(', '), creator: model.organisation, identifier: `${codes} ${model.document}`, version: model.at, moment: model.at, changed: model.at };
}

function blocksOf(view: ListView): Block[] {
  const { columns, rows, main, none, notAdopted } = view;
  const cells = rows.map((row) => row.cells.map((text, index) => ({ text, struck: row.struck && index === main })));
  const listed = table(columns.map(({ label }) => label), columns.map(({ weight }) => weight), cells, TEXT_WIDTH.landscape);
  return [...titleBlocks(view), rows.length === 0 ? paragraph(none) : listed, ...(notAdopted === null ? [] : [paragraph(notAdopted, 'Entry')])];
}
