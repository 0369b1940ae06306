import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '../database/migrations.js';
import { databaseFileIn } from '../database/place.js';
import type { Sql } from '../database/sql.js';
import { SerialisedSqlite } from '../database/sqlite.js';
import { eachRow, everyEvent } from '../journal/store.js';
import { verifyFiles } from '../journal/stored-files.js';
import { verifyChain, type ChainReport } from '../journal/verify.js';
import { compareProjections, rebuildWhenReshaped, type Replay } from '../projections/rebuild.js';
import { papersFolderIn } from '../files/place.js';
import { namedPapers } from '../journal/uploads.js';
import { faultyPaper } from './paper-files.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';
import { snapshot } from './snapshot.js';

export interface VerifyDeps {
  readonly dataDir: string;
  readonly replay: Replay;
}

/**
 * `verify`: checks a copy of the database as it is at one moment, also while the server writes: that the file is
 * sound, that the chain of events is whole, that the projections are what the events say, and that the stored files
 * and the papers are those that the events name, byte for byte. The exit code is 1
 * and the sentence names the place when something is not.
 */
export async function runVerify(args: readonly string[], { dataDir, replay }: VerifyDeps): Promise<CliResult> {
  if (args.length > 0) return usedWrongly('cli.verify-usage');
  const file = databaseFileIn(dataDir);
  if (!existsSync(file)) return refused('cli.no-database', { file });
  const folder = mkdtempSync(join(dataDir, 'verify-'));
  try {
    const copy = join(folder, 'copy.db');
    const problems = await snapshot(file, copy);
    if (problems.length > 0) return refused('cli.database-damaged', { file, problem: problems[0] });
    return await verifyCopy(copy, replay, papersFolderIn(dataDir));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function verifyCopy(copy: string, replay: Replay, papers: string): Promise<CliResult> {
  const sqlite = await SerialisedSqlite.open({ file: copy });
  try {
    const chain = await sqlite.read(verifyJournal);
    if (!chain.ok) return chainResult(chain);
    await applyMigrations(sqlite);
    // Rows of an older version are no fault: the first start of this one makes them anew.
    await sqlite.write((sql) => rebuildWhenReshaped(sql, everyEvent, replay));
    const differences = await sqlite.write((sql) => compareProjections(sql, everyEvent(sql), replay));
    const [first] = differences;
    if (first) return refused('cli.verify-projection', { ...first, kind: undefined, count: differences.length });
    const [damaged] = await sqlite.read(verifyFiles);
    if (damaged) return refused(`cli.file-${damaged.kind}`, { sha256: damaged.sha256 });
    const fault = await faultyPaper(papers, await sqlite.read(namedPapers));
    if (fault) return refused(`cli.paper-${fault.kind}`, { sha256: fault.sha256 });
    return done('cli.verify-done', { count: chain.events, head: chain.head });
  } finally {
    await sqlite.close();
  }
}

export type JournalReport = ChainReport | { readonly ok: false; readonly position: number; readonly reason: 'end-missing' };

/** The chain, and that no events are missing at its end: SQLite remembers the highest position it gave out. */
export function verifyJournal(sql: Sql): JournalReport {
  const chain = verifyChain(eachRow(sql));
  if (!chain.ok) return chain;
  const highest = sql.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'event'")?.seq ?? 0;
  return highest > chain.events ? { ok: false, position: chain.events + 1, reason: 'end-missing' } : chain;
}

/** The sentence for a broken journal. */
export function chainResult(report: Extract<JournalReport, { ok: false }>): CliResult {
  return refused(`cli.chain-${report.reason}`, { position: String(report.position) });
}
