import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SerialisedSqlite } from '../../src/database/sqlite.js';
import { PrismaClient } from '../../src/generated/prisma/client.js';
import { freshDatabase, freshDatabaseFile, temporaryDirectory } from '../support/database.js';

const AT = '2020-03-24T08:00:00.000Z';

async function clientOn(adapter: SqlDriverAdapterFactory): Promise<PrismaClient> {
  const prisma = new PrismaClient({ adapter });
  onTestFinished(() => prisma.$disconnect());
  await prisma.$connect();
  return prisma;
}

async function wrapped(file: string): Promise<SerialisedSqlite> {
  const sqlite = await SerialisedSqlite.open({ file });
  onTestFinished(() => sqlite.close());
  return sqlite;
}

const entry = (act: string) => ({ at: AT, act, result: 'ok' });

/** Writes 'outside' with a plain query while a transaction is open, which then rolls back. Answers what is left. */
async function writeBesideARollback(prisma: PrismaClient): Promise<string[]> {
  let outside: Promise<unknown> = Promise.resolve();
  const transaction = prisma.$transaction(async (tx) => {
    await tx.securityEntry.create({ data: entry('inside') });
    outside = prisma.securityEntry.create({ data: entry('outside') }).then((row) => row);
    // Gives the plain query every chance to run now.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    throw new Error('changed my mind');
  });
  await expect(transaction).rejects.toThrow('changed my mind');
  await outside;
  const rows = await prisma.securityEntry.findMany({ orderBy: { id: 'asc' } });
  return rows.map((row) => row.act);
}

/** Starts many queries at once and counts how often the event loop came round before they were all answered. */
async function turnsDuringABurst(adapter: SqlDriverAdapterFactory): Promise<number> {
  const connection = await adapter.connect();
  let turns = 0;
  let busy = true;
  const count = (): void => {
    turns += 1;
    if (busy) setImmediate(count);
  };
  setImmediate(count);
  const query = { sql: 'SELECT 1', args: [], argTypes: [] };
  await Promise.all(Array.from({ length: 200 }, () => connection.queryRaw(query)));
  busy = false;
  await connection.dispose();
  return turns;
}

describe('the faults of the plain adapter, and the wrapper without them', () => {
  it('the plain adapter loses a confirmed write that fell inside a transaction', async () => {
    const prisma = await clientOn(new PrismaBetterSqlite3({ url: await freshDatabaseFile() }));
    expect(await writeBesideARollback(prisma)).toEqual([]);
  });

  it('the wrapper keeps a plain write out of an open transaction', async () => {
    const prisma = await clientOn(await wrapped(await freshDatabaseFile()));
    expect(await writeBesideARollback(prisma)).toEqual(['outside']);
  });

  it('the plain adapter does not yield during a burst', async () => {
    expect(await turnsDuringABurst(new PrismaBetterSqlite3({ url: await freshDatabaseFile() }))).toBe(0);
  });

  it('the wrapper yields after every query of a burst', async () => {
    expect(await turnsDuringABurst(await wrapped(await freshDatabaseFile()))).toBeGreaterThanOrEqual(199);
  });
});

describe('transactions of Prisma', () => {
  it('that gave up waiting, or took too long, leave the turn free and nothing behind', async () => {
    const { sqlite, prisma } = await freshDatabase();
    let finish = (): void => undefined;
    const busy = sqlite.write(() => new Promise<void>((resolve) => (finish = resolve)));
    const impatient = prisma.$transaction((tx) => tx.securityEntry.create({ data: entry('late') }), { maxWait: 10 });
    await expect(impatient).rejects.toThrow('Unable to start a transaction');
    finish();
    await busy;

    const slow = prisma.$transaction(
      async (tx) => {
        await tx.securityEntry.create({ data: entry('slow') });
        await new Promise<void>(() => undefined);
      },
      { timeout: 10 },
    );
    // Prisma ends it from outside; its promise hangs on the work, so the next query tells that the turn came free.
    slow.catch(() => undefined);
    expect(await prisma.securityEntry.findMany()).toEqual([]);
  });

  it('commit whole, also as a list', async () => {
    const { prisma } = await freshDatabase();
    await prisma.$transaction([prisma.securityEntry.create({ data: entry('a') }), prisma.securityEntry.create({ data: entry('b') })]);
    await prisma.$transaction(async (tx) => tx.securityEntry.create({ data: entry('c') }));
    expect((await prisma.securityEntry.findMany()).map((row) => row.act)).toEqual(['a', 'b', 'c']);
  });
});

