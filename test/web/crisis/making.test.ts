import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside, office } from './office.js';

const FILLED = { code: 'EBO', name: 'Ebola', kind: 'exercise', classification: 'unclassified', coordinatorName: 'Nina Nieuw', coordinatorEmail: 'nina@example.org' };

describe('making a crisis', () => {
  test('is for the administrator; others do not get the form', async () => {
    const { browser, send } = await office();
    const coordinator = await browser('coordinator');
    expect((await coordinator.open('/crises/new')).statusCode).toBe(403);
    expect((await send('coordinator', '/crises/new', FILLED)).status).toBe(403);
    await coordinator.open('/crises');
    expect(coordinator.page('a[href="/crises/new"]').length).toBe(0);
  });

  test('with a new person as coordinator shows the invitation to hand over, once, and that person gets in with it', async () => {
    const { browser, server, people } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const answer = await admin.submit('/crises/new', FILLED);
    expect([answer.statusCode, answer.headers['set-cookie']].join()).toContain('saved=');
    expect(admin.page('h1').text()).toBe('Ebola is gemaakt');
    expect(admin.page('main').text()).toContain('Nina Nieuw kan er pas in met deze link');
    expect(admin.page('.now').text()).toContain('11 maart 2020');
    const address = String(admin.page('#handed-link').val());
    expect(address).toMatch(/\/link\/[\w-]{43}$/);
    const token = address.split('/').pop() ?? '';
    await server.core.accounts.useLink(token, 'vier paarse fietsen', null);
    const { personId } = await server.core.database.prisma.account.findUniqueOrThrow({ where: { email: 'nina@example.org' } });
    const [made] = await server.core.reader.crisesOf(personId);
    expect((await server.core.reader.crisis(made?.id ?? ''))?.roles).toMatchObject([{ personId, role: 'coordinator' }]);
    const log = await server.core.database.prisma.securityEntry.findMany({ where: { actor: people.admin.accountId }, orderBy: { id: 'asc' } });
    expect(log.slice(-2).map(({ act, result }) => [act, result])).toEqual([['account-added', 'done'], ['link-made', 'invitation']]);
    expect(JSON.stringify(log)).not.toContain(token);
  });

  test('asks for the mail address of a new coordinator, one that stands for nobody else, with all else that is wrong', async () => {
    const { browser, server, run, crisisId } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const without = await admin.submit('/crises/new', { ...FILLED, code: 'e', coordinatorEmail: '' });
    expect([without.statusCode, beside(admin, 'coordinatorEmail'), beside(admin, 'code').slice(0, 8)]).toEqual([422, 'Vul dit veld in.', 'Gebruik ']);
    expect(admin.page('[name=coordinatorName]').val()).toBe('Nina Nieuw');
    await run('coordinator', 'AddPerson', { crisisId, name: 'Ander', staff: true, email: 'nina@example.org' });
    await admin.submit('/crises/new', FILLED);
    expect(beside(admin, 'coordinatorEmail')).toContain('staat al voor iemand anders');
    expect((await server.core.reader.crisesOf(null)).map(({ code }) => code)).not.toContain('EBO');
  });

  test('says which coordinator cannot get in for want of an account, and makes the link there', async () => {
    const { browser, run, send, server } = await office();
    const personId = '0170c000-0000-7000-8000-bbbbbbbbbbbb';
    const made = await run('admin', 'CreateCrisis', { code: 'DRY', name: 'Droogte', kind: 'crisis', classification: 'unclassified', coordinator: { personId, name: 'Dora Droog', email: 'dora@example.org' } });
    const crisisId = made.events[0]?.stream.slice('crisis:'.length) ?? '';
    const link = `/crises/${crisisId}/coordinators/${personId}/link`;
    const admin = await browser('admin');
    await admin.open('/crises');
    expect(admin.page('tr:contains("Droogte")').text()).toContain('Dora Droog heeft nog geen account.');
    await admin.submit(link);
    expect(String(admin.page('#handed-link').val())).toMatch(/\/link\//);
    await admin.open('/crises');
    expect(admin.page('tr:contains("Droogte") form')).toHaveLength(0);
    expect((await send('coordinator', link, {})).status).toBe(403);
    expect((await send('admin', `/crises/${crisisId}/coordinators/${personId.replace('bbbb', 'cccc')}/link`, {})).status).toBe(404);
    const { id } = await server.core.database.prisma.account.findUniqueOrThrow({ where: { personId } });
    await server.core.accounts.disable(id, { actor: 'operator', origin: null });
    const refused = await send('admin', link, {});
    expect(load(refused.body)('main').text()).toContain('Dora Droog kan nog niet aanmelden');
    expect(load(refused.body)('main a[href="/admin/accounts"]')).toHaveLength(1);
  });

  test('takes a code in small letters as capitals', async () => {
    const { send, server } = await office();
    await send('admin', '/crises/new', { ...FILLED, code: 'ebo-2' });
    expect((await server.core.reader.crisesOf(null)).map(({ code }) => code)).toContain('EBO-2');
  });

  test('leads on to the list, where the administrator cannot look inside', async () => {
    const { browser } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    await admin.submit('/crises/new', FILLED);
    expect(admin.page('main a[href="/crises"]').length).toBeGreaterThan(0);
    await admin.open('/crises');
    const row = admin.page('tr:contains("Ebola")');
    expect(row.text()).toContain('EBO');
    expect(row.text()).toContain('geen toegang tot de inhoud');
    expect(row.find('a').length).toBe(0);
  });

  test('with oneself as coordinator leads to the new crisis', async () => {
    const { browser, people } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const answer = await admin.submit('/crises/new', { ...FILLED, coordinator: people.admin.personId, coordinatorName: '', coordinatorEmail: '' });
    expect(answer.statusCode).toBe(200);
    expect(admin.path).toMatch(/^\/crises\/[0-9a-f-]{36}$/);
    expect(admin.page('h1').text()).toContain('Ebola');
  });

  test('by mail address of an account makes that account\'s person the coordinator', async () => {
    const { browser, people, server } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const accounts = await server.core.accounts.list();
    const mail = accounts.find((account) => account.personId === people.expert.personId)?.email ?? '';
    await admin.submit('/crises/new', { ...FILLED, coordinatorEmail: mail.toUpperCase() });
    const expert = await browser('expert');
    await expert.open('/crises');
    expect(expert.page('main').text()).toContain('Ebola');
  });

  test('says beside each field what is wrong and keeps what was typed', async () => {
    const { browser } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const answer = await admin.submit('/crises/new', { ...FILLED, code: 'te lang voor een code', name: '', coordinatorEmail: 'geen adres' });
    expect(answer.statusCode).toBe(422);
    expect(beside(admin, 'code')).toContain('2 tot 12 hoofdletters');
    expect(beside(admin, 'name')).toBe('Vul dit veld in.');
    expect(beside(admin, 'coordinatorEmail')).toContain('e-mailadres');
    expect(admin.page('[name=code]').val()).toBe('te lang voor een code');
    expect(admin.page('[name=coordinatorName]').val()).toBe('Nina Nieuw');
    expect(admin.page('[name=kind]:checked').val()).toBe('exercise');
    expect(admin.page('#problems a').length).toBe(3);
    expect(admin.page('#problems a').toArray().map((line) => admin.page(line).text())).toContain('Naam: Vul dit veld in.');
    expect(admin.page('#problems h2').text()).toBe('Er kloppen 3 velden niet');
  });

  test('refuses a code that is taken, a name that is too long, and a classification that does not exist', async () => {
    const { send } = await office();
    const taken = await send('admin', '/crises/new', { ...FILLED, code: 'cov' });
    expect(taken.status).toBe(422);
    expect(load(taken.body)('#f-code-error').text()).toContain('al een crisis met deze code');
    const long = await send('admin', '/crises/new', { ...FILLED, name: 'x'.repeat(201) });
    expect(load(long.body)('#f-name-error').text()).toContain('200');
    const secret = await send('admin', '/crises/new', { ...FILLED, classification: 'stg-geheim' });
    expect(secret.status).toBe(422);
    expect(load(secret.body)('#f-classification-error').text()).toBe('Kies een van de mogelijkheden.');
  });

  test('twice with the same command id makes one crisis', async () => {
    const { browser, send, server } = await office();
    const commandId = '0170c000-0000-7000-8000-aaaaaaaaaaaa';
    await send('admin', '/crises/new', { ...FILLED, commandId });
    const again = await send('admin', '/crises/new', { ...FILLED, commandId });
    expect(again.status).toBe(200);
    // Pressed twice, one sees the second answer: its link is the one that works.
    expect(await server.core.accounts.lookAtLink(/\/link\/([\w-]{43})"/.exec(again.body)?.[1] ?? '')).toMatchObject({ email: 'nina@example.org' });
    const admin = await browser('admin');
    await admin.open('/crises');
    expect(admin.page('tr:contains("Ebola")').length).toBe(1);
  });

  test('an exercise is marked on every page of it', async () => {
    const { browser, people, server, run } = await office();
    const coordinator = { personId: people.coordinator.personId, name: 'Cora Jansen' };
    const made = await run('admin', 'CreateCrisis', { code: 'OEF', name: 'Najaarsoefening', kind: 'exercise', classification: 'unclassified', coordinator });
    const crisisId = made.events[0]?.stream.slice('crisis:'.length) ?? '';
    const [team] = [...((await server.core.reader.crisis(crisisId))?.teams.values() ?? [])];
    const called = await run('coordinator', 'CallMeeting', { crisisId, teamId: team?.id, plannedStart: '2020-03-10T12:30:00Z' });
    const here = `/meetings/${called.events[0]?.stream.slice('meeting:'.length)}`;
    const seen = await browser('coordinator');
    for (const page of [`/crises/${crisisId}`, `/crises/${crisisId}/organise/people`, `/crises/${crisisId}/meetings/new`, `/crises/${crisisId}/picture`, here, `${here}/prepare/agenda`]) {
      await seen.open(page);
      expect(seen.page('.exercise').text(), page).toContain('OEFENING');
    }
  });

  test('names state secrets on the form', async () => {
    const { browser } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    expect(admin.page('main').text()).toContain('Staatsgeheimen horen niet in dit systeem');
  });
});
