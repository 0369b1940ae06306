import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArchiveVerbDeps } from '../../src/cli/archive.js';
import { runArchive } from '../../src/cli/archive.js';
import { documentFile } from '../../src/documents/document.file.js';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { runVerifyArchive } from '../../src/cli/verify-archive.js';
import { buildHouse, type House } from '../support/house.js';
import { digestOf } from '../support/minutes.js';
import { addsPaper, pieces } from '../support/papers.js';
import { sources } from '../support/real-meetings.js';
import { testServer, type TestServer } from '../support/server.js';
import { haveSchemas, validated } from './schemas.js';
import { filesIn, OPTIONS } from './stage.js';

// The real meetings where they are, else the fixture; all in one package, made once.
const source = sources().at(-1);
const folder = mkdtempSync(join(tmpdir(), 'crisis-package-'));
const out = join(folder, 'covid.zip');
// Hundreds of files for paper take long to paint and are tested by themselves: here it matters where they go and what is said of them.
const quickPress: ArchiveVerbDeps['archive']['press'] = {
  print: async (model, format) => (['pdf', 'docx', 'odt'].includes(format) ? Buffer.from(`${format} of a ${model.document}`) : documentFile(model, format)),
};
let server: TestServer;
let house: House;
let deps: ArchiveVerbDeps;
let files: Map<string, Buffer>;

