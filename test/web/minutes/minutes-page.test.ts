import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingIn } from '../../documents/pdf-check.js';
import { isZip, unzipped } from '../../documents/read-back.js';
import { testServer, type Person, type TestServer } from '../../support/server.js';

const [crisisId, teamId, meetingId] = ['1', '2', '3'].map((digit) => `0170c000-0000-7000-8000-00000000000${digit}`) as [string, string, string];

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const DOWNLOADS = [
  'minutes.html', 'minutes.pdf', 'minutes.docx', 'minutes.odt', 'minutes.md', 'minutes.json',
  ...['decisions', 'actions', 'attendance'].flatMap((list) => ['html', 'pdf', 'docx', 'odt', 'csv'].map((format) => `${list}.${format}`)),
  ...['html', 'pdf', 'docx', 'odt'].map((format) => `agenda.${format}`),
];

let server: TestServer;
let people: Record<'coordinator' | 'secretary' | 'chair' | 'expert' | 'outsider' | 'admin', Person>;
let running: string;

beforeAll(async () => {
  server = await testServer();
  const admin = await server.person('Robin Beheer', { admin: true });
  const coordinator = await server.person('Karin Vos');
  const secretary = await server.person('Maaike de Wit');
  const chair = await server.person('Ilse Terpstra');
  const expert = await server.person('Pieter Oosterhuis');
  people = { admin, coordinator, secretary, chair, expert, outsider: await server.person('Bas Buiten') };

  await server.run(admin, 'CreateCrisis', { crisisId, code: 'WAT', name: 'Water', kind: 'exercise', classification: 'dep-vertrouwelijk', coordinator: { personId: coordinator.personId, name: 'Karin Vos' } });
  for (const [person, name] of [[secretary, 'Maaike de Wit'], [chair, 'Ilse Terpstra'], [expert, 'Pieter Oosterhuis']] as const) {
    await server.run(coordinator, 'AddPerson', { crisisId, personId: person.personId, name, staff: true });
  }
  await server.run(coordinator, 'MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  for (const [person, role] of [[secretary, 'secretary'], [chair, 'chair'], [expert, 'content-adviser']] as const) {
    await server.run(coordinator, 'SeatMember', { crisisId, teamId, personId: person.personId, role });
  }
  await server.run(coordinator, 'CallMeeting', { crisisId, teamId, meetingId, plannedStart: server.clock.now() });
  await server.run(secretary, 'StartMeeting', { meetingId });
  await server.run(secretary, 'RecordAllPresent', { meetingId });
  await server.run(secretary, 'MoveToPhase', { meetingId, phase: 'beeld', skip: true });
  await server.run(secretary, 'AddStatement', { meetingId, text: 'Het <b>kraanwater</b> is {{troebel}}.' });
  await server.run(secretary, 'AddStatement', { meetingId, text: 'Alleen voor de kring.', restrictedTo: [secretary.personId] });
  await server.run(secretary, 'AssignAction', { meetingId, what: 'Flessenwater regelen', owner: { kind: 'person', id: expert.personId, text: 'Pieter Oosterhuis' }, due: '2026-03-25' });
  await server.run(secretary, 'AssignAction', { meetingId, what: 'Alleen voor de kring uitzetten', restrictedTo: [secretary.personId] });
  running = `/meetings/${meetingId}/minutes`;
});
afterAll(() => server.close());

async function get(who: Person | null, url: string) {
  const headers = who ? { cookie: (await server.session(who)).cookie } : {};
  return server.app.inject({ url, headers });
}

