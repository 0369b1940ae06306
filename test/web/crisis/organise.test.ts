import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside, idIn, office, type Office } from './office.js';

const FOREIGN = '0170c000-0000-7000-8000-000000009999';
const AWKWARD = '<b>Jan</b> {{naam}} "’s" & 🦠 \u200f';

/** Every page of the organisation, with one thing of each kind made. */
async function allPages({ run, crisisId, teamId, people }: Office): Promise<string[]> {
  const organisation = await run('coordinator', 'AddOrganisation', { crisisId, abbreviation: 'PG', name: 'Publieke Gezondheid', party: true });
  const held = await run('coordinator', 'AddFunction', { crisisId, abbreviation: 'dPG', name: 'directeur', organisationId: idIn(organisation, 'organisationId') });
  const functionId = idIn(held, 'functionId');
  await run('coordinator', 'SetFunctionHolder', { crisisId, functionId, personId: people.expert.personId, deputy: true });
  await run('coordinator', 'SeatMember', { crisisId, teamId, functionId, role: 'chair', deputies: [people.secretary.personId] });
  const team = ['', '/rules', '/name', '/state', '/members', '/distribution'].map((page) => `/teams/${teamId}${page}`);
  return [
    ...['/organisations', `/organisations/${idIn(organisation, 'organisationId')}`, '/people', `/people/${people.expert.personId}`],
    ...['/functions', `/functions/${functionId}`, '/roles', '/teams', '/teams/new', `/teams/new?like=${teamId}`, ...team],
  ];
}

describe('the pages of the organisation', () => {
  test('are for the coordinator; a member may not, a secretary only the distribution list, for others they are not there', async () => {
    const all = await office();
    const pages = await allPages(all);
    const [coordinator, expert, secretary, stranger] = [await all.browser('coordinator'), await all.browser('expert'), await all.browser('secretary'), await all.browser('stranger')];
    for (const page of pages) {
      expect((await coordinator.open(all.organise + page)).statusCode, page).toBe(200);
      expect(coordinator.page('h1').length, page).toBe(1);
      expect((await expert.open(all.organise + page)).statusCode, page).toBe(403);
      expect((await secretary.open(all.organise + page)).statusCode, page).toBe(page.endsWith('/distribution') ? 200 : 403);
      expect((await stranger.open(all.organise + page)).statusCode, page).toBe(404);
    }
  });

  test('keep who may only set what a team sends on its own page, without ways that are closed', async () => {
    const all = await office();
    const [secretary, coordinator] = [await all.browser('secretary'), await all.browser('coordinator')];
    for (const page of ['mail', 'distribution']) {
      const path = `${all.organise}/teams/${all.teamId}/${page}`;
      await secretary.open(path);
      const response = await secretary.submit(path, page === 'mail' ? { digest: '1' } : {});
      expect([response.statusCode, secretary.path]).toEqual([200, path]);
      expect(secretary.text('body')).toContain('Opgeslagen.');
      const links = secretary.page('main a').toArray().map((link) => secretary.page(link).attr('href') ?? '');
      for (const link of links) expect((await secretary.open(link)).statusCode, link).toBe(200);

      await coordinator.open(path);
      expect(coordinator.page('nav.picks a').length).toBeGreaterThan(3);
      await coordinator.submit(path);
      expect(coordinator.path).toBe(`${all.organise}/teams/${all.teamId}`);
    }
  });

  test('are not there for things of another crisis', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    for (const page of ['organisations', 'people', 'functions', 'teams']) {
      expect((await coordinator.open(`${all.organise}/${page}/${FOREIGN}`)).statusCode, page).toBe(404);
    }
    expect((await all.send('coordinator', `${all.organise}/people/${FOREIGN}`, { name: 'Wie' })).status).toBe(404);
  });

  test('speak English to who chose English', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    await coordinator.open('/account');
    const form = coordinator.page('form:has([name=language])').attr('action') ?? '';
    await coordinator.submit(form, { language: 'en' });
    for (const page of await allPages(all)) {
      await coordinator.open(all.organise + page);
      expect(coordinator.page('html').attr('lang')).toBe('en');
      expect(coordinator.page('nav.picks').text()).toContain('Organisations');
    }
  });
});

