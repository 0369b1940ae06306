import { BorderStyle, HeadingLevel, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, Tab, TextRun, WidthType } from 'docx';
import type { Block, CellBlock, Layout, ListBlock, SignaturesBlock, TableBlock } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { xmlText } from '../layout/xml-text.js';
import { isTall, type Detail } from '../words/entry.view.js';

type Part = Paragraph | Table;

interface Look {
  readonly bold?: boolean;
  readonly strike?: boolean;
  /** The look of words of ours beside what people typed. */
  readonly style?: 'Tag';
}

/** Paper of A4 between margins of 20 mm, in twentieths of a point. */
export const TEXT_WIDTH = { upright: 9_638, landscape: 14_570 } as const;

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** A block as Word has it. */
export function partsOf(block: Block, sheet: Layout['sheet'], { colours }: House): Part[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: [...runs(block.text), ...block.tags.flatMap(tag)] })];
    case 'paragraph':
      return [new Paragraph({ ...(block.look === 'entry' ? { style: 'Entry' } : {}), children: [...runs(block.text, { bold: block.look === 'mark' }), ...block.tags.flatMap(tag)] })];
    case 'line':
      return [labelled(block, block.look === 'entry' ? 'Entry' : 'Detail')];
    case 'entry':
      return [
        new Paragraph({ style: 'Entry', children: [...block.lead.flatMap((words) => runs(`${words} `, { bold: true })), ...runs(block.text, { strike: block.struck }), ...block.tags.flatMap(tag)], keepNext: block.details.length > 0 }),
        ...block.details.map((detail) => labelled(detail)),
      ];
    case 'list':
      return listOf(block);
    case 'table':
      return [tableOf(block, TEXT_WIDTH[sheet], colours.tableHead)];
    case 'signatures':
      return signaturesOf(block);
  }
}

/** Text as typed: each further line after a break. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...look, children: withTabs(line), ...(index === 0 ? {} : { break: 1 }) }));
}

function withTabs(line: string): (string | Tab)[] {
  return line.split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]));
}

/** Words in a tag, with a space before it. */
function tag(word: string): TextRun[] {
  return runs(` [${word}]`, { style: 'Tag' });
}

function labelled(detail: Detail, style: 'Entry' | 'Detail' = 'Detail'): Paragraph {
  return new Paragraph({ style, keepNext: detail.text === '', children: labelledRuns(detail) });
}

function labelledRuns({ label, text }: Detail): TextRun[] {
  return [...runs(text === '' ? label : `${label}: `, { bold: true }), ...(text === '' ? [] : runs(text))];
}

function listOf({ ordered, items }: ListBlock): Paragraph[] {
  return items.map(({ text }, index) => new Paragraph({ style: 'Entry', children: runs(`${ordered ? `${index + 1}.` : '-'} ${text}`) }));
}

function signaturesOf({ places, place }: SignaturesBlock): Paragraph[] {
  return places.flatMap(({ role, name, done }) => {
    const label = [role, name].filter((word) => word !== '').join(' ');
    return done === '' ? [labelled({ label, text: '' }, 'Entry'), lineToSign(place)] : [labelled({ label, text: done }, 'Entry')];
  });
}

/** A line to write on, with room above it; it stays with the name that it is for. */
function lineToSign(place: string): Paragraph {
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 2 } };
  return new Paragraph({ style: 'Cell', border, spacing: { before: 700, after: 200 }, indent: { right: 5_000 }, children: runs(place) });
}

/** A table whose head comes again on each page; without columns the first cell of each row stands out as its head. */
function tableOf({ columns, weights, rows }: TableBlock, width: number, fill: string): Table {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const widths = weights.map((weight) => Math.floor((width * weight) / sum));
  const sized = (index: number) => ({ width: { size: widths[index] ?? 0, type: WidthType.DXA } });
  const head = columns.map(
    (label, index) => new TableCell({ ...sized(index), shading: { type: ShadingType.CLEAR, fill }, children: [new Paragraph({ style: 'Cell', keepNext: true, children: runs(label, { bold: true }) })] }),
  );
  const body = rows.map((cells) => new TableRow({ cantSplit: !isTallRow(cells), children: cells.map((cell, index) => new TableCell({ ...sized(index), children: cellOf(cell, columns.length === 0 && index === 0) })) }));
  return new Table({
    width: { size: widths.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    rows: [...(head.length === 0 ? [] : [new TableRow({ tableHeader: true, cantSplit: true, children: head })]), ...body],
  });
}

/** Whether a row fills half a page or more, so that it may break over two. */
function isTallRow(cells: readonly CellBlock[]): boolean {
  return cells.some(({ text, details = [] }) => isTall(text, details));
}

function cellOf({ text, struck = false, tags = [], details = [] }: CellBlock, bold: boolean): Paragraph[] {
  const first = new Paragraph({ style: 'Cell', children: [...runs(text, { strike: struck, bold }), ...tags.flatMap(tag)] });
  return [first, ...details.map((detail) => new Paragraph({ style: 'Cell', children: labelledRuns(detail) }))];
}
