import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/domain/meeting/registry.js';
import { twoHouses, type House, type Input } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import type { Person } from '../support/server.js';
import { leaksOf, seenOn } from './roads.js';

/** The name of the restricted team, and the role that only it has. */
const NAME = 'Zwijgkring';
const MANDATE = 'Zwijgmandaat';

let house: House;
let routes: readonly Route[];
let teamId: string;
let otherMeetingId: string;
const who: Record<'outsider' | 'archivist' | 'scribe' | 'lister', Person> = {} as never;

/** The expert of the OTX chairs a restricted team, with one who sits nowhere else; another expert of the OTX is outside it. */
beforeAll(async () => {
  ({ built: { house }, routes } = await routesOf(twoHouses));
  const { crisisId, server, people } = house;
  const inCrisis = (name: CommandName, input: Input) => house.run(name, { crisisId, ...input }, 'coordinator');
  for (const name of ['outsider', 'archivist', 'scribe', 'lister'] as const) {
    who[name] = await server.person(`Kring ${name}`);
    await inCrisis('AddPerson', { personId: who[name].personId, name: `Kring ${name}` });
  }
  await inCrisis('SeatMember', { teamId: house.teamId, personId: who.outsider.personId, role: 'content-adviser' });
  await inCrisis('SeatMember', { teamId: house.teamId, personId: who.lister.personId, role: 'secretary' });
  await inCrisis('GiveCrisisRole', { personId: who.archivist.personId, role: 'archivist' });
  teamId = house.id();
  const rules = { method: 'bob', mandate: MANDATE, restricted: true };
  await inCrisis('MakeTeam', { teamId, abbreviation: NAME, name: `${NAME} van de minister`, level: 'operational', ...rules });
  await inCrisis('SeatMember', { teamId, personId: people.expert.personId, role: 'chair' });
  await inCrisis('SeatMember', { teamId, personId: who.scribe.personId, role: 'secretary' });
  const version = (await server.core.reader.crisis(crisisId))?.teams.get(house.teamId)?.changes.rules.entryVersion;
  await inCrisis('ChangeTeam', { teamId: house.teamId, entryVersion: version, method: 'bob', passesOnTo: [NAME, 'ICCb'] });
  otherMeetingId = await house.meeting('besluit');
  // The restricted team meets at the same time, and meets again in ten minutes.
  const meetingId = house.id();
  const run = async (name: CommandName, input: Input) => (server.clock.forward(1), server.run(who.scribe, name, input));
  await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: house.now(), title: NAME });
  await run('StartMeeting', { meetingId });
  await run('RecordAllPresent', { meetingId });
  await run('CallMeeting', { crisisId, teamId, plannedStart: new Date(Date.parse(house.now()) + 600_000).toISOString(), title: NAME });
});
afterAll(() => house.server.close());

async function get(url: string, person: Person) {
  const { cookie } = await house.server.session(person);
  const { statusCode, body } = await house.server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
  return { statusCode, body, main: load(body)('main').text().replace(/\s+/g, ' ') };
}

const crisis = () => `/crises/${house.crisisId}`;
const seenBy = (person: Person) => seenOn({ house, routes, meetingId: otherMeetingId, made: { teamId } }, person);

describe('a restricted team', () => {
  it.each(['outsider', 'lister'] as const)('leaves no trace for who is outside it: name, members, meetings, choices (%s)', async (name) => {
    const seen = await seenBy(who[name]);
    expect(leaksOf(seen, NAME)).toEqual([]);
    expect(leaksOf(seen, MANDATE)).toEqual([]);
    // Its id neither, but where the address that was asked for is repeated.
    expect(leaksOf(seen.filter(([url]) => !url.includes(teamId)), teamId)).toEqual([]);
    const { main } = await get(`${crisis()}/structure`, who[name]);
    // Its members are people of the crisis as others are, without a place.
    expect(main.match(/Kring scribe/g)).toHaveLength(1);
  });

  it('is answered as a team that is not there, whatever is asked of it', async () => {
    const nowhere = house.id();
    for (const name of ['outsider', 'lister'] as const) {
      for (const page of ['', '/rules', '/name', '/state', '/members', '/distribution']) {
        const [hidden, absent] = [await get(`${crisis()}/organise/teams/${teamId}${page}`, who[name]), await get(`${crisis()}/organise/teams/${nowhere}${page}`, who[name])];
        expect([hidden.statusCode, absent.statusCode], page).toEqual([404, 404]);
        expect(hidden.main).toBe(absent.main);
      }
    }
    expect((await get(`${crisis()}/organise/teams/${house.teamId}/distribution`, who.lister)).statusCode).toBe(200);
    expect((await get(`${crisis()}/organise/teams/${house.teamId}`, who.lister)).statusCode).toBe(403);
    const { cookie, csrf } = await house.server.session(who.lister);
    const payload = new URLSearchParams({ csrf, commandId: house.id(), entryVersion: '1', personIds: who.lister.personId }).toString();
    const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const posted = await house.server.app.inject({ method: 'POST', url: `${crisis()}/organise/teams/${teamId}/distribution`, headers, payload });
    expect(posted.statusCode).toBe(404);
  });

  it.each(['scribe', 'archivist'] as const)('is there for its people and for the archivist (%s)', async (name) => {
    expect((await get(crisis(), who[name])).main).toContain(NAME);
    expect((await get(`${crisis()}/structure`, who[name])).main).toContain(NAME);
  });

  it('is there for who organises the crisis, who arranges who sits in it', async () => {
    expect((await get(crisis(), house.people.coordinator)).main).toContain(NAME);
    expect((await get(`${crisis()}/organise/teams/${teamId}`, house.people.coordinator)).main).toContain(MANDATE);
  });

  it('is not named at the table of another team, not even before its own members: the screen is projected', async () => {
    for (const person of [house.people.expert, house.people.coordinator, who.outsider]) {
      expect((await get(`/meetings/${otherMeetingId}`, person)).main).not.toContain(NAME);
    }
    expect((await get(`/meetings/${otherMeetingId}`, house.people.expert)).main).toContain('zit nu ook in een ander overleg en kan hier ontbreken');
  });
});
