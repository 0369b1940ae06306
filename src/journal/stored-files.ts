import { hash } from 'node:crypto';
import type { Sql } from '../database/sql.js';
import type { FileNote, Prepared } from '../domain/kernel/prepared.js';
import type { CRISIS_EVENTS } from '../domain/crisis/index.js';
import type { MINUTES_EVENTS } from '../domain/minutes/index.js';

/** The events that name files. */
const KEEPING: readonly (keyof typeof MINUTES_EVENTS | keyof typeof CRISIS_EVENTS)[] = ['MinutesKept', 'MinutesAdopted', 'ErratumIssued', 'MinutesBroughtIn', 'SitrapIssued'];

/** Keeps the files of a version, in the transaction of the event that names them; none when no event does. The same bytes are kept once. */
export function keepFiles(sql: Sql, { subjectId, version, at, files }: Prepared, events: readonly { readonly type: string }[]): void {
  if (!events.some(({ type }) => KEEPING.some((keeping) => keeping === type))) return;
  for (const { sha256, variant, format, bytes } of files) {
    const known = sql.get('SELECT 1 FROM "StoredFile" WHERE sha256 = ?', sha256) !== undefined;
    if (known) continue;
    sql.run('INSERT INTO "StoredFile" (sha256, "meetingId", version, variant, format, bytes, "madeAt") VALUES (?, ?, ?, ?, ?, ?, ?)', sha256, subjectId, version, variant, format, Buffer.from(bytes), at);
  }
}

/** The bytes of a stored file; null when there is none of that name. */
export function fileWith(sql: Sql, sha256: string): Buffer | null {
  return sql.get<{ bytes: Buffer }>('SELECT bytes FROM "StoredFile" WHERE sha256 = ?', sha256)?.bytes ?? null;
}

/** A stored file that is not what an event says of it. */
export interface FileFault {
  readonly sha256: string;
  readonly kind: 'missing' | 'changed' | 'extra';
}

/** Every file that events name is there with bytes that have its hash, and no others are. Answers what is not so. */
export function verifyFiles(sql: Sql): FileFault[] {
  const named = new Set<string>();
  const marks = KEEPING.map(() => '?').join(', ');
  for (const { payload } of sql.all<{ payload: string }>(`SELECT payload FROM "event" WHERE type IN (${marks}) AND payload IS NOT NULL`, ...KEEPING)) {
    for (const { sha256 } of (JSON.parse(payload) as { readonly files: readonly FileNote[] }).files) named.add(sha256);
  }
  const faults: FileFault[] = [];
  const there = new Set<string>();
  for (const { sha256 } of sql.all<{ sha256: string }>('SELECT sha256 FROM "StoredFile"')) {
    there.add(sha256);
    const bytes = fileWith(sql, sha256);
    if (bytes === null || hash('sha256', bytes) !== sha256) faults.push({ sha256, kind: 'changed' });
    else if (!named.has(sha256)) faults.push({ sha256, kind: 'extra' });
  }
  return [...faults, ...[...named].filter((sha256) => !there.has(sha256)).map((sha256): FileFault => ({ sha256, kind: 'missing' }))];
}
