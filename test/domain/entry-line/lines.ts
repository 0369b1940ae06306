import { ACTS, ENTRIES, type LineContext, type NamedParty } from '../../../src/domain/entry-line/index.js';

interface Someone {
  readonly note?: string;
  readonly seat?: readonly string[];
  readonly there?: boolean;
}

export const person = (id: string, name: string, names: readonly string[], { note, seat = [], there = true }: Someone = {}): NamedParty => ({ kind: 'person', id, name, names: [name, ...names], note: note ?? null, atTable: there, seatNames: seat });
export const organisation = (id: string, name: string, abbreviation: string, atTable = false): NamedParty => ({ kind: 'organisation', id, name, names: [name, abbreviation], note: null, atTable, seatNames: [] });
export const office = (id: string, name: string, abbreviation: string): NamedParty => ({ kind: 'function', id, name, names: [name, abbreviation], note: null, atTable: false, seatNames: [] });

/** The people and bodies of these tests: two are called De Vries, and one of them is at the table. */
export const PARTIES: readonly NamedParty[] = [
  person('p1', 'Sanne de Vries', ['de Vries', 'Vries', 'Sanne'], { note: 'PG', seat: ['PG'] }),
  person('p2', 'Kees de Vries', ['de Vries', 'Vries'], { note: 'LZ', there: false }),
  person('p3', 'Ruud Bakker', ['Bakker', 'Ruud'], { note: 'PG', seat: ['PG', 'dPG'] }),
  person('p4', 'Amira Haddad', ['Haddad', 'Amira'], { note: 'GMT', seat: ['GMT'] }),
  organisation('o1', 'Publieke Gezondheid', 'PG', true),
  organisation('o2', 'Rijksinstituut voor Volksgezondheid en Milieu', 'RIVM'),
  organisation('o3', 'GGD GHOR Nederland', 'GGD GHOR'),
  organisation('o4', 'Directie Communicatie', 'DCo'),
  office('f1', 'directeur Publieke Gezondheid', 'dPG'),
];

/** Tuesday 24 March 2020, in Beeld. */
export const context = (change: Partial<LineContext> = {}): LineContext => ({
  ...{ phase: 'beeld', method: 'bob', today: '2020-03-24', usual: 'statement', can: [...ENTRIES, ...ACTS], parties: PARTIES, decidable: { waiting: null, topics: [] }, bodies: ['BTCb', 'ICCb'], answers: [] },
  ...change,
});
