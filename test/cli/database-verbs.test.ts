import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock } from '../../src/database/lock.js';
import { openDatabase } from '../../src/database/open.js';
import { everyEvent } from '../../src/journal/store.js';
import { verifyChain } from '../../src/journal/verify.js';
import { rebuildProjections } from '../../src/projections/rebuild.js';
import { runCli } from '../support/cli-process.js';
import { freshDatabase, temporaryDirectory } from '../support/database.js';
import { append, draft, meta, rowsOf, seal } from '../support/journal.js';
import { replay } from '../support/replay.js';

/** A database with a few events and their projections, in use by this process as by a server. */
async function inUse() {
  const database = await freshDatabase();
  const { sqlite, file } = database;
  await append(sqlite, [draft({ text: 'eerste' }), draft({ text: 'tweede melding' }, 'picture:k1')]);
  await append(sqlite, [draft({ text: 'derde' })], meta('c2'));
  await sqlite.write((sql) => rebuildProjections(sql, everyEvent(sql), replay));
  return { ...database, dataDir: dirname(file) };
}

/** The same, closed: its file is at rest and may be damaged. */
async function atRest() {
  const database = await inUse();
  await database.close();
  return database;
}

/** Changes one letter in the file, as a fault of a disk or a hand would. */
function changeByte(file: string, text: string): void {
  const bytes = readFileSync(file);
  const place = bytes.indexOf(text);
  if (place < 0) throw new Error(`${text} is not in the file`);
  bytes[place] = bytes[place]! ^ 1;
  writeFileSync(file, bytes);
}

/** Runs SQL on a closed database with its triggers taken off, as somebody with the file could. */
async function tamper(file: string, statement: string): Promise<void> {
  const database = await openDatabase({ file });
  await database.sqlite.exclusive((connection) => {
    const triggers = connection.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
    connection.exec(statement);
    for (const { sql } of triggers) connection.exec(sql);
  });
  await database.close();
}

