import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../support/app.js';
import { twoHouses, type House } from '../../support/house.js';

const DAY = 24 * 60;
let house: House;
beforeAll(async () => {
  ({ house } = await twoHouses());
});
afterAll(() => house.server.close());

async function on(date: string): Promise<string> {
  const { cookie } = await house.server.session(house.people.expert);
  const browser = new Browser(house.server.app).withCookie('session', cookie.replace('session=', ''));
  await browser.open(`/crises/${house.crisisId}/structure?on=${date}`);
  const ours = browser.page('.cards > section').filter((_, card) => ['OTX', 'ACT'].includes(browser.page(card).find('h2').text()));
  return ours.text().replace(/\s+/g, ' ');
}

it('a team is shown with the name, the state and the distribution list of a day', async () => {
  const { crisisId, teamId, people, server } = house;
  const run = (name: Parameters<House['run']>[0], input: object) => house.run(name, { crisisId, teamId, ...input }, 'coordinator');
  await run('SetDistribution', { entryVersion: 1, personIds: [people.expert.personId] });
  server.clock.forward(2 * DAY);
  await run('SetDistribution', { entryVersion: 2, personIds: [people.chair.personId] });
  await run('RenameTeam', { entryVersion: 1, abbreviation: 'ACT', name: 'Actualiteitenoverleg', from: '2026-03-27' });
  await run('SetTeamState', { entryVersion: 1, state: 'at-rest', successorId: null });

  const [before, after, later] = [await on('2026-03-25'), await on('2026-03-26'), await on('2026-03-27')];
  expect(before).toMatch(/^ ?OTX/);
  expect(before).toMatch(/Verzendlijst ?Deskundige EEN/);
  expect(before).not.toContain('in rust');
  expect(after).toMatch(/^ ?OTX/);
  expect(after).toMatch(/Verzendlijst ?Voorzitter EEN/);
  expect(after).toContain('in rust');
  expect(later).toMatch(/^ ?ACT ?Actualiteitenoverleg/);
});
