/** The parts of minutes after their head and errata, in the order in which we put them: what was decided comes first. */
export const MINUTES_PARTS = ['decisions', 'actions', 'chapters', 'papers', 'next', 'signatures', 'annex'] as const;
export type MinutesPart = (typeof MINUTES_PARTS)[number];

/** What the house gives every document: its letterhead, its colours, its order (docs/huisstijl.md). Plain data, so that it can go to a worker. */
export interface House {
  /** The lines of the letterhead beside the logo on the first page: the ministry, the directorate, addresses. */
  readonly letterhead: readonly string[];
  readonly logo: Logo | null;
  /** Said at the foot of each page; null for nothing. */
  readonly footer: string | null;
  /** Six hexadecimal digits each, without a sign before them. */
  readonly colours: { readonly ink: string; readonly heading: string; readonly line: string; readonly tableHead: string };
  /** Each part of the minutes once. */
  readonly order: readonly MinutesPart[];
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
export const NEUTRAL_HOUSE: House = {
  letterhead: [],
  logo: null,
  footer: null,
  colours: { ink: '000000', heading: '154273', line: '8A99A8', tableHead: 'E8EEF4' },
  order: MINUTES_PARTS,
};
