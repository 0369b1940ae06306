import { existsSync, mkdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { composeCore, composeReader, randomIds, systemClock, type ReadingCore } from '../composition.js';
import { readConfig, type Config } from '../config.js';
import { DataInUse, lockHolder } from '../database/lock.js';
import { databaseFileIn } from '../database/place.js';
import { localDate } from '../domain/kernel/time.js';
import { foldEvent } from '../domain/meeting/fold.js';
import { translator } from '../i18n/index.js';
import { project } from '../projections/project.js';
import { operatorOn, type Operator } from './operator.js';
import { operatorOver } from './operator-socket.js';
import { printed } from './print.js';
import { refused, usedWrongly, type CliResult } from './result.js';

const replay = { fold: foldEvent, project };

/** Each verb is loaded only when it is asked for: `sqlite3` and our own database never meet in one process. */
const VERBS: Readonly<Record<string, (args: readonly string[], config: Config) => Promise<CliResult>>> = {
  async import(args, config) {
    const { runImport } = await import('./import.js');
    return asOperator(config, (operator) => runImport(args, { operator, ids: randomIds, timeZone: config.TIME_ZONE }));
  },
  async user(args, config) {
    const { runUser } = await import('./user.js');
    return asOperator(config, (operator) => runUser(args, { operator, readInput: () => text(process.stdin) }));
  },
  async token(args, config) {
    const { runToken } = await import('./token.js');
    return asOperator(config, (operator) => runToken(args, { operator }));
  },
  async mail(args, config) {
    const { runMail } = await import('./mail.js');
    return asOperator(config, (operator) => runMail(args, { operator }));
  },
  async export(args, config) {
    const { runExport } = await import('./export.js');
    const file = databaseFileIn(config.DATA_DIR);
    if (!existsSync(file)) return refused('cli.no-database', { file });
    const { LANGUAGE: language, TIME_ZONE: timeZone, ORGANISATION: organisation } = config;
    const now = systemClock.now();
    const { noted } = await import('./security-note.js');
    const made = await asReader(config, ({ reader, registers, press }) => runExport(args, { reader, registers, press, language, timeZone, organisation, now, today: localDate(now, timeZone) }));
    return noted(made, config.DATA_DIR, now, 'export-made');
  },
  async archive(args, config) {
    const { runArchive } = await import('./archive.js');
    const file = databaseFileIn(config.DATA_DIR);
    if (!existsSync(file)) return refused('cli.no-database', { file });
    const { LANGUAGE: language, TIME_ZONE: timeZone, ORGANISATION: organisation, ARCHIVE_APPRAISAL: appraisal } = config;
    const at = systemClock.now();
    const { noted } = await import('./security-note.js');
    const made = await asReader(config, ({ reader, archive }) => runArchive(args, { reader, archive, options: { language, timeZone, organisation, appraisal, at } }));
    return noted(made, config.DATA_DIR, at, 'archive-made');
  },
  async 'verify-archive'(args) {
    const { runVerifyArchive } = await import('./verify-archive.js');
    return runVerifyArchive(args);
  },
  async template(args, { LANGUAGE: language, TIME_ZONE: timeZone, ORGANISATION: organisation }) {
    const { runTemplate } = await import('./template.js');
    return runTemplate(args, { language, timeZone, organisation });
  },
  async verify(args, { DATA_DIR: dataDir }) {
    const { runVerify } = await import('./verify.js');
    return runVerify(args, { dataDir, replay });
  },
  async rebuild(args, { DATA_DIR: dataDir }) {
    const { runRebuild } = await import('./rebuild.js');
    return runRebuild(args, { dataDir, replay, clock: systemClock });
  },
  async backup(args, { DATA_DIR: dataDir }) {
    const { runBackup } = await import('./backup.js');
    const { noted } = await import('./security-note.js');
    return noted(await runBackup(args, { dataDir }), dataDir, systemClock.now(), 'backup-made');
  },
  async restore(args, { DATA_DIR: dataDir }) {
    const { runRestore } = await import('./restore.js');
    return runRestore(args, { dataDir, clock: systemClock });
  },
};

/** Writes through the running server where there is one; otherwise opens the database itself. */
async function asOperator(config: Config, work: (operator: Operator) => Promise<CliResult>): Promise<CliResult> {
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const holder = lockHolder(config.DATA_DIR);
  if (holder?.socket) return work(operatorOver(holder.socket));
  try {
    return await closing(await composeCore(config), (core) => work(operatorOn(core)));
  } catch (error) {
    if (error instanceof DataInUse) return refused('cli.data-in-use', { pid: String(error.holder?.pid ?? '?') });
    throw error;
  }
}

/** Beside a running server a reader that changes nothing; without one the whole core, which brings old tables up to date. */
async function asReader(config: Config, work: (core: Pick<ReadingCore, 'reader' | 'registers' | 'press' | 'archive'>) => Promise<CliResult>): Promise<CliResult> {
  const open: ReadingCore = lockHolder(config.DATA_DIR) ? await composeReader(config) : await composeCore(config);
  return closing(open, work);
}

async function closing<C extends { close(): Promise<void> }>(opened: C, work: (opened: C) => Promise<CliResult>): Promise<CliResult> {
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Carries out the command line: `bob VERB ...`. Exit codes: 0 done, 1 refused or wrong, 2 used wrongly. */
async function main([verb, ...args]: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  const t = translator(config.LANGUAGE);
  const result = await carriedOut(verb, args, config);
  const lines = printed(result, t, args.includes('--json'));
  (result.exitCode === 0 || args.includes('--json') ? process.stdout : process.stderr).write(`${lines}\n`);
  process.exitCode = result.exitCode;
}

async function carriedOut(verb: string | undefined, args: readonly string[], config: Config): Promise<CliResult> {
  if (verb === 'help' || verb === '--help' || verb === '-h') return { exitCode: 0, message: 'cli.usage' };
  const run = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (run) return run(args, config);
  const usage = usedWrongly('cli.usage');
  return verb === undefined ? usage : { exitCode: 2, message: 'cli.unknown-verb', params: { verb }, more: [usage] };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
