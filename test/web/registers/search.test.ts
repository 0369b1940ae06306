import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbersIn, office, type Office } from './office.js';

let at: Office;
beforeAll(async () => {
  at = await office('ZOE');
  const { meetingId } = await at.meetingThat({ outcome: 'taken', words: 'Bezetting is 100% in de regio' });
  for (const words of ['Er zijn 1000 bedden', 'Bestand plan_b geldt', 'Plan-B vervalt', 'Pad C:\\tijdelijk']) {
    await at.house.run('Decide', { meetingId, urgent: true, outcome: 'taken', words }, 'chair');
  }
  for (const what of ['Tel 50% mee', 'Tel 500 mee', 'Zet in map_x', 'Zet in map-x']) await at.house.run('AssignAction', { meetingId, what });
  await at.house.run('CloseMeeting', { meetingId });
});
afterAll(() => at.house.server.close());

describe('words looked for in a register', () => {
  it.each([
    ['0%', ['B1']],
    ['0% in', ['B1']],
    ['PLAN_B', ['B3']],
    ['%', ['B1']],
    ['_', ['B3']],
    ['\\', ['B5']],
    ['00', ['B1', 'B2']],
  ])('decisions with %s are found as it is written', async (q, wanted) => {
    const browser = await at.browser('secretary');
    expect((await browser.open(`/decisions?q=${encodeURIComponent(q)}`)).statusCode).toBe(200);
    expect(numbersIn(browser).map((number) => number.split('-').at(-1))).toEqual(wanted);
  });

  it.each([
    ['0%', ['A1']],
    ['P_X', ['A3']],
    ['TEL', ['A1', 'A2']],
  ])('actions with %s are found as it is written', async (q, wanted) => {
    const browser = await at.browser('secretary');
    expect((await browser.open(`/actions?owner=all&q=${encodeURIComponent(q)}`)).statusCode).toBe(200);
    expect(numbersIn(browser).map((number) => number.split('-').at(-1))).toEqual(wanted);
  });
});
