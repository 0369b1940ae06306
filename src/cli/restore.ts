import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { applyMigrations } from '../database/migrations.js';
import { databaseFileIn } from '../database/place.js';
import { SerialisedSqlite } from '../database/sqlite.js';
import type { Clock } from '../domain/kernel/ids.js';
import { papersFolderIn } from '../files/place.js';
import { namedPapers } from '../journal/uploads.js';
import { backupFolderOf, copyPapers } from './paper-files.js';
import { holdMail } from './hold-mail.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';
import { noteInLog } from './security-note.js';
import { snapshot, sync, syncFolderOf } from './snapshot.js';
import { chainResult, verifyJournal } from './verify.js';
import { withLock } from './with-lock.js';

export interface RestoreDeps {
  readonly dataDir: string;
  readonly clock: Clock;
}

const SIDE_FILES = ['-wal', '-shm'] as const;

/**
 * `restore FILE`: puts a backup in the place of the database, after checking it, and the papers that it names from the folder beside it. Refuses while a server runs.
 * The old database stays beside it; until the last moment it is the one in place.
 */
export async function runRestore(args: readonly string[], { dataDir, clock }: RestoreDeps): Promise<CliResult> {
  const [backup, ...more] = args;
  if (!backup || more.length > 0) return usedWrongly('cli.restore-usage');
  if (!existsSync(backup)) return refused('cli.no-database', { file: backup });
  return withLock(dataDir, async () => {
    const part = `${databaseFileIn(dataDir)}.restoring`;
    removeDatabase(part);
    const wrong = await copyAndCheck(backup, part, clock.now());
    if (wrong) {
      removeDatabase(part);
      return wrong;
    }
    const fault = await copyPapers(backupFolderOf(backup), papersFolderIn(dataDir), await namedIn(part));
    if (fault) {
      removeDatabase(part);
      return refused(`cli.paper-${fault.kind}`, { sha256: fault.sha256 });
    }
    const kept = await putInPlace(part, databaseFileIn(dataDir), clock.now());
    return kept ? done('cli.restore-done-kept', { file: backup, kept }) : done('cli.restore-done', { file: backup });
  });
}

async function namedIn(part: string): Promise<ReadonlyMap<string, number>> {
  const sqlite = await SerialisedSqlite.open({ file: part });
  try {
    return await sqlite.read(namedPapers);
  } finally {
    await sqlite.close();
  }
}

/** Copies the backup, brings the copy up to date, checks its chain, and notes in it that it was put back. Answers what is wrong with it, if anything. */
async function copyAndCheck(backup: string, part: string, now: string): Promise<CliResult | undefined> {
  const problems = await snapshot(backup, part);
  if (problems.length > 0) return refused('cli.database-damaged', { file: backup, problem: problems[0] });
  const sqlite = await SerialisedSqlite.open({ file: part });
  try {
    const journal = await sqlite.read((sql) => sql.get("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'event'"));
    if (!journal) return refused('cli.restore-not-ours', { file: backup });
    await applyMigrations(sqlite);
    const chain = await sqlite.read(verifyJournal);
    if (!chain.ok) return chainResult(chain);
    await sqlite.write((sql) => {
      noteInLog(sql, now, 'backup-restored');
      holdMail(sql, now);
    });
    return undefined;
  } finally {
    await sqlite.close();
  }
}

/**
 * Swaps the files so that at every moment there is a whole database in place. A WAL left by the old one must be
 * gone before: SQLite would play it into the new one. Answers where the old database is kept, if there was one.
 */
async function putInPlace(part: string, file: string, now: string): Promise<string | null> {
  sync(part);
  const kept = `${file}.before-restore-${now.replace(/[^0-9]/g, '')}`;
  const existed = existsSync(file);
  if (existed) {
    await foldWalInto(file);
    for (const suffix of SIDE_FILES) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
    keepAs(file, kept);
  }
  renameSync(part, file);
  syncFolderOf(file);
  return existed ? kept : null;
}

/** A second name for the same file; where the file system has no such thing, a copy. */
function keepAs(file: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
    sync(kept);
  }
}

/** Opening and closing a database folds its WAL in. One too damaged to open is kept as it is, side files and all. */
async function foldWalInto(file: string): Promise<void> {
  const old = await SerialisedSqlite.open({ file }).catch(() => null);
  await old?.close();
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', ...SIDE_FILES]) rmSync(file + suffix, { force: true });
}
