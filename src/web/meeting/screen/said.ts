import type { Statement } from '../../../domain/beeld/state.js';
import { beginning, linesOf, SIZES, tidy, WIDTH, type Size } from './fit.js';

/** What a statement takes beside its words: certainty and source, and the space around it. */
const AROUND = 76;
/** Beside its number. */
const WORDS = WIDTH - 110;
const LARGEST = 3;
const WANTED = 3;

const standing = (one: Statement) => one.state === 'current' && one.struck === null;

/** The newest first. */
export const newest = (statements: Iterable<Statement>): Statement[] => [...statements].filter(standing).sort((a, b) => b.number - a.number);

const spoken = ({ speaker, text }: Statement) => tidy(speaker ? `${speaker.text}  ${text}` : text);

function fitting(list: readonly Statement[], size: Size, height: number): Statement[] {
  let left = height;
  const shown: Statement[] = [];
  for (const one of list) {
    left -= linesOf(spoken(one), size, WORDS) * size.line + AROUND;
    if (left < 0) break;
    shown.push(one);
  }
  return shown;
}

/** The newest statements, so large that at least three stand there, or all where there are fewer; a very long one by its beginning. */
export function newestWithin(all: readonly Statement[], height: number) {
  const list = all.slice(0, 6);
  const sizes = SIZES.filter(({ no }) => no >= LARGEST);
  const smallest = sizes[sizes.length - 1] as Size;
  const size = sizes.find((one) => fitting(list, one, height).length >= Math.min(WANTED, list.length)) ?? smallest;
  const whole = fitting(list, size, height);
  const shown = whole.length > 0 ? whole : list.slice(0, 1);
  const lines = Math.max(1, Math.floor((height - AROUND) / size.line));
  return {
    size: size.no,
    list: shown.map((one) => ({
      id: one.id,
      number: one.number,
      speaker: one.speaker?.text ?? null,
      text: whole.length > 0 ? tidy(one.text) : beginning(one.text, Math.max(1, lines - 1), size, WORDS),
      certainty: one.certainty,
      source: one.statedSource === null ? null : beginning(one.statedSource, 1, { letter: 30 }, 1200),
    })),
  };
}
