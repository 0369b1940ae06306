import type { Fragment, Line } from './lines.js';
import type { Tag } from './tags.js';

/** A band of a page that no page end parts. All measures are in points. */
export interface Strip {
  readonly height: number;
  /** Room above it, but not at the top of a page. */
  readonly before: number;
  /** Stands on the page of the strip after it. */
  readonly keep: boolean;
  readonly texts: readonly PlacedText[];
  readonly shapes: readonly Shape[];
  /** Places of the structure that are there even where they hold nothing, in order. */
  readonly opens: readonly Tag[];
  /** The head that comes again where this strip stands first on a page. */
  readonly head?: Strip;
  readonly bookmark?: { readonly level: number; readonly text: string };
}

/** A fragment with its baseline; from the top left corner of its strip. */
export interface PlacedText {
  readonly x: number;
  readonly baseline: number;
  readonly fragment: Fragment;
}

/** What is no text: a rule or ground, which says nothing, or a picture, which has its place in the structure. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string | { readonly png: Uint8Array; readonly tag: Tag };
}

export const strip = (height: number, more: Partial<Strip> = {}): Strip => ({ height, before: 0, keep: false, texts: [], shapes: [], opens: [], ...more });

/** A paragraph in which way: where it starts, how high its lines are, and whether it stays with what comes after it. */
export interface Setting {
  readonly x: number;
  readonly leading: number;
  readonly before: number;
  readonly keep: boolean;
}

/** The lines of a paragraph as strips: no first or last line stands alone on a page. */
export function lineStrips(lines: readonly Line[], { x, leading, before, keep }: Setting): Strip[] {
  const last = lines.length - 1;
  return lines.map((line, index) =>
    strip(leading, { before: index === 0 ? before : 0, keep: index === last ? keep : index === 0 || index === last - 1, texts: textsAt(line, x, baselineIn(leading)) }),
  );
}

/** Where the letters stand in a line of this height. */
export const baselineIn = (leading: number): number => leading * 0.72;

export function textsAt(line: Line, x: number, baseline: number): PlacedText[] {
  return line.map((fragment) => ({ x: x + fragment.x, baseline: baseline - (fragment.style.rise ?? 0), fragment }));
}