describe('verify', () => {
  it('finds an honest database in order while it is in use, and leaves nothing behind', async () => {
    const { dataDir, sqlite } = await inUse();
    const before = readdirSync(dataDir);
    const rows = await rowsOf(sqlite);
    expect(await runCli('verify', dataDir)).toEqual({ exitCode: 0, message: 'cli.verify-done', params: { count: 3, head: rows[2]!.hash } });
    expect(readdirSync(dataDir)).toEqual(before);
    await append(sqlite, [draft()], meta('c3'));
  });

  it('accepts a sealed removal', async () => {
    const { dataDir, sqlite } = await inUse();
    await sqlite.write((sql) => {
      seal(sql, 2);
      rebuildProjections(sql, everyEvent(sql), replay);
    });
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0, params: { count: 4 } });
  });

  it('names the place of a changed byte in an event', async () => {
    const { dataDir, file } = await atRest();
    await tamper(file, 'DELETE FROM Statement');
    changeByte(file, '{"text":"tweede melding"}');
    const result = await runCli('verify', dataDir);
    expect(result).toEqual({ exitCode: 1, message: 'cli.chain-payload-changed', params: { position: '2' } });
  });

  it.each([
    ['a removed event', 'DELETE FROM event WHERE position = 2', 'cli.chain-position-gap', '3'],
    ['a removed end', 'DELETE FROM event WHERE position = 3', 'cli.chain-end-missing', '3'],
    ['another actor', "UPDATE event SET actor = '{}' WHERE position = 1", 'cli.chain-event-changed', '1'],
    ['a destroyed payload without a seal', 'UPDATE event SET payload = NULL WHERE position = 2', 'cli.chain-payload-missing', '2'],
  ])('names the place of %s', async (_name, statement, message, position) => {
    const { dataDir, file } = await atRest();
    await tamper(file, statement);
    expect(await runCli('verify', dataDir)).toEqual({ exitCode: 1, message, params: { position } });
  });

  it('notices a file that is no database any more', async () => {
    const { dataDir, file } = await atRest();
    changeByte(file, 'SQLite format 3');
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 1, message: 'cli.database-damaged' });
  });

  it('notices a projection that is not what the journal says, and rebuild mends it', async () => {
    const { dataDir, file } = await atRest();
    await tamper(file, "UPDATE Statement SET text = 'x' WHERE id = 'picture:k1'; DELETE FROM Statement WHERE id = 'meeting:m1'; INSERT INTO Crisis VALUES ('t','T','T','crisis','x','x')");
    const params = { table: 'Crisis', key: 't', count: 3 };
    expect(await runCli('verify', dataDir)).toEqual({ exitCode: 1, message: 'cli.verify-projection', params });
    expect(await runCli('rebuild', dataDir)).toEqual({ exitCode: 0, message: 'cli.rebuild-done', params: { count: 3 } });
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0 });
  });

  it('says so when there is no database, or too many words', async () => {
    const dataDir = temporaryDirectory();
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 1, message: 'cli.no-database' });
    expect(await runCli('verify', dataDir, 'now')).toMatchObject({ exitCode: 2, message: 'cli.verify-usage' });
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('backup', () => {
  it('copies a database while it is written, and the copy verifies', async () => {
    const { dataDir, sqlite } = await inUse();
    const file = join(temporaryDirectory(), 'copy.db');
    let writing = true;
    const writer = (async () => {
      // Until the copy is there: what is written in the security log afterwards has the file to itself, as without a server.
      for (let n = 0; writing && !existsSync(file); n += 1) await append(sqlite, [draft({ text: 'x'.repeat(500) }, 'picture:k1')], meta(`w${n}`));
    })();
    const result = await runCli('backup', dataDir, file);
    writing = false;
    await writer;
    expect(result).toEqual({ exitCode: 0, message: 'cli.backup-done', params: { file } });
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const copy = await openDatabase({ file });
    onTestFinished(() => copy.close());
    const [copied, all] = [await rowsOf(copy.sqlite), await rowsOf(sqlite)];
    expect(copied.length).toBeGreaterThan(3);
    expect(verifyChain(copied)).toMatchObject({ ok: true, events: copied.length });
    expect(copied).toEqual(all.slice(0, copied.length));
    expect(verifyChain(all)).toMatchObject({ ok: true });
  });

  it('has what a server that crashed left in its WAL, and verify sees it too', async () => {
    const { file } = await inUse();
    const dataDir = temporaryDirectory();
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, join(dataDir, basename(file) + suffix));
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0, params: { count: 3 } });
    const backup = join(temporaryDirectory(), 'copy.db');
    expect(await runCli('backup', dataDir, backup)).toMatchObject({ exitCode: 0 });
    const copy = await openDatabase({ file: backup });
    onTestFinished(() => copy.close());
    expect(await rowsOf(copy.sqlite)).toHaveLength(3);
  });

  it('refuses a file that exists, and does not leave half a file', async () => {
    const { dataDir } = await inUse();
    const folder = temporaryDirectory();
    const file = join(folder, 'copy.db');
    writeFileSync(file, 'mine');
    expect(await runCli('backup', dataDir, file)).toMatchObject({ exitCode: 1, message: 'cli.backup-exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await expect(runCli('backup', dataDir, join(folder, 'nowhere', 'copy.db'))).rejects.toThrow('ENOENT');
    expect(await runCli('backup', temporaryDirectory(), join(folder, 'none.db'))).toMatchObject({ message: 'cli.no-database' });
    expect(await runCli('backup', dataDir)).toMatchObject({ exitCode: 2, message: 'cli.backup-usage' });
    expect(readdirSync(folder)).toEqual(['copy.db']);
  });
});

