import { existsSync, renameSync, rmSync } from 'node:fs';
import { databaseFileIn } from '../database/place.js';
import { papersFolderIn } from '../files/place.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';
import { backupFolderOf, copyPapers } from './paper-files.js';
import { papersNamedIn, snapshot, syncFolderOf } from './snapshot.js';

export interface BackupDeps {
  readonly dataDir: string;
}

/**
 * `backup FILE`: a checked copy of the database as it is at one moment, also while the server writes.
 * The papers go to a folder `papers` beside FILE, which all backups there share. Refuses an existing FILE; FILE appears only when it is whole and on disk.
 */
export async function runBackup(args: readonly string[], { dataDir }: BackupDeps): Promise<CliResult> {
  const [file, ...more] = args;
  if (!file || more.length > 0) return usedWrongly('cli.backup-usage');
  const source = databaseFileIn(dataDir);
  if (!existsSync(source)) return refused('cli.no-database', { file: source });
  if (existsSync(file)) return refused('cli.backup-exists', { file });
  const part = `${file}.part`;
  rmSync(part, { force: true });
  const problems = await snapshot(source, part);
  if (problems.length > 0) {
    rmSync(part, { force: true });
    return refused('cli.database-damaged', { file: source, problem: problems[0] });
  }
  // After the database: whatever it names was there before it was named, and stays.
  const fault = await copyPapers(papersFolderIn(dataDir), backupFolderOf(file), await papersNamedIn(part));
  if (fault !== null) {
    rmSync(part, { force: true });
    return refused(`cli.paper-${fault.kind}`, { sha256: fault.sha256 });
  }
  renameSync(part, file);
  syncFolderOf(file);
  return done('cli.backup-done', { file });
}
