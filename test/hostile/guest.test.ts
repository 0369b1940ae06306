import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf } from '../support/house.js';
import { codeFor, guestAt, sitDown } from '../web/seat/at-the-door.js';
import { addresses } from './roads.js';
import { FORM, openWeb, type Web } from './web.js';

let web: Web;
let elsewhere: string;
let guest: { cookie: string; csrf: string };
let person: { cookie: string; csrf: string };

// A guest of two meetings with a code for one; and someone of the crisis without an account, who chairs the other.
beforeAll(async () => {
  web = await openWeb();
  const { house } = web;
  const { crisisId, teamId } = house;
  const personId = house.id();
  await house.run('AddPerson', { crisisId, personId, name: 'Zonder Account', staff: true }, 'coordinator');
  await house.run('GiveCrisisRole', { crisisId, personId, role: 'archivist' }, 'coordinator');
  await house.run('SeatMember', { crisisId, teamId, personId, role: 'content-adviser' }, 'coordinator');
  elsewhere = await house.meeting('beeld');
  // The picture belongs to the crisis and is at every table; topics belong to their meeting.
  await house.run('ProposeTopic', { meetingId: elsewhere, title: 'GEHEIM VAN ELDERS' });
  const here = String(web.ids.id);
  await house.run('InvitePerson', { meetingId: here, personId, roles: ['content-adviser'] });
  guest = await sitDown(house, await codeFor(house, here, await guestAt(house, here)));
  person = await sitDown(house, await codeFor(house, here, personId, 'Zonder Account'));
});
afterAll(() => web.house.server.close());

/** What is there for whoever has no account at all, and the way out. */
const FOR_ALL = /^\/(seat(\/|$)|sign-out$)/;

const PAPERS = '/meetings/:meetingId/papers';
const PAPERS_READ = new Set([PAPERS, `${PAPERS}/:paperId`, `${PAPERS}/:paperId/v/:version`]);
/** A paper can be offered at the own table; the form lacks its file. To manage papers is for others. */
const PAPERS_SENT = new Map([
  [PAPERS, 422],
  [`${PAPERS}/:paperId/versions`, 422],
  ...[`${PAPERS}/:paperId`, `${PAPERS}/:paperId/withdraw`, `${PAPERS}/offers/:offerId/accept`, `${PAPERS}/offers/:offerId/drop`].map((url) => [url, 403] as const),
]);

describe('a guest', () => {
  it('sees the page of the own meeting, follows it, and sees no other page that there is', async () => {
    const here = `/meetings/${web.ids.id}`;
    for (const { cookie } of [guest, person]) {
      for (const route of web.pages.filter(({ url }) => !FOR_ALL.test(url))) {
        const response = await web.send(web.addressOf(route), { cookie });
        // The table, its stream, what hangs on the wall of the room, and where one says that one is there.
        if (/^\/meetings\/:id(\/live|\/screen|\/check-in)?$/.test(route.url)) expect(response.statusCode).toBe(200);
        // The papers of the own table; what others offer is for who takes it over.
        else if (PAPERS_READ.has(route.url)) expect(response.statusCode, route.url).toBe(200);
        else if (route.url === '/') expect([response.statusCode, response.headers.location]).toEqual([303, here]);
        else expect(response.statusCode, route.url).toBe(404);
        expect(response.body, route.url).not.toContain('GEHEIM VAN ELDERS');
      }
      for (const url of [`/meetings/${elsewhere}`, `/meetings/${elsewhere}?view=confirm`, '/admin/accounts', '/niets', `/api/v1/meetings/${web.ids.id}`, '/api/v1/crises']) {
        expect([401, 404], url).toContain((await web.send(url, { cookie })).statusCode);
      }
    }
  });

  it('finds nothing of elsewhere whatever part of the meeting is asked for', async () => {
    const roads = { house: web.house, routes: web.pages, meetingId: String(web.ids.id), made: web.ids };
    for (const url of addresses(roads)) {
      for (const { cookie } of [guest, person]) expect((await web.send(url, { cookie })).body, url).not.toContain('GEHEIM VAN ELDERS');
    }
  });

  it('can change nothing elsewhere, and nothing here that the seat does not give', async () => {
    const before = await headOf(web.house.server);
    const ids = { ...web.ids, id: elsewhere, meetingId: elsewhere };
    for (const { cookie, csrf } of [guest, person]) {
      const send = (url: string) => web.send(url, { method: 'POST', cookie, type: FORM, payload: new URLSearchParams({ csrf, commandId: web.house.id(), text: 'x', title: 'x', what: 'x', words: 'x', phase: 'besluit', entryVersion: '1', reason: 'x', name: 'x' }).toString() });
      for (const route of web.posts.filter(({ url }) => !FOR_ALL.test(url))) {
        expect([403, 404], route.url).toContain((await send(web.addressOf(route, ids))).statusCode);
      }
      for (const route of web.posts.filter(({ url }) => !FOR_ALL.test(url) && !/^\/meetings\/:id\//.test(url))) {
        expect((await send(web.addressOf(route))).statusCode, route.url).toBe(PAPERS_SENT.get(route.url) ?? 404);
      }
    }
    expect(await headOf(web.house.server)).toBe(before);
  });
});
