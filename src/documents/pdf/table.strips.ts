import type { CellBlock, TableBlock } from '../layout/blocks.js';
import { fitted, widestWords } from '../layout/columns.js';
import type { Line } from './lines.js';
import { labelSpans, span, tagSpans, typedSpans, type Setter } from './setter.js';
import { baselineIn, strip, textsAt, type Strip } from './strips.js';
import { ROOT, tagIn, type Tag } from './tags.js';

const LEADING = 12;
const PADDING = { side: 5, top: 4, bottom: 4.5 };
const RULE = 0.4;

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
export function tableStrips(block: TableBlock, setter: Setter): Strip[] {
  const { columns, rows } = block;
  const table = tagIn(ROOT, 'Table');
  const places = columnsOf(block, setter);
  const head = columns.length === 0 ? null : headStrip(columns, places, tagIn(tagIn(table, 'THead'), 'TR'), setter);
  const body = tagIn(table, 'TBody');
  const set = rows.flatMap((cells) => rowStrips(cells, places, tagIn(body, 'TR'), setter).map((one) => (head === null ? one : { ...one, head })));
  return [...(head === null ? [strip(4)] : [{ ...head, before: 8, keep: set.length > 0 }]), ...set, strip(6)];
}

/** Columns by their weights and words. */
function columnsOf(table: TableBlock, setter: Setter): Column[] {
  let x = 0;
  return fitted(table.weights, widestWords(table, setter.width, roomFor(setter)), setter.width).map((width) => {
    const column = { x, width };
    x += width;
    return column;
  });
}

/** The room that the widest word of a text asks in a cell. */
function roomFor({ looks, lines }: Setter): Parameters<typeof widestWords>[2] {
  const styles = { label: looks.cellHead, head: looks.rowHead, cell: looks.cell };
  return (text, place) => Math.max(...text.split(/\s+/).map((word) => (lines([span(word, styles[place], null)], Infinity)[0] ?? []).reduce((sum, one) => sum + one.width, 0))) + 2 * PADDING.side + 0.5;
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
  const first = lines([...typedSpans(text, struck ? { ...style, struck } : style, said), ...tagSpans(tags, looks.cellTag, said, text)], room);
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
