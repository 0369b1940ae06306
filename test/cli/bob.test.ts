import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { databaseFileIn } from '../../src/database/place.js';
import { FIXTURE } from '../support/real-meetings.js';

const root = resolve(import.meta.dirname, '..', '..');

// The command as people run it. Building does nothing when dist/ is up to date, as it is after `npm test` began.
beforeAll(() => execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], { stdio: 'ignore' }));

/** Only what the command needs: the test runner has settings of its own in its environment. */
const settings = (dataDir: string) => ({ PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, LANGUAGE: 'nl', LOG_LEVEL: 'silent', PORT: '0' });

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'bob-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function bob(dataDir: string, args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [join(root, 'dist', 'cli', 'bob.js'), ...args], { env: settings(dataDir) }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

/** The server as people start it, until its socket is there. */
async function startServer(dataDir: string): Promise<void> {
  const server = spawn(process.execPath, [join(root, 'dist', 'server.js')], { env: settings(dataDir), stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  onTestFinished(() => {
    server.kill('SIGTERM');
    return ended;
  });
  await Promise.race([
    new Promise<void>((ready) => server.stdout.once('data', () => ready())),
    ended.then(() => Promise.reject(new Error('the server did not start'))),
  ]);
}

/** What the security log says that the operator did; only when nothing else has the database open. */
function operatorActs(dataDir: string): readonly string[] {
  const database = new Database(databaseFileIn(dataDir), { readonly: true });
  try {
    return (database.prepare("SELECT act FROM SecurityEntry WHERE actor = 'operator' ORDER BY id").all() as { act: string }[]).map(({ act }) => act);
  } finally {
    database.close();
  }
}

describe('bob', () => {
  it('says how it is used', async () => {
    const dataDir = folder();
    expect(await bob(dataDir, [])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Gebruik: bob WERKWOORD') as string });
    expect(await bob(dataDir, ['dans'])).toMatchObject({ code: 2, err: expect.stringContaining('Dit werkwoord bestaat niet: dans.') as string });
    expect(await bob(dataDir, ['help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('import BESTAND') as string });
    expect(await bob(dataDir, ['toString'])).toMatchObject({ code: 2 });
    expect(await bob(dataDir, ['export', '--crisis', 'X', '--format', 'md', '--out', 'o'])).toMatchObject({ code: 1, err: expect.stringContaining('Er is geen database') as string });
  });

  it('imports, verifies and exports without a server', async () => {
    const dataDir = join(folder(), 'data');
    const json = '{"meetings":4,"points":13,"teams":3,"added":{"meetings":4,"points":13,"teams":2}}\n';
    expect(await bob(dataDir, ['import', FIXTURE, '--crisis', 'WAT', '--json'])).toEqual({ code: 0, out: json, err: '' });
    const again = await bob(dataDir, ['import', FIXTURE, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ meetings: 4, added: { meetings: 0, points: 0, teams: 0 } });
    expect(await bob(dataDir, ['verify'])).toMatchObject({ code: 0 });
    const out = join(dataDir, 'uit');
    expect(await bob(dataDir, ['export', '--crisis', 'WAT', '--format', 'html', '--out', out])).toMatchObject({ code: 0, out: `4 verslagen geschreven naar ${out}.\n` });
    expect(operatorActs(dataDir)).toContain('export-made');
    expect(readdirSync(out)).toEqual(['WAT-Bestuursraad-2021-01.html', 'WAT-OTCb-2021-01.html', 'WAT-OTCb-2021-02.html', 'WAT-Waterraad-2021-01.html']);
  });

  it('goes through the server while one runs, and prints nothing secret', async () => {
    const dataDir = folder();
    await startServer(dataDir);
    const password = 'een lange zin als wachtwoord';
    const add = ['user', 'add', '--email', 'an@example.org', '--name', 'An', '--admin', '--password-stdin'];
    const added = await bob(dataDir, add, `${password}\n`);
    expect(added).toEqual({ code: 0, out: 'Account gemaakt voor An (an@example.org).\n', err: '' });
    expect(await bob(dataDir, add, `${password}\n`)).toMatchObject({ code: 1, out: '' });
    expect(await bob(dataDir, ['import', FIXTURE, '--crisis', 'WAT'])).toMatchObject({ code: 0 });
    expect(await bob(dataDir, ['verify'])).toMatchObject({ code: 0 });
    const out = join(dataDir, 'uit');
    expect(await bob(dataDir, ['export', '--crisis', 'WAT', '--format', 'json', '--out', out])).toMatchObject({ code: 0 });
    expect(existsSync(join(out, 'WAT-OTCb-2021-01.json'))).toBe(true);
    const zip = join(dataDir, 'waterraad.zip');
    expect(await bob(dataDir, ['archive', '--meeting', 'WAT-Waterraad-2021-01', '--out', zip])).toEqual({ code: 0, err: '', out: `Archiefpakket geschreven naar ${zip}. Controleer het met: bob verify-archive ${zip}\n` });
    expect(await bob(folder(), ['verify-archive', zip])).toMatchObject({ code: 0, out: expect.stringContaining('In orde') as string });
    expect(await bob(dataDir, ['rebuild'])).toMatchObject({ code: 1, err: expect.stringContaining('terwijl de server draait') as string });
  });
});
