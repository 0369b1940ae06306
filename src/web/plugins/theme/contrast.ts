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

/** The contrast between two colours written as #rgb or #rrggbb, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs whose contrast is too low, with what it is. `colourOf` answers a token's colour as hexadecimal digits. */
export function tooFaint(colourOf: (token: string) => string): (Pair & { readonly is: number })[] {
  return PAIRS.map((pair) => ({ ...pair, is: contrast(colourOf(pair.front), colourOf(pair.back)) })).filter(({ is, least }) => is < least);
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
