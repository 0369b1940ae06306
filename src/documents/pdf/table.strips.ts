import type { CellBlock, TableBlock } from '../layout/blocks.js';
import type { Line, Style } from './lines.js';
import { labelSpans, span, tagSpans, type Setter } from './setter.js';
import { baselineIn, strip, textsAt, type Strip } from './strips.js';
import { ROOT, tagIn, type Tag } from './tags.js';

const LEADING = 12;
const PADDING = { side: 5, top: 4, bottom: 4.5 };
const RULE = 0.4;
// Long texts and long tables have words enough to break at: looking at each would only take time.
const WORDS_SEEN = 200;
const ROWS_SEEN = 200;

/** A cell of a row: what it is in the structure, and its lines. */
interface SetCell {
  readonly x: number;
  readonly tag: Tag;
  readonly lines: readonly Line[];
}

interface Column {
  readonly x: number;
  readonly width: number;
}

/** A table: its head stays with the first row and comes again on each page (a form has none); a row is only parted where it fills half a page. */
export function tableStrips({ columns, weights, rows }: TableBlock, setter: Setter): Strip[] {
  const table = tagIn(ROOT, 'Table');
  const places = columnsOf(weights, widestWords(columns, rows, setter), setter.width);
  const head = columns.length === 0 ? null : headStrip(columns, places, tagIn(tagIn(table, 'THead'), 'TR'), setter);
  const body = tagIn(table, 'TBody');
  const set = rows.flatMap((cells) => rowStrips(cells, places, tagIn(body, 'TR'), setter).map((one) => (head === null ? one : { ...one, head })));
  return [...(head === null ? [strip(4)] : [{ ...head, before: 8, keep: set.length > 0 }]), ...set, strip(6)];
}

/** Columns by their weights; one with a word that would be broken gets room for it from those that have room to spare. */
function columnsOf(weights: readonly number[], words: readonly number[], width: number): Column[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => (width * weight) / sum);
  const short = shares.map((share, index) => Math.max(0, (words[index] ?? 0) - share));
  const spare = shares.map((share, index) => Math.max(0, share - (words[index] ?? 0)));
  const [wanted, found] = [short, spare].map((all) => all.reduce((total, one) => total + one, 0)) as [number, number];
  const moved = Math.min(wanted, found);
  let x = 0;
  return shares.map((share, index) => {
    const column = { x, width: share + (wanted === 0 ? 0 : ((short[index] ?? 0) * moved) / wanted) - (found === 0 ? 0 : ((spare[index] ?? 0) * moved) / found) };
    x += column.width;
    return column;
  });
}

/** The widest word of each column with the room beside it; one that would take more than a fifth of the table is broken all the same. */
function widestWords(columns: readonly string[], rows: TableBlock['rows'], { looks, lines, width }: Setter): number[] {
  const wide = (text: string, style: Style) => Math.max(...text.split(/\s+/).map((word) => (lines([span(word, style, null)], Infinity)[0] ?? []).reduce((sum, one) => sum + one.width, 0)));
  const capped = (most: number, text: string, style: Style) => {
    const own = text.length > WORDS_SEEN ? 0 : wide(text, style) + 2 * PADDING.side + 0.5;
    return own > width / 5 ? most : Math.max(most, own);
  };
  const heads = columns.length === 0 ? (rows[0] ?? []).map(() => '') : columns;
  return heads.map((label, index) => rows.slice(0, ROWS_SEEN).reduce((most, row) => capped(most, row[index]?.text ?? '', index === 0 ? looks.rowHead : looks.cell), capped(0, label, looks.cellHead)));
}

const roomIn = ({ width }: Column): number => width - 2 * PADDING.side;

function headStrip(labels: readonly string[], places: readonly Column[], row: Tag, { looks, lines, width, house }: Setter): Strip {
  const cells = places.map((place, index): SetCell => {
    const tag = tagIn(row, 'TH', { scope: 'Column' });
    return { x: place.x, tag, lines: lines([span(labels[index] ?? '', looks.cellHead, tag)], roomIn(place)) };
  });
  const height = heightOf(cells);
  const ground = { x: 0, y: 0, width, height, fill: `#${house.colours.tableHead}` };
  const rule = { x: 0, y: height - 0.8, width, height: 0.8, fill: `#${house.colours.line}` };
  return { ...bandOf(cells, 0, Infinity, true, true), shapes: [ground, rule] };
}

function rowStrips(cells: readonly CellBlock[], places: readonly Column[], row: Tag, setter: Setter): Strip[] {
  const set = places.map((place, index) => setCell(cells[index] ?? { text: '' }, place, tagIn(row, index === 0 ? 'TH' : 'TD', index === 0 ? { scope: 'Row' } : {}), setter));
  const rule = (y: number) => ({ x: 0, y: y - RULE, width: setter.width, height: RULE, fill: `#${setter.house.colours.line}` });
  const { height: page, top, bottom } = setter.sheet;
  const height = heightOf(set);
  if (height <= (page - top - bottom) / 2) return [{ ...bandOf(set, 0, Infinity, true, true), shapes: [rule(height)] }];
  const count = Math.max(...set.map(({ lines }) => lines.length));
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1;
    const band = bandOf(set, index, index + 1, index === 0, last);
    return { ...band, keep: index < 1 || index === count - 2, shapes: last ? [rule(band.height)] : [] };
  });
}

function setCell({ text, struck = false, tags = [], details = [] }: CellBlock, place: Column, tag: Tag, { looks, lines }: Setter): SetCell {
  const style = tag.type === 'TH' ? looks.rowHead : looks.cell;
  const room = roomIn(place);
  const said = details.length === 0 ? tag : tagIn(tag, 'P');
  const first = lines([span(text, struck ? { ...style, struck } : style, said), ...tagSpans(tags, looks.cellTag, said, text)], room);
  const more = details.flatMap((detail) => lines(labelSpans(detail, { label: looks.cellLabel, text: { ...looks.cell, size: 8.5 } }, tagIn(tag, 'P')), room));
  return { x: place.x, tag, lines: [...first, ...more] };
}

const heightOf = (cells: readonly SetCell[]): number => PADDING.top + Math.max(1, ...cells.map(({ lines }) => lines.length)) * LEADING + PADDING.bottom;

/** Some lines of every cell beside each other; every cell is in the structure from the first of them, empty or not. */
function bandOf(cells: readonly SetCell[], from: number, to: number, first: boolean, last: boolean): Strip {
  const top = first ? PADDING.top : 0;
  const parts = cells.map(({ lines, ...cell }) => ({ ...cell, lines: lines.slice(from, to) }));
  const height = top + Math.max(1, ...parts.map(({ lines }) => lines.length)) * LEADING + (last ? PADDING.bottom : 0);
  const texts = parts.flatMap(({ x, lines }) => lines.flatMap((line, index) => textsAt(line, x + PADDING.side, top + index * LEADING + baselineIn(LEADING))));
  return strip(height, { texts, opens: first ? cells.map(({ tag }) => tag) : [] });
}
