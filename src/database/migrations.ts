import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import type { SerialisedSqlite } from './sqlite.js';

/** The folder with the migrations, seen from src/database as well as from dist/database. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
}

/** The bookkeeping that `prisma migrate deploy` keeps, column for column, so that either tool can go on. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings the tables up to date: every migration that was not applied yet, in order of name, each in a
 * transaction of its own. Answers the names applied now. Throws when an applied migration has changed
 * since, or when the database holds one that this version does not know (it is newer than the program).
 */
export function applyMigrations(sqlite: SerialisedSqlite, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  return sqlite.exclusive((connection) => {
    connection.exec(BOOKKEEPING);
    const waiting = waitingMigrations(readMigrations(folder), appliedMigrations(connection));
    if (waiting.length > 0) withoutForeignKeys(connection, () => waiting.forEach((one) => apply(connection, one)));
    return waiting.map(({ name }) => name);
  });
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name, 'migration.sql'));
      return { name, sql: content.toString('utf8'), checksum: createHash('sha256').update(content).digest('hex') };
    });
}

function appliedMigrations(connection: Database.Database): Map<string, string> {
  const rows = connection
    .prepare('SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
    .all() as AppliedRow[];
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function waitingMigrations(known: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new Error(`The database is newer than this program: it has had migration ${unknown.join(', ')}.`);
  }
  for (const { name, checksum } of known) {
    const before = applied.get(name);
    if (before !== undefined && before !== checksum) {
      throw new Error(`Migration ${name} was changed after it was applied to this database; put the old file back and make a new migration.`);
    }
  }
  return known.filter(({ name }) => !applied.has(name));
}

/**
 * Foreign keys are switched off BEFORE the transaction begins; inside one the pragma does nothing, and a
 * table that is rebuilt would then take every row that refers to it along.
 */
function withoutForeignKeys(connection: Database.Database, work: () => void): void {
  connection.pragma('foreign_keys=OFF');
  try {
    work();
  } finally {
    connection.pragma('foreign_keys=ON');
  }
}

function apply(connection: Database.Database, { name, sql, checksum }: Migration): void {
  const startedAt = Date.now();
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(sql);
    const broken = connection.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows would refer to nothing`);
    connection
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
         VALUES (?, ?, ?, ?, ?, 1)`,
      )
      .run(randomUUID(), checksum, Date.now(), name, startedAt);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw new Error(`Migration ${name} failed and changed nothing: ${(error as Error).message}`, { cause: error });
  }
}
