import { HeadingLevel, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, Tab, TextRun, WidthType } from 'docx';
import { isTall, type Detail } from './entry.view.js';

export type Block = Paragraph | Table;

interface Look {
  readonly bold?: boolean;
  readonly strike?: boolean;
  /** The look of words of ours beside what people typed. */
  readonly style?: 'Tag';
}

/** Paper of A4 between margins of 20 mm, in twentieths of a point. */
export const TEXT_WIDTH = { upright: 9_638, landscape: 14_570 } as const;

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

// All that XML 1.0 cannot hold; a file with one of these does not open.
const NOT_IN_XML = /[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text without what no XML file can hold; line ends as `\n`. */
export function xmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, '');
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
export function tag(word: string): TextRun[] {
  return runs(` [${word}]`, { style: 'Tag' });
}

/** A heading of the outline; level 1 is the title. */
export function heading(level: 1 | 2 | 3 | 4, text: string, tags: readonly string[] = []): Paragraph {
  const look = LEVELS[level - 1] ?? HeadingLevel.HEADING_4;
  return new Paragraph({ heading: look, children: [...runs(text), ...tags.flatMap(tag)] });
}

/** A paragraph of one text. */
export function paragraph(text: string, style?: 'Entry' | 'Detail'): Paragraph {
  return new Paragraph({ ...(style ? { style } : {}), children: runs(text) });
}

/** Our word and the text as typed. */
export function labelled({ label, text }: Detail, style: 'Entry' | 'Detail' = 'Detail'): Paragraph {
  return new Paragraph({ style, children: labelledRuns({ label, text }) });
}

function labelledRuns({ label, text }: Detail): TextRun[] {
  return [...runs(text === '' ? label : `${label}: `, { bold: true }), ...(text === '' ? [] : runs(text))];
}

/** What an entry looks like: words before it, its text, short words after it, what is said of it. */
export interface EntryBlock {
  readonly lead: readonly string[];
  readonly text: string;
  readonly struck: boolean;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
}

/** An entry with its details below it; the first of them stay on its page. */
export function entry({ lead, text, struck, tags, details }: EntryBlock): Paragraph[] {
  const before = lead.flatMap((words) => runs(`${words} `, { bold: true }));
  const children = [...before, ...runs(text, { strike: struck }), ...tags.flatMap(tag)];
  return [new Paragraph({ style: 'Entry', children, keepNext: details.length > 0 }), ...details.map((detail) => labelled(detail))];
}

/** A cell of a table: lines, each a paragraph. */
export interface CellBlock {
  readonly text: string;
  readonly struck?: boolean;
  readonly tags?: readonly string[];
  readonly details?: readonly Detail[];
}

/** A table whose head comes again on each page. `weights` are the columns' parts of the width. */
export function table(columns: readonly string[], weights: readonly number[], rows: readonly (readonly CellBlock[])[], width: number): Table {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const widths = weights.map((weight) => Math.floor((width * weight) / sum));
  const sized = (index: number) => ({ width: { size: widths[index] ?? 0, type: WidthType.DXA } });
  const head = columns.map(
    (label, index) => new TableCell({ ...sized(index), shading: { type: ShadingType.CLEAR, fill: 'E8EEF4' }, children: [new Paragraph({ style: 'Cell', keepNext: true, children: runs(label, { bold: true }) })] }),
  );
  const body = rows.map((cells) => new TableRow({ cantSplit: !isTallRow(cells), children: cells.map((cell, index) => new TableCell({ ...sized(index), children: cellOf(cell) })) }));
  return new Table({
    width: { size: widths.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...body],
  });
}

/** Whether a row fills half a page or more, so that it may break over two. */
function isTallRow(cells: readonly CellBlock[]): boolean {
  return cells.some(({ text, details = [] }) => isTall(text, details));
}

function cellOf({ text, struck = false, tags = [], details = [] }: CellBlock): Paragraph[] {
  const first = new Paragraph({ style: 'Cell', children: [...runs(text, { strike: struck }), ...tags.flatMap(tag)] });
  return [first, ...details.map((detail) => new Paragraph({ style: 'Cell', children: labelledRuns(detail) }))];
}
