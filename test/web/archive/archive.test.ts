import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyPackage } from '../../../src/archive/verify/verify.js';
import { composeWeb } from '../../../src/composition-web.js';
import type { Person } from '../../support/server.js';
import { draft, type Draft } from '../minutes/draft.js';

async function archivistOf({ house }: Draft): Promise<Person> {
  const { crisisId, server } = house;
  const archivist = await server.person('Arie Archief');
  await house.run('AddPerson', { crisisId, personId: archivist.personId, name: 'Arie Archief', staff: true }, 'coordinator');
  await house.run('GiveCrisisRole', { crisisId, personId: archivist.personId, role: 'archivist' }, 'coordinator');
  return archivist;
}

it('the archivist is told what goes in, fetches it, and it is sound; the security log has it', async () => {
  const at = await draft();
  const { house, meetingId } = at;
  const running = await house.meeting('beeld');
  const archivist = await archivistOf(at);
  const browser = await at.browser(archivist);
  await browser.open(`/crises/${house.crisisId}`);
  expect(browser.page(`a[href="/crises/${house.crisisId}/archive"]`).length).toBe(1);
  await browser.open(`/crises/${house.crisisId}/archive`);
  expect(browser.text('main')).toContain('1 overleg dat gesloten, vastgesteld of afgelast is');
  expect(browser.text('.warn')).toContain('1 overleg komt er niet in, want het is nog niet gesloten: COV-OTX-2026-02');
  await browser.open(at.here);
  expect(browser.page(`a[href="/meetings/${meetingId}/archive"]`).length).toBe(1);
  await browser.open(`/meetings/${meetingId}/archive`);
  expect(browser.text('main')).toContain('Het verslag in concept');
  expect((await browser.open(`/meetings/${running}/archive`)).statusCode).toBe(404);

  const folder = mkdtempSync(join(tmpdir(), 'fetched-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [url, name] of [[`/meetings/${meetingId}/archive.zip`, 'archief-COV-OTX-2026-01.zip'], [`/crises/${house.crisisId}/archive.zip`, 'archief-COV.zip']] as const) {
    const file = await browser.open(url);
    expect([file.statusCode, file.headers['content-type'], file.headers['content-disposition'], file.headers['cache-control']]).toEqual([200, 'application/zip', `attachment; filename="${name}"`, 'no-store']);
    writeFileSync(join(folder, name), file.rawPayload);
    expect((await verifyPackage(join(folder, name))).problems).toEqual([]);
  }
  const log = await house.server.core.database.prisma.securityEntry.findMany({ where: { act: 'archive-made' } });
  expect(log.map(({ actor, subject }) => [actor, subject])).toEqual([[archivist.accountId, `meeting:${meetingId}`], [archivist.accountId, `crisis:${house.crisisId}`]]);
});

it('who is no archivist gets neither page nor file nor link', async () => {
  const at = await draft();
  const secretary = await at.browser('secretary');
  for (const url of [`/meetings/${at.meetingId}/archive`, `/meetings/${at.meetingId}/archive.zip`, `/crises/${at.house.crisisId}/archive`, `/crises/${at.house.crisisId}/archive.zip`]) expect((await secretary.open(url)).statusCode, url).toBe(403);
  await secretary.open(at.here);
  expect(secretary.page('a[href$="/archive"]').length).toBe(0);
});

it('a file that cannot be made ends the connection: nothing that looks whole', async () => {
  const at = await draft();
  const { core } = at.house.server;
  const archivist = await archivistOf(at);
  const app = await composeWeb({ ...core, archive: { ...core.archive, journal: async () => Promise.reject(new Error('the disk is gone')) } });
  onTestFinished(() => app.close());
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const { cookie } = await at.house.server.session(archivist);
  const fetched = await fetch(`${address}/meetings/${at.meetingId}/archive.zip`, { headers: { cookie } });
  expect(fetched.status).toBe(200);
  await expect(fetched.arrayBuffer()).rejects.toThrow('terminated');
});
