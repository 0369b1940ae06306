import type { House } from '../layout/house.js';
import type { Layout } from '../layout/blocks.js';
import type { Style } from './lines.js';

/** From one line to the next, in points: of running text, and of what is said of an entry. */
export const LEADING = 14;
export const SMALL_LEADING = 12.6;
/** Where what is said of something starts. */
export const INDENT = 12;

const MM = 72 / 25.4;

/** A sheet of A4 with its margins, in points. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

export const SHEETS: Readonly<Record<Layout['sheet'], Sheet>> = {
  upright: { width: 595.28, height: 841.89, side: 24 * MM, top: 25 * MM, bottom: 27 * MM },
  landscape: { width: 841.89, height: 595.28, side: 20 * MM, top: 23 * MM, bottom: 24 * MM },
};

/** How each kind of text looks, in the colours of the house. */
export interface Looks {
  readonly headings: Readonly<Record<1 | 2 | 3 | 4, Style>>;
  readonly text: Style;
  readonly lead: Style;
  readonly tag: Style;
  readonly detail: Style;
  readonly label: Style;
  readonly cell: Style;
  readonly cellHead: Style;
  readonly rowHead: Style;
  readonly cellLabel: Style;
  readonly cellTag: Style;
  readonly noteNumber: Style;
  readonly running: Style;
  readonly marks: Style;
}

// Words of ours beside what people typed: quieter, and yet more than seven to one on white.
const QUIET = '#4A4A4A';

export function looksOf({ colours }: House): Looks {
  const ink = `#${colours.ink}`;
  const titled = (size: number): Style => ({ face: 'semibold', size, colour: `#${colours.heading}` });
  const text: Style = { face: 'regular', size: 10, colour: ink };
  return {
    headings: { 1: titled(20), 2: titled(13.5), 3: titled(11), 4: { face: 'semibold', size: 10, colour: ink } },
    text,
    lead: { ...text, face: 'semibold' },
    tag: { face: 'regular', size: 8.5, colour: QUIET },
    detail: { ...text, size: 9 },
    label: { ...text, face: 'medium', size: 9, colour: QUIET },
    cell: { ...text, size: 9 },
    cellHead: { face: 'semibold', size: 8.5, colour: ink },
    rowHead: { ...text, face: 'medium', size: 9 },
    cellLabel: { face: 'medium', size: 8.5, colour: QUIET },
    cellTag: { face: 'regular', size: 8, colour: QUIET },
    noteNumber: { face: 'medium', size: 7, colour: `#${colours.heading}`, rise: 3.2 },
    running: { face: 'regular', size: 8.5, colour: QUIET },
    marks: { face: 'semibold', size: 9, colour: ink },
  };
}
