import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside, office } from '../crisis/office.js';

describe('planning a meeting', () => {
  test('invites the standing members and opens the preparation', async () => {
    const { browser, crisisId, teamId } = await office();
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}/meetings/new?team=${teamId}`);
    expect(secretary.page('[name=teamId] option:selected').text()).toContain('OTCb');
    await secretary.submit(`/crises/${crisisId}/meetings/new`, { day: '2020-03-11', from: '10:00', to: '11:00', place: 'Zaal 4' });
    expect(secretary.path).toMatch(/^\/meetings\/[0-9a-f-]{36}$/);
    const text = secretary.page('main').text();
    for (const seen of ['Sam de Wit', 'Els Kok', 'Zaal 4', 'woensdag 11 maart 2020, 10:00', '11:00']) expect(text).toContain(seen);
  });

  test('says beside each field what is wrong and keeps what was typed', async () => {
    const { browser, crisisId } = await office();
    const secretary = await browser('secretary');
    const page = `/crises/${crisisId}/meetings/new`;
    await secretary.open(page);
    let answer = await secretary.submit(page, { day: '2020-03-11', from: '', title: 'Onderwerp', link: 'geen adres' });
    expect(answer.statusCode).toBe(422);
    expect(beside(secretary, 'from')).toBe('Vul dit veld in.');
    expect(secretary.page('#problems').text()).toContain('Begin: Vul dit veld in.');
    expect(secretary.page('[name=title]').val()).toBe('Onderwerp');
    answer = await secretary.submit(page, { from: '10:00', title: 'x'.repeat(201) });
    expect(answer.statusCode).toBe(422);
    expect(beside(secretary, 'title')).toContain('200');
    expect(beside(secretary, 'link')).toContain('https://');
    expect(secretary.page('[name=link]').val()).toBe('geen adres');
  });

  test('asks which hour in the autumn night, and takes the answer', async () => {
    const { browser, crisisId } = await office();
    const secretary = await browser('secretary');
    const page = `/crises/${crisisId}/meetings/new`;
    await secretary.open(page);
    expect(secretary.page('[name=which]').length).toBe(0);
    await secretary.submit(page, { day: '2020-10-25', from: '02:30' });
    expect(beside(secretary, 'from')).toContain('twee keer');
    expect(secretary.page('[name=which]').length).toBe(2);
    await secretary.submit(page, { which: 'second' });
    expect(secretary.path).toMatch(/^\/meetings\//);
  });

  test('is refused for a team of another crisis, and not there for who may plan nothing', async () => {
    const { browser, crisisId, send } = await office();
    const page = `/crises/${crisisId}/meetings/new`;
    const foreign = await send('secretary', page, { teamId: '0170c000-0000-7000-8000-000000009999', day: '2020-03-11', from: '10:00' });
    expect(load(foreign.body)('#f-teamId-error').text()).toContain('hoort niet bij deze crisis');
    const expert = await browser('expert');
    expect((await expert.open(page)).statusCode).toBe(403);
    expect((await send('stranger', page, {})).status).toBe(404);
  });
});

describe('meeting at once', () => {
  test('is one form and one press: the meeting runs', async () => {
    const { browser, crisisId, teamId, server } = await office();
    const secretary = await browser('secretary');
    await secretary.open(`/crises/${crisisId}/meetings/now?team=${teamId}`);
    await secretary.submit(`/crises/${crisisId}/meetings/now`, { title: 'Uitbraak in een verpleeghuis' });
    const meeting = (await server.core.reader.meeting(secretary.path.split('/')[2] ?? ''))?.meeting;
    expect(meeting).toMatchObject({ state: 'running', phase: 'opening', reference: 'COV-OTCb-2020-01', title: 'Uitbraak in een verpleeghuis' });
  });

  test('pressed twice starts one meeting', async () => {
    const { crisisId, teamId, send, server } = await office();
    const values = { teamId, commandId: '0170c000-0000-7000-8000-cccccccccccc', startId: '0170c000-0000-7000-8000-dddddddddddd' };
    const [one, two] = await Promise.all([send('secretary', `/crises/${crisisId}/meetings/now`, values), send('secretary', `/crises/${crisisId}/meetings/now`, values)]);
    expect(one.location).toBe(two.location);
    expect((await server.core.reader.meetingsOfCrisis(crisisId)).map((meeting) => meeting.state)).toEqual(['running']);
  });

  test('starts as well when the form lost its id for starting', async () => {
    const { crisisId, teamId, send, server } = await office();
    for (const values of [{ teamId }, { teamId, startId: 'onzin' }] as Record<string, string>[]) await send('secretary', `/crises/${crisisId}/meetings/now`, values);
    expect((await server.core.reader.meetingsOfCrisis(crisisId)).map((meeting) => meeting.state)).toEqual(['running', 'running']);
  });

  test('without a team asks for it and keeps the subject', async () => {
    const { browser, crisisId } = await office();
    const coordinator = await browser('coordinator');
    const page = `/crises/${crisisId}/meetings/now`;
    await coordinator.open(page);
    const answer = await coordinator.submit(page, { title: 'Haast' });
    expect(answer.statusCode).toBe(422);
    expect(beside(coordinator, 'teamId')).not.toBe('');
    expect(coordinator.page('[name=title]').val()).toBe('Haast');
  });
});
