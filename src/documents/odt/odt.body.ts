import type { Block, CellBlock, EntryBlock, HeadingBlock, Layout, ListBlock, ParagraphBlock, SignaturesBlock, TableBlock } from '../layout/blocks.js';
import { columnWidths } from '../layout/columns.js';
import { barredPieces } from '../words/bars.js';
import { tallRows } from '../layout/tall.js';
import type { Detail } from '../words/entry.view.js';
import { characters, element, type Xml } from './xml.js';

/** What a text holds, and the styles that only it needs. */
export interface Body {
  readonly content: readonly Xml[];
  readonly styles: readonly Xml[];
}

/** What is counted while a body is written. */
interface Written {
  notes: number;
  tables: number;
  readonly styles: Xml[];
}

/** The blocks of a document as ODF has them. */
export function bodyOf({ blocks, sheet }: Layout): Body {
  const written: Written = { notes: 0, tables: 0, styles: [] };
  return { content: blocks.flatMap((block) => partsOf(block, sheet, written)), styles: written.styles };
}

function partsOf(block: Block, sheet: Layout['sheet'], written: Written): Xml[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block)];
    case 'paragraph':
      return [paragraphOf(block, written)];
    case 'line':
      return [labelled(block, block.look === 'entry' ? 'Entry' : 'Detail')];
    case 'entry':
      return entryOf(block, written);
    case 'list':
      return [listOf(block, written)];
    case 'table':
      return [tableOf(block, sheet, written)];
    case 'signatures':
      return signaturesOf(block);
  }
}

const styled = (style: string, ...children: readonly (Xml | readonly Xml[])[]): Xml => element('text:p', { 'text:style-name': style }, ...children);

const span = (style: string, text: string): Xml => element('text:span', { 'text:style-name': style }, characters(text));

/** Words in tags, each with a space before it. */
const tagged = (tags: readonly string[]): Xml[] => tags.map((word) => span('Tag', ` [${word}]`));

function headingOf({ level, text, tags }: HeadingBlock): Xml {
  return element('text:h', { 'text:style-name': `Heading_20_${level}`, 'text:outline-level': level }, typed(text), tagged(tags));
}

const PARAGRAPHS = { plain: 'Standard', entry: 'Entry', mark: 'Mark' } as const;

function paragraphOf({ text, look, tags, notes }: ParagraphBlock, written: Written): Xml {
  return styled(PARAGRAPHS[look], typed(text), tagged(tags), noted(notes, written));
}

function entryOf({ lead, text, struck, tags, details, notes }: EntryBlock, written: Written): Xml[] {
  const first = styled(details.length > 0 ? 'KeptEntry' : 'Entry', lead.map((words) => span('Strong', `${words} `)), said(text, struck), tagged(tags), noted(notes, written));
  return [first, ...details.map((detail) => labelled(detail, 'Detail'))];
}

const said = (text: string, struck: boolean): readonly Xml[] => (struck ? [span('Struck', text)] : typed(text));

/** Text as typed, with a bar where something was left out (Woo). */
const typed = (text: string): readonly Xml[] => barredPieces(text).map((piece) => (piece.ground === null ? characters(piece.text) : span('Barred', piece.text)));

function labelled({ label, text }: Detail, style: string): Xml {
  return styled(style, span('Strong', text === '' ? label : `${label}: `), typed(text));
}

/** Each a footnote of its own. */
function noted(notes: readonly string[], written: Written): Xml[] {
  return notes.map((text) => {
    written.notes += 1;
    const citation = element('text:note-citation', {}, characters(String(written.notes)));
    return element('text:note', { 'text:id': `note${written.notes}`, 'text:note-class': 'footnote' }, citation, element('text:note-body', {}, styled('Footnote', characters(text))));
  });
}

function listOf({ ordered, items }: ListBlock, written: Written): Xml {
  return element(
    'text:list',
    { 'text:style-name': ordered ? 'Numbered' : 'Bulleted' },
    items.map(({ text, notes }) => element('text:list-item', {}, styled('Item', characters(text), noted(notes, written)))),
  );
}

/** Who signed; or a name, room to write, and a line under which the place stands. */
function signaturesOf({ place, places }: SignaturesBlock): Xml[] {
  return places.flatMap(({ role, name, done }, index) => {
    const who = [role, name].filter((word) => word !== '').join(' ');
    if (done !== '') return [labelled({ label: who, text: done }, 'Entry')];
    return [styled('Signer', span('Strong', who)), styled(index === places.length - 1 ? 'LastSignature' : 'Signature', characters(place))];
  });
}

/** A table whose head comes again on each page; without columns (a form) the first cell of each row stands out as its head. */
function tableOf(table: TableBlock, sheet: Layout['sheet'], written: Written): Xml {
  const { columns, rows } = table;
  const tall = tallRows(table, sheet);
  written.tables += 1;
  const name = `Table${written.tables}`;
  const widths = columnWidths(table, sheet, 100).map((hundredths) => hundredths / 100);
  written.styles.push(...widths.map((one, index) => columnStyle(`${name}.${index + 1}`, one)));
  const [first = [], ...others] = widths.map((_, index) => [element('table:table-column', { 'table:style-name': `${name}.${index + 1}` })]);
  const head = columns.map((label) => cell('HeadCell', styled('CellHead', characters(label))));
  return element(
    'table:table',
    { 'table:name': name, 'table:style-name': 'Listed' },
    element('table:table-header-columns', {}, first),
    others.flat(),
    head.length === 0 ? [] : element('table:table-header-rows', {}, element('table:table-row', { 'table:style-name': 'Row' }, head)),
    rows.map((cells, row) => element('table:table-row', { 'table:style-name': tall[row] === true ? 'TallRow' : 'Row' }, cells.map((one, index) => (head.length === 0 && index === 0 ? cell('HeadCell', styled('CellHead', said(one.text, false))) : cell('Cell', cellOf(one)))))),
  );
}

function columnStyle(name: string, width: number): Xml {
  return element('style:style', { 'style:name': name, 'style:family': 'table-column' }, element('style:table-column-properties', { 'style:column-width': `${width}mm` }));
}

const cell = (style: string, ...content: readonly (Xml | readonly Xml[])[]): Xml => element('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, ...content);

function cellOf({ text, struck = false, tags = [], details = [] }: CellBlock): Xml[] {
  return [styled('CellText', said(text, struck), tagged(tags)), ...details.map((detail) => labelled(detail, 'CellText'))];
}
