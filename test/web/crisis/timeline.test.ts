import { describe, expect, test } from 'vitest';
import { beside, office, type Office } from './office.js';

async function marked(): Promise<Office & { points: string; timeline: string }> {
  const all = await office();
  const { crisisId } = all;
  await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Twee zieken in Breda', theme: 'Zorg' });
  await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Alleen voor Sam', restrictedTo: [all.people.secretary.personId] });
  return { ...all, points: `/crises/${crisisId}/turning-points`, timeline: `/crises/${crisisId}/timeline` };
}

describe('turning points on their page', () => {
  test('are marked, struck with a reason, and shown first in the timeline', async () => {
    const all = await marked();
    const secretary = await all.browser('secretary');
    await secretary.open(all.points);
    await secretary.submit(all.points, { text: 'De eerste <i>besmetting</i>', day: '2020-02-27' });
    expect(secretary.page('.links').text()).toContain('De eerste <i>besmetting</i>');
    await secretary.open(all.timeline);
    const text = secretary.page('article').text();
    expect(text.indexOf('De eerste <i>besmetting</i>')).toBeLessThan(text.indexOf('Twee zieken in Breda'));
    await secretary.open(all.points);
    const strike = secretary.page('.links a').attr('href') ?? '';
    await secretary.open(strike);
    await secretary.submit(strike, { reason: '' });
    expect(beside(secretary, 'reason')).not.toBe('');
    await secretary.submit(strike, { reason: 'Een dag eerder' });
    expect(secretary.page('del').text()).toBe('De eerste <i>besmetting</i>');
    expect(secretary.page('main').text()).toContain('Een dag eerder');
    await secretary.open(all.timeline);
    expect(secretary.page('article').text()).not.toContain('besmetting');
  });

  test('refer to what exists, happened and may be known, and say beside the field what is wrong', async () => {
    const all = await marked();
    const secretary = await all.browser('secretary');
    await secretary.open(all.points);
    const wrong = await secretary.submit(all.points, { text: 'Keerpunt', day: '2020-02-27', reference: 'COV-OTCb-2020-99' });
    expect(wrong.statusCode).toBe(422);
    expect(beside(secretary, 'reference')).toContain('niet gevonden');
    await secretary.submit(all.points, { text: 'Keerpunt', day: '2020-12-27', reference: '' });
    expect(beside(secretary, 'day')).toContain('moet nog komen');
    expect(secretary.page('[name=text]').text()).toBe('Keerpunt');
    const { crisisId, teamId } = all;
    const meetingId = all.server.core.ids.next();
    await all.run('secretary', 'CallMeeting', { crisisId, meetingId, teamId, plannedStart: '2020-03-10T12:00:00Z' });
    await all.run('secretary', 'StartMeeting', { meetingId });
    await secretary.submit(all.points, { text: 'Keerpunt', day: '2020-03-10', reference: ((await all.server.core.reader.meetingAlone(meetingId))?.meeting.reference ?? '').toLowerCase() });
    expect((await all.server.core.reader.crisis(crisisId))?.turningPoints).toMatchObject([{ text: 'Keerpunt', meetingId }]);
  });

  test('have no form for who only takes part', async () => {
    const all = await marked();
    const expert = await all.browser('expert');
    await expert.open(all.points);
    expect(expert.page('main form').length).toBe(0);
    expect((await all.send('expert', all.points, { text: 'Toch', day: '2020-02-27' })).status).toBe(403);
  });
});

describe('the timeline on its page', () => {
  test('shows of a circle only who is in it, and says who that is', async () => {
    const all = await marked();
    const secretary = await all.browser('secretary');
    await secretary.open(all.timeline);
    expect(secretary.page('article').text()).toContain('Alleen voor Sam');
    expect(secretary.page('article').text()).toContain('besloten: Sam de Wit');
    const expert = await all.browser('expert');
    await expert.open(all.timeline);
    expect(expert.page('article').text()).toContain('Twee zieken in Breda');
    expect(expert.page('article').text()).not.toContain('Alleen voor Sam');
    const reader = await all.browser('reader');
    await reader.open(all.timeline);
    expect(reader.page('article').text()).not.toContain('Breda');
    expect(reader.page('article').text()).not.toContain('Kantelmomenten');
    const { cookie } = await all.server.session(all.people.expert);
    for (const format of ['html', 'docx']) {
      const file = await all.server.app.inject({ url: `${all.timeline}/timeline.${format}`, headers: { cookie } });
      expect(file.statusCode).toBe(200);
      expect(file.body).not.toContain('Alleen voor Sam');
    }
  });

  test('narrows to a period and orders by theme; what is wrong is said and narrows nothing', async () => {
    const all = await marked();
    const secretary = await all.browser('secretary');
    await secretary.open(`${all.timeline}?from=2020-03-11`);
    expect(secretary.page('article').text()).toContain('In deze periode is niets vastgelegd');
    await secretary.open(`${all.timeline}?from=2020-03-10&to=2020-03-10&order=theme`);
    expect(secretary.page('article h2').toArray().map((one) => secretary.page(one).text().trim())).toEqual(['Kantelmomenten', 'Zorg', 'Zonder thema', 'Noten']);
    expect(secretary.page('a[href*="timeline.docx"]').attr('href')).toBe(`${all.timeline}/timeline.docx?from=2020-03-10&to=2020-03-10&order=theme`);
    await secretary.open(`${all.timeline}?from=2020-03-10&to=2020-03-01`);
    expect(beside(secretary, 'to')).toContain('voor het begin');
    await secretary.open(`${all.timeline}?from=gisteren`);
    expect(beside(secretary, 'from')).toContain('datum');
    expect(secretary.page('article').text()).toContain('Twee zieken in Breda');
  });
});
