import { keyOf, type PartOfRow, type ProjectionTable, type RowChange, type RowOf } from '../database/rows.js';
import { Entries } from '../domain/kernel/entries.js';

export type { RowChange };

/**
 * The rows that differ between two states of a map of things. A row is a function of the folded state alone,
 * so a rebuild gives the same tables. Unchanged things are recognised by identity.
 */
export function changedRows<T extends ProjectionTable, Thing>(
  table: T,
  before: ReadonlyMap<string, Thing> | undefined,
  after: ReadonlyMap<string, Thing>,
  toRow: (thing: Thing) => RowOf<T>,
): RowChange[] {
  // A picture of thousands of statements grows by one: what changed is known without looking at all of them.
  const known = before && after instanceof Entries ? after.changedSince(before) : null;
  if (known) return known.flatMap((id) => upsertOf(table, after.get(id), toRow));

  const changes: RowChange[] = [];
  for (const [id, thing] of after) {
    if (before?.get(id) !== thing) changes.push(upsert(table, toRow(thing)));
  }
  for (const [id, thing] of before ?? []) {
    if (!after.has(id)) changes.push({ table, op: 'delete', where: keyPart(table, toRow(thing)) } as RowChange);
  }
  return changes;
}

/** One row, when it differs from what it was. */
export function changedRow<T extends ProjectionTable, Thing>(
  table: T,
  before: Thing | null,
  after: Thing,
  toRow: (thing: Thing) => RowOf<T>,
): RowChange[] {
  const row = toRow(after);
  return before !== null && sameRow(toRow(before), row) ? [] : [upsert(table, row)];
}

/** The rows that differ between two tables of rows by key, for rows that look at more than one thing. */
export function changedTable<T extends ProjectionTable>(table: T, before: ReadonlyMap<string, RowOf<T>>, after: ReadonlyMap<string, RowOf<T>>): RowChange[] {
  const changed = [...after].flatMap(([key, row]) => changedRow(table, before.get(key) ?? null, row, (same) => same));
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, row]) => ({ table, op: 'delete', where: keyPart(table, row) }) as RowChange);
  return [...changed, ...gone];
}

function upsertOf<T extends ProjectionTable, Thing>(table: T, thing: Thing | undefined, toRow: (thing: Thing) => RowOf<T>): RowChange[] {
  return thing === undefined ? [] : [upsert(table, toRow(thing))];
}

// The union of row changes is one case a table; inside a generic function TypeScript cannot see which one it is.
function upsert<T extends ProjectionTable>(table: T, row: RowOf<T>): RowChange {
  return { table, op: 'upsert', row } as RowChange;
}

function keyPart<T extends ProjectionTable>(table: T, row: RowOf<T>): PartOfRow<T> {
  const columns = Object.entries(row).filter(([column]) => keyOf(table).includes(column));
  return Object.fromEntries(columns) as PartOfRow<T>;
}

function sameRow<R extends object>(one: R, other: R): boolean {
  return Object.entries(other).every(([column, value]) => (one as Record<string, unknown>)[column] === value);
}
