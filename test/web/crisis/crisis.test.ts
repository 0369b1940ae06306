import { describe, expect, test } from 'vitest';
import { idIn, office } from './office.js';

describe('the page of a crisis', () => {
  test('does not exist for who has nothing to do with it, nor for an id that is none', async () => {
    const { browser, crisisId } = await office();
    for (const who of ['stranger', 'admin'] as const) {
      const outside = await browser(who);
      for (const path of ['', '/meetings', '/structure', '/organise/teams', '/meetings/new', '/meetings/now']) {
        expect((await outside.open(`/crises/${crisisId}${path}`)).statusCode, path).toBe(404);
      }
    }
    const coordinator = await browser('coordinator');
    expect((await coordinator.open('/crises/0170c000-0000-7000-8000-000000009999')).statusCode).toBe(404);
    expect((await coordinator.open('/crises/%27%22')).statusCode).toBe(404);
  });

  test('shows who is only on a distribution list that nothing was sent yet', async () => {
    const { browser, crisisId } = await office();
    const reader = await browser('reader');
    expect((await reader.open(`/crises/${crisisId}`)).statusCode).toBe(200);
    expect(reader.page('main').text()).toContain('verzendlijst');
    expect(reader.page('main a').toArray().map((link) => reader.page(link).attr('href'))).toEqual(['/actions']);
    expect((await reader.open(`/crises/${crisisId}/structure`)).statusCode).toBe(403);
  });

  test('offers to plan only for teams for which one may', async () => {
    const { browser, crisisId, teamId } = await office();
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}`);
    expect(secretary.page(`a[href="/crises/${crisisId}/meetings/new?team=${teamId}"]`).length).toBe(1);
    expect(secretary.page('a[href*="/meetings/new"]').length).toBe(1);
    expect(secretary.page('a[href$="/organise/teams"]').length).toBe(0);
    const expert = await browser('expert');
    await expert.open(`/crises/${crisisId}`);
    expect(expert.page('a[href*="/meetings/new"]').length).toBe(0);
  });

  test('says what to do first while nobody has a place; a team without places is not offered to meet now without a word', async () => {
    const { browser, crisisId, server, people } = await office();
    const [other] = await server.core.reader.crisesOf(people.stranger.personId);
    const stranger = await browser('stranger');
    await stranger.open(`/crises/${other?.id}`);
    expect(stranger.page('.begin a').toArray().map((link) => stranger.page(link).text())).toEqual(['Voeg de mensen toe', 'Geef hun een plaats in de teams', 'Nodig hen uit']);
    const coordinator = await browser('coordinator');
    await coordinator.open(`/crises/${crisisId}`);
    expect(coordinator.page('.begin')).toHaveLength(0);
    const line = (team: string) => coordinator.page(`.team:has(h3:contains("${team}"))`);
    expect(line('OTCb').find('.team__do a[href*="/meetings/now"]')).toHaveLength(1);
    expect(line('BTCb').find('.team__do a[href*="/meetings/now"]')).toHaveLength(0);
    expect(line('BTCb').text()).toContain('Nog niemand heeft een plaats in dit team');
    expect(line('BTCb').find('a[href*="/meetings/now"]').text()).toBe('Toch nu overleggen');
    expect(line('BTCb').find('a[href$="/members"]').text()).toBe('Plaats toevoegen');
  });

  test('lists meetings with their state, next to the team the first that is to come', async () => {
    const { browser, crisisId, teamId, run } = await office();
    await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-12T08:00:00Z', title: 'Later' });
    const next = await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-11T08:00:00Z' });
    await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-09T08:00:00Z', title: 'Vergeten' });
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}`);
    const meetingId = idIn(next, 'meetingId') === 'undefined' ? next.events[0]?.stream.slice('meeting:'.length) : idIn(next, 'meetingId');
    expect(secretary.page('.team').first().find('a').first().attr('href')).toBe(`/meetings/${meetingId}`);
    expect(secretary.page('table.list tbody tr').length).toBe(3);
    await secretary.open(`/crises/${crisisId}/meetings?team=${teamId}`);
    expect(secretary.page('tbody tr').length).toBe(3);
    await secretary.open(`/crises/${crisisId}/meetings?team=onzin`);
    expect(secretary.page('tbody tr').length).toBe(0);
  });

  test('shows imported meetings with their day, and with their time only where the source has one', async () => {
    const all = await office();
    const operator = { ...all.people.coordinator, actor: { kind: 'operator', personId: null, name: 'systeembeheer' } as const };
    const meeting = (id: string, start: string | null) => ({ id, date: '2020-03-03', start, end: null, team: 'BTCb', points: [] });
    await all.server.run(operator, 'ImportMeetings', { crisisId: all.crisisId, meetings: [meeting('a', null), meeting('b', '09:30')] });
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`/crises/${all.crisisId}/meetings`);
    const days = coordinator.page('tbody tr').toArray().map((row) => coordinator.page(row).find('time').text());
    expect(days.sort()).toEqual(['di 3 maart 2020', 'di 3 maart 2020, 09:30']);
  });

  test('hides that a restricted team meets from who is not in it', async () => {
    const { browser, crisisId, people, run } = await office();
    const team = await run('coordinator', 'MakeTeam', { crisisId, abbreviation: 'KT', name: 'Kernteam', level: 'policy', method: 'bob', restricted: true });
    await run('coordinator', 'SeatMember', { crisisId, teamId: idIn(team, 'teamId'), personId: people.secretary.personId, role: 'chair' });
    await run('secretary', 'CallMeeting', { crisisId, teamId: idIn(team, 'teamId'), plannedStart: '2020-03-12T08:00:00Z', title: 'Stil' });
    const expert = await browser('expert');
    await expert.open(`/crises/${crisisId}`);
    expect(expert.page('main').text()).not.toContain('Stil');
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}`);
    expect(secretary.page('main').text()).toContain('Stil');
  });

  test('counts as overdue what its due time passed, and not what was reported done', async () => {
    const { browser, crisisId, teamId, people, run } = await office();
    const called = await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-10T12:00:00Z' });
    const meetingId = called.events[0]?.stream.slice('meeting:'.length);
    await run('secretary', 'StartMeeting', { meetingId });
    const owner = { kind: 'person', id: people.expert.personId, text: 'Els Kok' };
    for (const due of ['2020-03-09', '2020-03-10T11:59:00.000Z', '2020-03-10', '2020-03-10T14:00:00.000Z', null]) {
      await run('secretary', 'AssignAction', { meetingId, what: `Voor ${due ?? 'ooit'}`, owner, due });
    }
    const done = await run('secretary', 'AssignAction', { meetingId, what: 'Klaar', owner, due: '2020-03-01' });
    await run('expert', 'ReportActionDone', { actionId: done.events[0]?.stream.slice('action:'.length) });
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}`);
    expect(secretary.page('.counts div:contains("Open actiepunten") dd').text()).toBe('6 2 te laat');
    await secretary.open(`/meetings/${meetingId}`);
    expect(secretary.page('body').text()).toContain('2 te laat');
    const expert = await browser('expert');
    await expert.open('/');
    expect(expert.page('section:has(#h-actions) header').text()).toContain('waarvan 2 te laat');
  });

  test('shows the structure as it was on a date', async () => {
    const { browser, crisisId, people, run } = await office();
    const made = await run('coordinator', 'AddFunction', { crisisId, abbreviation: 'dPG', name: 'directeur PG' });
    const functionId = idIn(made, 'functionId');
    const hold = (personId: string, from: string, deputy = false) => run('coordinator', 'SetFunctionHolder', { crisisId, functionId, personId, from, deputy });
    await hold(people.expert.personId, '2020-03-01');
    await run('coordinator', 'EndFunctionHolder', { crisisId, functionId, personId: people.expert.personId, until: '2020-03-05' });
    await hold(people.secretary.personId, '2020-03-07');
    await hold(people.coordinator.personId, '2020-03-06', true);
    const expert = await browser('expert');
    const on = async (date: string) => {
      await expert.open(`/crises/${crisisId}/structure?on=${date}`);
      return expert.page('.who li:contains("dPG")').text().replace(/\s+/g, ' ');
    };
    expect(await on('2020-03-05')).toContain('Els Kok');
    expect(await on('2020-03-06')).toContain('vacant');
    expect(await on('2020-03-06')).toContain('plv. Cora Jansen');
    expect(await on('2020-03-10')).toContain('Sam de Wit');
    expect((await expert.open(`/crises/${crisisId}/structure?on=morgen`)).statusCode).toBe(200);
  });
});