describe('people and organisations', () => {
  test('come out as they were typed', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${all.organise}/people`);
    await coordinator.submit(`${all.organise}/people`, { name: AWKWARD });
    expect(coordinator.page('tbody th').toArray().map((cell) => coordinator.page(cell).text())).toContain(AWKWARD);
    expect(coordinator.page('tbody b').length).toBe(0);
  });

  test('are refused with a sentence beside the field, and nothing typed is lost', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${all.organise}/people`);
    const answer = await coordinator.submit(`${all.organise}/people`, { name: 'x'.repeat(201), email: 'geen adres', organisationId: FOREIGN });
    expect(answer.statusCode).toBe(422);
    expect(beside(coordinator, 'name')).toContain('200');
    expect(beside(coordinator, 'email')).toContain('e-mailadres');
    expect(coordinator.page('[name=name]').val()).toBe('x'.repeat(201));
    expect(coordinator.page('[name=email]').val()).toBe('geen adres');
    const foreign = await all.send('coordinator', `${all.organise}/people`, { name: 'Wie', organisationId: FOREIGN });
    expect(load(foreign.body)('#f-organisationId-error').text()).toContain('hoort niet bij deze crisis');
  });

  test('two values where one belongs are refused, not half taken', async () => {
    const all = await office();
    const answer = await all.send('coordinator', `${all.organise}/organisations`, { abbreviation: '', 'name[]': 'Een lijst' });
    expect(answer.status).toBe(422);
    expect(load(answer.body)('#f-name-error').text()).not.toBe('');
    expect(load(answer.body)('#f-abbreviation-error').text()).toBe('Vul dit veld in.');
  });

  test('an abbreviation that is taken is refused; changing keeps one\'s own', async () => {
    const all = await office();
    const made = await all.run('coordinator', 'AddOrganisation', { crisisId: all.crisisId, abbreviation: 'PG', name: 'Publieke Gezondheid', party: true });
    const twice = await all.send('coordinator', `${all.organise}/organisations`, { abbreviation: 'pg', name: 'Andere' });
    expect(load(twice.body)('#f-abbreviation-error').text()).toContain('al in gebruik');
    const coordinator = await all.browser('coordinator');
    const page = `${all.organise}/organisations/${idIn(made, 'organisationId')}`;
    await coordinator.open(page);
    expect(coordinator.page('[name=party]').prop('checked')).toBe(true);
    await coordinator.submit(page, { name: 'Publieke Gezondheid en Zorg' });
    expect(coordinator.path).toBe(`${all.organise}/organisations`);
    expect(coordinator.page('tbody').text()).toContain('Publieke Gezondheid en Zorg');
  });

  test('who is added under an account\'s mail address is that account\'s person', async () => {
    const all = await office();
    const account = (await all.server.core.accounts.list()).find((one) => one.personId === all.people.stranger.personId);
    await all.send('coordinator', `${all.organise}/people`, { name: 'Bas', email: account?.email ?? '' });
    const crisis = await all.server.core.reader.crisis(all.crisisId);
    expect(crisis?.people.has(all.people.stranger.personId)).toBe(true);
  });

  test('the same command id twice adds one', async () => {
    const all = await office();
    const values = { name: 'Dubbel', commandId: '0170c000-0000-7000-8000-bbbbbbbbbbbb' };
    await all.send('coordinator', `${all.organise}/people`, values);
    expect((await all.send('coordinator', `${all.organise}/people`, values)).status).toBe(303);
    const crisis = await all.server.core.reader.crisis(all.crisisId);
    expect([...(crisis?.people.values() ?? [])].filter((person) => person.name === 'Dubbel').length).toBe(1);
  });
});

