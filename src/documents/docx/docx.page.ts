import { BorderStyle, ImageRun, PageNumber, Paragraph, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType } from 'docx';
import type { FileHead, Layout } from '../layout/blocks.js';
import { marksOf } from '../layout/head.js';
import type { House } from '../layout/house.js';
import { LETTERHEAD, SHEETS } from '../layout/measures.js';
import { twips } from './docx.styles.js';
import { runs } from './docx.text.js';

/** What stands above the text of each page. */
export function pageHead(head: FileHead): Paragraph[] {
  return [new Paragraph({ style: 'PageHead', children: runs(marksOf(head)) }), new Paragraph({ style: 'PageTitle', children: runs(`${head.title}, ${head.version}`) })];
}

/** What stands below it. */
export function pageFoot(head: FileHead, { footer }: House, sheet: Layout['sheet']): Paragraph[] {
  const { labels } = head;
  const page = new TextRun({ children: [new Tab(), `${labels.page} `, PageNumber.CURRENT, ` ${labels.pageOf} `, PageNumber.TOTAL_PAGES] });
  const first = new Paragraph({ style: 'PageFoot', tabStops: [{ type: TabStopType.RIGHT, position: twips(SHEETS[sheet].text) }], children: [...runs(marksOf(head)), page] });
  return [first, ...(footer === null ? [] : [new Paragraph({ style: 'Letterhead', children: runs(footer) })])];
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };

/** The logo, and beside it who the house is. */
export function letterheadOf({ logo, letterhead }: House, sheet: Layout['sheet']): Table {
  const widths = [SHEETS[sheet].text - LETTERHEAD, LETTERHEAD].map(twips);
  const lines = letterhead.length === 0 ? [''] : letterhead;
  const cells = [[new Paragraph({ style: 'Letterhead', children: logo === null ? [] : [pictureOf(logo)] })], lines.map((line) => new Paragraph({ style: 'Letterhead', children: runs(line) }))];
  return new Table({
    width: { size: twips(SHEETS[sheet].text), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_LINES,
    margins: { bottom: twips(8), left: 0, right: 0 },
    rows: [new TableRow({ children: cells.map((children, index) => new TableCell({ width: { size: widths[index] ?? 0, type: WidthType.DXA }, children })) })],
  });
}

/** A picture has a number in its file: ours, since the library goes on counting over all files it makes. */
function pictureOf({ png, width, height, alt }: NonNullable<House['logo']>): ImageRun {
  const pixels = (millimetres: number) => (millimetres / 25.4) * 96;
  return new ImageRun({ type: 'png', data: png, transformation: { width: pixels(width), height: pixels(height) }, altText: { id: '1', name: 'Logo', description: alt } });
}
