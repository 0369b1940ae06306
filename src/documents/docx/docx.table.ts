import { Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { CellBlock, Layout, TableBlock } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { columnWidths } from '../layout/columns.js';
import { tallRows } from '../layout/tall.js';
import { ruleOf, twips } from './docx.styles.js';
import { labelledRuns, runs, tag } from './docx.text.js';

const PADDING = { top: twips(1.2), bottom: twips(1.2), left: twips(1.2), right: twips(1.2) };
// The first row and the first column say what the others are.
const HEADS = { firstRow: true, lastRow: false, firstColumn: true, lastColumn: false, noHBand: true, noVBand: true };

/** A table whose head comes again on each page; without columns (a form) the first cell of each row stands out as its head. */
export function tableOf(table: TableBlock, { sheet, house }: { readonly sheet: Layout['sheet']; readonly house: House }): Table {
  const { columns, rows } = table;
  const tall = tallRows(table, sheet);
  const widths = columnWidths(table, sheet, twips(1));
  const line = ruleOf(house);
  const sized = (index: number) => ({ width: { size: widths[index] ?? 0, type: WidthType.DXA } });
  const fill = { type: ShadingType.CLEAR, fill: house.colours.tableHead };
  const head = columns.map((label, index) => new TableCell({ ...sized(index), shading: fill, children: [new Paragraph({ style: 'Cell', keepNext: true, children: runs(label, { bold: true }) })] }));
  const body = rows.map((cells, row) => new TableRow({ cantSplit: tall[row] !== true, children: cells.map((cell, index) => new TableCell({ ...sized(index), children: cellOf(cell, columns.length === 0 && index === 0) })) }));
  return new Table({
    width: { size: widths.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: PADDING,
    tableLook: { ...HEADS, firstRow: head.length > 0 },
    rows: [...(head.length === 0 ? [] : [new TableRow({ tableHeader: true, cantSplit: true, children: head })]), ...body],
  });
}

function cellOf({ text, struck = false, tags = [], details = [] }: CellBlock, bold: boolean): Paragraph[] {
  const first = new Paragraph({ style: 'Cell', children: [...runs(text, { strike: struck, bold }), ...tags.flatMap(tag)] });
  return [first, ...details.map((detail) => new Paragraph({ style: 'Cell', children: labelledRuns(detail) }))];
}
