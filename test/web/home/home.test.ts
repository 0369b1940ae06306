import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { Browser } from '../../support/app.js';
import { office, type Office } from '../crisis/office.js';
import { asSeen } from '../../support/minutes.js';

/** A meeting of the OTCb that runs, in Besluit, with the expert as chair who decides. */
async function running(all: Office): Promise<string> {
  const { crisisId, teamId, people, run } = all;
  await run('coordinator', 'SeatMember', { crisisId, teamId, personId: people.expert.personId, role: 'chair' });
  const called = await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-10T12:00:00Z' });
  const meetingId = called.events[0]?.stream.slice('meeting:'.length) ?? '';
  await run('secretary', 'StartMeeting', { meetingId });
  await run('secretary', 'RecordAllPresent', { meetingId });
  await run('secretary', 'AnnounceProcedure', { meetingId });
  return meetingId;
}

const home = async (all: Office, who: Parameters<Office['browser']>[0]): Promise<Browser> => {
  const browser = await all.browser(who);
  await browser.open('/');
  return browser;
};

describe('home', () => {
  test('asks who is not signed in to do so', async () => {
    const { server } = await office();
    const answer = await server.app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toContain('/sign-in');
  });

  test('tells the administrator what that is for, to make a crisis only where there is none, and someone without one that there is none', async () => {
    const all = await office();
    const admin = await home(all, 'admin');
    expect(admin.page('main').text()).toContain('U beheert deze installatie.');
    expect(admin.page('a[href="/crises/new"]').length).toBe(0);
    expect(admin.page('main a').toArray().map((link) => admin.page(link).attr('href'))).toEqual(['/admin/accounts', '/crises']);
    expect(admin.page('h1').text()).toBe('Er vraagt nu niets uw aandacht');
    const newcomer = await all.server.person('Nieuw Gezicht');
    const { cookie } = await all.server.session(newcomer);
    const browser = new Browser(all.server.app).withCookie('session', cookie.slice('session='.length));
    await browser.open('/');
    expect(browser.page('main').text()).toContain('U hoort nog bij geen crisis.');
    expect(browser.page('a[href="/crises/new"]').length).toBe(0);
  });

  test('tells a coordinator what to do first while nobody has a place, and nobody else', async () => {
    const all = await office();
    const stranger = await home(all, 'stranger');
    expect(stranger.page('h1').text()).toBe('Dit vraagt nu uw aandacht');
    const begin = stranger.page('.begin');
    expect(stranger.page('.block--start h2').text()).toBe('Begin met het inrichten van Citrix');
    const links = begin.find('a').toArray().map((link) => stranger.page(link).attr('href')?.split('/organise/')[1]);
    expect(links).toEqual(['people', 'teams', 'access']);
    for (const who of ['coordinator', 'expert', 'admin'] as const) expect((await home(all, who)).page('.begin')).toHaveLength(0);
  });

  test('shows a coordinator what runs in the own crises', async () => {
    const all = await office();
    const meetingId = await running(all);
    const coordinator = await home(all, 'coordinator');
    const line = coordinator.page('section:has(#h-elsewhere) li');
    expect(line.text().replace(/\s+/g, ' ')).toContain('13:00OTCb 1COVID-19');
    expect(line.find('a').attr('href')).toBe(`/meetings/${meetingId}`);
    for (const who of ['expert', 'stranger', 'admin', 'reader'] as const) expect((await home(all, who)).page('#h-elsewhere')).toHaveLength(0);
  });

  test('puts a running meeting first for who sits there, and nowhere for others', async () => {
    const all = await office();
    const meetingId = await running(all);
    const expert = await home(all, 'expert');
    const now = expert.page('.now').text().replace(/\s+/g, ' ');
    expect(now).toContain('OTCb 1 is bezig, in Opening');
    expect(now).toContain('voorzitter');
    expect(now).toContain('2 van 2 aan tafel');
    expect(expert.page('.now a').attr('href')).toBe(`/meetings/${meetingId}`);
    expect((await home(all, 'stranger')).page('.now').length).toBe(0);
  });

  test('shows what starts within the hour on top, and what comes later aside', async () => {
    const all = await office();
    const { crisisId, teamId } = all;
    await all.run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-10T12:40:00Z', title: 'Straks' });
    await all.run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-11T08:00:00Z', title: 'Morgenochtend' });
    const expert = await home(all, 'expert');
    expect(expert.page('.now').length).toBe(1);
    expect(expert.page('.now').text()).toContain('13:40');
    expect(expert.page('section:has(#h-later)').text()).toContain('Morgenochtend');
    expect(expert.page('section:has(#h-later)').text()).toContain('morgen');
  });

  test('names the team as on the local day of the meeting, here and on the page of the crisis', async () => {
    const all = await office();
    const { crisisId, teamId } = all;
    await all.run('coordinator', 'RenameTeam', { crisisId, teamId, entryVersion: 1, abbreviation: 'NIX', name: 'Andere naam', from: '2020-03-12' });
    // Half past midnight on the twelfth, in Amsterdam.
    await all.run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-11T23:30:00Z' });
    expect((await home(all, 'expert')).page('section:has(#h-later) li').text()).toContain('NIX');
    const secretary = await all.browser('secretary');
    await secretary.open(`/crises/${crisisId}`);
    expect(secretary.page('table.list tbody tr').text()).toContain('NIX');
  });

  test('asks the decider, and nobody else, to confirm a decision', async () => {
    const all = await office();
    const meetingId = await running(all);
    await all.run('secretary', 'Decide', { meetingId, urgent: true, outcome: 'taken', words: 'De IC-capaciteit <b>verdubbelen</b>.', fields: {} });
    const expert = await home(all, 'expert');
    const item = expert.page('.item');
    expect(item.length).toBe(1);
    expect(item.text()).toContain('De IC-capaciteit <b>verdubbelen</b>.');
    expect(item.text()).toContain('COV-OTCb-2020-01-B1');
    expect((await expert.open(item.find('a').attr('href') ?? '')).statusCode).toBe(200);
    expect((await home(all, 'secretary')).page('.item').length).toBe(0);
  });

  test('asks who settles the tray to look at what waits there, of its own kind only, and nobody else', async () => {
    const all = await office();
    const { crisisId, teamId, people, run } = all;
    await run('coordinator', 'AddPerson', { crisisId, personId: people.stranger.personId, name: 'Bas Buiten', staff: true });
    await run('coordinator', 'SeatMember', { crisisId, teamId, personId: people.stranger.personId, role: 'information-coordinator' });
    const meetingId = await running(all);
    await run('expert', 'OfferEntry', { meetingId, kind: 'statement', text: 'Vier bedden vrij', certainty: 'feit' });
    const offered = await run('expert', 'OfferEntry', { meetingId, kind: 'topic', text: 'Bezoekregeling' });
    const line = async (who: Parameters<typeof home>[1]) => (await home(all, who)).page('.item').text().replace(/\s+/g, ' ');
    expect(await line('secretary')).toContain('Bij OTCb 1 wachten 2 ingebrachte punten');
    expect(await line('stranger')).toContain('Bij OTCb 1 wacht 1 ingebracht punt');
    for (const who of ['expert', 'coordinator', 'reader', 'admin'] as const) expect(await line(who)).toBe('');
    const secretary = await home(all, 'secretary');
    expect((await secretary.open(secretary.page('.item a').attr('href') ?? '')).statusCode).toBe(200);
    await run('secretary', 'DropOffer', { meetingId, offerId: (offered.events[0]?.payload as { offerId: string }).offerId, reason: 'Later' });
    expect(await line('secretary')).toContain('wacht 1 ingebracht punt');
  });

  test('shows beside my teams when they meet next, and to a reader only that the minutes come', async () => {
    const all = await office();
    const { crisisId, teamId } = all;
    const team = async (who: Parameters<typeof home>[1]) => (await home(all, who)).page('section:has(#h-teams) li');
    expect((await team('expert')).text()).not.toContain('Volgend overleg');
    await all.run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-11T08:00:00Z' });
    const mine = await team('expert');
    expect(mine.text().replace(/\s+/g, ' ')).toContain('Volgend overleg: morgen 09:00');
    expect(mine.find('a').last().attr('href')).toMatch(/^\/meetings\//);
    const reader = await team('reader');
    expect(reader.text()).toContain('u ontvangt de verslagen');
    expect(reader.text()).not.toContain('Volgend overleg');
    await running(all);
    expect((await team('expert')).text()).toContain('nu bezig');
  });

  test('asks voices to comment while that is open, the chair to adopt afterwards, and whoever got the minutes to read them', async () => {
    const all = await office();
    const { crisisId, people, run } = all;
    const meetingId = await running(all);
    for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) await run('secretary', 'MoveToPhase', { meetingId, phase, skip: true });
    await run('secretary', 'CloseMeeting', { meetingId });
    const tags = async (who: Parameters<typeof home>[1]) => (await home(all, who)).page('.item .tag').toArray().map((tag) => load(tag).text());
    expect(await tags('expert')).toEqual(['vast te stellen']);
    expect(await tags('secretary')).toEqual([]);
    await run('secretary', 'OpenComments', { meetingId, until: '2020-03-12', entryVersion: 1 });
    expect(await tags('expert')).toEqual(['opmerkingen gevraagd']);
    const secretary = await home(all, 'secretary');
    expect(secretary.page('.item').text().replace(/\s+/g, ' ')).toContain('Verslag OTCb 1 COVID-19, di 10 maart 2020, 13:00. Reageren kan tot en met do 12 maart.');
    expect((await secretary.open(secretary.page('.item a').attr('href') ?? '')).statusCode).toBe(200);
    for (const who of ['coordinator', 'reader', 'admin', 'stranger'] as const) expect(await tags(who), who).toEqual([]);
    await run('secretary', 'DistributeMinutes', { meetingId, personIds: [people.reader.personId], ...(await asSeen(all.server.core, meetingId, { personId: people.secretary.personId, columns: new Set(['secretary']) })) });
    expect(await tags('reader')).toEqual(['te lezen']);
    const reader = await home(all, 'reader');
    expect((await reader.open(reader.page('.item a').attr('href') ?? '')).statusCode).toBe(200);
    await reader.open(`/crises/${crisisId}`);
    expect(reader.page('.list a').attr('href')).toBe(`/meetings/${meetingId}/minutes`);
    all.server.clock.forward(8 * 24 * 60);
    const later = async (who: 'reader' | 'expert') => {
      const { cookie } = await all.server.session(people[who]);
      const browser = new Browser(all.server.app).withCookie('session', cookie.slice('session='.length));
      await browser.open('/');
      return browser.page('.item .tag').text();
    };
    expect(await later('reader')).toBe('');
    expect(await later('expert')).toBe('vast te stellen');
  });

  test('lists the first of very many actions, overdue ones on top, and says how many there are', async () => {
    const all = await office();
    const meetingId = await running(all);
    const owner = { kind: 'person', id: all.people.expert.personId, text: 'Els Kok' };
    for (let day = 1; day <= 15; day += 1) await all.run('secretary', 'AssignAction', { meetingId, what: `Actie ${day}`, due: `2020-03-${String(24 - day).padStart(2, '0')}`, owner });
    const block = (await home(all, 'expert')).page('section:has(#h-actions)');
    expect(block.find('tbody tr')).toHaveLength(12);
    expect(block.find('tbody th').first().text()).toBe('Actie 15');
    expect(block.text()).toContain('15 open, waarvan 1 te laat');
    expect(block.text()).toContain('De eerste 12 van 15.');
  });

  test('asks the successor of the decider, who did not sit there, to confirm', async () => {
    const all = await office();
    const meetingId = await running(all);
    await all.run('secretary', 'Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Verdubbelen.', fields: {} });
    for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) await all.run('secretary', 'MoveToPhase', { meetingId, phase, skip: true });
    await all.run('secretary', 'CloseMeeting', { meetingId });
    expect((await home(all, 'reader')).page('.item').length).toBe(0);
    await all.run('coordinator', 'SeatMember', { crisisId: all.crisisId, teamId: all.teamId, personId: all.people.reader.personId, role: 'chair' });
    const successor = await home(all, 'reader');
    expect(successor.page('.item').text()).toContain('Verdubbelen.');
    expect((await successor.open(successor.page('.item a').attr('href') ?? '')).statusCode).toBe(200);
    expect((await home(all, 'stranger')).page('.item').length).toBe(0);
  });

  test('lists my open actions and those of my function and organisation, by due date, and reports one done', async () => {
    const all = await office();
    const { crisisId, people, run } = all;
    const organisation = await run('coordinator', 'AddOrganisation', { crisisId, abbreviation: 'PG', name: 'Publieke Gezondheid' });
    const { organisationId } = organisation.events[0]?.payload as { organisationId: string };
    await run('coordinator', 'ChangePerson', { crisisId, personId: people.expert.personId, entryVersion: 1, name: 'Els Kok', organisationId, staff: true });
    const meetingId = await running(all);
    const party = (kind: string, id: string | null, text: string) => ({ kind, id, text });
    await run('secretary', 'AssignAction', { meetingId, what: 'Zonder datum', owner: party('person', people.expert.personId, 'Els Kok') });
    await run('secretary', 'AssignAction', { meetingId, what: 'Brief', due: '2020-03-12', owner: party('organisation', organisationId, 'PG') });
    await run('secretary', 'AssignAction', { meetingId, what: 'Te laat', due: '2020-03-09', owner: party('person', people.expert.personId, 'Els Kok') });
    await run('secretary', 'AssignAction', { meetingId, what: 'Van een ander', due: '2020-03-09', owner: party('person', people.secretary.personId, 'Sam') });
    const expert = await home(all, 'expert');
    const rows = expert.page('section:has(#h-actions) tbody tr');
    expect(rows.toArray().map((row) => expert.page(row).find('th').text())).toEqual(['Te laat', 'Brief', 'Zonder datum']);
    expect(rows.eq(0).text()).toContain('te laat');
    expect(rows.eq(0).text()).toContain('u zelf');
    expect(rows.eq(1).text()).toContain('PG');
    expect(rows.eq(2).text()).toContain('geen datum');
    expect(rows.eq(0).find('a').attr('href')).toMatch(/^\/actions\//);
    expect((await (await all.browser('expert')).open(rows.eq(0).find('a').attr('href') ?? '')).statusCode).toBe(200);
    await run('coordinator', 'ChangePerson', { crisisId, personId: people.reader.personId, entryVersion: 1, name: 'Lee Smit', organisationId, staff: true });
    const outside = await home(all, 'reader');
    expect(outside.page('tbody').text()).toContain('Brief');
    expect((await outside.open(outside.page('tbody a').attr('href') ?? '')).statusCode).toBe(200);
    expect(outside.page('main a').length).toBe(0);
    await expert.submit(rows.eq(0).find('form').attr('action') ?? '');
    expect(expert.page('[role=status]').text()).toContain('Gemeld');
    expect(expert.page('tbody').text()).toContain('gemeld klaar');
  });

  test('does not report someone else\'s action done, nor one that is not there', async () => {
    const all = await office();
    const meetingId = await running(all);
    const made = await all.run('secretary', 'AssignAction', { meetingId, what: 'Van de secretaris', owner: { kind: 'person', id: all.people.secretary.personId, text: 'Sam' } });
    const actionId = made.events[0]?.stream.slice('action:'.length) ?? '';
    const foreign = await all.send('stranger', `/home/actions/${actionId}/done`, {});
    expect(foreign.status).toBeGreaterThanOrEqual(400);
    const other = await all.send('reader', `/home/actions/${actionId}/done`, {});
    expect(other.status).toBe(403);
    expect(load(other.body)('#problems').text()).toContain('geen rechten');
    expect((await all.send('expert', '/home/actions/0170c000-0000-7000-8000-000000009999/done', {})).status).toBe(404);
  });
});