describe('the settings of a connection', () => {
  const settings = (sqlite: SerialisedSqlite) =>
    sqlite.exclusive((connection) =>
      ['journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys', 'recursive_triggers'].map((name) => {
        const value: unknown = connection.pragma(name, { simple: true });
        return typeof value === 'bigint' ? Number(value) : value;
      }),
    );

  it('are WAL, FULL, 5000, ON and ON, also when the file is opened again', async () => {
    const file = join(temporaryDirectory(), 'new.db');
    for (const attempt of ['new', 'again']) {
      const sqlite = await SerialisedSqlite.open({ file });
      expect(await settings(sqlite), attempt).toEqual(['wal', 2, 5000, 1, 1]);
      await sqlite.close();
    }
  });

  it('are seen by Prisma too, because there is one connection', async () => {
    const { prisma } = await freshDatabase();
    expect(await prisma.$queryRawUnsafe('PRAGMA synchronous')).toEqual([{ synchronous: 2n }]);
    expect(await prisma.$queryRawUnsafe('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  });

  it('a read-only connection reads and refuses to write', async () => {
    const { file, prisma } = await freshDatabase();
    await prisma.securityEntry.create({ data: entry('written') });
    const reader = await SerialisedSqlite.open({ file, readonly: true });
    onTestFinished(() => reader.close());
    expect(await reader.read((sql) => sql.all('SELECT act FROM SecurityEntry'))).toEqual([{ act: 'written' }]);
    await expect(reader.write((sql) => sql.run('DELETE FROM SecurityEntry'))).rejects.toThrow(/readonly/);
  });
});

describe('write', () => {
  const add = 'INSERT INTO SecurityEntry (at, act, result) VALUES (?, ?, ?)';
  const acts = 'SELECT act FROM SecurityEntry ORDER BY id';

  it('commits as a whole, or not at all', async () => {
    const { sqlite } = await freshDatabase();
    await sqlite.write((sql) => sql.run(add, AT, 'first', 'ok'));
    const broken = sqlite.write((sql) => {
      sql.run(add, AT, 'second', 'ok');
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await sqlite.read((sql) => sql.all(acts))).toEqual([{ act: 'first' }]);
  });

  it('goes back to a savepoint and keeps the rest', async () => {
    const { sqlite } = await freshDatabase();
    await sqlite.write((sql) => {
      for (const act of ['one', 'two', 'three']) {
        sql.savepoint('command');
        sql.run(add, AT, act, 'ok');
        if (act === 'two') sql.rollbackTo('command');
        else sql.release('command');
      }
    });
    expect(await sqlite.read((sql) => sql.all(acts))).toEqual([{ act: 'one' }, { act: 'three' }]);
  });

  it('waits for the transaction of somebody else, and reading waits for it', async () => {
    const { sqlite, prisma } = await freshDatabase();
    const order: string[] = [];
    const slow = sqlite.write(async (sql) => {
      sql.run(add, AT, 'slow', 'ok');
      await new Promise((resolve) => setImmediate(resolve));
      order.push('slow');
    });
    const plain = prisma.securityEntry.create({ data: entry('plain') }).then(() => order.push('plain'));
    const seen = sqlite.read((sql) => sql.all(acts));
    await Promise.all([slow, plain]);
    expect(order).toEqual(['slow', 'plain']);
    expect(await seen).toContainEqual({ act: 'slow' });
  });

  it('a fault before the commit leaves nothing, a fault after it leaves everything', async () => {
    const stop = () => {
      throw new Error('stop');
    };
    const before = await freshDatabase({ faults: { beforeCommit: stop } });
    await expect(before.sqlite.write((sql) => sql.run(add, AT, 'x', 'ok'))).rejects.toThrow('stop');
    expect(await before.sqlite.read((sql) => sql.all(acts))).toEqual([]);

    const after = await freshDatabase({ faults: { afterCommit: stop } });
    await expect(after.sqlite.write((sql) => sql.run(add, AT, 'x', 'ok'))).rejects.toThrow('stop');
    expect(await after.sqlite.read((sql) => sql.all(acts))).toEqual([{ act: 'x' }]);
  });
});
