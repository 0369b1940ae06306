import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBackup } from '../../src/cli/backup.js';
import { runRestore } from '../../src/cli/restore.js';
import { runVerify } from '../../src/cli/verify.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { papersFolderIn, placeOf } from '../../src/files/place.js';
import { project } from '../../src/projections/project.js';
import { buildHouse } from '../support/house.js';
import { addsPaper, pdf } from '../support/papers.js';
import { testServer, type TestServer } from '../support/server.js';

const replay = { fold: foldEvent, project };
const backups = mkdtempSync(join(tmpdir(), 'backups-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
let server: TestServer;
let dataDir: string;
let sha256: string;
beforeAll(async () => {
  server = await testServer();
  dataDir = server.core.config.DATA_DIR;
  const house = await buildHouse(server, 'EEN');
  const meetingId = await house.meeting('preparation');
  const paperId = await addsPaper(house, meetingId, {}, { bytes: pdf('bewaard') });
  sha256 = (await server.core.reader.meeting(meetingId))?.meeting.papers.get(paperId)?.versions[0]?.sha256 ?? '';
  await server.stop();
});
afterAll(() => {
  for (const folder of [backups, elsewhere, dataDir]) rmSync(folder, { recursive: true, force: true });
});

const here = () => placeOf(papersFolderIn(dataDir), sha256);
const copied = () => placeOf(join(backups, 'papers'), sha256);
const clock = { now: () => '2026-12-01T12:00:00.000Z' };

it('backup copies the papers beside its file, restore puts them back, verify reads them', async () => {
  expect(await runVerify([], { dataDir, replay })).toMatchObject({ exitCode: 0 });
  expect(await runBackup([join(backups, 'een.db')], { dataDir })).toMatchObject({ exitCode: 0 });
  expect(existsSync(copied())).toBe(true);
  expect(await runBackup([join(backups, 'twee.db')], { dataDir })).toMatchObject({ exitCode: 0 });
  expect(await runRestore([join(backups, 'een.db')], { dataDir: elsewhere, clock })).toMatchObject({ exitCode: 0 });
  expect(await runVerify([], { dataDir: elsewhere, replay })).toMatchObject({ exitCode: 0 });
});

it('a paper that changed or is gone is told by its hash, and stops a backup', async () => {
  writeFileSync(here(), 'iets anders');
  expect(JSON.stringify(await runVerify([], { dataDir, replay }))).toContain(sha256);
  rmSync(copied());
  const refused = await runBackup([join(backups, 'drie.db')], { dataDir });
  expect([refused.exitCode === 0, existsSync(join(backups, 'drie.db'))]).toEqual([false, false]);
  rmSync(here());
  expect(JSON.stringify(await runVerify([], { dataDir, replay }))).toContain('paper-missing');
});

it('restore refuses when the papers are not beside the backup, and leaves what is there', async () => {
  const target = mkdtempSync(join(tmpdir(), 'target-'));
  const folder = mkdtempSync(join(tmpdir(), 'lonely-'));
  copyFileSync(join(backups, 'een.db'), join(folder, 'een.db'));
  expect(JSON.stringify(await runRestore([join(folder, 'een.db')], { dataDir: target, clock }))).toContain('paper-missing');
  expect(existsSync(join(target, 'crisisoverleg.db'))).toBe(false);
  for (const one of [target, folder]) rmSync(one, { recursive: true, force: true });
});
