import { expect, test } from 'vitest';
import type { CrisisState } from '../../../src/domain/crisis/state.js';
import { byDue, ownerIds } from '../../../src/web/home/actions.js';

test('overdue actions go first, then by due date, those without one last, then by number', () => {
  const due = (number: string, date: string | null, late = false) => ({ number, due: date, late });
  const sorted = [due('A3', null), due('A2', '2020-03-12'), due('A1', null), due('A4', '2020-03-10'), due('A5', '2020-03-10T08:00:00Z', true)].sort(byDue);
  expect(sorted.map(({ number }) => number)).toEqual(['A5', 'A4', 'A2', 'A1', 'A3']);
});

test('actions of an organisation are those of its people in the crisis, not of an account outside it', () => {
  const crisis = { people: new Map([['in', { organisationId: 'dcc' }]]), functions: new Map() } as unknown as CrisisState;
  expect(ownerIds(crisis, 'in', '2020-03-12')).toEqual(['in', 'dcc']);
  expect(ownerIds(crisis, 'outside', '2020-03-12')).toEqual([]);
});
