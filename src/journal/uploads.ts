import type { Sql } from '../database/sql.js';
import type { Upload } from '../domain/kernel/files.js';
import { FILE_EVENTS } from '../domain/papers/index.js';

/** Remembers a file that was sent, until a command makes a paper of it. `at` is UTC. */
export function rememberUpload(sql: Sql, { id, personId, sha256, size, mediaType, fileName }: Upload, at: string): void {
  sql.run('INSERT INTO "PaperUpload" (id, "personId", sha256, size, "mediaType", "fileName", "sentAt") VALUES (?, ?, ?, ?, ?, ?, ?)', id, personId, sha256, size, mediaType, fileName, at);
}

/** A file that was sent; null when it is not there. */
export function uploadWith(sql: Sql, id: string): Upload | null {
  return sql.get<Upload>('SELECT id, "personId", sha256, size, "mediaType", "fileName" FROM "PaperUpload" WHERE id = ?', id) ?? null;
}

/** Forgets what was sent before that moment (UTC): a paper was made of it by then, or none ever will be. */
export function forgetUploads(sql: Sql, before: string): void {
  sql.run('DELETE FROM "PaperUpload" WHERE "sentAt" < ?', before);
}

/** The hashes of all files that events name, with their sizes in bytes. */
export function namedPapers(sql: Sql): ReadonlyMap<string, number> {
  const marks = FILE_EVENTS.map(() => '?').join(', ');
  const named = new Map<string, number>();
  for (const { payload } of sql.each<{ payload: string }>(`SELECT payload FROM "event" WHERE type IN (${marks}) AND payload IS NOT NULL`, ...FILE_EVENTS)) {
    const { sha256, size } = JSON.parse(payload) as { readonly sha256: string; readonly size: number };
    named.set(sha256, size);
  }
  return named;
}

/** The hashes of files that were sent and still may become a paper. */
export function waitingUploads(sql: Sql): ReadonlySet<string> {
  return new Set(sql.all<{ sha256: string }>('SELECT sha256 FROM "PaperUpload"').map(({ sha256 }) => sha256));
}
