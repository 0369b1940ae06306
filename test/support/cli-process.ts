import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { CliResult } from '../../src/cli/result.js';

const root = resolve(import.meta.dirname, '..', '..');
/** Two levels deep, like src/database and dist/database: the migrations are looked for from there. */
const bundle = join(root, 'node_modules', '.cache', `cli-${process.pid}.mjs`);

/** Reads its verb, data directory and arguments from the command line, and prints the result as JSON. */
const ENTRY = `
import { runBackup } from './src/cli/backup.ts';
import { runRebuild } from './src/cli/rebuild.ts';
import { runRestore } from './src/cli/restore.ts';
import { runVerify } from './src/cli/verify.ts';
import { noted } from './src/cli/security-note.ts';
import { acquireLock } from './src/database/lock.ts';
import { replay } from './test/support/replay.ts';
const [verb, dataDir, ...args] = process.argv.slice(2);
const clock = { now: () => '2020-03-24T08:00:00.000Z' };
const hold = () => {
  acquireLock(dataDir, '/run/bob.sock');
  // A lock whose answer nobody keeps must hold all the same.
  globalThis.gc();
  process.stdout.write('held');
  setInterval(() => {}, 1000);
};
const verbs = { backup: runBackup, rebuild: runRebuild, restore: runRestore, verify: runVerify };
if (verb === 'hold') hold();
else {
  const made = await verbs[verb](args, { dataDir, replay, clock });
  process.stdout.write(JSON.stringify(verb === 'backup' ? await noted(made, dataDir, clock.now(), 'backup-made') : made));
}
`;

afterAll(() => rmSync(bundle, { force: true }));

let building: Promise<unknown> | undefined;

/** The verbs as a program of their own: two copies of SQLite on one file must not meet in the process of the test. */
export async function cliProgram(): Promise<string> {
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  building ??= build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  await building;
  return bundle;
}

/** Runs a verb in a process of its own. */
export async function runCli(verb: string, dataDir: string, ...args: string[]): Promise<CliResult> {
  const program = await cliProgram();
  return new Promise((done, fail) => {
    execFile(process.execPath, [program, verb, dataDir, ...args], (error, stdout, stderr) => {
      if (error) fail(new Error(stderr, { cause: error }));
      else done(JSON.parse(stdout) as CliResult);
    });
  });
}
