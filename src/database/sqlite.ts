import Database from 'better-sqlite3';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { Mutex } from './mutex.js';
import { setPragmas } from './pragmas.js';
import { sqlOn, type Sql } from './sql.js';

/** Where a test may stop the process (or throw) around a commit. */
export interface Faults {
  beforeCommit?(): void;
  afterCommit?(): void;
}

export interface SqliteOptions {
  readonly file: string;
  readonly readonly?: boolean;
  readonly faults?: Faults;
}

/**
 * The one connection of this process, shared by Prisma and by the journal.
 *
 * Prisma's own adapter lets a plain query run inside somebody else's open transaction, where it vanishes
 * when that rolls back, and it never yields to the event loop during a burst. So everything here takes
 * its turn: a query, or a transaction as a whole.
 */
export class SerialisedSqlite implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName: string;
  readonly #mutex = new Mutex();
  readonly #inner: SqlDriverAdapter;
  readonly #connection: Database.Database;
  readonly #sql: Sql;
  readonly #faults: Faults;

  private constructor(inner: SqlDriverAdapter, connection: Database.Database, faults: Faults) {
    this.adapterName = inner.adapterName;
    this.#inner = inner;
    this.#connection = connection;
    this.#sql = sqlOn(connection);
    this.#faults = faults;
  }

  /** Opens the file (made when missing, unless read-only) with the settings that keep what was confirmed. */
  static async open({ file, readonly = false, faults = {} }: SqliteOptions): Promise<SerialisedSqlite> {
    const inner = await new PrismaBetterSqlite3({ url: file, readonly, fileMustExist: readonly }).connect();
    const connection = connectionOf(inner);
    try {
      setPragmas(connection, readonly);
    } catch (error) {
      connection.close();
      throw error;
    }
    return new SerialisedSqlite(inner, connection, faults);
  }

  /** Prisma asks for its adapter here; always the same connection. */
  connect(): Promise<SqlDriverAdapter> {
    return Promise.resolve({
      provider: this.provider,
      adapterName: this.adapterName,
      queryRaw: (query) => this.#inTurn(() => this.#inner.queryRaw(query)),
      executeRaw: (query) => this.#inTurn(() => this.#inner.executeRaw(query)),
      executeScript: (script) => this.#inTurn(() => this.#inner.executeScript(script)),
      startTransaction: (isolation) => this.#startTransaction(isolation),
      // The connection outlives the Prisma client: whoever opened it closes it.
      dispose: () => Promise.resolve(),
    });
  }

  /**
   * One transaction of our own: begins, runs `work`, commits; confirmed only after the fsync.
   * An error from `work` rolls everything back and comes out again.
   */
  write<T>(work: (sql: Sql) => Promise<T> | T): Promise<T> {
    return this.#inTurn(async () => {
      this.#connection.exec('BEGIN IMMEDIATE');
      let result: T;
      try {
        result = await work(this.#sql);
        this.#faults.beforeCommit?.();
        this.#connection.exec('COMMIT');
      } catch (error) {
        this.#abandonTransaction();
        throw error;
      }
      this.#faults.afterCommit?.();
      return result;
    });
  }

  /**
   * Reads what is committed: waits its turn, so never the middle of somebody's transaction.
   * `work` is synchronous and reads to the end: an iterator handed out would go on outside its turn.
   */
  read<T>(work: (sql: Sql) => T): Promise<T> {
    return this.#inTurn(() => work(this.#sql));
  }

  /** The bare connection, for what must happen outside a transaction: migrations. */
  exclusive<T>(work: (connection: Database.Database) => T): Promise<T> {
    return this.#inTurn(() => work(this.#connection));
  }

  /** Waits for whoever is busy, then closes the file. */
  close(): Promise<void> {
    return this.#inTurn(() => {
      if (this.#connection.open) this.#connection.close();
    });
  }

  async #inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    await this.#mutex.acquire();
    try {
      return await work();
    } finally {
      this.#mutex.release();
    }
  }

  async #startTransaction(isolation?: IsolationLevel): Promise<Transaction> {
    await this.#mutex.acquire();
    try {
      return this.#handOver(await this.#inner.startTransaction(isolation));
    } catch (error) {
      this.#mutex.release();
      throw error;
    }
  }

  /** Prisma's transaction, which gives up the turn when it has ended. Its own queries need no turn: it holds it. */
  #handOver(inner: Transaction): Transaction {
    let ended = false;
    const end = async (finish: () => Promise<void>): Promise<void> => {
      if (ended) return;
      ended = true;
      try {
        await finish();
      } finally {
        this.#abandonTransaction();
        this.#mutex.release();
      }
    };
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      options: inner.options,
      queryRaw: (query: SqlQuery): Promise<SqlResultSet> => inner.queryRaw(query),
      executeRaw: (query: SqlQuery): Promise<number> => inner.executeRaw(query),
      commit: () => end(() => inner.commit()),
      rollback: () => end(() => inner.rollback()),
      createSavepoint: (name) => call(inner.createSavepoint?.bind(inner), name),
      rollbackToSavepoint: (name) => call(inner.rollbackToSavepoint?.bind(inner), name),
      releaseSavepoint: (name) => call(inner.releaseSavepoint?.bind(inner), name),
    };
  }

  /** A transaction that is still open here failed to commit; left open it would swallow everything after it. */
  #abandonTransaction(): void {
    if (this.#connection.open && this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
  }
}

async function call(method: ((name: string) => Promise<void>) | undefined, name: string): Promise<void> {
  if (!method) throw new Error('This version of the Prisma adapter has no savepoints.');
  await method(name);
}

/**
 * The connection inside Prisma's adapter. It is not in the adapter's types, but a second connection for
 * writing would freeze the event loop for the busy timeout; so it is looked up here, once, and checked.
 */
function connectionOf(adapter: SqlDriverAdapter): Database.Database {
  const connection = (adapter as { client?: unknown }).client;
  if (connection instanceof Database) return connection;
  throw new Error('The Prisma adapter for better-sqlite3 no longer keeps its connection in `client`.');
}
