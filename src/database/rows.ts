import type { Prisma } from '../generated/prisma/client.js';
import type { Sql, SqlValue } from './sql.js';

/** The projection tables and their rows; what Prisma reads is what projections write. */
interface ProjectionRows {
  Crisis: Prisma.CrisisUncheckedCreateInput;
  CrisisPerson: Prisma.CrisisPersonUncheckedCreateInput;
  Meeting: Prisma.MeetingUncheckedCreateInput;
  MeetingSeat: Prisma.MeetingSeatUncheckedCreateInput;
  MinutesSent: Prisma.MinutesSentUncheckedCreateInput;
  Decision: Prisma.DecisionUncheckedCreateInput;
  Action: Prisma.ActionUncheckedCreateInput;
  Statement: Prisma.StatementUncheckedCreateInput;
}

export type ProjectionTable = keyof ProjectionRows;
export type RowOf<T extends ProjectionTable> = ProjectionRows[T];
export type PartOfRow<T extends ProjectionTable> = Partial<RowOf<T>>;

/** Per table the columns that say which row it is. Every projection table is here; `rebuild` empties exactly these. */
const KEYS: { readonly [T in ProjectionTable]: readonly (keyof RowOf<T> & string)[] } = {
  Crisis: ['id'],
  CrisisPerson: ['crisisId', 'personId'],
  Meeting: ['id'],
  MeetingSeat: ['meetingId', 'personId'],
  MinutesSent: ['meetingId', 'personId'],
  Decision: ['id'],
  Action: ['id'],
  Statement: ['id'],
};

export const PROJECTION_TABLES = Object.keys(KEYS) as readonly ProjectionTable[];

/** The key columns of a projection table. */
export function keyOf(table: ProjectionTable): readonly string[] {
  return KEYS[table];
}

/**
 * A change to a projection. An upsert of a known row changes the columns it names; columns that are undefined
 * are left alone (a new row gets their default). `where` compares every column it names, null included.
 */
export type RowChange = {
  [T in ProjectionTable]:
    | { readonly table: T; readonly op: 'upsert'; readonly row: RowOf<T> }
    | { readonly table: T; readonly op: 'update'; readonly where: PartOfRow<T>; readonly set: PartOfRow<T> }
    | { readonly table: T; readonly op: 'delete'; readonly where: PartOfRow<T> };
}[ProjectionTable];

/** Writes changes to the projections, in order, inside the caller's transaction. */
export function applyRows(sql: Sql, changes: readonly RowChange[]): void {
  for (const change of changes) applyRow(sql, change);
}

function applyRow(sql: Sql, change: RowChange): void {
  switch (change.op) {
    case 'upsert':
      return upsert(sql, change.table, columnsOf(change.row));
    case 'update':
      return update(sql, change.table, columnsOf(change.where), columnsOf(change.set));
    case 'delete':
      return remove(sql, change.table, columnsOf(change.where));
  }
}

type Column = readonly [name: string, value: SqlValue];

/** The columns that are given. Their names come from typed code, never from what people type. */
function columnsOf(row: object): Column[] {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : (value as SqlValue)]);
}

const values = (columns: readonly Column[]): SqlValue[] => columns.map(([, value]) => value);
const quoted = ([name]: Column): string => `"${name}"`;

function upsert(sql: Sql, table: ProjectionTable, row: readonly Column[]): void {
  const key = keyOf(table);
  const changed = row.filter(([name]) => !key.includes(name)).map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
  const onConflict = changed.length > 0 ? `DO UPDATE SET ${changed.join(', ')}` : 'DO NOTHING';
  const target = key.map((name) => `"${name}"`).join(', ');
  const statement = `INSERT INTO "${table}" (${row.map(quoted).join(', ')}) VALUES (${row.map(() => '?').join(', ')})
    ON CONFLICT (${target}) ${onConflict}`;
  sql.run(statement, ...values(row));
}

function update(sql: Sql, table: ProjectionTable, where: readonly Column[], set: readonly Column[]): void {
  if (set.length === 0) return;
  const assignments = set.map((column) => `${quoted(column)} = ?`).join(', ');
  sql.run(`UPDATE "${table}" SET ${assignments} WHERE ${conditions(table, where)}`, ...values(set), ...values(where));
}

function remove(sql: Sql, table: ProjectionTable, where: readonly Column[]): void {
  sql.run(`DELETE FROM "${table}" WHERE ${conditions(table, where)}`, ...values(where));
}

/** A change of all rows at once is always a forgotten condition. */
function conditions(table: ProjectionTable, where: readonly Column[]): string {
  if (where.length === 0) throw new Error(`A change of ${table} names no row.`);
  return where.map((column) => `${quoted(column)} IS ?`).join(' AND ');
}
