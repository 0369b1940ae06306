import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Who has the data directory: a server with its socket, or a command of the command line without. */
export interface LockHolder {
  readonly pid: number;
  readonly socket: string | null;
}

export interface Lock {
  release(): void;
}

/** Someone else has the data directory. `holder` is null in the moment before it has written who it is. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';

  constructor(readonly holder: LockHolder | null) {
    super(holder ? `The data directory is in use by process ${holder.pid}.` : 'The data directory is in use.');
  }
}

/** Whoever only looks holds the guard for a moment; waiting this long (ms) keeps that from refusing a start. */
const PATIENCE = 500;

/** The guards of this process. Kept here, because one that nobody holds on to is closed by the garbage collector. */
const held = new Set<Database.Database>();

const guardIn = (dataDir: string): string => join(dataDir, 'server.lock.guard');
const cardIn = (dataDir: string): string => join(dataDir, 'server.lock');

/**
 * Takes the data directory for this process, or throws DataInUse. `server.lock` says who has it; what really
 * guards it is a lock of the operating system on a file beside it, which ends with the process however that
 * ends. A process number alone would not do: after a crash in a container the same number is soon alive again.
 */
export function acquireLock(dataDir: string, socket: string | null = null): Lock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const guard = takeGuard(dataDir, PATIENCE);
  if (!guard) throw new DataInUse(readCard(dataDir));
  held.add(guard);
  writeCard(dataDir, { pid: process.pid, socket });
  return {
    release() {
      if (!guard.open) return;
      rmSync(cardIn(dataDir), { force: true });
      guard.close();
      held.delete(guard);
    },
  };
}

/** Who has the data directory now; null when nobody has, whatever a crash left behind. */
export function lockHolder(dataDir: string): LockHolder | null {
  const guard = takeGuard(dataDir, 0);
  if (!guard) return readCard(dataDir) ?? { pid: 0, socket: null };
  guard.close();
  return null;
}

/** An exclusive transaction that is never ended holds the lock; nothing is ever written in the file. */
function takeGuard(dataDir: string, timeout: number): Database.Database | null {
  const guard = new Database(guardIn(dataDir), { timeout });
  try {
    guard.exec('BEGIN EXCLUSIVE');
    return guard;
  } catch (error) {
    guard.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

function writeCard(dataDir: string, holder: LockHolder): void {
  const making = `${cardIn(dataDir)}.new`;
  writeFileSync(making, JSON.stringify(holder), { mode: 0o600 });
  renameSync(making, cardIn(dataDir));
}

function readCard(dataDir: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(cardIn(dataDir), 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}
