import type { OperatorAct } from '../accounts/accounts.js';
import { acquireLock, lockHolder } from '../database/lock.js';
import { databaseFileIn } from '../database/place.js';
import type { Sql } from '../database/sql.js';
import { SerialisedSqlite } from '../database/sqlite.js';
import { operatorOver } from './operator-socket.js';
import type { CliResult } from './result.js';

/** Writes a line of the security log for the operator, where the accounts are not at hand. `at` is UTC. */
export function noteInLog(sql: Sql, at: string, act: OperatorAct): void {
  sql.run("INSERT INTO SecurityEntry (at, actor, act, subject, result, origin) VALUES (?, 'operator', ?, NULL, 'done', NULL)", at, act);
}

/**
 * The same for a verb that has no database open: through the running server, or with the data directory to itself.
 * Answers whether it stands there: a database of an older version, or one that another verb has, is left alone.
 */
async function noteBeside(dataDir: string, at: string, act: OperatorAct): Promise<boolean> {
  try {
    const socket = lockHolder(dataDir)?.socket;
    if (socket) return await operatorOver(socket).note(act);
    const lock = acquireLock(dataDir);
    try {
      const sqlite = await SerialisedSqlite.open({ file: databaseFileIn(dataDir) });
      await sqlite.write((sql) => noteInLog(sql, at, act)).finally(() => sqlite.close());
      return true;
    } finally {
      lock.release();
    }
  } catch {
    return false;
  }
}

/** Tells the security log of what a verb did, and says so where it could not be told. `at` is UTC. */
export async function noted(made: CliResult, dataDir: string, at: string, act: OperatorAct): Promise<CliResult> {
  if (made.exitCode !== 0 || (await noteBeside(dataDir, at, act))) return made;
  return { ...made, more: [...(made.more ?? []), { message: 'cli.not-in-security-log' }] };
}
