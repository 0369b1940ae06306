import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loggedPath } from '../../src/web/plugins/log.js';
import { browserOf, EXPERT_MAIL, office, type Office } from './office.js';

let at: Office;
const mail = () => at.house.server.core.mail;

beforeAll(async () => {
  at = await office();
});
beforeEach(() => at.smtp.arrived.splice(0));
afterAll(() => at.house.server.close());

/** The lines of a calendar, those that were folded as one. */
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const valueOf = (text: string, name: string) => linesOf(text).find((line) => new RegExp(`^${name}[;:]`).test(line));

async function calls(more: Record<string, unknown> = {}): Promise<string> {
  const { crisisId, teamId } = at.house;
  const meetingId = at.house.id();
  await at.house.run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: '2026-03-25T08:00:00.000Z', plannedEnd: '2026-03-25T09:00:00.000Z', place: 'Zaal "De Dijk"; 3e', ...more });
  return meetingId;
}

/** The invitation that the expert got just now. */
function arrived(): { readonly content: string; readonly subject: string | undefined } {
  expect(at.smtp.to()).toEqual([EXPERT_MAIL]);
  const { mail: read } = at.smtp.arrived.splice(0)[0] as Office['smtp']['arrived'][number];
  const part = read.attachments.find(({ contentType }) => contentType === 'text/calendar' || contentType === 'application/ics');
  return { content: String(part?.content), subject: read.subject };
}

const sequenceOf = (content: string) => Number(valueOf(content, 'SEQUENCE')?.split(':')[1]);

describe('invitations', () => {
  it('go to nobody before the team has set it', async () => {
    await calls();
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
  });

  it('bring a meeting into a calendar, move it there and take it away', async () => {
    const browser = await browserOf(at.house, at.house.people.secretary);
    const path = `/crises/${at.house.crisisId}/organise/teams/${at.house.teamId}/mail`;
    await browser.open(path);
    await browser.submit(path, { atClosing: 'none', invitations: '1' });
    const meetingId = await calls();
    await mail().run();
    expect(at.smtp.arrived[0]?.mail.text).toContain('omdat u voor dit overleg bent uitgenodigd');
    const asked = arrived();
    expect(asked.subject).toContain('Uitnodiging');
    expect(linesOf(asked.content)).toEqual(expect.arrayContaining(['METHOD:REQUEST', `UID:${meetingId}@crisis.example`, 'DTSTART;TZID=Europe/Amsterdam:20260325T090000', 'DTEND;TZID=Europe/Amsterdam:20260325T100000', 'TZID:Europe/Amsterdam', 'STATUS:CONFIRMED', 'LOCATION:Zaal "De Dijk"\\; 3e']));
    expect(linesOf(asked.content).filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1);
    expect(asked.content).toContain(`MAILTO:${EXPERT_MAIL}`);
    expect(valueOf(asked.content, 'DTSTAMP')).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);

    // Over the night in which the clock goes forward the local time stays what people agreed.
    const { detailsVersion } = (await at.house.server.core.reader.meeting(meetingId))?.meeting ?? {};
    await at.house.run('MoveMeeting', { meetingId, detailsVersion, plannedStart: '2026-03-30T07:00:00.000Z', plannedEnd: null, reason: 'De minister belt eerst.' });
    await mail().run();
    await mail().run();
    const moved = arrived();
    expect(linesOf(moved.content)).toEqual(expect.arrayContaining([`UID:${meetingId}@crisis.example`, 'DTSTART;TZID=Europe/Amsterdam:20260330T090000']));
    expect(sequenceOf(moved.content)).toBeGreaterThan(sequenceOf(asked.content));

    await at.house.run('CancelMeeting', { meetingId, reason: 'Het werd één overleg.' });
    await mail().run();
    const gone = arrived();
    expect(linesOf(gone.content)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', `UID:${meetingId}@crisis.example`]));
    expect(sequenceOf(gone.content)).toBeGreaterThan(sequenceOf(moved.content));
  });

  it('come once, as the meeting stands, when it moved more than once before they could go', async () => {
    const meetingId = await calls();
    for (const hour of ['10', '11']) {
      at.house.server.clock.forward(1);
      const { detailsVersion } = (await at.house.server.core.reader.meeting(meetingId))?.meeting ?? {};
      await at.house.run('MoveMeeting', { meetingId, detailsVersion, plannedStart: `2026-03-25T${hour}:00:00.000Z`, plannedEnd: null, reason: 'De minister belt eerst.' });
    }
    await mail().run();
    expect(linesOf(arrived().content)).toContain('DTSTART;TZID=Europe/Amsterdam:20260325T120000');
    const mails = await mail().ofMeeting(meetingId);
    expect(mails.map(({ state, lastError }) => [state, lastError])).toEqual([['dropped', 'overtaken'], ['dropped', 'overtaken'], ['sent', null]]);
    const browser = await browserOf(at.house, at.house.people.secretary);
    await browser.open(`/meetings/${meetingId}/mail`);
    expect(browser.text('main')).toContain('niet verzonden: een latere mail zegt het');
    // What was overtaken is no fault.
    expect((await mail().troubled(10)).map(({ id }) => id)).toEqual([]);
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
  });

  it('go for a meeting that is called and started at once, and say that it is on now', async () => {
    const { crisisId, teamId } = at.house;
    const browser = await browserOf(at.house, at.house.people.secretary);
    await browser.open(`/crises/${crisisId}/meetings/now?team=${teamId}`);
    await browser.submit(`/crises/${crisisId}/meetings/now`, { teamId });
    const meetingId = browser.path.slice('/meetings/'.length);
    expect((await at.house.server.core.reader.meeting(meetingId))?.meeting.state).toBe('running');
    await mail().run();
    expect(at.smtp.arrived[0]?.mail.text).toContain('is nu bezig');
    expect(at.smtp.arrived[0]?.mail.text).toContain(`https://crisis.example/meetings/${meetingId}`);
    expect(arrived().subject).toMatch(/^Nu bezig: OTX \d+, sinds /);

    // Another place while it runs is seen at the table.
    const { detailsVersion } = (await at.house.server.core.reader.meeting(meetingId))?.meeting ?? {};
    await at.house.run('ChangeMeeting', { meetingId, detailsVersion, place: 'Zaal 2' });
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
  });

  it('tell nobody of a meeting that was over before they could go', async () => {
    const meetingId = await at.house.meeting('sluiting');
    await at.house.run('CloseMeeting', { meetingId });
    await mail().run();
    expect(at.smtp.arrived).toEqual([]);
    expect((await mail().ofMeeting(meetingId)).map(({ state, lastError }) => [state, lastError])).toEqual([['dropped', 'over']]);
  });

  it('say of a classified meeting only which team meets and when', async () => {
    await calls({ title: 'Over het lek', classification: 'dep-vertrouwelijk', link: 'https://vergaderen.example/geheim' });
    await mail().run();
    const { content, subject } = arrived();
    expect(`${content}${subject ?? ''}`).not.toMatch(/lek|Dijk|geheim/);
    expect(valueOf(content, 'SUMMARY')).toContain('OTX');
  });
});

