import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS } from '../../../src/domain/meeting/registry.js';
import { CATALOGUES } from '../../../src/i18n/index.js';
import { SEALING_EVENT } from '../../../src/journal/chain.js';
import { journalPage } from '../../../src/journal/pages.js';
import { Browser } from '../../support/app.js';
import { buildHouse, twoHouses, type House } from '../../support/house.js';
import type { Person, TestServer } from '../../support/server.js';

let server: TestServer;
let house: House;
let other: House;
let archivist: Person;
let meetingId: string;
let restrictedText: string;
let positionsIn: { position: number; text: string }[] = [];

beforeAll(async () => {
  ({ server, house, other } = await twoHouses());
  archivist = await server.person('Arie Archief');
  await house.run('AddPerson', { crisisId: house.crisisId, personId: archivist.personId, name: 'Arie Archief', organisationId: house.organisationId, staff: true }, 'coordinator');
  await house.run('GiveCrisisRole', { crisisId: house.crisisId, personId: archivist.personId, role: 'archivist' }, 'coordinator');
  restrictedText = 'Alleen voor twee paar ogen';
  await house.run('AddPictureStatement', { crisisId: house.crisisId, text: restrictedText, restrictedTo: [house.people.secretary.personId] });
  await other.run('AddPictureStatement', { crisisId: other.crisisId, text: 'Van een andere crisis' });
  ({ meetingId } = await house.discussion());
  await house.run('AddStatement', { meetingId, text: 'Melding aan tafel' });
  await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de regio' });
  await buildHouse(server, 'DRIE');
}, 60_000);
afterAll(() => server.close());

async function browserOf(who: Person): Promise<Browser> {
  const browser = new Browser(server.app);
  const path = await server.signInPath(who);
  await browser.open(path);
  await browser.submit(path);
  return browser;
}

const address = (query = '') => `/crises/${house.crisisId}/journal${query}`;
const positions = (browser: Browser) => browser.page('.events > li').toArray().map((item) => Number(browser.page(item).attr('id')?.slice('event-'.length)));

async function everyPage(browser: Browser, query = ''): Promise<number[]> {
  const found: number[] = [];
  for (let next: string | undefined = address(query); next; next = browser.page('a[rel=next]').attr('href')) {
    await browser.open(next);
    found.push(...positions(browser));
  }
  return found;
}

function eventsWhere(where: string): number[] {
  return positionsIn.filter((row) => row.text.includes(where)).map(({ position }) => position);
}
beforeAll(async () => {
  const rows = await server.core.database.prisma.event.findMany({ orderBy: { position: 'asc' } });
  positionsIn = rows.map((row) => ({ position: row.position, text: JSON.stringify(row) }));
});

