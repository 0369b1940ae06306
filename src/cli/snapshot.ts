// Never import this in the server: two copies of SQLite in one process on one file lose data, because closing
// the file in the one drops the locks of the other. Here `sqlite3` opens the live file, and nothing else does.
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite3 from 'sqlite3';
import { FILE_EVENTS } from '../domain/papers/index.js';

/** The backup interface of `sqlite3`, which its own types leave out. */
interface Backup {
  retryErrors: number[];
  step(pages: number, done: (error: Error | null) => void): void;
  finish(done: (error: Error | null) => void): void;
}
type WithBackup = sqlite3.Database & { backup(file: string, done: (error: Error | null) => void): Backup };

/** How long (ms) to wait for the moments in which the server has the file to itself. */
const PATIENCE = 10_000;

/**
 * Copies a database that may be in use to a new file, as it is at one moment, and checks the copy.
 * Answers what is damaged, in SQLite's words; an empty list when the copy is sound and on disk.
 * Throws when the source cannot be read or the copy not be written; nothing is left then.
 */
export async function snapshot(source: string, destination: string): Promise<string[]> {
  closeSync(openSync(destination, 'wx', 0o600));
  try {
    await withDatabase(source, sqlite3.OPEN_READONLY, (database) => copyInOneStep(database, destination));
    const problems = await withDatabase(destination, sqlite3.OPEN_READWRITE, checkCopy);
    sync(destination);
    return problems;
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(destination + suffix, { force: true });
    if (isDamage(error)) return [error.message];
    throw error;
  }
}

/** The papers that the events in a copy name, with their sizes. Read here, so that the copy stays one file by itself. */
export async function papersNamedIn(copy: string): Promise<ReadonlyMap<string, number>> {
  const types = FILE_EVENTS.map((type) => `'${type}'`).join(', ');
  const query = `SELECT json_extract(payload, '$.sha256') AS sha256, json_extract(payload, '$.size') AS size FROM "event" WHERE type IN (${types}) AND payload IS NOT NULL`;
  const rows = await withDatabase(copy, sqlite3.OPEN_READONLY, (database) => all<{ sha256: string; size: number }>(database, query));
  return new Map(rows.map(({ sha256, size }) => [sha256, size]));
}

/** SQLite cannot make sense of the file, as opposed to a full disk or a missing folder. */
function isDamage(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

/** Writes a file, or the names in a folder, through to the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename last. */
export function syncFolderOf(path: string): void {
  sync(dirname(path));
}

async function withDatabase<T>(file: string, mode: number, work: (database: sqlite3.Database) => Promise<T>): Promise<T> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, mode, (error) => (error ? reject(error) : resolve(opened)));
  });
  database.configure('busyTimeout', PATIENCE);
  try {
    return await work(database);
  } finally {
    await settled((callback) => database.close(callback));
  }
}

/** In one step: in pieces it would begin again at every write of the server, and never end. */
async function copyInOneStep(database: sqlite3.Database, destination: string): Promise<void> {
  let backup: Backup | undefined;
  await settled((callback) => (backup = (database as WithBackup).backup(destination, callback)));
  if (!backup) throw new Error('sqlite3 has no backup');
  const begun = backup;
  begun.retryErrors = [];
  try {
    await settled((callback) => begun.step(-1, callback));
  } finally {
    await settled((callback) => begun.finish(callback));
  }
}

/** Also makes the copy one file by itself, without a WAL beside it. */
async function checkCopy(database: sqlite3.Database): Promise<string[]> {
  const rows = await all<{ integrity_check: string }>(database, 'PRAGMA integrity_check(10)');
  const problems = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  if (problems.length === 0) await all(database, 'PRAGMA journal_mode=DELETE');
  return problems;
}

function all<Row>(database: sqlite3.Database, statement: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    database.all<Row>(statement, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

function settled(start: (callback: (error: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}
