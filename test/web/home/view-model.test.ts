import { expect, test } from 'vitest';
import { byDue, isLate } from '../../../src/web/home/view-model.js';

test('due on a date is late the next local day; due at a time is late after it', () => {
  const now = '2020-03-11T14:00:00.000Z';
  const late = (due: string | null) => isLate(due, now, '2020-03-11');
  expect([null, '2020-03-10', '2020-03-11', '2020-03-12'].map(late)).toEqual([false, true, false, false]);
  expect(['2020-03-11T13:59:00.000Z', '2020-03-11T14:01:00.000Z'].map(late)).toEqual([true, false]);
});

test('actions go by due date, those without one last, then by number', () => {
  const due = (number: string, date: string | null) => ({ number, due: date });
  const sorted = [due('A3', null), due('A2', '2020-03-12'), due('A1', null), due('A4', '2020-03-10')].sort(byDue);
  expect(sorted.map(({ number }) => number)).toEqual(['A4', 'A2', 'A1', 'A3']);
});