describe('the journal of a crisis', () => {
  it('is read by its archivist and nobody else', async () => {
    for (const who of Object.values(house.people)) expect((await (await browserOf(who)).open(address())).statusCode).toBe(403);
    for (const who of [other.people.coordinator, await server.person('Baas Beheer', { admin: true })]) expect((await (await browserOf(who)).open(address())).statusCode).toBe(404);
    const secretary = await browserOf(house.people.secretary);
    await secretary.open(`/crises/${house.crisisId}`);
    expect(secretary.page(`a[href="${address()}"]`)).toHaveLength(0);
    const arie = await browserOf(archivist);
    await arie.open(`/crises/${house.crisisId}`);
    expect(arie.page(`a[href="${address()}"]`)).toHaveLength(1);
    expect((await arie.open(address())).statusCode).toBe(200);
  });

  it('shows every event of the crisis in order, over its pages, and none of another crisis', async () => {
    const arie = await browserOf(archivist);
    const found = await everyPage(arie);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    const streams = new Set((await server.core.database.prisma.event.findMany({ where: { position: { in: found } }, select: { stream: true }, distinct: ['stream'] })).map(({ stream }) => stream.split(':')[0]));
    expect([...streams].sort()).toEqual(['action', 'crisis', 'meeting', 'picture']);
    const actions = await server.core.database.prisma.action.findMany({ where: { crisisId: house.crisisId }, select: { id: true } });
    const mine = [`"stream":"crisis:${house.crisisId}"`, `"stream":"picture:${house.crisisId}"`, `"stream":"meeting:${meetingId}"`, ...actions.map(({ id }) => `"stream":"action:${id}"`)].flatMap(eventsWhere);
    expect(found).toEqual(mine.sort((a, b) => a - b));
    expect(found.length).toBeLessThan(positionsIn.length);
  });

  it('goes back page by page to where it came from', async () => {
    const page = (after: number) => server.core.database.sqlite.read((sql) => journalPage(sql, house.crisisId, {}, after, 4));
    const forward: number[] = [];
    let last = await page(0);
    expect(last.before).toBeNull();
    for (; last.after !== null; last = await page(last.after)) forward.push(last.after);
    // The last page is not full; the pages before it are those that led to it.
    const starts = [0, ...forward];
    let at = starts.length - 1;
    for (let shown = last; shown.before !== null; at -= 1) {
      expect(shown.before).toBe(starts[at - 1]);
      shown = await page(shown.before);
    }
    expect(at).toBe(0);
  });

  it('says who, as what, when, what and with which hash, also of what is restricted', async () => {
    const arie = await browserOf(archivist);
    await arie.open(address('?type=StatementAdded'));
    const text = arie.page('.events').text();
    expect(text).toContain('melding toegevoegd');
    expect(text).toContain(restrictedText);
    expect(text).toContain('Melding aan tafel');
    expect(text).toContain(house.people.secretary.actor.name);
    expect(text).toContain('secretaris');
    expect(text).not.toContain('Van een andere crisis');
    const rows = await server.core.database.prisma.event.findMany({ where: { stream: `picture:${house.crisisId}`, type: 'StatementAdded' } });
    for (const { hash } of rows) expect(text).toContain(hash);
    expect(arie.page('.events time').length).toBe(rows.length * 2);
  });

  it('is filtered by meeting, kind and person, and says what it did not understand', async () => {
    const arie = await browserOf(archivist);
    const ofMeeting = await everyPage(arie, `?meeting=${meetingId}`);
    expect(ofMeeting.length).toBeGreaterThan(5);
    const picture = eventsWhere(restrictedText);
    expect(ofMeeting).not.toContain(picture[0]);
    expect(ofMeeting).toContain(eventsWhere('Melding aan tafel')[0]);
    expect(ofMeeting).toContain(eventsWhere('Bel de regio')[0]);
    const byCoordinator = await everyPage(arie, `?person=${house.people.coordinator.personId}`);
    const bySecretary = await everyPage(arie, `?person=${house.people.secretary.personId}`);
    expect(byCoordinator.length + bySecretary.length).toBe((await everyPage(arie)).length);
    await arie.open(address(`?type=__proto__&person=${other.people.chair.personId}&meeting=x&after=-1`));
    expect(arie.page('.warn').first().text()).toContain('Overleg, Soort gebeurtenis, Wie');
    await arie.open(address('?type=DecisionStruck'));
    expect(arie.page('.empty').text()).toContain('Geen gebeurtenissen');
  });

  it('shows what was sealed as a tombstone', async () => {
    const [target] = eventsWhere('Alleen voor twee paar ogen');
    const { prisma, sqlite } = server.core.database;
    const row = await prisma.event.findUniqueOrThrow({ where: { position: target } });
    const seal = { ...row, position: positionsIn.length + 1, version: 10_000, type: SEALING_EVENT, payload: JSON.stringify({ position: target, payloadHash: row.payloadHash }) };
    await prisma.event.create({ data: seal });
    await sqlite.write((sql) => sql.run('UPDATE event SET payload = NULL WHERE position = ?', Number(target)));
    const arie = await browserOf(archivist);
    await arie.open(address('?type=StatementAdded'));
    const tombstone = arie.page(`#event-${target}`).text();
    expect(tombstone).toContain('verwijderd en verzegeld');
    expect(tombstone).toContain(row.hash);
    expect(arie.page('.events').text()).not.toContain(restrictedText);
  });

  it('leaves a line of the security log for each reading', async () => {
    const before = await server.core.database.prisma.securityEntry.count({ where: { act: 'journal-read' } });
    await (await browserOf(archivist)).open(address());
    const entries = await server.core.database.prisma.securityEntry.findMany({ where: { act: 'journal-read' }, orderBy: { id: 'asc' } });
    expect(entries.length).toBe(before + 1);
    expect(entries.at(-1)).toMatchObject({ actor: archivist.accountId, subject: `crisis:${house.crisisId}`, result: 'done', origin: '127.0.0.1' });
  });

  it('has words for every kind of event in both languages', () => {
    for (const type of Object.keys(EVENTS)) for (const words of Object.values(CATALOGUES)) expect(words.has(`journal.type-${type}`), type).toBe(true);
  });
});
