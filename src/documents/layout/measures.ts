import type { HeadingBlock, Layout } from './blocks.js';

/** Sizes that Word and ODF share, so that a document looks the same in both. Letters in points, lengths on paper in millimetres. */
export const FONT = { name: 'Fira Sans', fallbacks: ['Arial', 'Liberation Sans'] } as const;

export const LETTERS = { text: 10, detail: 9, cell: 8.5, page: 8.5, note: 8, mark: 12 } as const;

/** The white between lines, against one without any. */
export const LINE_HEIGHT = 1.1;

interface HeadingLook {
  readonly size: number;
  readonly before: number;
  readonly after: number;
}

export const HEADINGS: Readonly<Record<HeadingBlock['level'], HeadingLook>> = {
  1: { size: 18, before: 4, after: 6 },
  2: { size: 13, before: 18, after: 6 },
  3: { size: 11, before: 12, after: 4 },
  4: { size: 10, before: 8, after: 3 },
};

/** A4: the sheet, and the text between its margins. */
export const SHEETS: Readonly<Record<Layout['sheet'], { readonly width: number; readonly height: number; readonly text: number }>> = {
  upright: { width: 210, height: 297, text: 170 },
  landscape: { width: 297, height: 210, text: 257 },
};

/** From the edge of the sheet to the text, and to what stands above and below it on each page. */
export const MARGINS = { side: 20, top: 27, bottom: 24, edge: 11 } as const;

/** How far in the lines below an entry begin; the letterhead's part of the width; where one signs: the white beside the line, and the room to write above it. */
export const INDENT = 6;
export const LETTERHEAD = 70;
export const SIGNATURE = { right: 90, room: 16 } as const;

/** Grey that can be read, for our words beside what people typed. */
export const QUIET = '4A4A4A';
