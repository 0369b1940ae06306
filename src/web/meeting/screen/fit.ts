/**
 * How large words can stand on the screen in the room. A server knows no layout, so it measures: the widths of letters in Fira Sans
 * (in em, rather too wide than too narrow) and the distances of public/css/room.css, in pixels of a screen of 1920 by 1080, from
 * which the style sheet scales everything.
 */

/** A size of words: its number is the class `fit-N`, letters and lines are in pixels of a screen 1920 wide. */
export interface Size {
  readonly no: number;
  readonly letter: number;
  readonly line: number;
}

/** From large to small; the smallest is still read from six metres. */
export const SIZES: readonly Size[] = [
  { no: 1, letter: 76, line: 88 },
  { no: 2, letter: 64, line: 76 },
  { no: 3, letter: 54, line: 65 },
  { no: 4, letter: 46, line: 56 },
  { no: 5, letter: 40, line: 50 },
  { no: 6, letter: 34, line: 43 },
];
const SMALLEST = SIZES[SIZES.length - 1] as Size;

/** The width that words have between the margins. */
export const WIDTH = 1792;

const NARROW = /[iljtfrI.,;:'"!|()[\] -]/;
const BROAD = /[mwMW%@\u2014\u2026]/;
const CAPITAL = /[A-Z\u00C0-\u00DE]/;

function letterWidth(letter: string): number {
  if (NARROW.test(letter)) return 0.36;
  if (BROAD.test(letter)) return 0.95;
  if (CAPITAL.test(letter)) return 0.7;
  // Beyond Latin letters: as wide as they are high.
  return letter < '\u0250' ? 0.59 : 1;
}

const wordWidth = (word: string) => [...word].reduce((sum, letter) => sum + letterWidth(letter), 0);
const SPACE = 0.28;

/** How many lines a text takes at a size. A word that is too long for a line is broken, as the style sheet does. */
export function linesOf(text: string, { letter }: Pick<Size, 'letter'>, width: number): number {
  const room = width / letter;
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, room), 0);
}

function paragraphLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(/\s+/)) {
    const width = wordWidth(word);
    const wanted = used === 0 ? width : used + SPACE + width;
    if (wanted <= room) {
      used = wanted;
      continue;
    }
    if (used > 0) lines += 1;
    const more = Math.max(0, Math.ceil(width / room) - 1);
    lines += more;
    used = width - more * room;
  }
  return lines;
}

/** Words as they stand on the screen: without empty lines, which only take room. */
export const tidy = (text: string): string => text.trim().replace(/[ \t]*\n\s*/g, '\n');

/** The beginning of a text that takes at most so many lines, with `…` where something was left out. */
export function beginning(text: string, lines: number, size: Pick<Size, 'letter'>, width: number): string {
  const whole = tidy(text);
  if (linesOf(whole, size, width) <= lines) return whole;
  let [fits, tooLong] = [0, whole.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (linesOf(`${whole.slice(0, middle)} …`, size, width) <= lines) fits = middle;
    else tooLong = middle;
  }
  const cut = whole.slice(0, fits);
  const space = cut.search(/\s\S*$/);
  // Half a long word says more than nothing; half a letter (a surrogate) does not.
  return `${(space > fits / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()} …`;
}

/** Words that fill a place: as large as they fit, and where even the smallest does not fit, their beginning. */
export function fitted(text: string, height: number, largest = 1): { readonly text: string; readonly size: number; readonly cut: boolean } {
  const whole = tidy(text);
  const size = SIZES.find((one) => one.no >= largest && linesOf(whole, one, WIDTH) * one.line <= height);
  if (size) return { text: whole, size: size.no, cut: false };
  return { text: beginning(whole, Math.max(1, Math.floor(height / SMALLEST.line)), SMALLEST, WIDTH), size: SMALLEST.no, cut: true };
}
