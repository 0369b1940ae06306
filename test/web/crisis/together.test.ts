import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside, idIn, office, type Office } from './office.js';

const words = (html: string, where: string) => load(html)(where).text().replace(/\s+/g, ' ').trim();

/** A form that was opened, before someone else changed the same thing. */
async function opened(all: Office, page: string) {
  const coordinator = await all.browser('coordinator');
  await coordinator.open(page);
  expect(coordinator.page(`form[action="${page}"] [name=entryVersion]`).length, page).toBe(1);
  return coordinator;
}

describe('two coordinators at once (R16)', () => {
  test('the second sees who changed what since; what was typed stays, what was not touched follows, sending again counts', async () => {
    const all = await office();
    const { crisisId, people, run } = all;
    const { personId } = people.expert;
    const page = `${all.organise}/people/${personId}`;
    const first = await opened(all, page);
    await run('coordinator', 'ChangePerson', { crisisId, personId, entryVersion: 1, name: 'Els Kok', staff: true, email: 'els@voorbeeld.example' });
    const answer = await first.submit(page, { name: 'Els Kok-Bos <b>' });
    expect(answer.statusCode).toBe(409);
    const said = words(answer.body, '#two-versions');
    for (const part of ['intussen gewijzigd', 'Gewijzigd door Cora Jansen', 'E-mailadres (was: geen)', 'els@voorbeeld.example']) expect(said).toContain(part);
    expect(said).not.toContain('Naam');
    expect(first.page('#two-versions a').attr('href')).toBe(`${all.organise}/people`);
    expect(first.page('[name=name]').val()).toBe('Els Kok-Bos <b>');
    expect(first.page('[name=email]').val()).toBe('els@voorbeeld.example');
    expect((await all.server.core.reader.crisis(crisisId))?.people.get(personId)?.name).toBe('Els Kok');
    await first.submit(page);
    expect((await all.server.core.reader.crisis(crisisId))?.people.get(personId)).toMatchObject({ name: 'Els Kok-Bos <b>', email: 'els@voorbeeld.example', staff: true, entryVersion: 3 });
  });

  test('both versions of the same field stand beside each other', async () => {
    const all = await office();
    const made = await all.run('coordinator', 'AddOrganisation', { crisisId: all.crisisId, abbreviation: 'PG', name: 'Publieke Gezondheid', party: true });
    const organisationId = idIn(made, 'organisationId');
    const page = `${all.organise}/organisations/${organisationId}`;
    const first = await opened(all, page);
    await all.run('coordinator', 'ChangeOrganisation', { crisisId: all.crisisId, organisationId, entryVersion: 1, abbreviation: 'PG', name: 'Van een ander', party: false });
    const answer = await first.submit(page, { name: 'Van mij' });
    const said = words(answer.body, '#two-versions');
    for (const part of ['Naam (was: Publieke Gezondheid)', 'Van een ander', 'Van mij', 'Partij van deze crisis (was: ja)', 'nee']) expect(said).toContain(part);
    expect(first.page('[name=name]').val()).toBe('Van mij');
    expect(first.page('[name=party]').prop('checked')).toBe(false);
  });

  test('a mistake in the form does not hide the change: it stays based on what it was based on', async () => {
    const all = await office();
    const { personId } = all.people.expert;
    const page = `${all.organise}/people/${personId}`;
    const first = await opened(all, page);
    await all.run('coordinator', 'ChangePerson', { crisisId: all.crisisId, personId, entryVersion: 1, name: 'Els Anders', staff: true });
    expect((await first.submit(page, { name: '' })).statusCode).toBe(422);
    expect((await first.submit(page, { name: 'Els Mijn' })).statusCode).toBe(409);
    expect(words((await first.open(page)).body, 'h1')).toBe('Els Anders');
  });

  test('a list of readers keeps what both ticked, and who was taken off by the other', async () => {
    const all = await office();
    const { crisisId, teamId, people, run } = all;
    const page = `${all.organise}/teams/${teamId}/distribution`;
    const first = await opened(all, page);
    await run('secretary', 'SetDistribution', { crisisId, teamId, entryVersion: 2, personIds: [people.expert.personId] });
    const values = first.page(`form[action="${page}"]`).serializeArray().map(({ name, value }): [string, string] => [name, value]);
    const answer = await all.send('coordinator', page, { ...Object.fromEntries(values), commandId: '0170c000-0000-7000-8000-bbbbbbbbbbb1', 'personIds[]': people.secretary.personId });
    expect(answer.status).toBe(409);
    const again = load(answer.body);
    const ticked = again('[name=personIds]:checked').toArray().map((box) => again(box).attr('value'));
    expect(ticked.sort()).toEqual([people.expert.personId, people.secretary.personId].sort());
    expect(words(answer.body, '#two-versions')).toContain('(was: Lee Smit)');
  });

  test.each([
    ['rules', 'ChangeTeam', { method: 'free', decides: 'chair', mandate: 'van een ander' }, { mandate: 'van mij' }, 'van een ander'],
    ['name', 'RenameTeam', { abbreviation: 'ACO', name: 'Van een ander', from: '2020-05-01' }, { name: 'Van mij' }, 'Van een ander'],
    ['state', 'SetTeamState', { state: 'at-rest' }, { state: 'on-call' }, 'in rust'],
  ])('%s of a team', async (form, command, theirs, mine, seen) => {
    const all = await office();
    const { crisisId, teamId } = all;
    const page = `${all.organise}/teams/${teamId}/${form}`;
    const first = await opened(all, page);
    await all.run('coordinator', command, { crisisId, teamId, entryVersion: 1, ...theirs });
    const answer = await first.submit(page, mine);
    expect(answer.statusCode).toBe(409);
    expect(words(answer.body, '#two-versions')).toContain(seen);
    const [[field, typed] = []] = Object.entries(mine);
    const shown = first.page(`[name=${field}]:checked`).val() ?? first.page(`[name=${field}]`).val();
    expect(shown).toBe(typed);
    expect((await first.submit(page)).statusCode).toBe(200);
    expect(first.path).toBe(`${all.organise}/teams/${teamId}`);
  });

  test('unrelated forms of one team do not stop each other', async () => {
    const all = await office();
    const { crisisId, teamId } = all;
    const first = await opened(all, `${all.organise}/teams/${teamId}/rules`);
    await all.run('coordinator', 'RenameTeam', { crisisId, teamId, entryVersion: 1, abbreviation: 'ACO', name: 'x', from: '2020-05-01' });
    await all.run('secretary', 'SetDistribution', { crisisId, teamId, entryVersion: 2, personIds: [] });
    expect((await first.submit(`${all.organise}/teams/${teamId}/rules`, { mandate: 'namens de minister' })).statusCode).toBe(200);
  });
});

