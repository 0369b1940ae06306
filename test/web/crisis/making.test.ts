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

  test('with a new person as coordinator leads back to the list, where the administrator cannot look inside', async () => {
    const { browser } = await office();
    const admin = await browser('admin');
    await admin.open('/crises/new');
    const answer = await admin.submit('/crises/new', FILLED);
    expect(answer.statusCode).toBe(200);
    expect(admin.path).toBe('/crises');
    const row = admin.page('tr:contains("Ebola")');
    expect(row.text()).toContain('EBO');
    expect(row.text()).toContain('geen toegang tot de inhoud');
    expect(row.find('a').length).toBe(0);
    expect(admin.page('[role=status]').text()).toContain('De crisis is gemaakt');
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
    const { browser, send } = await office();
    const commandId = '0170c000-0000-7000-8000-aaaaaaaaaaaa';
    await send('admin', '/crises/new', { ...FILLED, commandId });
    const again = await send('admin', '/crises/new', { ...FILLED, commandId });
    expect(again.status).toBe(303);
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
