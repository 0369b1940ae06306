import type Database from 'better-sqlite3';

interface Pragma {
  readonly name: string;
  readonly set: string;
  readonly expected: string | number;
  /** A read-only connection cannot set this one, nor needs it. */
  readonly forWriting: boolean;
}

/**
 * What every connection needs. Only journal_mode is kept in the file; a reopened file has synchronous=NORMAL,
 * with which a power cut loses confirmed commits, and without recursive_triggers an INSERT OR REPLACE
 * slips past the triggers that protect the journal.
 */
const PRAGMAS: readonly Pragma[] = [
  { name: 'busy_timeout', set: '5000', expected: 5000, forWriting: false },
  { name: 'journal_mode', set: 'WAL', expected: 'wal', forWriting: true },
  { name: 'synchronous', set: 'FULL', expected: 2, forWriting: true },
  { name: 'foreign_keys', set: 'ON', expected: 1, forWriting: false },
  { name: 'recursive_triggers', set: 'ON', expected: 1, forWriting: false },
];

/** Sets them and reads them back; throws when one did not take. An in-memory database has no WAL. */
export function setPragmas(connection: Database.Database, readonly: boolean): void {
  for (const { name, set, expected, forWriting } of PRAGMAS) {
    if (forWriting && readonly) continue;
    connection.pragma(`${name}=${set}`);
    const actual: unknown = connection.pragma(name, { simple: true });
    const value = typeof actual === 'bigint' ? Number(actual) : actual;
    if (value === expected || (connection.memory && name === 'journal_mode')) continue;
    throw new Error(`The database does not take ${name}=${set}: it says ${String(value)}.`);
  }
}
