import type { Party } from '../../domain/kernel/entry.js';

/**
 * What a string of a model is. `text`: running text. `name`: the name of a person, as the product wrote it. `loose`: who or what, as someone
 * typed it. `id`: of anything. Codes of fixed lists, times and the product's own numbers are none of these and never change.
 */
export type StringKind = 'text' | 'name' | 'loose' | 'id';

/** A string with where it stands: `decisions.0.words`. */
export interface Placed {
  readonly kind: StringKind;
  readonly value: string;
  readonly path: string;
}

export interface Changes {
  string(placed: Placed): string;
  /** A linked party: its id says who its text is. */
  party(party: Party, path: string): Party;
}

const CODES: ReadonlySet<string> = new Set([
  'document', 'language', 'timeZone', 'organisation', 'method', 'state', 'phase', 'classification', 'role', 'presence', 'outcome', 'certainty', 'horizon', 'side', 'test', 'answer', 'kind', 'how', 'group',
  'letter', 'abbreviation', 'code', 'reference', 'at', 'from', 'until', 'due', 'asOf', 'ground', 'sha256', 'mediaType',
]);
/** Lists of codes. */
const CODE_LISTS: ReadonlySet<string> = new Set(['roles', 'borrowed', 'skipped', 'grounds']);
const NAMES: ReadonlySet<string> = new Set(['by', 'offeredBy', 'readBackBy', 'procedureBy']);
/** Where `name` is the name of a person, and not of a crisis or a team. */
const NAMED: ReadonlySet<string> = new Set(['people', 'seats', 'present']);
const LOOSE: ReadonlySet<string> = new Set(['owner', 'speaker', 'spokesperson', 'considerWith', 'forwardedTo']);
const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The same model with every string as `changes` make it: plain JSON in, plain JSON out. Keys that are ids change with them. */
export function mapStrings<T>(model: T, changes: Changes): T {
  return walk(model, [], changes) as T;
}

/** Every string that may hold a name, in the order of the model. */
export function stringsIn(model: unknown): Placed[] {
  const all: Placed[] = [];
  mapStrings(model, {
    string: (placed) => (all.push(placed), placed.value),
    party: (party, path) => (all.push({ kind: 'loose', value: party.text, path: `${path}.text` }), party),
  });
  return all;
}

/** What the product itself wrote and never changes: codes, numbers and references. */
export function codesIn(model: unknown): string[] {
  const words = new Set(stringsIn(model).map(({ value }) => value));
  const all: string[] = [];
  JSON.stringify(model, (_key, value: unknown) => {
    if (typeof value === 'string' && !words.has(value)) all.push(value);
    return value;
  });
  return all;
}

function walk(value: unknown, path: readonly string[], changes: Changes): unknown {
  if (typeof value === 'string') {
    const kind = kindOf(value, path);
    return kind === null ? value : changes.string({ kind, value, path: path.join('.') });
  }
  if (Array.isArray(value)) return value.map((part, index) => walk(part, [...path, String(index)], changes));
  if (typeof value !== 'object' || value === null) return value;
  if (isParty(value)) return changes.party(value, path.join('.'));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [UUID.test(key) ? changes.string({ kind: 'id', value: key, path: [...path, key].join('.') }) : key, walk(part, [...path, key], changes)]));
}

function isParty(value: object): value is Party {
  return 'kind' in value && 'id' in value && 'text' in value && Object.keys(value).length === 3;
}

function kindOf(value: string, path: readonly string[]): StringKind | null {
  if (value === '' || MOMENT.test(value)) return null;
  if (UUID.test(value)) return 'id';
  const names = path.filter((part) => !/^\d+$/u.test(part));
  const [key = '', parent = ''] = [names.at(-1), names.at(-2)];
  if (isCode(key, parent, path)) return null;
  if (NAMES.has(key) || key === 'distributedTo' || (key === 'name' && NAMED.has(parent))) return 'name';
  return LOOSE.has(key) ? 'loose' : 'text';
}

/** `place` and `from` are a phase or a moment in some parts, and words that people typed in others. */
function isCode(key: string, parent: string, path: readonly string[]): boolean {
  if (CODE_LISTS.has(key)) return true;
  if (key === 'place') return parent === 'agenda';
  if (key === 'what') return parent === 'steps';
  if (key === 'from') return !path.includes('carried');
  if (key === 'title' || key === 'words' || key === 'text') return false;
  // What stood in an entry before it was corrected has the names of its fields: words of people as well as codes.
  if (parent === 'before' || parent === 'after') return false;
  return CODES.has(key);
}