describe('the names of a team', () => {
  test('all stand on its page, with who gave them, also one that was replaced on its first day', async () => {
    const all = await office();
    const page = `${all.organise}/teams/${all.teamId}`;
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${page}/name`);
    await coordinator.submit(`${page}/name`, { abbreviation: 'ACO', name: 'Actualiteitenoverleg', from: '2020-03-10' });
    const names = coordinator.page('section:has(#h-name) dl').text().replace(/\s+/g, ' ');
    expect(names).toContain('ACO, Actualiteitenoverleg gegeven door Cora Jansen');
    expect(names).toContain('OTCb, Operationeel Team Crisisbeheersing dezelfde dag vervangen, gegeven door Bea Beheer');
  });
});

describe('what is wrong in a form', () => {
  test('is named by field and linked to it, also a last day in a row of a list', async () => {
    const all = await office();
    const { crisisId, people, run } = all;
    const made = await run('coordinator', 'AddFunction', { crisisId, abbreviation: 'dPG', name: 'directeur' });
    const functionId = idIn(made, 'functionId');
    for (const who of ['expert', 'secretary'] as const) await run('coordinator', 'SetFunctionHolder', { crisisId, functionId, personId: people[who].personId, from: '2020-03-01' });
    const page = `${all.organise}/functions/${functionId}/end`;
    const answer = await all.send('coordinator', page, { personId: people.expert.personId, until: '2020-02-01' });
    const shown = load(answer.body);
    expect(words(answer.body, '#problems a')).toBe('Laatste dag: De laatste dag ligt voor de eerste.');
    expect(shown('#problems a').attr('href')).toBe('#f-until');
    expect(shown('#f-until').val()).toBe('2020-02-01');
    expect(shown('tr:has(#f-until)').text()).toContain('Els Kok');
    expect(shown('details[open]').length).toBe(1);
    expect(shown('[name=personId] option[selected]').length).toBe(0);
  });

  test.each([
    ['/people', { name: '', email: 'x' }, ['Naam', 'E-mailadres']],
    ['/organisations', { abbreviation: '', name: '' }, ['Afkorting', 'Naam']],
    ['/functions', { abbreviation: '', name: '' }, ['Afkorting', 'Naam']],
    ['/teams/new', { abbreviation: '', name: '', level: 'x', method: 'x', decides: 'x' }, ['Afkorting', 'Naam', 'Niveau', 'Werkwijze', 'Wie besluit']],
    ['/roles', { personId: '', role: 'x', from: 'x' }, ['Persoon', 'Rol', 'Vanaf']],
  ])('%s', async (path, values, labels) => {
    const all = await office();
    const answer = await all.send('coordinator', all.organise + path, values);
    expect(answer.status).toBe(422);
    const shown = load(answer.body);
    const links = shown('#problems a').toArray().map((link) => shown(link));
    expect(links.map((link) => link.text().split(':')[0]).sort()).toEqual([...labels].sort());
    for (const link of links) expect(shown(link.attr('href') ?? '').length, link.text()).toBe(1);
    expect(shown('#problems li').length).toBe(links.length);
  });

  test('of a new role in a team', async () => {
    const all = await office();
    const coordinator = await all.browser('coordinator');
    const page = `${all.organise}/teams/${all.teamId}/members`;
    await coordinator.open(page);
    await coordinator.submit(page, { role: 'chair' });
    expect(beside(coordinator, 'who')).not.toBe('');
    expect(coordinator.page('#problems a').attr('href')).toBe('#f-who');
  });
});
