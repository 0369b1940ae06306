import { createHash } from 'node:crypto';
import { applyRows, keyOf, PROJECTION_TABLES, type ProjectionTable, type RowChange } from '../database/rows.js';
import type { Sql } from '../database/sql.js';
import { partsOf, type RecordedEvent, type StreamId, type StreamKind } from '../domain/kernel/event.js';

/** What replaying needs from the domain and the projections; the same two that `execute` uses. */
export interface Replay {
  fold(kind: StreamKind, state: unknown, event: RecordedEvent): unknown;
  project(stream: StreamId, before: unknown, after: unknown): readonly RowChange[];
}

/** Empties the projections and fills them from the events, inside the caller's transaction. Answers how many events. */
export function rebuildProjections(sql: Sql, events: Iterable<RecordedEvent>, { fold, project }: Replay): number {
  for (const table of PROJECTION_TABLES) sql.run(`DELETE FROM "${table}"`);
  const states = new Map<StreamId, unknown>();
  let count = 0;
  for (const event of events) {
    const before = states.get(event.stream) ?? null;
    const after = fold(partsOf(event.stream).kind, before, event);
    states.set(event.stream, after);
    applyRows(sql, project(event.stream, before, after));
    count += 1;
  }
  sql.run(`PRAGMA user_version = ${shapeOf(sql)}`);
  return count;
}

/**
 * Rebuilds when the projections were made with other columns than they have now, or filled otherwise: a migration adds a column, the
 * journal fills it. The shape is kept in the file itself, in the same transaction, so a stop in between is made good at the next start.
 * `events` is only asked for when needed. Answers whether it rebuilt.
 */
export function rebuildWhenReshaped(sql: Sql, events: (sql: Sql) => Iterable<RecordedEvent>, replay: Replay): boolean {
  const { user_version: made = 0 } = sql.get<{ user_version: number }>('PRAGMA user_version') ?? {};
  if (made === shapeOf(sql)) return false;
  rebuildProjections(sql, events(sql), replay);
  return true;
}

/** Raised when the same journal gives other rows than before in the same columns (a right that is read from a row, say): a test holds it against the rows. */
export const PROJECTED = 4;

/** The columns of all projection tables, and how they are filled, as one number as large as SQLite's user_version holds. */
function shapeOf(sql: Sql): number {
  const columns = PROJECTION_TABLES.map((table) => sql.all<{ name: string; type: string }>(`PRAGMA table_info("${table}")`).map(({ name, type }) => [name, type]));
  return createHash('sha256').update(JSON.stringify([PROJECTED, PROJECTION_TABLES, columns])).digest().readInt32BE() & 0x7fffffff;
}

/** A row that is not what the journal says: `extra` has no event behind it, `missing` and `different` speak for themselves. */
export interface ProjectionDifference {
  readonly table: ProjectionTable;
  readonly key: string;
  readonly kind: 'missing' | 'extra' | 'different';
}

/**
 * Rebuilds the projections and compares them row by row with what stood there. Changes the database:
 * meant for a copy. Answers every row that differs, by table and key.
 */
export function compareProjections(sql: Sql, events: Iterable<RecordedEvent>, replay: Replay): ProjectionDifference[] {
  for (const table of PROJECTION_TABLES) sql.run(`CREATE TEMP TABLE "stood_${table}" AS SELECT * FROM main."${table}"`);
  rebuildProjections(sql, events, replay);
  const differences = PROJECTION_TABLES.flatMap((table) => tableDifferences(sql, table));
  for (const table of PROJECTION_TABLES) sql.run(`DROP TABLE temp."stood_${table}"`);
  return differences;
}

function tableDifferences(sql: Sql, table: ProjectionTable): ProjectionDifference[] {
  const stood = `temp."stood_${table}"`;
  const rebuilt = `main."${table}"`;
  const keysOnlyIn = (one: string, other: string): Set<string> =>
    new Set(
      sql
        .all<Record<string, string>>(`SELECT * FROM ${one} EXCEPT SELECT * FROM ${other}`)
        .map((row) => keyOf(table).map((column) => row[column]).join(' ')),
    );
  const before = keysOnlyIn(stood, rebuilt);
  const after = keysOnlyIn(rebuilt, stood);
  return [...new Set([...before, ...after])].sort().map((key) => ({ table, key, kind: kindOf(before.has(key), after.has(key)) }));
}

function kindOf(stood: boolean, rebuilt: boolean): ProjectionDifference['kind'] {
  if (stood && rebuilt) return 'different';
  return stood ? 'extra' : 'missing';
}
