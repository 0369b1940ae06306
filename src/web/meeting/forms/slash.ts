/** What the line can become by a word behind a slash. */
type SlashKind = 'statement' | 'action' | 'topic' | 'parked' | 'remark' | 'for' | 'against' | 'option';
/** What is recorded elsewhere on the page. */
type SlashElsewhere = 'decision' | 'provisional' | 'presence' | 'round' | 'confirmed';

/** A text that begins with a slash: the command as it was typed (with its spaces), the text behind it, and what was meant. */
export interface Slash {
  readonly command: string;
  readonly rest: string;
  readonly kind: SlashKind | null;
  readonly elsewhere: SlashElsewhere | null;
}

const KINDS: readonly (readonly [SlashKind, readonly string[]])[] = [
  ['action', ['a', 'actie', 'action']],
  ['topic', ['o', 'onderwerp', 't', 'topic']],
  ['parked', ['parkeer', 'parkeren', 'park']],
  ['statement', ['beeld', 'melding', 'feit', 'statement']],
  ['remark', ['opmerking', 'remark']],
  ['for', ['voor', 'for']],
  ['against', ['tegen', 'against']],
  ['option', ['optie', 'option']],
];

const ELSEWHERE: readonly (readonly [SlashElsewhere, readonly string[]])[] = [
  ['decision', ['b', 'besluit', 'd', 'decision']],
  ['provisional', ['v', 'voorlopig', 'provisional']],
  ['presence', ['aanwezig', 'afwezig', 'weg', 'present', 'absent', 'left']],
  ['round', ['rond', 'rondje', 'round']],
  ['confirmed', ['bevestigd', 'confirmed']],
];

const meant = <M>(table: readonly (readonly [M, readonly string[]])[], word: string): M | null => table.find(([, words]) => words.includes(word))?.[0] ?? null;

/**
 * Reads a text that begins with a slash; null for any other.
 * The line has no commands yet: this only keeps one from silently becoming a numbered statement.
 */
export function slashOf(text: unknown): Slash | null {
  const read = typeof text === 'string' ? /^\s*\/(\S*)\s*/u.exec(text) : null;
  if (read === null || typeof text !== 'string') return null;
  const word = (read[1] ?? '').toLowerCase();
  return { command: read[0], rest: text.slice(read[0].length), kind: meant(KINDS, word), elsewhere: meant(ELSEWHERE, word) };
}
