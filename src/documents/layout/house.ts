/** What the house gives every document: its letterhead and its colours (docs/huisstijl.md). */
export interface House {
  /** The lines of the letterhead beside the logo on the first page: the ministry, the directorate, addresses. */
  readonly letterhead: readonly string[];
  readonly logo: Logo | null;
  /** Said at the foot of each page; null for nothing. */
  readonly footer: string | null;
  /** Six hexadecimal digits each, without a sign before them. */
  readonly colours: { readonly ink: string; readonly heading: string; readonly line: string; readonly tableHead: string };
}

export interface Logo {
  readonly png: Uint8Array;
  /** How large on paper, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
}

/** What documents look like where no house is set: no letterhead, quiet blue headings. */
export const NEUTRAL_HOUSE: House = { letterhead: [], logo: null, footer: null, colours: { ink: '000000', heading: '154273', line: '8A99A8', tableHead: 'E8EEF4' } };
