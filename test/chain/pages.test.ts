import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runExport } from '../../src/cli/export.js';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { translator } from '../../src/i18n/index.js';
import { docxTexts } from '../documents/read-back.js';
import { Browser } from '../support/app.js';
import { bringIntoEmptyPlace } from '../support/brought-in.js';
import { testServer, type Person, type TestServer } from '../support/server.js';
import { nextMeetings, type NextMeeting } from './next-meeting.js';

const ROLES = { chair: 'chair', secretary: 'secretary', information: 'information-coordinator' } as const;
type Who = keyof typeof ROLES;
const TIME_ZONE = 'Europe/Amsterdam';
const t = translator('nl');

interface Place {
  readonly server: TestServer;
  readonly folder: string;
  readonly crisisId: string;
  readonly teamId: string;
  readonly people: Readonly<Record<Who, Person>>;
  readonly sec: Browser;
  readonly chair: Browser;
}

async function browserOf(server: TestServer, who: Person): Promise<Browser> {
  const { cookie } = await server.session(who);
  return new Browser(server.app).withCookie('session', cookie.slice('session='.length));
}

/** The earlier meetings brought in by `bob import`, with a coordinator who seats the people of the team. */
async function imported({ earlier, held }: NextMeeting): Promise<Place> {
  // Nobody signs in again between planning the meeting and holding it, days later.
  const server = await testServer({ SESSION_HOURS: '120' });
  const folder = mkdtempSync(join(tmpdir(), 'keten-'));
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { core, clock } = server;
  clock.set(`${earlier.at(-1)?.date ?? held.date}T15:00:00.000Z`);
  const coordinator = await server.person('Co Ordinator');
  const file = join(folder, 'earlier.json');
  writeFileSync(file, JSON.stringify(earlier));
  const result = await runImport([file, '--crisis', 'COV', '--coordinator', 'co.ordinator@voorbeeld.example'], { operator: operatorOn(core), ids: core.ids, timeZone: TIME_ZONE });
  expect(result.json).toMatchObject({ meetings: earlier.length, added: { meetings: earlier.length, points: earlier.flatMap(({ points }) => points).length } });
  const crisisId = (await core.reader.crisisIdByCode('COV')) ?? '';
  const crisis = await core.reader.crisis(crisisId);
  const teamId = [...(crisis?.teams.values() ?? [])].find(({ names }) => names.at(-1)?.abbreviation === held.team)?.id ?? '';
  const people = {} as Record<Who, Person>;
  for (const [who, role] of Object.entries(ROLES) as [Who, string][]) {
    people[who] = await server.person(`Naam van ${who}`);
    const { personId, actor } = people[who];
    await server.run(coordinator, 'AddPerson', { crisisId, personId, name: actor.name, organisationId: null, staff: true });
    await server.run(coordinator, 'SeatMember', { crisisId, teamId, personId, role });
  }
  return { server, folder, crisisId, teamId, people, sec: await browserOf(server, people.secretary), chair: await browserOf(server, people.chair) };
}

/** Plans and starts the meeting on its pages; answers its address. What was left stands in the preparation. */
async function opened({ server, crisisId, teamId, sec }: Place, { held, left, fresh }: NextMeeting): Promise<string> {
  await sec.open(`/crises/${crisisId}/meetings/new?team=${teamId}`);
  await sec.submit(`/crises/${crisisId}/meetings/new`, { teamId, day: held.date, from: '09:00', to: '10:00' });
  const here = sec.path;
  expect(here).toMatch(/^\/meetings\/[0-9a-f-]{36}$/);
  server.clock.set(`${held.date}T08:00:00.000Z`);
  await sec.open(here);
  expect(sec.text('section:has(#h-carried) details.carried--from-source summary')).toBe(t('carry.group-from-source', { count: left.length }));
  for (const { text } of left) expect(sec.text('section:has(#h-carried)')).toContain(text.replace(/\s+/g, ' ').trim());
  const isNew = sec.page('.says li').toArray().map((line) => sec.page(line)).filter((line) => line.find('.tag').toArray().some((tag) => sec.page(tag).text() === t('preparing.fresh')));
  expect(isNew.length).toBe(fresh.length);
  await sec.submit(`${here}/prepare/start`);
  return here;
}

