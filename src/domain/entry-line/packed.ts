import type { LineContext, NamedParty } from './model.js';
import { personNames } from './names.js';

/** A party as it goes along with a page: kind, id, name, abbreviation, note, at the table, names of the seat. */
export type PackedParty = readonly ['p' | 'f' | 'o', string, string, string, string, 0 | 1, readonly string[]];

const KINDS = { p: 'person', f: 'function', o: 'organisation' } as const;

/** A party with all that it is called. */
export function unpacked([kind, id, name, abbreviation, note, there, seatNames]: PackedParty): NamedParty {
  const atTable = there === 1;
  const names = kind === 'p' ? personNames(name, atTable) : [name, abbreviation].filter((one) => one !== '');
  return { kind: KINDS[kind], id, name: kind === 'p' || abbreviation === '' ? name : abbreviation, names, note: note === '' ? null : note, atTable, seatNames };
}

/** What a page tells its script about the line: the context without what is typed. */
export interface PackedContext extends Omit<LineContext, 'parties' | 'usual' | 'answers'> {
  readonly parties: readonly PackedParty[];
}
