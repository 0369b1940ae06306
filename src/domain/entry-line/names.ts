import type { Choice, LineParty, NamedParty } from './model.js';

/** More words than any name has. */
const MOST_WORDS = 8;

/** Words as they are compared: in whatever case, with or without accents, with one space between them. */
export function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

interface Names {
  readonly all: ReadonlyMap<string, readonly NamedParty[]>;
  readonly seats: ReadonlyMap<string, readonly NamedParty[]>;
}

const known = new WeakMap<readonly NamedParty[], Names>();

function namesOf(parties: readonly NamedParty[]): Names {
  const made = known.get(parties);
  if (made) return made;
  const [all, seats] = [new Map<string, NamedParty[]>(), new Map<string, NamedParty[]>()];
  const add = (map: Map<string, NamedParty[]>, name: string, party: NamedParty) => {
    const list = map.get(folded(name)) ?? [];
    if (!list.includes(party)) map.set(folded(name), [...list, party]);
  };
  for (const party of parties) {
    for (const name of party.names) add(all, name, party);
    if (party.kind === 'person' && party.atTable) for (const name of [...party.names, ...party.seatNames]) add(seats, name, party);
  }
  const names = { all, seats };
  known.set(parties, names);
  return names;
}

/** All that these words can name. */
export function named(words: string, parties: readonly NamedParty[]): readonly NamedParty[] {
  const wanted = folded(words);
  return wanted === '' ? [] : (namesOf(parties).all.get(wanted) ?? []);
}

/** The same, where one that is at the table goes before others that are not. */
export function namedAtTable(words: string, parties: readonly NamedParty[]): readonly NamedParty[] {
  const all = named(words, parties);
  const there = all.filter(({ atTable }) => atTable);
  return there.length > 0 ? there : all;
}

/** The persons at the table that these words mean, by their name, function or organisation. */
export function seated(words: string, parties: readonly NamedParty[]): readonly NamedParty[] {
  const wanted = folded(words);
  return wanted === '' ? [] : (namesOf(parties).seats.get(wanted) ?? []);
}

/** Fewer letters are the beginning of too many names. */
const SHORTEST_NEAR = 2;
/** Shorter names differ by one letter too easily. */
const SHORTEST_MISTYPED = 4;

/** Whether words are the beginning of a name, or one letter off. */
export function near(words: string, name: string): boolean {
  const [wanted, whole] = [folded(words), folded(name)];
  if (wanted.length < SHORTEST_NEAR) return false;
  return whole.startsWith(wanted) || (Math.min(wanted.length, whole.length) >= SHORTEST_MISTYPED && oneOff(wanted, whole));
}

/** One letter more, less or other. */
function oneOff(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && long[same] === short[same]) same += 1;
  return long.slice(same + 1) === short.slice(long.length === short.length ? same + 1 : same);
}

/** The parties that words nearly name, those at the table first. */
export function nearlyNamed(words: string, parties: readonly NamedParty[], most: number): readonly NamedParty[] {
  const like = parties.filter(({ names }) => names.some((name) => near(words, name)));
  return [...like].sort((a, b) => Number(b.atTable) - Number(a.atTable)).slice(0, most);
}

/** The longest known name that begins at a place in a text: where it ends, and whom it names. Null when none does. */
export function longestName(text: string, start: number, parties: readonly NamedParty[]): { readonly end: number; readonly found: readonly NamedParty[] } | null {
  const ends = /[\p{L}\p{N}](?![\p{L}\p{N}])/gu;
  ends.lastIndex = start;
  let best: { end: number; found: readonly NamedParty[] } | null = null;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const end = ends.exec(text);
    if (end === null) break;
    const found = named(text.slice(start, end.index + end[0].length), parties);
    if (found.length > 0) best = { end: end.index + end[0].length, found };
  }
  return best;
}

export const partyChoice = ({ kind, id, name, note }: NamedParty): Choice => ({ kind: 'party', value: `${kind}:${id}`, name, note });

/** A party as the line names it. Of several it is the one that was chosen; null while nobody chose. */
export function chosenParty(words: string, found: readonly NamedParty[], answer: string | undefined): LineParty | null {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { kind: only.kind, id: only.id, text: words };
  const chosen = found.find(({ kind, id }) => `${kind}:${id}` === answer);
  return chosen ? { kind: chosen.kind, id: chosen.id, text: chosen.name } : null;
}

const PARTICLES = new Set(['de', 'den', 'der', 'het', "'t", 'te', 'ten', 'ter', 'van', 'von', 'in', 'op', 'aan', 'bij', 'la', 'le', 'el', 'al', 'da', 'di', 'du', 'dos']);
/** Shorter ones are initials, or too easily something else. */
const SHORTEST_FIRST_NAME = 3;

/** What a person is called: the whole name, the last name with and without what stands before it, at the table also the first name. */
export function personNames(name: string, atTable: boolean): readonly string[] {
  const words = name.trim().split(/\s+/u);
  const [first = '', ...others] = words;
  if (others.length === 0) return [name];
  const particle = others.findIndex((word) => PARTICLES.has(word.toLowerCase()));
  const last = others.at(-1) ?? '';
  const whole = particle < 0 ? last : others.slice(particle).join(' ');
  const called = atTable && first.replace(/\P{L}/gu, '').length >= SHORTEST_FIRST_NAME ? [first] : [];
  return [...new Set([name, whole, last, ...called])];
}
