import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { composeCore } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the server as a process that is expected to end by itself; answers its exit code and last words. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [resolve('dist/server.js')], { env: { PATH, LOG_LEVEL: 'silent', ...settings } });
  const said: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: Buffer.concat(said).toString() };
}

test('a wrong setting ends the start in words', async () => {
  expect(await start({ PORT: 'many', DATA_DIR: join(folder, 'a') })).toMatchObject({ code: 1, said: expect.stringMatching(/^Configuration is wrong:\nPORT: [^\n]+\n$/) });
});

test('a data folder in use ends the start in one line; its database is for its own user only', async () => {
  const dataDir = join(folder, 'b');
  const core = await composeCore(readConfig({ DATA_DIR: dataDir }));
  try {
    expect(statSync(join(dataDir, 'crisisoverleg.db')).mode & 0o777).toBe(0o600);
    const { code, said } = await start({ DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(said.split('\n').filter(Boolean)).toHaveLength(1);
    expect(said).toContain(String(process.pid));
  } finally {
    await core.close();
  }
});
