import type { Part, PartRole } from './model.js';

/** A stretch of a text that is no plain text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly role: PartRole;
}

const isSpace = (letter: string | undefined) => letter !== undefined && /\s/u.test(letter);

/**
 * Cuts a text into parts at its spans (in order, not overlapping). A span takes the space before it along, or behind it where
 * nothing stands before, so that the text parts joined read as one sentence. Joined, all parts are the text again.
 */
export function cut(text: string, spans: readonly Span[]): Part[] {
  const parts: Part[] = [];
  const push = (role: PartRole, from: number, to: number) => {
    if (to > from) parts.push({ role, text: text.slice(from, to) });
  };
  let at = 0;
  for (const { start, end, role } of [...spans].sort((a, b) => a.start - b.start)) {
    let from = Math.max(start, at);
    while (from > at && isSpace(text[from - 1])) from -= 1;
    push('text', at, from);
    let to = Math.max(end, from);
    if (!parts.some((part) => part.role === 'text')) while (isSpace(text[to])) to += 1;
    push(role, from, to);
    at = to;
  }
  let last = text.length;
  while (last > at && isSpace(text[last - 1])) last -= 1;
  push('text', at, last);
  push('space', last, text.length);
  return parts;
}

/** What is left of a line when all that it says beside its words is taken out. */
export const textOf = (parts: readonly Part[]): string => parts.map(({ role, text }) => (role === 'text' ? text : '')).join('').trim();