describe('the page of the minutes', () => {
  it('shows what was entered as it was typed, and what concerns the reader', async () => {
    const response = await get(people.expert, running);
    expect(response.statusCode).toBe(200);
    const $ = load(response.body);
    expect($('h1').text()).toBe('Verslag TST 1, Water');
    expect($('.says .typed').first().text()).toBe('Het <b>kraanwater</b> is {{troebel}}.');
    expect($('.mine').text().replace(/\s+/g, ' ')).toContain('1 actie voor u: A1, wo 25 maart');
    expect($('.minutes__exercise').text()).toBe('OEFENING');
    expect($('[style], style, article script').length).toBe(0);
    const links = $('a[href^="#"]').toArray().map((link) => $(link).attr('href') ?? '');
    for (const link of links) expect($(link).length, link).toBe(1);
  });

  it('keeps what is restricted within its circle, on every road', async () => {
    for (const url of [running, `${running}.html`, `${running}.md`, `${running}.json`]) {
      expect((await get(people.secretary, url)).body, url).toContain('Alleen voor de kring.');
      expect((await get(people.expert, url)).body, url).not.toContain('Alleen voor de kring.');
    }
    for (const kind of ['minutes', 'actions']) {
      for (const format of ['html', 'pdf', 'docx', 'odt', 'csv'].filter((one) => kind === 'actions' || one !== 'csv')) {
        const said = async (who: Person) => {
          const { rawPayload } = await get(who, `/meetings/${meetingId}/${kind}.${format}`);
          return isZip(format) ? [...unzipped(rawPayload).values()].join('\n') : format === 'pdf' ? everythingIn(rawPayload) : rawPayload.toString('utf8');
        };
        expect(await said(people.secretary), `${kind}.${format}`).toContain('Alleen voor de kring uitzetten');
        const outside = await said(people.expert);
        expect(outside, `${kind}.${format}`).toContain('Flessenwater regelen');
        expect(outside, `${kind}.${format}`).not.toContain('Alleen voor de kring');
      }
    }
  });

  it.each(['outsider', 'admin'] as const)('is not there for the %s', async (who) => {
    for (const url of [running, ...DOWNLOADS.map((file) => `/meetings/${meetingId}/${file}`)]) expect((await get(people[who], url)).statusCode, url).toBe(404);
  });

  it('asks to sign in first', async () => {
    for (const url of [running, ...DOWNLOADS.map((file) => `/meetings/${meetingId}/${file}`)]) expect((await get(null, url)).statusCode, url).toBe(303);
  });

  it('is not there for a meeting that has not begun or does not exist', async () => {
    const later = '0170c000-0000-7000-8000-000000000009';
    await server.run(people.coordinator, 'CallMeeting', { crisisId, teamId, meetingId: later, plannedStart: server.clock.now() });
    // What it is prepared with is there before it begins.
    const prepared = (file: string) => file.startsWith('agenda.');
    for (const file of ['minutes', ...DOWNLOADS]) expect((await get(people.secretary, `/meetings/${later}/${file}`)).statusCode, file).toBe(prepared(file) ? 200 : 404);
    expect((await get(people.secretary, '/meetings/nothing/minutes')).statusCode).toBe(404);
  });
});

describe('the downloads', () => {
  it('stand in a group a document, and each link says by itself what it gives', async () => {
    const $ = load((await get(people.secretary, running)).body);
    const groups = $('dl[aria-labelledby="h-download"]');
    expect(groups.find('dt').toArray().map((name) => $(name).text())).toEqual(['Verslag', 'Besluitenlijst', 'Actielijst', 'Presentielijst', 'Agenda']);
    const links = groups.find('a').toArray().map((link) => [$(link).attr('aria-label'), $(link).attr('href')]);
    expect(links.map(([, href]) => href)).toEqual(DOWNLOADS.map((file) => `/meetings/${meetingId}/${file}`));
    expect(links.map(([label]) => label)).toContain('Besluitenlijst: Word');
    expect(new Set(links.map(([label]) => label)).size).toBe(DOWNLOADS.length);
    for (const [, href = ''] of links) expect((await get(people.secretary, href)).statusCode, href).toBe(200);
  });

  it.each([
    ['decisions.docx', WORD, 'WAT-TST-2026-01-besluitenlijst.docx'],
    ['actions.csv', 'text/csv; charset=utf-8; header=present', 'WAT-TST-2026-01-actielijst.csv'],
    ['attendance.html', 'text/html; charset=utf-8', 'WAT-TST-2026-01-presentielijst.html'],
  ])('of lists are named after the meeting and the list: %s', async (file, type, name) => {
    const { headers } = await get(people.secretary, `/meetings/${meetingId}/${file}`);
    expect([headers['content-type'], headers['content-disposition'], headers['cache-control']]).toEqual([type, `attachment; filename="${name}"`, 'no-store']);
  });

  it.each([
    ['html', 'text/html; charset=utf-8'],
    ['md', 'text/markdown; charset=utf-8'],
    ['json', 'application/json; charset=utf-8'],
    ['docx', WORD],
    ['pdf', 'application/pdf'],
  ])('come as a file that is named after the meeting: %s', async (format, type) => {
    const response = await get(people.secretary, `${running}.${format}`);
    expect(response.headers['content-type']).toBe(type);
    expect(response.headers['content-disposition']).toBe(`attachment; filename="WAT-TST-2026-01.${format}"`);
  });
});
