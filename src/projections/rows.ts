/** A row of a projection as the database holds it: columns named as the fields of the Prisma model. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The tables that `rebuild` makes anew, each with the columns that name a row. */
export const PROJECTION_TABLES = {
  Crisis: ['id'],
  Team: ['id'],
  CrisisPerson: ['crisisId', 'personId'],
  Meeting: ['id'],
  MeetingSeat: ['meetingId', 'personId'],
  Decision: ['id'],
  Action: ['id'],
  Statement: ['id'],
} as const;
export type ProjectionTable = keyof typeof PROJECTION_TABLES;

/** One row to write, or to take away (by its key). */
export type RowChange =
  | { readonly table: ProjectionTable; readonly op: 'upsert'; readonly row: Row }
  | { readonly table: ProjectionTable; readonly op: 'delete'; readonly row: Row };

/**
 * The rows that differ between two states of a map of things. A row is a function of the folded state alone,
 * so a rebuild gives the same tables. Unchanged things are recognised by identity.
 */
export function changedRows<T>(
  table: ProjectionTable,
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T>,
  toRow: (thing: T) => Row,
): RowChange[] {
  const changes: RowChange[] = [];
  for (const [id, thing] of after) {
    if (before?.get(id) !== thing) changes.push({ table, op: 'upsert', row: toRow(thing) });
  }
  for (const [id, thing] of before ?? []) {
    if (!after.has(id)) changes.push({ table, op: 'delete', row: toRow(thing) });
  }
  return changes;
}

/** One row, when it differs from what it was. */
export function changedRow<T>(table: ProjectionTable, before: T | null, after: T, toRow: (thing: T) => Row): RowChange[] {
  const row = toRow(after);
  if (before !== null && sameRow(toRow(before), row)) return [];
  return [{ table, op: 'upsert', row }];
}

function sameRow(one: Row, other: Row): boolean {
  return Object.keys(other).every((column) => one[column] === other[column]);
}