describe('functions, teams and roles', () => {
  test('a function is held by two, ended by a day, and then vacant', async () => {
    const all = await office();
    const made = await all.run('coordinator', 'AddFunction', { crisisId: all.crisisId, abbreviation: 'dPG', name: 'directeur' });
    const page = `${all.organise}/functions/${idIn(made, 'functionId')}`;
    const coordinator = await all.browser('coordinator');
    await coordinator.open(page);
    expect(coordinator.page('main').text()).toContain('vacant');
    await coordinator.submit(page, { personId: all.people.expert.personId, from: '2020-03-01' });
    await coordinator.submit(page, { personId: all.people.secretary.personId, from: '2020-03-02' });
    expect(coordinator.page('tbody tr').length).toBe(2);
    expect(coordinator.page('main').text()).not.toContain('vacant');
    const early = await all.send('coordinator', `${page}/end`, { personId: all.people.expert.personId, until: '2020-02-01' });
    expect(load(early.body)('#problems').text()).toContain('laatste dag ligt voor de eerste');
    for (const who of ['expert', 'secretary'] as const) await all.send('coordinator', `${page}/end`, { personId: all.people[who].personId, until: '2020-03-09' });
    await coordinator.open(page);
    expect(coordinator.page('main').text()).toContain('vacant');
    const wrong = await coordinator.submit(page, { personId: all.people.expert.personId, from: '31-02-2020' });
    expect(wrong.statusCode).toBe(422);
    expect(beside(coordinator, 'from')).toContain('bestaande datum');
  });

  test('a new team takes over the rules of another, and decides by named persons only if there are any', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${all.organise}/teams/new?like=${all.teamId}`);
    expect(coordinator.page('[name=requiredRoles]:checked').length).toBe(4);
    const refused = await coordinator.submit(`${all.organise}/teams/new`, { abbreviation: 'mBTCb', name: 'Ministerieel BTCb', decides: 'members', mandate: 'namens de minister' });
    expect(refused.statusCode).toBe(422);
    expect(beside(coordinator, 'decidingPersonIds')).toContain('Wijs minstens één persoon aan');
    expect(coordinator.page('[name=mandate]').val()).toBe('namens de minister');
    expect(coordinator.page('[name=decides]:checked').val()).toBe('members');
    await coordinator.submit(`${all.organise}/teams/new`, { decidingPersonIds: all.people.expert.personId });
    expect(coordinator.page('h1').text()).toBe('mBTCb');
    expect(coordinator.page('main').text()).toContain('Els Kok');
  });

  test('a seat asks for a person or a function; a vacant one is marked', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    const page = `${all.organise}/teams/${all.teamId}/members`;
    await coordinator.open(page);
    await coordinator.submit(page, { role: 'chair' });
    expect(beside(coordinator, 'who')).toBe('Kies een persoon of een functie.');
    expect(coordinator.page('[name=role]:checked').val()).toBe('chair');
    const foreign = await all.send('coordinator', page, { who: `person:${FOREIGN}`, role: 'chair' });
    expect(load(foreign.body)('#f-who-error').text()).toContain('hoort niet bij deze crisis');
    const made = await all.run('coordinator', 'AddFunction', { crisisId: all.crisisId, abbreviation: 'dPG', name: 'directeur' });
    await coordinator.open(page);
    await coordinator.submit(page, { who: `function:${idIn(made, 'functionId')}`, role: 'chair' });
    expect(coordinator.page('.seat:contains("dPG")').text()).toContain('vacant');
  });

  test('a seat ends by a day; a rename keeps the old name in the list', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    const page = `${all.organise}/teams/${all.teamId}`;
    await coordinator.open(page);
    const end = coordinator.page('.seat:contains("Els Kok") form').attr('action') ?? '';
    await coordinator.submit(end, { until: '2020-03-10' });
    expect(coordinator.page('.seat:contains("Els Kok")').text()).toContain('10 maart');
    await coordinator.open(`${page}/name`);
    await coordinator.submit(`${page}/name`, { abbreviation: 'ACO', name: 'Actualiteitenoverleg', from: '2020-03-20' });
    expect(coordinator.page('h1').text()).toBe('OTCb');
    expect(coordinator.page('main').text()).toContain('ACO, Actualiteitenoverleg');
    expect(coordinator.page('main').text()).toContain('OTCb, Operationeel Team Crisisbeheersing');
  });

  test('the last coordinator stays', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${all.organise}/roles`);
    const answer = await coordinator.submit(`${all.organise}/roles/end`);
    expect(answer.statusCode).toBe(422);
    expect(coordinator.page('#problems').text()).toContain('altijd een coördinator');
    await coordinator.submit(`${all.organise}/roles`, { personId: all.people.secretary.personId, role: 'archivist' });
    expect(coordinator.page('tbody').text()).toContain('archivaris');
  });

  test('the distribution list is the secretary\'s too', async () => {
    const all = await office();
    const secretary = await all.browser('secretary');
    const page = `${all.organise}/teams/${all.teamId}/distribution`;
    await secretary.open(page);
    expect(secretary.page('[name=personIds]:checked').length).toBe(1);
    const saved = await all.send('secretary', page, { entryVersion: '2', personIds: all.people.expert.personId });
    expect(saved.status).toBe(303);
    const crisis = await all.server.core.reader.crisis(all.crisisId);
    expect(crisis?.teams.get(all.teamId)?.distribution).toEqual([all.people.expert.personId]);
  });
});
