import { expect, test } from 'vitest';
import { byDue } from '../../../src/web/home/view-model.js';

test('actions go by due date, those without one last, then by number', () => {
  const due = (number: string, date: string | null) => ({ number, due: date });
  const sorted = [due('A3', null), due('A2', '2020-03-12'), due('A1', null), due('A4', '2020-03-10')].sort(byDue);
  expect(sorted.map(({ number }) => number)).toEqual(['A4', 'A2', 'A1', 'A3']);
});
