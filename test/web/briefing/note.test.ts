import { DOCUMENTS } from '../../../src/documents/document.file.js';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { docxTexts } from '../../documents/read-back.js';
import { desk, type Desk } from '../meeting-preparation/desk.js';

const noteOf = async (all: Desk) => (await all.server.core.reader.meeting(all.meetingId))?.meeting.briefingNote;
const openForm = async (all: Desk, who: Parameters<Desk['browser']>[0] = 'secretary') => {
  const browser = await all.browser(who);
  await browser.open(`${all.here}/note/edit`);
  return browser;
};

describe('the note that prepares a meeting', () => {
  test('begins with what the meeting knows, is saved, and is read as a document', async () => {
    const all = await desk();
    await all.run('secretary', 'AddAgendaItem', { meetingId: all.meetingId, title: 'Voorraad & prijs', place: 'beeld' });
    const secretary = await openForm(all);
    expect(secretary.page('[name=where]').val()).toBe('Zaal 4');
    expect(secretary.page('[name=when]').val()).toBe('Woensdag 11 maart 2020, 10:00 tot 11:00');
    expect(secretary.page('[name=points]').text().trim()).toBe('Voorraad & prijs');
    expect(secretary.page('[name=participants]').text()).toContain('secretaris');
    // Each field has a label, and what describes it is there.
    for (const field of secretary.page('.form .input').toArray()) {
      const { id = '', 'aria-describedby': described = '' } = field.attribs;
      expect(secretary.page(`label[for="${id}"]`)).toHaveLength(1);
      for (const one of described.split(' ').filter(Boolean)) expect(secretary.page(`#${one}`)).toHaveLength(1);
    }
    const answer = await secretary.submit(`${all.here}/note/edit`, { advice: 'Akkoord <b>gaan</b>', addressees: 'De minister' });
    expect(answer.statusCode).toBe(200);
    expect(await noteOf(all)).toMatchObject({ entryVersion: 1, advice: 'Akkoord <b>gaan</b>', addressees: 'De minister', where: 'Zaal 4', reason: null });
    expect(secretary.text('article')).toContain('Akkoord <b>gaan</b>');
    expect(secretary.text('nav.toc')).toContain('1, geschreven');
    expect(secretary.page('article h1')).toHaveLength(1);
    expect(secretary.page('article table th[scope=row]').first().text().trim()).toBe('Aan');
  });

  test('keeps all that was typed beside what is wrong', async () => {
    const all = await desk();
    const secretary = await openForm(all);
    const answer = await secretary.submit(`${all.here}/note/edit`, { subject: '', date: '2020-13-01', advice: 'Lang uitgewerkt', from: 'x'.repeat(301) });
    expect(answer.statusCode).toBe(422);
    expect(secretary.page('#problems a').toArray().map((one) => secretary.page(one).attr('href'))).toEqual(expect.arrayContaining(['#f-subject', '#f-date', '#f-from']));
    expect(secretary.page('#f-subject').attr('aria-invalid')).toBe('true');
    expect([secretary.page('[name=advice]').text().trim(), secretary.page('[name=from]').val()]).toEqual(['Lang uitgewerkt', 'x'.repeat(301)]);
    expect(await noteOf(all)).toBeUndefined();
  });

  test('shows both versions when another wrote meanwhile, and the person chooses (R16)', async () => {
    const all = await desk();
    const secretary = await openForm(all);
    await all.run('coordinator', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 0, subject: 'OTCb', advice: 'Wachten', nextSteps: 'Brief' });
    const answer = await secretary.submit(`${all.here}/note/edit`, { advice: 'Doen' });
    expect(answer.statusCode).toBe(409);
    expect(secretary.text('#two-versions')).toContain('Er staat nu: Wachten U typte: Doen');
    expect([secretary.page('[name=advice]').text().trim(), secretary.page('[name=nextSteps]').text().trim()]).toEqual(['Doen', 'Brief']);
    expect((await noteOf(all))?.advice).toBe('Wachten');
    await secretary.submit(`${all.here}/note/edit`);
    expect(await noteOf(all)).toMatchObject({ entryVersion: 2, advice: 'Doen', nextSteps: 'Brief' });
  });

  test('says in the form what the meeting says by now, where the note says something else', async () => {
    const all = await desk();
    await all.run('secretary', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 0, subject: 'OTCb', where: 'Zaal 4' });
    await all.run('secretary', 'ChangeMeeting', { meetingId: all.meetingId, detailsVersion: 1, place: 'Zaal 9' });
    const secretary = await openForm(all);
    expect(secretary.page('[name=where]').val()).toBe('Zaal 4');
    expect(secretary.text('form')).toContain('Het overleg zegt nu: Zaal 9');
  });

  test('says that the meeting was moved after it was written, until it is changed', async () => {
    const all = await desk();
    await all.run('secretary', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 0, subject: 'OTCb', when: 'Woensdag 11 maart 2020, 10:00 tot 11:00' });
    const secretary = await all.browser('secretary');
    await secretary.open(`${all.here}/note`);
    expect(secretary.page('.warn')).toHaveLength(0);
    all.server.clock.forward(1);
    await all.run('secretary', 'MoveMeeting', { meetingId: all.meetingId, detailsVersion: 1, plannedStart: '2020-03-11T09:30:00.000Z', plannedEnd: null, reason: 'De minister belt.' });
    await secretary.open(`${all.here}/note`);
    expect(secretary.text('.warn')).toContain('Het is nu: Woensdag 11 maart 2020, vanaf 10:30');
    all.server.clock.forward(1);
    await all.run('secretary', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 1, subject: 'OTCb', when: 'Half elf' });
    await secretary.open(`${all.here}/note`);
    expect(secretary.page('.warn')).toHaveLength(0);
  });

  test('is read by who sees the meeting and does not prepare it; before it was written there is nothing', async () => {
    const all = await desk();
    const reader = await all.browser('expert');
    await reader.open(`${all.here}/note`);
    expect(reader.text('article')).toContain('Er is nog geen nota geschreven.');
    expect(reader.page('a[href$="/note/edit"], a[href$="note.docx"]')).toHaveLength(0);
    expect((await reader.open(`${all.here}/note/edit`)).statusCode).toBe(403);
    await all.run('secretary', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 0, subject: 'OTCb', advice: 'Wachten' });
    await reader.open(`${all.here}/note`);
    expect(reader.text('article')).toContain('Wachten');
  });
});