describe('restore', () => {
  async function backupOf(dataDir: string): Promise<string> {
    const backup = join(temporaryDirectory(), 'backup.db');
    expect(await runCli('backup', dataDir, backup)).toMatchObject({ exitCode: 0 });
    return backup;
  }

  it('puts the backup in place and keeps the old database beside it', async () => {
    const database = await inUse();
    const { dataDir, file, sqlite } = database;
    const backup = await backupOf(dataDir);
    await append(sqlite, [draft({ text: 'na de kopie' })], meta('c3'));
    await database.close();

    const kept = `${file}.before-restore-20200324080000000`;
    expect(await runCli('restore', dataDir, backup)).toEqual({ exitCode: 0, message: 'cli.restore-done-kept', params: { file: backup, kept } });
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0, params: { count: 3 } });
    const old = await openDatabase({ file: kept });
    onTestFinished(() => old.close());
    expect(await rowsOf(old.sqlite)).toHaveLength(4);
  });

  it('works in an empty data directory', async () => {
    const backup = await backupOf((await inUse()).dataDir);
    const dataDir = temporaryDirectory();
    expect(await runCli('restore', dataDir, backup)).toMatchObject({ exitCode: 0, message: 'cli.restore-done' });
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0 });
  });

  it('replaces a database that is too damaged to open, and keeps that too', async () => {
    const { dataDir, file } = await atRest();
    const backup = await backupOf(dataDir);
    changeByte(file, 'SQLite format 3');
    expect(await runCli('restore', dataDir, backup)).toMatchObject({ exitCode: 0, message: 'cli.restore-done-kept' });
    expect(await runCli('verify', dataDir)).toMatchObject({ exitCode: 0 });
  });

  it('refuses what is damaged, tampered with, or something else, and changes nothing', async () => {
    const { dataDir, file } = await atRest();
    const folder = temporaryDirectory();
    const text = join(folder, 'text');
    writeFileSync(text, 'not a database');
    const tampered = await backupOf(dataDir);
    // A backup leaves a line in the security log; from here on nothing may change.
    const untouched = readFileSync(file);
    await tamper(tampered, 'DELETE FROM event WHERE position = 2');
    const other = join(folder, 'other.db');
    new Database(other).exec('CREATE TABLE something (x)').close();
    expect(await runCli('restore', dataDir, text)).toMatchObject({ exitCode: 1, message: 'cli.database-damaged' });
    expect(await runCli('restore', dataDir, tampered)).toMatchObject({ exitCode: 1, message: 'cli.chain-position-gap' });
    expect(await runCli('restore', dataDir, other)).toMatchObject({ exitCode: 1, message: 'cli.restore-not-ours' });
    expect(await runCli('restore', dataDir, join(folder, 'nowhere'))).toMatchObject({ exitCode: 1, message: 'cli.no-database' });
    expect(readFileSync(file)).toEqual(untouched);
    expect(readdirSync(dataDir).filter((name) => name.includes('restor'))).toEqual([]);
  });

  it('and rebuild refuse while a server runs', async () => {
    const { dataDir } = await inUse();
    const backup = await backupOf(dataDir);
    const lock = acquireLock(dataDir, '/run/bob.sock');
    onTestFinished(() => lock.release());
    const inUseBy = { exitCode: 1, message: 'cli.data-in-use', params: { pid: String(process.pid) } };
    expect(await runCli('restore', dataDir, backup)).toEqual(inUseBy);
    expect(await runCli('rebuild', dataDir)).toEqual(inUseBy);
  });
});

describe('the second copy of SQLite', () => {
  it('is opened by the snapshot of the command line and nowhere else', () => {
    const source = join(import.meta.dirname, '..', '..', 'src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    const importing = files.filter((file) => /from 'sqlite3'|import\('sqlite3'\)/.test(readFileSync(join(source, file), 'utf8')));
    expect(importing).toEqual([join('cli', 'snapshot.ts')]);
    const users = files.filter((file) => /snapshot\.js'/.test(readFileSync(join(source, file), 'utf8')));
    expect(users.every((file) => dirname(file) === 'cli')).toBe(true);
    expect(existsSync(join(source, 'cli', 'snapshot.ts'))).toBe(true);
  });
});

describe('what the operator does beside the server', () => {
  it('stands in the security log, in the database that is in place', async () => {
    const { dataDir, file } = await atRest();
    const acts = () => {
      const database = new Database(file, { readonly: true });
      const rows = database.prepare("SELECT act FROM SecurityEntry WHERE actor = 'operator' AND result = 'done' ORDER BY id").all() as { act: string }[];
      database.close();
      return rows.map(({ act }) => act);
    };
    const backup = join(temporaryDirectory(), 'copy.db');
    expect(await runCli('backup', dataDir, backup)).toMatchObject({ exitCode: 0 });
    expect(await runCli('rebuild', dataDir)).toMatchObject({ exitCode: 0 });
    expect(acts()).toEqual(['backup-made', 'projections-rebuilt']);
    expect(await runCli('restore', dataDir, backup)).toMatchObject({ exitCode: 0 });
    expect(acts()).toEqual(['backup-restored']);
  });
});