beforeAll(async () => {
  server = await testServer();
  const { core } = server;
  deps = { archive: { ...core.archive, press: quickPress }, reader: core.reader, options: OPTIONS };
  await runImport([source?.file ?? '', '--crisis', 'VWS', '--json'], { operator: operatorOn(core), ids: core.ids, timeZone: core.config.TIME_ZONE });
  house = await buildHouse(server, 'COV');
  expect(await runArchive(['--crisis', 'vws', '--out', out], deps)).toMatchObject({ exitCode: 0, message: 'cli.archive-done' });
  files = filesIn(readFileSync(out));
}, 240_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('holds every meeting with its minutes, lists, journal, MDTO and ORI-A, and the registers of the crisis', async () => {
  const folders = new Set([...files.keys()].flatMap((path) => /^data\/VWS\/(VWS-[^/]+-\d{4}-\d\d)\//.exec(path)?.[1] ?? []));
  expect(folders.size).toBe(source?.meetings.length);
  for (const one of folders) {
    const at = `data/VWS/${one}`;
    for (const path of [`${one}.mdto.xml`, 'ori-a.xml', 'journaal.jsonl', `verslag/overgenomen/${one}.docx`, `besluitenlijst/${one}-besluitenlijst.csv`]) expect(files.has(`${at}/${path}`), `${at}/${path}`).toBe(true);
  }
  for (const path of ['VWS.mdto.xml', 'besluitenregister/VWS-besluitenregister.docx', 'actieregister/VWS-actieregister.csv', 'organisatie/VWS-organisatie.json', 'beeld/VWS-beeld.json', 'tijdlijn/VWS-tijdlijn.pdf', 'tijdlijn/VWS-tijdlijn.html', 'journaal.jsonl']) expect(files.has(`data/VWS/${path}`), path).toBe(true);
  const crisis = load(files.get('data/VWS/VWS.mdto.xml')?.toString('utf8') ?? '', { xml: true });
  expect(crisis('aggregatieniveau > begripLabel').text()).toBe('Serie');
  expect(crisis('bevatOnderdeel').length).toBe(folders.size + 5);
  // Each point of the source stands in the journal of its meeting.
  const said = [...files].filter(([path]) => path.endsWith('journaal.jsonl')).map(([, bytes]) => bytes.toString('utf8')).join('');
  for (const { points } of source?.meetings ?? []) for (const { text } of points) expect(said).toContain(JSON.stringify(text).slice(1, -1));
});

it.runIf(haveSchemas())('is valid against the schemas of MDTO and ORI-A, every file of it', () => {
  const { wrong, mdto, ori } = validated(files);
  expect(wrong).toEqual([]);
  expect({ mdto, ori }).toEqual({ mdto: [...files.keys()].filter((path) => path.endsWith('.mdto.xml')).length, ori: source?.meetings.length });
});

it('is read back with nothing wrong, and its journal ends where that of the crisis does', async () => {
  expect(await runVerifyArchive([out])).toMatchObject({ exitCode: 0, message: 'cli.verify-archive-done-journal', params: { files: files.size } });
  const spoiled = join(folder, 'half.zip');
  writeFileSync(spoiled, readFileSync(out).subarray(0, 10_000));
  expect(await runVerifyArchive([spoiled])).toMatchObject({ exitCode: 1, message: 'cli.verify-archive-wrong', more: [{ message: 'cli.package-not-a-zip' }] });
  expect(await runVerifyArchive([join(folder, 'nergens.zip')])).toMatchObject({ exitCode: 1, message: 'cli.verify-archive-unreadable' });
  expect(await runVerifyArchive([])).toMatchObject({ exitCode: 2 });
});

it('takes a meeting by its reference or id, and refuses what is not there, not closed, or in the way', async () => {
  const meetingId = await house.meeting('preparation');
  const to = join(folder, 'overleg.zip');
  expect(await runArchive(['--meeting', meetingId, '--out', to], deps)).toMatchObject({ exitCode: 1, message: 'cli.archive-not-yet' });
  expect(await runArchive(['--meeting', 'COV-OTX-1999-01', '--out', to], deps)).toMatchObject({ exitCode: 1, message: 'cli.export-no-meeting' });
  expect(await runArchive(['--crisis', 'XYZ', '--out', to], deps)).toMatchObject({ exitCode: 1, message: 'cli.export-no-crisis' });
  for (const wrong of [[], ['--crisis', 'COV'], ['--crisis', 'COV', '--meeting', 'x', '--out', to], ['--crisis', 'COV', '--out', to, '--appraisal', 'X'], ['--wat']]) expect(await runArchive(wrong, deps)).toMatchObject({ exitCode: 2 });
  await house.run('CancelMeeting', { meetingId, reason: 'Niet nodig.' });
  await house.run('MarkTurningPoint', { crisisId: house.crisisId, text: 'Het keerde', at: '2020-01-01' });
  await house.run('IssueSitrap', { crisisId: house.crisisId, summary: 'Het gaat beter' });
  await house.run('AddStatement', { meetingId: await house.meeting('beeld'), text: 'Nog niet voorbij' });
  // One that was cancelled comes as what it was: planned, and why not held. One that runs does not come.
  expect(await runArchive(['--crisis', 'COV', '--out', to, '--appraisal', 'V'], deps)).toMatchObject({ exitCode: 0 });
  const made = filesIn(readFileSync(to));
  const ori = load(made.get(`data/COV/${meetingId}/ori-a.xml`)?.toString('utf8') ?? '', { xml: true });
  expect([ori('status').text(), ori('vergadering > toelichting').text()]).toEqual(['Geannuleerd', 'Niet nodig.']);
  expect(made.get(`data/COV/${meetingId}/${meetingId}.mdto.xml`)?.toString('utf8')).toContain('Tijdelijk te bewaren');
  expect([...made.keys()].filter((path) => path.includes('verslag'))).toEqual([]);
  // A sitrap is there as it was issued; the timeline with its turning points is made now.
  expect(made.get('data/COV/sitrap-1/COV-sitrap-1.json')?.toString('utf8')).toContain('Het gaat beter');
  for (const format of ['html', 'pdf', 'docx', 'odt']) expect(made.has(`data/COV/sitrap-1/COV-sitrap-1.${format}`), format).toBe(true);
  expect(load(made.get('data/COV/sitrap-1/sitrap-1.mdto.xml')?.toString('utf8') ?? '', { xml: true })('naam').first().text()).toBe('Sitrap 1, Crisis COV');
  expect(made.get('data/COV/tijdlijn/COV-tijdlijn.html')?.toString('utf8')).toContain('Het keerde');
  expect([...made.values()].some((bytes) => bytes.includes('Nog niet voorbij'))).toBe(false);
  expect(made.get('index.html')?.toString('utf8')).toContain('Niet in dit pakket');
  expect(await runVerifyArchive([to])).toMatchObject({ exitCode: 0 });
  expect(await runArchive(['--crisis', 'COV', '--out', to], deps)).toMatchObject({ exitCode: 1, message: 'cli.export-exists' });
  expect(await runArchive(['--crisis', 'COV', '--out', to, '--force'], deps)).toMatchObject({ exitCode: 0 });
});

it('leaves nothing half when the disk is full or a kept file is gone, and says which', async () => {
  const to = join(folder, 'vol.zip');
  if (existsSync('/dev/full')) {
    symlinkSync('/dev/full', `${to}.part`);
    expect(await runArchive(['--crisis', 'COV', '--out', to], deps)).toMatchObject({ exitCode: 1, message: 'cli.export-unwritable', params: { problem: expect.stringContaining('ENOSPC') as string } });
    if (existsSync(`${to}.part`)) unlinkSync(`${to}.part`);
  }
  expect(await runArchive(['--crisis', 'COV', '--out', join(folder, 'geen', 'map.zip')], deps)).toMatchObject({ exitCode: 1, message: 'cli.export-unwritable' });
  const meetingId = await house.meeting('sluiting');
  await house.run('CloseMeeting', { meetingId });
  await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
  const damaged = { ...deps, archive: { ...deps.archive, reader: { ...deps.archive.reader, storedFile: async () => Buffer.from('iets anders') } } };
  expect(await runArchive(['--meeting', meetingId, '--out', to], damaged)).toMatchObject({ exitCode: 1, message: 'cli.archive-damaged' });
  // A paper is read as it goes by: one that is not what the journal says ends the package there.
  const paperless = { ...deps, archive: { ...deps.archive, files: { open: async () => pieces(Buffer.from('iets anders')) } } };
  const withPaper = await house.meeting('beeld');
  await addsPaper(house, withPaper);
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId: withPaper, phase });
  await house.run('CloseMeeting', { meetingId: withPaper });
  expect(await runArchive(['--meeting', withPaper, '--out', to], paperless)).toMatchObject({ exitCode: 1, message: 'cli.archive-damaged' });
  expect(readdirSync(folder).filter((name) => name.startsWith('vol'))).toEqual([]);
});
