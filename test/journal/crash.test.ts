import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { eachRow, eventsOfCommand } from '../../src/journal/store.js';
import { verifyChain } from '../../src/journal/verify.js';
import { crashScript } from '../support/crash-script.mjs';

const rounds = crashScript();
const folder = mkdtempSync(join(tmpdir(), 'crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script in a process that dies at a point; answers the command ids it had confirmed. */
async function confirmedBeforeDeath(dataDir: string, point: string, number: number): Promise<string[]> {
  const child = spawn(process.execPath, [resolve('test/support/crash-child.mjs'), dataDir, point, String(number)]);
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal, Buffer.concat(errors).toString()).toBe('SIGKILL');
  return Buffer.concat(out).toString().split('\n').filter(Boolean);
}

async function journalOf(core: Core) {
  return core.database.sqlite.read((sql) => ({
    report: verifyChain(eachRow(sql)),
    holds: (commandId: string) => eventsOfCommand(sql, commandId).length > 0,
  }));
}

// 17 commits at least (rounds may share one), 41 commands: 50 points in all, spread over the script.
const points = [
  ...Array.from({ length: 20 }, (_, index) => ['afterEvents', 2 * index + 1] as const),
  ...Array.from({ length: 15 }, (_, index) => ['beforeCommit', index + 1] as const),
  ...Array.from({ length: 15 }, (_, index) => ['afterCommit', index + 1] as const),
];

test.each(points)('a process killed at %s %i has lost nothing that it confirmed', async (point, number) => {
  const dataDir = join(folder, `${point}-${number}`);
  const confirmed = await confirmedBeforeDeath(dataDir, point, number);

  const core = await composeCore(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  try {
    const journal = await journalOf(core);
    expect(journal.report).toMatchObject({ ok: true });
    expect(confirmed.filter((commandId) => !journal.holds(commandId))).toEqual([]);

    // The client that got no answer sends everything again: what was done is not done twice, the rest goes on.
    for (const envelope of rounds.flat()) {
      const outcome = await core.execute(envelope);
      expect(isRejection(outcome) ? outcome : null).toBeNull();
    }
    const statements = await core.database.prisma.statement.count();
    expect(statements).toBe(32);
    expect((await journalOf(core)).report).toMatchObject({ ok: true });
  } finally {
    await core.close();
  }
});
