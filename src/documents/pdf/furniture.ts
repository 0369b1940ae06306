import type { FileHead } from '../layout/blocks.js';
import type { Line } from './lines.js';
import type { Furniture } from './painter.js';
import { span, type Setter } from './setter.js';
import { textsAt, strip, type PlacedText, type Shape, type Strip } from './strips.js';
import { ROOT, tagIn } from './tags.js';

const LEADING = 11;
const HEAD_TOP = 34;
const FOOT_ROOM = 48;
const MM = 72 / 25.4;

/** What stands at the head and foot of a page: classification and OEFENING above, title with version, page x of y and the words of the house below. */
export function furnitureFor({ title, version, exercise, classification, labels }: FileHead, { looks, lines, width, sheet, house }: Setter): (page: number, pages: number) => Furniture {
  const marks = [exercise, classification].filter((mark) => mark !== null).join(' - ');
  const line = `#${house.colours.line}`;
  const foot = sheet.height - FOOT_ROOM;
  const side = 92;
  const heading = firstLine(lines([span(marks, looks.marks, null)], width));
  const named = lines([span(`${title}, ${version}`, looks.running, null)], width - side).slice(0, 2);
  const owner = house.footer === null ? [] : lines([span(house.footer, looks.running, null)], width - side).slice(0, 1);
  const rules: Shape[] = [HEAD_TOP + 6, foot].map((y) => ({ x: sheet.side, y, width, height: 0.5, fill: line }));
  const fixed = [...textsAt(heading, sheet.side, HEAD_TOP), ...[...named, ...owner].flatMap((one, index) => textsAt(one, sheet.side, foot + 12 + index * LEADING))];
  return (page, pages) => {
    const counted = firstLine(lines([span(`${labels.page} ${page} ${labels.pageOf} ${pages}`, looks.running, null)], side));
    return { shapes: rules, texts: [...fixed, ...textsAt(counted, sheet.side + width - widthOf(counted), foot + 12)] };
  };
}

const firstLine = ([line = []]: readonly Line[]): Line => line;
const widthOf = (line: Line): number => line.reduce((end, { x, width }) => Math.max(end, x + width), 0);

/** The letterhead of the first page: the logo to the left, the lines of the house to the right of it. */
export function letterhead({ house, looks, lines, width }: Setter): Strip[] {
  const { logo, letterhead: words } = house;
  if (logo === null && words.length === 0) return [];
  const [wide, high] = logo === null ? [0, 0] : [logo.width * MM, logo.height * MM];
  const x = logo === null ? 0 : Math.min(wide + 18, width / 2);
  const texts: PlacedText[] = [];
  let y = 10;
  for (const text of words) {
    const tag = tagIn(ROOT, 'P');
    for (const line of lines([span(text, looks.running, tag)], width - x)) {
      texts.push(...textsAt(line, x, y));
      y += LEADING;
    }
  }
  const shapes: Shape[] = logo === null ? [] : [{ x: 0, y: 0, width: wide, height: high, fill: { png: logo.png, tag: tagIn(ROOT, 'Figure', { alt: logo.alt }) } }];
  return [strip(Math.max(high, y) + 20, { texts, shapes, keep: true })];
}
