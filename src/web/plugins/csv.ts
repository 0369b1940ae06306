/** Cells that a spreadsheet would take for a formula get an apostrophe before them: names and codes may hold anything. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Rows as CSV for a Dutch spreadsheet: UTF-8 with a byte order mark, semicolons, every cell in quotes. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}
