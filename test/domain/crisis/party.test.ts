import { describe, expect, it } from 'vitest';
import { partyOf } from '../../../src/domain/crisis/index.js';

const known = {
  people: new Map([['p1', 'Ruth Dekker'], ['p2', 'Jan Smit'], ['p3', 'Jan Smit'], ['p4', 'CI']].map(([id = '', name = '']) => [id, { id, name, organisationId: null, staff: true, email: null, entryVersion: 1, earlier: [] }])),
  organisations: new Map([['o1', 'GMT', 'Geneesmiddelen'], ['o2', 'RIVM', 'RIVM']].map(([id = '', abbreviation = '', name = '']) => [id, { id, abbreviation, name, party: true, entryVersion: 1, earlier: [] }])),
  functions: new Map([['f1', 'dPG', 'directeur PG'], ['f2', 'CI', 'hoofd Crisisinformatie']].map(([id = '', abbreviation = '', name = '']) => [id, { id, abbreviation, name, organisationId: null, holders: [] }])),
};

describe('whom words mean', () => {
  it.each([
    ['Ruth Dekker', { kind: 'person', id: 'p1', text: 'Ruth Dekker' }],
    [' ruth DEKKER ', { kind: 'person', id: 'p1', text: 'ruth DEKKER' }],
    [' gmt ', { kind: 'organisation', id: 'o1', text: 'gmt' }],
    ['geneesmiddelen', { kind: 'organisation', id: 'o1', text: 'geneesmiddelen' }],
    ['RIVM', { kind: 'organisation', id: 'o2', text: 'RIVM' }],
    ['dpg', { kind: 'function', id: 'f1', text: 'dpg' }],
    ['directeur PG', { kind: 'function', id: 'f1', text: 'directeur PG' }],
  ])('%s: who has that name or abbreviation', (words, party) => expect(partyOf(words, known)).toEqual(party));

  it.each(['OBP, BPZ en FEZ', 'iedereen', 'directeur', 'Jan Smit', 'CI'])('%s: plain words, for nobody or more than one has that name', (words) => {
    expect(partyOf(words, known)).toEqual({ kind: 'text', id: null, text: words });
  });
});
