import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../support/app.js';
import { expectSound, twoHouses, type House } from '../../support/house.js';

let house: House;
let meetingId: string;
beforeAll(async () => {
  ({ house } = await twoHouses());
  const { crisisId, people, functionId } = house;
  const teamId = await house.make('teamId', 'MakeTeam', { crisisId, abbreviation: 'BTX', name: 'Beleidsteam', level: 'policy', method: 'bob' }, 'coordinator');
  await house.run('SetFunctionHolder', { crisisId, functionId, personId: people.chair.personId, from: '2026-01-01' }, 'coordinator');
  await house.run('SeatMember', { crisisId, teamId, functionId, role: 'chair' }, 'coordinator');
  await house.run('SeatMember', { crisisId, teamId, personId: people.secretary.personId, role: 'secretary' }, 'coordinator');
  meetingId = await house.meeting('beeld', teamId);
});
afterAll(() => house.server.close());

async function opened(who: House['people'][keyof House['people']]): Promise<Browser> {
  const { cookie } = await house.server.session(who);
  const browser = new Browser(house.server.app).withCookie('session', cookie.replace('session=', ''));
  await browser.open(`/meetings/${meetingId}`);
  return browser;
}
const action = () => `/meetings/${meetingId}/succession`;

it('a succession in the middle of a meeting is told to the secretary, who gives the place with one press', async () => {
  const { crisisId, people, functionId } = house;
  expect((await opened(people.secretary)).page(`form[action="${action()}"]`).length).toBe(0);
  await house.run('EndFunctionHolder', { crisisId, functionId, personId: people.chair.personId }, 'coordinator');
  await house.run('SetFunctionHolder', { crisisId, functionId, personId: people.expert.personId }, 'coordinator');

  const [secretary, second] = [await opened(people.secretary), await opened(people.secretary)];
  expect(secretary.page(`form[action="${action()}"]`).text()).toContain('dPG wordt niet meer vervuld door Voorzitter EEN, maar door Deskundige EEN');
  const done = await secretary.submit(action());
  expect([done.statusCode, secretary.page(`form[action="${action()}"]`).length]).toEqual([200, 0]);
  expect(secretary.page('.people').text()).toMatch(/Deskundige EEN.*voorzitter/s);

  const late = await second.submit(action());
  expect([late.statusCode, second.page('body').text().includes('vervult haar nog')]).toEqual([422, true]);
  expect((await opened(people.expert)).page(`form[action="${action()}"]`).length).toBe(0);
  await expectSound(house.server);
});
