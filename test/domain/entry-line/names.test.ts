import { describe, expect, it } from 'vitest';
import { personNames } from '../../../src/domain/entry-line/names.js';
import { parseLine, unpacked, type PackedParty } from '../../../src/domain/entry-line/index.js';
import { context } from './lines.js';

describe('what a person is called', () => {
  it.each([
    ['Maaike de Wit', ['Maaike de Wit', 'de Wit', 'Wit', 'Maaike']],
    ['Anna van den Berg', ['Anna van den Berg', 'van den Berg', 'Berg', 'Anna']],
    ['Ruud Bakker', ['Ruud Bakker', 'Bakker', 'Ruud']],
    ['Jo Bakker', ['Jo Bakker', 'Bakker']],
    ['A. Bakker-Smit', ['A. Bakker-Smit', 'Bakker-Smit']],
    ['Beheer', ['Beheer']],
  ])('%s', (name, names) => expect(personNames(name, true)).toEqual(names));

  it('is the first name at the table only', () => expect(personNames('Ruud Bakker', false)).toEqual(['Ruud Bakker', 'Bakker']));
});

it('a page says in few words whom a line can name', () => {
  const packed: PackedParty[] = [
    ['p', 'p1', 'Maaike de Wit', '', 'DCC', 1, ['DCC']],
    ['o', 'o1', 'Publieke Gezondheid', 'PG', '', 0, []],
    ['f', 'f1', 'Zonder afkorting', '', '', 0, []],
  ];
  const parties = packed.map(unpacked);
  expect(parties.map(({ kind, name, note, atTable }) => [kind, name, note, atTable])).toEqual([
    ['person', 'Maaike de Wit', 'DCC', true],
    ['organisation', 'PG', null, false],
    ['function', 'Zonder afkorting', null, false],
  ]);
  expect(parseLine('/weg DCC', context({ parties }))).toMatchObject({ target: { id: 'p1' } });
  expect(parseLine('publieke gezondheid: x', context({ parties }))).toMatchObject({ speaker: { id: 'o1' } });
});