describe('what a meeting is prepared with, to take along', () => {
  test('comes from the page of the meeting, with what comes back by itself', async () => {
    const all = await desk();
    const secretary = await all.open('secretary');
    const links = secretary.page('a[href*="/agenda."]').toArray().map((one) => String(secretary.page(one).attr('href')));
    expect(links).toEqual(DOCUMENTS.agenda.map((format) => `${all.here}/agenda.${format}`));
    const html = await secretary.open(`${all.here}/agenda.html`);
    expect(html.headers['content-disposition']).toMatch(/^attachment; filename="[A-Z]+-OTCb-2020-03-11-agenda\.html"$/);
    expect(load(html.body)('h1').text()).toMatch(/^Agenda OTCb/);
    // What the meeting only proposes is no document yet.
    expect((await secretary.open(`${all.here}/note.docx`)).statusCode).toBe(404);
    await secretary.open(`${all.here}/note`);
    expect(secretary.page('a[href*="/note."]')).toHaveLength(0);
    await all.run('secretary', 'WriteBriefingNote', { meetingId: all.meetingId, entryVersion: 0, subject: 'OTCb', where: 'Zaal 4' });
    const docx = await secretary.open(`${all.here}/note.docx`);
    expect(docx.headers['content-disposition']).toContain('-nota.docx');
    expect(docxTexts(docx.rawPayload).join('\n')).toContain('Vergaderplaats: Zaal 4');
  });
});
