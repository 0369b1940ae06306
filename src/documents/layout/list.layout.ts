import type { ListModel } from '../lists/list.model.js';
import { listView, withoutEmptyColumns } from '../lists/list.view.js';
import type { RegisterModel } from '../lists/register.model.js';
import { legendBlocks, paragraph, table, titleBlocks, type FileFacts, type Layout } from './blocks.js';
import { meetingFacts } from './file-facts.js';

/** A list laid out for paper on its side. */
export function listLayout(model: ListModel | RegisterModel): Layout {
  const view = withoutEmptyColumns(listView(model));
  const { columns, rows, main, none, notAdopted } = view;
  const cells = rows.map((row) => row.cells.map((text, index) => ({ text, struck: row.struck && index === main })));
  const listed = table(columns.map(({ label }) => label), columns.map(({ weight }) => weight), cells);
  const blocks = [...titleBlocks(view), rows.length === 0 ? paragraph(none) : listed, ...(notAdopted === null ? [] : [paragraph(notAdopted, 'entry')]), ...legendBlocks(view)];
  return { head: view, facts: factsOf(model), sheet: 'landscape', blocks };
}

function factsOf(model: ListModel | RegisterModel): FileFacts {
  if (!('lists' in model)) return meetingFacts(model);
  const codes = model.crises.map(({ code }) => code).join('-');
  return { subject: model.crises.map(({ name }) => name).join(', '), creator: model.organisation, identifier: `${codes} ${model.document}`, version: model.at, moment: model.at, changed: model.at };
}