/** Holds it by its forms, with what the source says of it. */
async function held({ server, sec, chair }: Place, here: string, { held: { points, date } }: NextMeeting): Promise<void> {
  const of = (phase: string) => points.filter((point) => point.phase === phase);
  await sec.submit(`${here}/all-present`);
  await sec.submit(`${here}/procedure`);
  await sec.submit(`${here}/phase`);
  expect(sec.page('details.carried--from-source li').length).toBeGreaterThan(0);
  await sec.submit(`${here}/carried/settle`, { how: 'closed', reason: 'Nagelopen.' });
  for (const { text, certainty } of of('beeld')) await sec.submit(`${here}/entries`, { text, certainty: certainty ?? 'feit' });
  await sec.submit(`${here}/phase`);
  for (const { text } of [...of('oordeel'), ...of('besluit')]) {
    await sec.submit(`${here}/topics`, { title: text });
    await sec.open(here);
  }
  await sec.submit(`${here}/topics/agree`);
  await sec.submit(sec.page('form[action$="/discuss"]').first().attr('action') ?? '');
  await sec.open(here);
  await sec.submit(sec.page('form[action*="/provisional"]').first().attr('action') ?? '', { words: 'Zo doen wij het.' });
  for (;;) {
    await sec.open(here);
    const next = sec.page('button[formaction$="/discuss"]').first();
    if (next.length === 0) break;
    const given = Object.fromEntries(next.closest('form').serializeArray().map(({ name, value }) => [name, value]));
    await sec.post(next.attr('formaction') ?? '', given);
  }
  await sec.submit(`${here}/phase`);
  await sec.submit(`${here}/decisions`, { outcome: 'taken' });
  await chair.open(here);
  await chair.submit(chair.page('.confirm form').attr('action') ?? '');
  for (const { text, due } of of('actie')) {
    await sec.open(`${here}?phase=besluit&dialog=action`);
    await sec.submit(`${here}/actions?phase=besluit&dialog=action`, { what: text, dueDate: due ?? '' });
  }
  await sec.open(here);
  await sec.submit(`${here}/phase`);
  server.clock.set(`${date}T08:50:00.000Z`);
  await sec.submit(`${here}/close`);
  await sec.submit(`${here}/close`);
}

describe.each(nextMeetings())('a meeting after the earlier ones of the $name, on the pages', (next) => {
  it('opens with what the last one left, is held, closed and adopted, goes out as Word and JSON, and comes in elsewhere the same', async () => {
    const place = await imported(next);
    const { core } = place.server;
    const here = await opened(place, next);
    await held(place, here, next);
    const meetingId = here.slice('/meetings/'.length);
    const scope = await core.reader.meeting(meetingId);
    expect([scope?.meeting.state, scope?.meeting.besluit.decisions.size]).toEqual(['closed', 1]);
    expect([...(scope?.actions.values() ?? [])].map(({ what }) => what)).toEqual(next.held.points.filter(({ phase }) => phase === 'actie').map(({ text }) => text));

    await place.chair.open(`${here}/minutes/adopt`);
    await place.chair.submit(`${here}/minutes/adopt`, { note: 'Zonder wijziging.' });
    expect(place.chair.text('main')).toContain('Zonder wijziging.');
    for (const actionId of scope?.meeting.actionIds ?? []) await place.server.run(place.people.secretary, 'CloseAction', { actionId });

    const deps = { reader: core.reader, registers: core.registers, press: core.press, now: '2020-03-24T09:00:00.000Z', language: 'nl' as const, timeZone: TIME_ZONE, organisation: 'Ministerie van Elders', today: next.held.date };
    const docx = join(place.folder, 'verslag.docx');
    expect((await runExport(['--meeting', meetingId, '--format', 'docx', '--out', docx], deps)).exitCode).toBe(0);
    const words = docxTexts(readFileSync(docx)).join('\n');
    for (const text of [t('documents.version-adopted'), 'Zonder wijziging.', ...next.held.points.map((point) => point.text)]) expect(words).toContain(text);

    const folder = join(place.folder, 'json');
    expect((await runExport(['--crisis', 'COV', '--format', 'json', '--out', folder], deps)).exitCode).toBe(0);
    // In its own place it is known, whatever was done since with what it left.
    expect((await runImport([folder], { operator: operatorOn(core), ids: core.ids, timeZone: TIME_ZONE })).json).toEqual({ files: next.earlier.length + 1, added: 0, known: next.earlier.length + 1, refused: 0 });
    const files = readdirSync(folder).sort().reverse().map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(files.length).toBe(next.earlier.length + 1);
    const elsewhere = await bringIntoEmptyPlace(files);
    const there = await elsewhere.core.reader.meeting(meetingId);
    expect([there?.meeting.state, there?.meeting.broughtIn?.official?.adopted.note]).toEqual(['adopted', 'Zonder wijziging.']);
  });
});
