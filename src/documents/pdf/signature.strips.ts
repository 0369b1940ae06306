import type { SignaturesBlock } from '../layout/blocks.js';
import type { Line } from './lines.js';
import { span, type Setter } from './setter.js';
import { baselineIn, strip, textsAt, type PlacedText, type Strip } from './strips.js';
import { ROOT, tagIn } from './tags.js';

type Place = SignaturesBlock['places'][number];

const GAP = 28;
const LEADING = 14;
// Room for a signature above its line.
const ROOM = 46;

/** Two beside each other, each a role and name with a line to sign on or what was done; no page end comes between. */
export function signatureStrips({ places, place: words }: SignaturesBlock, setter: Setter): Strip[] {
  const rows = Array.from({ length: Math.ceil(places.length / 2) }, (_, row) => places.slice(row * 2, row * 2 + 2));
  return rows.map((pair) => {
    const width = (setter.width - GAP) / 2;
    const columns = pair.map((one, index) => placeOf(one, words, index * (width + GAP), width, setter));
    return strip(Math.max(...columns.map(({ height }) => height)), { before: 8, texts: columns.flatMap(({ texts }) => texts), shapes: columns.flatMap(({ shapes }) => shapes) });
  });
}

function placeOf({ role, name, done }: Place, words: string, x: number, width: number, { looks, lines, house }: Setter): Pick<Strip, 'height' | 'texts' | 'shapes'> {
  const [who, what] = [tagIn(ROOT, 'P'), tagIn(ROOT, 'P')];
  const named = lines([span(name === '' ? role : `${role} `, looks.lead, who), span(name, looks.text, who)], width);
  const said = lines([span(done === '' ? words : done, done === '' ? looks.label : looks.text, what)], width);
  const room = done === '' ? ROOM : 0;
  const rule = { x, y: named.length * LEADING + room, width, height: 0.6, fill: `#${house.colours.ink}` };
  const texts = [...stacked(named, x, 0), ...stacked(said, x, named.length * LEADING + room + (room > 0 ? 2 : 0))];
  return { height: (named.length + said.length) * LEADING + room + 6, texts, shapes: room > 0 ? [rule] : [] };
}

function stacked(lines: readonly Line[], x: number, top: number): PlacedText[] {
  return lines.flatMap((line, index) => textsAt(line, x, top + index * LEADING + baselineIn(LEADING)));
}
