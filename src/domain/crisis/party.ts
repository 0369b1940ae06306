import type { Party } from '../kernel/entry.js';
import type { CrisisState } from './state.js';

type Known = Pick<CrisisState, 'people' | 'functions' | 'organisations'>;

const folded = (words: string) => words.normalize('NFC').trim().toLocaleLowerCase('nl');

/**
 * Whom words mean: the person by name, the function or organisation by abbreviation or name, in whatever case; always
 * with the words as written. Words that name nobody, or more than one, stay plain words: nobody is guessed at.
 */
export function partyOf(words: string, { people, functions, organisations }: Known): Party {
  const wanted = folded(words);
  const text = words.trim();
  const named = <K extends Party['kind']>(kind: K, things: ReadonlyMap<string, { readonly name: string; readonly abbreviation?: string }>) =>
    [...things].flatMap(([id, { name, abbreviation }]) => (folded(name) === wanted || (abbreviation !== undefined && folded(abbreviation) === wanted) ? [{ kind, id, text }] : []));
  const [only, ...others] = [...named('function', functions), ...named('organisation', organisations), ...named('person', people)];
  return only === undefined || others.length > 0 ? { kind: 'text', id: null, text } : only;
}
