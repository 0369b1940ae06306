import type Database from 'better-sqlite3';

export type SqlValue = string | number | bigint | Buffer | null;

/** Plain SQL on the one connection, without Prisma in between: the journal and the projections write through this. */
export interface Sql {
  /** Runs a statement; answers how many rows changed. */
  run(statement: string, ...values: SqlValue[]): number;
  /** All rows. */
  all<Row>(statement: string, ...values: SqlValue[]): Row[];
  /** The first row, if any. */
  get<Row>(statement: string, ...values: SqlValue[]): Row | undefined;
  /** Rows one at a time, for what may not fit in memory. Nothing else may run until it is exhausted or left. */
  each<Row>(statement: string, ...values: SqlValue[]): IterableIterator<Row>;
  /** Marks a point to go back to within the transaction; `name` is a plain word. */
  savepoint(name: string): void;
  /** Keeps what happened since the savepoint. */
  release(name: string): void;
  /** Undoes what happened since the savepoint and forgets it. */
  rollbackTo(name: string): void;
}

/** Statements are few and repeat; past this many someone is building SQL out of values, so memory is guarded. */
const MOST_STATEMENTS = 500;

/** Makes a `Sql` on a connection, keeping prepared statements: preparing costs several times running. */
export function sqlOn(connection: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement<SqlValue[]>>();

  function statement(text: string): Database.Statement<SqlValue[]> {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    // The adapter of Prisma switches the connection to bigints; our rows hold ordinary numbers.
    const made = connection.prepare<SqlValue[]>(text).safeIntegers(false);
    prepared.set(text, made);
    return made;
  }

  return {
    run: (text, ...values) => statement(text).run(...values).changes,
    all: <Row>(text: string, ...values: SqlValue[]) => statement(text).all(...values) as Row[],
    get: <Row>(text: string, ...values: SqlValue[]) => statement(text).get(...values) as Row | undefined,
    each: <Row>(text: string, ...values: SqlValue[]) => statement(text).iterate(...values) as IterableIterator<Row>,
    savepoint: (name) => void statement(`SAVEPOINT ${name}`).run(),
    release: (name) => void statement(`RELEASE ${name}`).run(),
    rollbackTo: (name) => {
      statement(`ROLLBACK TO ${name}`).run();
      statement(`RELEASE ${name}`).run();
    },
  };
}
