import type { Sql } from '../database/sql.js';
import type { StreamId } from '../domain/kernel/event.js';
import type { EventRow } from './chain.js';
import { COLUMNS } from './store.js';

/** Which events of a stream: all, those that name one meeting, or those that name none. */
export interface StreamAsked {
  readonly stream: StreamId;
  readonly meeting?: string | null;
  /** Up to which version; without it to the end. */
  readonly until?: number;
}

/** Some rows as they lie on disk, in order; `upTo`: after which version to go on, null at the end of the stream. */
export interface StreamRows {
  readonly rows: readonly EventRow[];
  readonly upTo: number | null;
}

const MEETING = "json_extract(payload, '$.meetingId')";
const ROWS = `SELECT ${COLUMNS} FROM event WHERE stream = ? AND version > ? AND version <= ?`;
const MORE = 'SELECT 1 FROM event WHERE stream = ? AND version > ? LIMIT 1';

/** What is asked of the next `size` versions of a stream after one: looked at in pieces, so that a long picture keeps nobody waiting. */
export function streamRows(sql: Sql, { stream, meeting, until = Infinity }: StreamAsked, after: number, size: number): StreamRows {
  const upTo = Math.min(after + size, until);
  const rows =
    meeting === undefined
      ? sql.all<EventRow>(`${ROWS} ORDER BY version`, stream, after, upTo)
      : sql.all<EventRow>(`${ROWS} AND ${MEETING} IS ? ORDER BY version`, stream, after, upTo, meeting);
  return { rows, upTo: upTo >= until || sql.get(MORE, stream, upTo) === undefined ? null : upTo };
}