describe('the own calendar', () => {
  it('is read by a secret address, until another takes its place', async () => {
    const { actionId } = await at.closed();
    const meetingId = await calls();
    const own = await browserOf(at.house, at.expert);
    await own.open('/account/calendar');
    await own.submit('/account/calendar');
    const address = new URL(own.text('.once').trim());
    expect(address.href).toMatch(/^https:\/\/crisis\.example\/calendar\/[\w-]{43}\.ics$/);
    await own.open('/account/calendar');
    expect(own.text('main')).not.toContain(address.pathname);

    const nobody = await browserOf(at.house);
    const answer = await nobody.open(address.pathname);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(linesOf(answer.body)).toEqual(expect.arrayContaining([`UID:${meetingId}@crisis.example`, `UID:${actionId}@crisis.example`, 'DTSTART;VALUE=DATE:20260326']));
    expect(answer.body).toContain('Bel alle GGD-en');
    expect(loggedPath(address.pathname)).toBe('/calendar/...');

    await own.submit('/account/calendar');
    expect((await nobody.open(address.pathname)).statusCode).toBe(404);
    const second = new URL(own.text('.once').trim()).pathname;
    expect((await nobody.open(second)).statusCode).toBe(200);
    await own.submit('/account/calendar/end');
    expect((await nobody.open(second)).statusCode).toBe(404);
  });

  it('takes one meeting from its page, for who sees it', async () => {
    const meetingId = await calls();
    const own = await browserOf(at.house, at.expert);
    const file = await own.open(`/meetings/${meetingId}/meeting.ics`);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.ics"$/);
    expect(linesOf(file.body)).toContain('METHOD:PUBLISH');
  });
});
