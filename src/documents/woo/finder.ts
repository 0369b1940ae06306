import { folded, plainOf, type Folded } from './folded.js';
import { isOrdinary } from './ordinary-words.js';
import { ADDRESSED, bounded, formsOfName, type Certainty, type Form } from './person-forms.js';

/** Someone or something whose names are searched for. */
export interface Sought {
  /** A person's id, `name:` and a name that no person has, `function:` and an id, `also:` and a number. */
  readonly id: string;
  readonly names: readonly string[];
  readonly emails?: readonly string[];
  /** Each abbreviation as it is typed; only found so. */
  readonly abbreviations?: readonly string[];
  /** `words`: as given, all sure; `title`: a job title. */
  readonly kind: 'person' | 'title' | 'words';
}

/** A stretch of a text that names someone. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly certainty: Certainty;
  /** Whom it may be; empty for an address or number that belongs to nobody known. */
  readonly ids: readonly string[];
  readonly kind: 'name' | 'title' | 'email' | 'phone';
  /** True where a possessive ending is part of it. */
  readonly possessive: boolean;
}

interface Rule {
  /** A word that stands in every find, so that most texts need no search. */
  readonly needle: string;
  readonly search: RegExp;
  readonly id: string;
  readonly form: Form;
  readonly kind: Found['kind'];
}

export type Finder = (text: string) => Found[];

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Dutch numbers, with or without the code of the country: nine digits after the nought.
const PHONE = /(?<![\p{L}\p{N}])(?:(?:\+|00)31[\s-]?(?:\(0\))?[\s-]?|0)[1-9](?:[\s-]?\d){8}(?![\p{L}\p{N}])/gu;
const RANK: Readonly<Record<Certainty, number>> = { sure: 0, likely: 1, doubt: 2 };

/** Makes the search for these people and titles in running text: word by word, whatever capitals and accents were typed. */
export function finderOf(sought: readonly Sought[]): Finder {
  const rules = sought.flatMap(rulesOf);
  return (text) => {
    const plain = folded(text);
    const all = [...named(text, plain, rules), ...addressesIn(text, EMAIL, 'email'), ...addressesIn(text, PHONE, 'phone')];
    return apart(merged(all));
  };
}

function rulesOf({ id, names, emails = [], abbreviations = [], kind }: Sought): Rule[] {
  const of = (form: Form): Rule => ({ needle: needleOf(form.pattern), search: new RegExp(bounded(form.pattern), 'gu'), id, form, kind: kind === 'title' ? 'title' : 'name' });
  const literal = (text: string, certainty: Certainty): Form[] => {
    const plain = plainOf(text);
    return plain === '' ? [] : [{ pattern: plain.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')).join('\\s+'), certainty }];
  };
  const forms = names.flatMap((name) => (kind === 'person' ? formsOfName(name) : literal(name, kind === 'words' ? 'sure' : 'likely')));
  return [...forms, ...emails.flatMap((email) => literal(email, 'sure')), ...abbreviations.flatMap((short) => literal(short, 'likely').map((form): Form => ({ ...form, capital: true })))].map(of);
}

/** The longest plain word of a pattern that is no part of a choice. */
function needleOf(pattern: string): string {
  const sure = pattern.replace(/\(\?[\s\S]*?\)[*?]?/gu, ' ').replace(/\\p\{[^}]*\}(?:\{[^}]*\})?|\\[sp.]|[{}[\]()?*+\\|,]/gu, ' ');
  return sure.split(/[^\p{L}\p{N}]+/u).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function named(text: string, plain: Folded, rules: readonly Rule[]): Found[] {
  return rules.filter(({ needle }) => plain.text.includes(needle)).flatMap(({ search, id, form, kind }) =>
    [...plain.text.matchAll(search)].flatMap((match) => {
      const from = match.index;
      const [start = 0, end = 0] = [plain.places[from], plain.places[from + match[0].length]];
      const typed = text.slice(start, end);
      const [first = ''] = typed;
      const isCapital = first !== first.toLowerCase();
      if (form.capital === true && !/\p{Lu}/u.test(typed)) return [];
      const before = plain.text.slice(Math.max(0, from - 40), from);
      const address = kind === 'name' && form.certainty !== 'sure' ? ADDRESSED.exec(before) : null;
      const begin = address === null ? start : (plain.places[from - address[0].length] ?? start);
      const certainty = address === null ? judged(form.certainty, typed, isCapital, kind, text.slice(0, start)) : 'sure';
      return [{ start: begin, end, text: text.slice(begin, end), certainty, ids: [id], kind, possessive: (match.groups?.suffix ?? '') !== '' }];
    }),
  );
}

/** An ordinary word with a capital in the middle of a sentence is a name; a name without a capital may be a word. */
function judged(certainty: Certainty, typed: string, isCapital: boolean, kind: Found['kind'], before: string): Certainty {
  if (certainty === 'sure' || kind === 'title') return certainty;
  const startsSentence = /(?:^|[.!?:\n]\s*|^\s*[-•*"“‘(]?\s*)$/u.test(before);
  if (certainty === 'doubt') return isCapital && !startsSentence ? 'likely' : 'doubt';
  return isCapital || !isOrdinary(plainOf(typed)) ? 'likely' : 'doubt';
}

function addressesIn(text: string, search: RegExp, kind: 'email' | 'phone'): Found[] {
  return [...text.matchAll(search)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0], certainty: kind === 'email' ? 'sure' : 'likely', ids: [], kind, possessive: false }));
}

/** Two people of one name, found in one place, are one find. */
function merged(all: readonly Found[]): Found[] {
  const byPlace = new Map<string, Found>();
  for (const found of all) {
    const place = `${found.start} ${found.end}`;
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, found);
    else byPlace.set(place, { ...(RANK[found.certainty] < RANK[known.certainty] ? found : known), ids: [...new Set([...known.ids, ...found.ids])] });
  }
  return [...byPlace.values()];
}

/** Of finds that overlap the longest, in order. */
function apart(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const found of [...all].sort((a, b) => b.end - b.start - (a.end - a.start) || RANK[a.certainty] - RANK[b.certainty] || a.start - b.start)) {
    if (kept.every(({ start, end }) => found.end <= start || end <= found.start)) kept.push(found);
  }
  return kept.sort((a, b) => a.start - b.start);
}
