import type { SerialisedSqlite } from '../../src/database/sqlite.js';
import type { Sql } from '../../src/database/sql.js';
import type { Draft, RecordedEvent, StreamId } from '../../src/domain/kernel/event.js';
import type { EventRow } from '../../src/journal/chain.js';
import { appendEvents, eachRow, type AppendMeta } from '../../src/journal/store.js';

export const MEETING: StreamId = 'meeting:m1';

/** An event of no meaning, for tests of the journal itself. */
export function draft(payload: unknown = { text: 'x' }, stream: StreamId = MEETING, type = 'SomethingHappened'): Draft {
  return { stream, type, payload };
}

export function meta(commandId = 'c1', more: Partial<AppendMeta> = {}): AppendMeta {
  return {
    commandId,
    actor: { kind: 'person', personId: 'p1', name: 'J. | de Vries' },
    seat: 'secretary',
    recordedAt: '2020-03-24T08:00:00.000Z',
    ...more,
  };
}

/** Appends in a transaction of its own. */
export function append(sqlite: SerialisedSqlite, drafts: readonly Draft[], which: AppendMeta = meta()): Promise<RecordedEvent[]> {
  return sqlite.write((sql) => appendEvents(sql, drafts, which));
}

export function rowsOf(sqlite: SerialisedSqlite): Promise<EventRow[]> {
  return sqlite.read((sql) => [...eachRow(sql)]);
}

/** Destroys a payload as a sealed removal does: first the event that names it, then the content. */
export function seal(sql: Sql, position: number, which: AppendMeta = meta(`seal-${position}`)): void {
  const row = sql.get<EventRow>('SELECT * FROM event WHERE position = ?', position);
  if (!row) throw new Error(`no event at ${position}`);
  const payload = { position, payloadHash: row.payload_hash, reason: 'a name' };
  appendEvents(sql, [draft(payload, row.stream as StreamId, 'PayloadSealed')], which);
  sql.run('UPDATE event SET payload = NULL WHERE position = ?', position);
}
