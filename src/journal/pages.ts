import type { Sql, SqlValue } from '../database/sql.js';
import type { RecordedEvent, StreamId } from '../domain/kernel/event.js';
import type { EventRow } from './chain.js';
import { COLUMNS, recordedEvent } from './store.js';

/** An event as it is read in the journal: with its hash. */
export interface JournalEntry extends RecordedEvent {
  readonly hash: string;
  /** True when the payload was destroyed; the rest of the event stands. */
  readonly sealed: boolean;
}

/** Which events of a crisis: of one meeting, one type, one person. */
export interface JournalFilter {
  readonly meetingId?: string | null;
  readonly type?: string | null;
  readonly personId?: string | null;
}

/** A page of a crisis's journal, in order of position. */
export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** The position after which the page before this one begins; null on the first page. */
  readonly before: number | null;
  /** The position after which the next page begins; null on the last page. */
  readonly after: number | null;
}

const ASKED = 'WITH asked (crisisId, meetingId, type, personId) AS (SELECT ?, ?, ?, ?)';
const CRISIS = '(SELECT crisisId FROM asked)';
const MEETING = '(SELECT meetingId FROM asked)';
const TYPE = '(SELECT type FROM asked)';
const PERSON = '(SELECT personId FROM asked)';
// A crisis's streams come from the lists that projections keep: no event has to be read to find them.
const STREAMS = `SELECT 'crisis:' || ${CRISIS} UNION ALL SELECT 'picture:' || ${CRISIS}
  UNION ALL SELECT 'meeting:' || id FROM Meeting WHERE crisisId = ${CRISIS}
  UNION ALL SELECT 'action:' || id FROM Action WHERE crisisId = ${CRISIS}`;
// What belongs to a meeting: its own stream, its actions, and what the picture heard there.
const OF_MEETING = `(stream = 'meeting:' || ${MEETING} OR stream IN (SELECT 'action:' || id FROM Action WHERE meetingId = ${MEETING})
  OR (stream = 'picture:' || ${CRISIS} AND json_extract(payload, '$.meetingId') = ${MEETING}))`;
// `+stream`: walked in order of position, which ends as soon as the page is full; by stream every event of the crisis would be read and sorted.
const WHERE = `+stream IN (${STREAMS}) AND (${MEETING} IS NULL OR ${OF_MEETING}) AND (${TYPE} IS NULL OR type = ${TYPE})
  AND (${PERSON} IS NULL OR json_extract(actor, '$.personId') = ${PERSON})`;
const FORWARD = `${ASKED} SELECT ${COLUMNS} FROM event WHERE ${WHERE} AND position > ? ORDER BY position LIMIT ?`;
const BACKWARD = `${ASKED} SELECT position FROM event WHERE ${WHERE} AND position <= ? ORDER BY position DESC LIMIT ?`;

/** One page of the journal of a crisis after a position: `size` events at most, in order. Nothing is folded. */
export function journalPage(sql: Sql, crisisId: string, filter: JournalFilter, after: number, size: number): JournalPage {
  const { meetingId = null, type = null, personId = null } = filter;
  const asked: readonly SqlValue[] = [crisisId, meetingId, type, personId, after];
  const rows = sql.all<EventRow>(FORWARD, ...asked, size + 1);
  const entries = rows.slice(0, size).map(journalEntry);
  const earlier = after > 0 ? sql.all<{ position: number }>(BACKWARD, ...asked, size + 1) : [];
  return {
    entries,
    before: earlier.length === 0 ? null : earlier.length > size ? (earlier[size]?.position ?? 0) : 0,
    after: rows.length > size ? (entries.at(-1)?.position ?? null) : null,
  };
}

/** Events of one stream that were recorded up to a moment (UTC, included), in order: `size` at most of those after a version. */
export function streamUntil(sql: Sql, stream: StreamId, until: string, after: number, size: number): RecordedEvent[] {
  return sql.all<EventRow>(`SELECT ${COLUMNS} FROM event WHERE stream = ? AND version > ? AND recorded_at <= ? ORDER BY version LIMIT ?`, stream, after, until, size).map(recordedEvent);
}

function journalEntry(row: EventRow): JournalEntry {
  return { ...recordedEvent(row), hash: row.hash, sealed: row.payload === null };
}
