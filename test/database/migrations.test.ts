import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyMigrations, MIGRATIONS_FOLDER } from '../../src/database/migrations.js';
import { SerialisedSqlite } from '../../src/database/sqlite.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { freshDatabase, temporaryDirectory } from '../support/database.js';

async function empty(): Promise<SerialisedSqlite> {
  const sqlite = await SerialisedSqlite.open({ file: join(temporaryDirectory(), 'empty.db') });
  onTestFinished(() => sqlite.close());
  return sqlite;
}

/** A migrations folder with these files. */
function folderWith(migrations: Record<string, string>, folder = temporaryDirectory()): string {
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

const names = readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('migrations', () => {
  it('are applied in order, once, and booked as Prisma does', async () => {
    const sqlite = await empty();
    expect(await applyMigrations(sqlite)).toEqual(names);
    expect(await applyMigrations(sqlite)).toEqual([]);
    const rows = await sqlite.read((sql) => sql.all<Record<string, unknown>>('SELECT * FROM _prisma_migrations ORDER BY migration_name'));
    expect(rows.map((row) => row.migration_name)).toEqual(names);
    for (const row of rows) {
      const content = readFileSync(join(MIGRATIONS_FOLDER, String(row.migration_name), 'migration.sql'));
      expect(row.checksum).toBe(createHash('sha256').update(content).digest('hex'));
      expect(row).toMatchObject({ applied_steps_count: 1, logs: null, rolled_back_at: null });
      expect(row.finished_at).toBeTypeOf('number');
    }
  });

  it('refuse a file that was changed after it was applied', async () => {
    const sqlite = await empty();
    const folder = temporaryDirectory();
    cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
    await applyMigrations(sqlite, folder);
    const file = join(folder, names[0]!, 'migration.sql');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- changed\n`);
    await expect(applyMigrations(sqlite, folder)).rejects.toThrow(`Migration ${names[0]} was changed after it was applied`);
  });

  it('refuse a database that is newer than the program', async () => {
    const sqlite = await empty();
    await applyMigrations(sqlite, folderWith({ '1_a': 'CREATE TABLE a (id INTEGER PRIMARY KEY);', '2_b': 'CREATE TABLE b (x);' }));
    const older = folderWith({ '1_a': 'CREATE TABLE a (id INTEGER PRIMARY KEY);' });
    await expect(applyMigrations(sqlite, older)).rejects.toThrow('newer than this program: it has had migration 2_b');
  });

  it('that fail change nothing and say which', async () => {
    const sqlite = await empty();
    const folder = folderWith({ '1_a': 'CREATE TABLE a (x);', '2_b': 'CREATE TABLE b (x); INSERT INTO nowhere VALUES (1);' });
    await expect(applyMigrations(sqlite, folder)).rejects.toThrow(/Migration 2_b failed and changed nothing: no such table/);
    expect(await sqlite.read((sql) => sql.all("SELECT name FROM sqlite_master WHERE name IN ('a', 'b')"))).toEqual([{ name: 'a' }]);
    expect(await sqlite.exclusive((connection) => connection.pragma('foreign_keys', { simple: true }))).toBe(1n);
  });

  it('may rebuild a table without taking along the rows that refer to it', async () => {
    const sqlite = await empty();
    const folder = folderWith({
      '1_a': `CREATE TABLE parent (id INTEGER PRIMARY KEY);
              CREATE TABLE child (id INTEGER PRIMARY KEY, parent REFERENCES parent(id) ON DELETE CASCADE);
              INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);`,
    });
    await applyMigrations(sqlite, folder);
    const rebuild = `CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO new_parent (id) SELECT id FROM parent;
                     DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;`;
    await applyMigrations(sqlite, folderWith({ '2_b': rebuild }, folder));
    expect(await sqlite.read((sql) => sql.all('SELECT * FROM child'))).toEqual([{ id: 1, parent: 1 }]);
  });

  it('that leave a row referring to nothing are refused', async () => {
    const sqlite = await empty();
    const folder = folderWith({
      '1_a': `CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent REFERENCES parent(id));
              INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);`,
      '2_b': 'DELETE FROM parent;',
    });
    await expect(applyMigrations(sqlite, folder)).rejects.toThrow(/2_b failed and changed nothing: 1 rows would refer to nothing/);
  });

  it('make every table and column that the Prisma client asks for', async () => {
    const { prisma } = await freshDatabase();
    for (const model of Object.values(Prisma.ModelName)) {
      const table = `${model[0]!.toLowerCase()}${model.slice(1)}` as Uncapitalize<typeof model>;
      const { findMany } = prisma[table] as { findMany(): Promise<unknown[]> };
      expect(await findMany(), model).toEqual([]);
    }
  });

  it('are up to date with the schema: its last change has a migration', () => {
    const script = join(MIGRATIONS_FOLDER, '..', '..', 'scripts', 'migration.mjs');
    const check = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(check.stdout + check.stderr).toBe('Nothing changed in prisma/schema.prisma since the last migration.\n');
  });
});

describe('the triggers of the journal', () => {
  const insert = (verb: string) =>
    `${verb} INTO event (position, stream, version, type, schema, happened_at, recorded_at, actor, command_id, payload, payload_hash, previous_hash, hash)
     VALUES (?, ?, ?, ?, 1, 't', 't', '{}', 'c', ?, ?, 'p', 'h')`;

  async function journal() {
    const { sqlite } = await freshDatabase();
    const add = (verb: string, position: number, stream: string, version: number, type = 'X', payload = '{}') =>
      sqlite.write((sql) => sql.run(insert(verb), position, stream, version, type, payload, `hash${position}`));
    const change = (statement: string) => sqlite.write((sql) => sql.run(statement));
    await add('INSERT', 1, 'meeting:m', 1);
    await add('INSERT', 2, 'meeting:m', 2);
    return { sqlite, add, change };
  }

  it('forbid deleting and changing', async () => {
    const { change } = await journal();
    await expect(change('DELETE FROM event WHERE position = 1')).rejects.toThrow('never deleted');
    await expect(change("UPDATE event SET payload = '{}' WHERE position = 1")).rejects.toThrow('never changed');
    await expect(change('UPDATE event SET payload = NULL WHERE position = 1')).rejects.toThrow('never changed');
    await expect(change('UPDATE event SET position = 9 WHERE position = 1')).rejects.toThrow('never changed');
  });

  it('forbid replacing, by position and by stream and version', async () => {
    const { add, change } = await journal();
    await expect(add('INSERT OR REPLACE', 1, 'meeting:n', 1)).rejects.toThrow('never replaced');
    await expect(add('INSERT OR REPLACE', 3, 'meeting:m', 1)).rejects.toThrow('never replaced');
    await expect(change('UPDATE OR REPLACE event SET position = 2 WHERE position = 1')).rejects.toThrow('never changed');
  });

  it('forbid replacing also on a connection without recursive_triggers', async () => {
    const { sqlite, add } = await journal();
    await sqlite.exclusive((connection) => connection.pragma('recursive_triggers=OFF'));
    await expect(add('INSERT OR REPLACE', 1, 'meeting:n', 1)).rejects.toThrow('never replaced');
  });

  it('let one payload go, after an event that names its position and hash', async () => {
    const { sqlite, add, change } = await journal();
    await add('INSERT', 3, 'meeting:m', 3, 'PayloadSealed', JSON.stringify({ position: 1, payloadHash: 'hash1' }));
    await add('INSERT', 4, 'meeting:m', 4, 'PayloadSealed', JSON.stringify({ position: 2, payloadHash: 'wrong' }));
    await expect(change("UPDATE event SET payload = NULL, actor = 'me' WHERE position = 1")).rejects.toThrow('never changed');
    await expect(change('UPDATE event SET payload = NULL WHERE position = 2')).rejects.toThrow('never changed');
    await expect(change('UPDATE event SET payload = NULL WHERE position = 3')).rejects.toThrow('never changed');
    expect(await change('UPDATE event SET payload = NULL WHERE position = 1')).toBe(1);
    expect(await sqlite.read((sql) => sql.all('SELECT payload FROM event WHERE position < 3'))).toEqual([{ payload: null }, { payload: '{}' }]);
  });
});
