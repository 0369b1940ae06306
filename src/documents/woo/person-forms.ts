import { plainOf } from './folded.js';
import { isOrdinary } from './ordinary-words.js';

/** How sure a find is: `sure` always goes, `likely` is proposed, `doubt` may be an ordinary word or someone else. */
export type Certainty = 'sure' | 'likely' | 'doubt';

/** A way in which a name is written, folded; `pattern` is a regular expression for it. */
export interface Form {
  readonly pattern: string;
  readonly certainty: Certainty;
  /** Only as typed with a capital: an abbreviation, one initial. */
  readonly capital?: true;
}

/** A name taken apart. */
export interface NameParts {
  readonly given: readonly string[];
  /** de, van den; with the name it belongs to. */
  readonly prefix: string;
  readonly core: string;
}

const PREFIXES: ReadonlySet<string> = new Set([
  'van', 'de', 'den', 'der', 'het', "'t", '’t', 't', 'ten', 'ter', 'te', 'tot', 'in', 'op', 'aan', 'bij', 'onder', 'over', 'uit', 'uijt', 'voor', "'s", '’s', 'vd', 'v.d.', 'v/d',
  'von', 'zu', 'vom', 'zum', 'la', 'le', 'les', 'du', 'des', 'di', 'da', 'dos', 'das', 'del', 'della', 'el', 'al', 'bin', 'ben', 'ibn',
]);
const TITLES = /^(?:drs|dr|mr|ir|ing|prof|mw|mevr|dhr|mevrouw|meneer|heer|bc|ba|bsc|ma|msc|llm|llb|phd|mba|md|jhr|jkvr)\.?$/u;
const LETTER = '[\\p{L}\\p{N}]';

/** Takes a name apart; also `Vries, Jan de`. */
export function partsOfName(name: string): NameParts {
  const [before = '', after = ''] = plainOf(name).replace(/\([^)]*\)/gu, ' ').split(',').map((part) => part.trim());
  const words = (after === '' || after.split(/\s+/u).every((word) => TITLES.test(word)) ? before : `${after} ${before}`).split(/\s+/u).filter((word) => word !== '' && !TITLES.test(word));
  if (words.length < 2) return { given: [], prefix: '', core: words[0] ?? '' };
  const first = words.findIndex((word, index) => index > 0 && PREFIXES.has(word));
  const from = first > 0 ? first : words.findIndex((word, index) => index > 0 && (word.includes('-') || index === words.length - 1));
  const last = words.slice(from);
  const own = last.findIndex((word) => !PREFIXES.has(word));
  const start = own < 0 ? 0 : own;
  return { given: words.slice(0, from), prefix: last.slice(0, start).join(' '), core: last.slice(start).join(' ') };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
/** Words after one another, however they are spaced. */
const spaced = (text: string): string => text.split(' ').map(escaped).join('\\s+');
const apart = (words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** Every way in which a person's name may stand in running text. */
export function formsOfName(name: string): Form[] {
  const { given, prefix, core } = partsOfName(name);
  const whole = plainOf(name);
  if (core === '') return whole === '' ? [] : [{ pattern: spaced(whole), certainty: 'sure' }];
  // A name of one word: a first name, a surname or a nickname, and nothing to tell which.
  if (given.length === 0) return [{ pattern: spaced(whole), certainty: core.length < 3 || isOrdinary(core) ? 'doubt' : 'likely' }];
  const surname = apart([prefix, core]);
  const letters = initialsOf(given);
  return [
    { pattern: spaced(whole), certainty: 'sure' },
    ...unlessSame(apart([...given, surname]), whole),
    ...given.filter((one) => one.length > 2).flatMap((one) => [surname, core].map((last): Form => ({ pattern: `${escaped(one)}\\s+${spaced(last)}`, certainty: 'sure' }))),
    { pattern: `${escaped(core)}\\s*,\\s*(?:${escaped(given[0] ?? '')}|${escaped(letters[0] ?? '')}\\.)${prefix === '' ? '' : `(?:\\s+${spaced(prefix)})?`}`, certainty: 'sure' },
    // J.P. de Vries, J. de Vries, J de Vries, JP de Vries.
    { pattern: `${escaped(letters[0] ?? '')}(?:\\.\\s?(?:\\p{L}\\.\\s?){0,4}|\\p{L}{0,3}\\.?)\\s*(?<=[\\s.])${spaced(surname)}`, certainty: 'sure', capital: true },
    ...surnames(prefix, core),
    ...given.filter((one) => /^\p{L}{3,}(?:-\p{L}+)*$/u.test(one)).map((one): Form => ({ pattern: escaped(one), certainty: isOrdinary(one) ? 'doubt' : 'likely' })),
  ];
}

function unlessSame(text: string, whole: string): Form[] {
  return text === whole ? [] : [{ pattern: spaced(text), certainty: 'sure' }];
}

/** De Vries, Vries; of a double name each of the two. */
function surnames(prefix: string, core: string): Form[] {
  const own = (text: string): Form[] => (text.length < 2 ? [] : [{ pattern: spaced(text), certainty: isOrdinary(text) ? 'doubt' : 'likely' }]);
  const pieces = core.includes('-') ? core.split('-').map((piece) => piece.trim()) : [];
  const names = pieces.flatMap((piece) => {
    const words = piece.split(' ');
    const last = words.slice(words.findIndex((word) => !PREFIXES.has(word))).join(' ');
    return last === piece ? own(piece) : [...own(piece), ...own(last)];
  });
  return [...(prefix === '' ? [] : [{ pattern: spaced(apart([prefix, core])), certainty: 'likely' } as const]), ...own(core), ...names.filter(({ pattern }) => !PREFIXES.has(pattern))];
}

function initialsOf(given: readonly string[]): string[] {
  return given.flatMap((one) => one.split(/[.-]/u).filter((part) => part !== '').map((part) => part.slice(0, 1)));
}

/** What may stand around a form: no other letter, but for what makes it a possessive. */
export const bounded = (pattern: string): string => `(?<!${LETTER})(?:${pattern})(?<suffix>['’]s|(?<=[sxz])['’]|s)?(?!${LETTER})`;

/** How someone is addressed before a surname: what comes after it is a name. */
export const ADDRESSED = /(?<![\p{L}\p{N}])(?:(?:mw|mevr|dhr|drs|dr|mr|ir|ing|prof)\.?|mevrouw|meneer|de heer|heer|collega)\s+(?:(?:drs|dr|mr|ir|ing|prof)\.?\s+)*$/u;
