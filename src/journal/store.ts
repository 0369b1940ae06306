import type { Sql } from '../database/sql.js';
import type { Actor, Draft, RecordedEvent, StreamId } from '../domain/kernel/event.js';
import { canonicalJson } from '../domain/kernel/canonical.js';
import { eventHash, FIRST_PREVIOUS_HASH, payloadHash, type EventRow } from './chain.js';
import { currentSchema, upcast } from './upcasters.js';

/** What the events of one command share. `expected`: the version each stream must still have (0: no events yet). */
export interface AppendMeta {
  readonly actor: Actor;
  readonly seat: string | null;
  readonly commandId: string;
  readonly recordedAt: string;
  readonly expected?: Readonly<Partial<Record<StreamId, number>>>;
}

/** A stream has moved on since the writer read it (R16). Nothing was appended. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';

  constructor(
    readonly stream: StreamId,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream} is at version ${actual}, not ${expected}`);
  }
}

const COLUMN_NAMES = [
  'position', 'stream', 'version', 'type', 'schema', 'happened_at', 'recorded_at', 'actor', 'seat', 'command_id', 'payload', 'payload_hash', 'previous_hash', 'hash',
] as const satisfies readonly (keyof EventRow)[];
/** The columns of an event, for those who read rows. */
export const COLUMNS = COLUMN_NAMES.join(', ');
const INSERT = `INSERT INTO event (${COLUMNS}) VALUES (${COLUMN_NAMES.map(() => '?').join(', ')})`;
const HEAD = 'SELECT position, hash FROM event ORDER BY position DESC LIMIT 1';
const VERSION = 'SELECT version FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1';
const STREAM = `SELECT ${COLUMNS} FROM event WHERE stream = ? AND version > ? ORDER BY version`;
const AFTER = `SELECT ${COLUMNS} FROM event WHERE position > ? ORDER BY position LIMIT ?`;
const COMMAND = `SELECT ${COLUMNS} FROM event WHERE command_id = ? ORDER BY position`;
const EVERY = `SELECT ${COLUMNS} FROM event ORDER BY position`;

/** The last event of the journal: position 0 and the first previous hash when there is none. */
export interface Head {
  readonly position: number;
  readonly hash: string;
}

/** Where the chain ends. Read anew each time (3 microseconds), so that no rollback can leave a wrong one behind. */
export function readHead(sql: Sql): Head {
  return sql.get<Head>(HEAD) ?? { position: 0, hash: FIRST_PREVIOUS_HASH };
}

/** The version of a stream's last event; 0 when it has none. */
export function streamVersion(sql: Sql, stream: StreamId): number {
  return sql.get<{ version: number }>(VERSION, stream)?.version ?? 0;
}

/**
 * Appends the events of one command, inside the caller's transaction: gives each its position and version and
 * links it to the chain. Throws VersionConflict when a stream is not at its expected version.
 */
export function appendEvents(sql: Sql, drafts: readonly Draft[], meta: AppendMeta): RecordedEvent[] {
  checkExpected(sql, meta.expected ?? {});
  const actor = canonicalJson(meta.actor);
  const versions = new Map<StreamId, number>();
  let head = readHead(sql);
  return drafts.map((draft) => {
    const version = (versions.get(draft.stream) ?? streamVersion(sql, draft.stream)) + 1;
    versions.set(draft.stream, version);
    const row = makeRow(draft, meta, { actor, version, head });
    sql.run(INSERT, ...COLUMN_NAMES.map((column) => row[column]));
    head = row;
    return recordedEvent(row);
  });
}

function checkExpected(sql: Sql, expected: NonNullable<AppendMeta['expected']>): void {
  for (const [stream, version] of Object.entries(expected) as [StreamId, number][]) {
    const actual = streamVersion(sql, stream);
    if (actual !== version) throw new VersionConflict(stream, version, actual);
  }
}

function makeRow(draft: Draft, meta: AppendMeta, place: { actor: string; version: number; head: Head }): EventRow {
  const payload = canonicalJson(draft.payload);
  const row = {
    position: place.head.position + 1,
    stream: withoutBar(draft.stream),
    version: place.version,
    type: withoutBar(draft.type),
    schema: currentSchema(draft.type),
    happened_at: withoutBar(draft.happenedAt ?? meta.recordedAt),
    recorded_at: withoutBar(meta.recordedAt),
    actor: place.actor,
    seat: meta.seat === null ? null : withoutBar(meta.seat),
    command_id: withoutBar(meta.commandId),
    payload,
    payload_hash: payloadHash(payload),
    previous_hash: place.head.hash,
  };
  return { ...row, hash: eventHash(row) };
}

/** The hash joins columns by '|'; a column that held one could pass for two. */
function withoutBar<T extends string>(column: T): T {
  if (column === '' || column.includes('|')) throw new Error(`A column of an event is empty or has a '|': '${column}'`);
  return column;
}

/** A row as the domain reads it, upcast to today's schema. A sealed payload is null. */
export function recordedEvent(row: EventRow): RecordedEvent {
  return {
    position: row.position,
    stream: row.stream as StreamId,
    version: row.version,
    type: row.type,
    schema: currentSchema(row.type),
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    actor: JSON.parse(row.actor) as Actor,
    seat: row.seat,
    commandId: row.command_id,
    payload: row.payload === null ? null : upcast(row.type, row.schema, JSON.parse(row.payload)),
  };
}

/** A stream's events after a version, in order. */
export function loadStream(sql: Sql, stream: StreamId, afterVersion = 0): RecordedEvent[] {
  return sql.all<EventRow>(STREAM, stream, afterVersion).map(recordedEvent);
}

/** At most `limit` events after a position, over all streams, in order. */
export function loadAll(sql: Sql, afterPosition: number, limit: number): RecordedEvent[] {
  return sql.all<EventRow>(AFTER, afterPosition, limit).map(recordedEvent);
}

const PAGE = 1_000;

/** All events in order, read in pages, so that the caller may write in between. */
export function* everyEvent(sql: Sql): Generator<RecordedEvent> {
  let after = 0;
  for (;;) {
    const page = loadAll(sql, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** What a command did, if it was carried out before; empty otherwise. */
export function eventsOfCommand(sql: Sql, commandId: string): RecordedEvent[] {
  return sql.all<EventRow>(COMMAND, commandId).map(recordedEvent);
}

/** The digest of a command that was carried out before; null for a new one. */
export function digestOfCommand(sql: Sql, commandId: string): string | null {
  return sql.get<{ digest: string }>('SELECT digest FROM command WHERE id = ?', commandId)?.digest ?? null;
}

/** Remembers what a command asked, inside the caller's transaction. */
export function rememberCommand(sql: Sql, commandId: string, digest: string): void {
  sql.run('INSERT INTO command (id, digest) VALUES (?, ?)', commandId, digest);
}

/** Every row as it lies on disk, one at a time, for verifying. */
export function eachRow(sql: Sql): Iterable<EventRow> {
  return sql.each<EventRow>(EVERY);
}
