import { stringify } from 'csv-stringify/sync';
import type { ListModel } from '../lists/list.model.js';
import type { RegisterModel } from '../lists/register.model.js';
import { listView } from '../lists/list.view.js';

// The library guards what begins with a sign of a formula; a spreadsheet also finds one behind white space or what is not seen.
const HIDDEN_FORMULA = /^[\s\p{Cf}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
// With CRLF between rows the library leaves a lone line end bare, where spreadsheets begin a new row.
const LINE_END = /[\r\n]/;

/**
 * A list as CSV. Each row says of which meeting it is and how that is classified, since rows get copied.
 */
export function listCsv(model: ListModel | RegisterModel): string {
  const { context, columns, rows } = listView(model);
  const header = [...context, ...columns].map(({ label }) => label);
  return csvOf([header, ...rows.map(({ cells }) => [...context.map(({ text }) => text), ...cells])]);
}

/**
 * Rows as CSV for a spreadsheet in a Dutch setting: UTF-8 with a mark (BOM), semicolons, CRLF. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe: names, codes and texts may hold anything.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map(guarded)), { bom: true, delimiter: ';', record_delimiter: 'windows', escape_formulas: true, quoted_match: LINE_END });
}

function guarded(cell: string): string {
  return HIDDEN_FORMULA.test(cell) ? `'${cell}` : cell;
}
