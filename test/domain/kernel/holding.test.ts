import { describe, expect, it } from 'vitest';
import { actingOn } from '../../../src/domain/kernel/holding.js';

const held = (personId: string, from: string, until: string | null = null, deputy = false) => ({ personId, from, until, deputy });

describe('who acts for a function on a day', () => {
  const holders = [held('a', '2020-01-01', '2020-03-18'), held('b', '2020-03-01', '2020-03-18'), held('d', '2020-01-01', null, true)];

  it.each([
    ['2019-12-31', []],
    ['2020-02-29', ['a']],
    ['2020-03-18', ['a', 'b']],
    ['2020-03-19', ['d']],
  ])('%s', (date, people) => expect(actingOn(holders, date)).toEqual(people));
});
