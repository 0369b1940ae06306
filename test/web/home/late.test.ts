import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLate } from '../../../src/domain/actions/late.js';
import { localDate } from '../../../src/domain/kernel/time.js';
import { createAttention } from '../../../src/projections/attention.queries.js';
import { office, type Office } from '../registers/office.js';

const ZONE = 'Europe/Amsterdam';
let at: Office;
// Due yesterday, today, tomorrow, without a date, at a time just before and just after; and one of yesterday that was reported done.
const DUES = ['2026-07-09', '2026-07-10', '2026-07-11', '2026-07-09T21:59:00.000Z', '2026-07-09T22:01:00.000Z', null] as const;
beforeAll(async () => {
  at = await office('TEL');
  for (const due of DUES) await at.action(`Klaar op ${due ?? 'een later te kiezen dag'}`, { due });
  const reported = await at.action('Al gemeld', { due: '2026-07-09' });
  await at.house.run('ReportActionDone', { actionId: reported }, 'expert');
});
afterAll(() => at.house.server.close());

describe('an action that is late', () => {
  it.each([
    // Local midnight between the ninth and the tenth is 22:00 UTC.
    ['a minute before local midnight', '2026-07-09T21:59:00.000Z', []],
    ['at local midnight', '2026-07-09T22:00:00.000Z', ['2026-07-09', '2026-07-09T21:59:00.000Z']],
    ['at midnight UTC, two hours into the local day', '2026-07-10T00:00:00.000Z', ['2026-07-09', '2026-07-09T21:59:00.000Z', '2026-07-09T22:01:00.000Z']],
    ['at the end of the local day', '2026-07-10T21:59:59.000Z', ['2026-07-09', '2026-07-09T21:59:00.000Z', '2026-07-09T22:01:00.000Z']],
    ['the next local day', '2026-07-10T22:00:00.000Z', ['2026-07-09', '2026-07-10', '2026-07-09T21:59:00.000Z', '2026-07-09T22:01:00.000Z']],
  ])('is the same for the rule and for the count of the first page: %s', async (_, now, late) => {
    const today = localDate(now, ZONE);
    expect(DUES.filter((due) => isLate({ state: 'open', due }, now, today))).toEqual(late);
    expect(isLate({ state: 'reported-done', due: '2026-07-09' }, now, today)).toBe(false);
    const { prisma } = at.house.server.core.database;
    const counted = await createAttention(prisma).openActions([at.house.people.expert.personId], { at: now, today }, 50);
    expect(counted).toMatchObject({ late: late.length, count: DUES.length + 1 });
    expect(counted.first.filter((row) => isLate(row, now, today))).toHaveLength(late.length);
  });
});
