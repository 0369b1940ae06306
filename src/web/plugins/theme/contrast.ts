import { contrast } from '../../../documents/house/contrast.js';

/** Two tokens that meet on the screen, and the contrast that WCAG 2.2 AA asks of them: 4.5 for text (1.4.3), 3 for what is drawn (1.4.11). */
export interface Pair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
}

const TEXT = 4.5;
const DRAWN = 3;
const GROUNDS = ['--paper', '--ground', '--sunk'];

const pairs = (least: number, fronts: readonly string[], backs: readonly string[]): Pair[] =>
  fronts.flatMap((front) => backs.map((back) => ({ front, back, least })));

/** Every pair of colours that the product puts together. */
export const PAIRS: readonly Pair[] = [
  ...pairs(TEXT, ['--ink'], [...GROUNDS, '--accent-wash', '--care-wash']),
  ...pairs(TEXT, ['--ink-2'], [...GROUNDS, '--accent-wash', '--care-wash']),
  ...pairs(TEXT, ['--accent'], [...GROUNDS, '--accent-wash', '--care-wash']),
  ...pairs(TEXT, ['--care'], [...GROUNDS, '--care-wash']),
  ...pairs(TEXT, ['--on-accent'], ['--accent', '--accent-2']),
  ...pairs(TEXT, ['--on-bar'], ['--bar']),
  ...pairs(DRAWN, ['--rule-2', '--focus'], GROUNDS),
  ...pairs(DRAWN, ['--care-rule'], ['--paper', '--care-wash']),
  ...pairs(DRAWN, ['--focus-gap'], ['--focus']),
];

/** The pairs whose contrast is too low, with what it is. `colourOf` answers a token's colour as hexadecimal digits. */
export function tooFaint(colourOf: (token: string) => string): (Pair & { readonly is: number })[] {
  return PAIRS.map((pair) => ({ ...pair, is: contrast(colourOf(pair.front), colourOf(pair.back)) })).filter(({ is, least }) => is < least);
}
