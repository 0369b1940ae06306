import type { Sql } from '../database/sql.js';
import type { SerialisedSqlite } from '../database/sqlite.js';
import type { Upload } from '../domain/kernel/files.js';
import { FILE_EVENTS } from '../domain/papers/index.js';

/** What the journal's database remembers of files that were sent: until a command makes a paper of them, or they are forgotten. Times are UTC. */
export function uploadRecords(sqlite: SerialisedSqlite) {
  return {
    remember: (upload: Upload, at: string): Promise<void> => sqlite.write((sql) => rememberUpload(sql, upload, at)),
    countOf: (personId: string): Promise<number> => sqlite.read((sql) => sql.get<{ count: number }>('SELECT count(*) AS count FROM "PaperUpload" WHERE "personId" = ?', personId)?.count ?? 0),
    forget: (before: string): Promise<void> => sqlite.write((sql) => void sql.run('DELETE FROM "PaperUpload" WHERE "sentAt" < ?', before)),
    named: (): Promise<(sha256: string) => boolean> =>
      sqlite.read((sql) => {
        const named = namedPapers(sql);
        const waiting = new Set(sql.all<{ sha256: string }>('SELECT sha256 FROM "PaperUpload"').map(({ sha256 }) => sha256));
        return (sha256) => named.has(sha256) || waiting.has(sha256);
      }),
  };
}

function rememberUpload(sql: Sql, { id, personId, sha256, size, mediaType, fileName }: Upload, at: string): void {
  sql.run('INSERT INTO "PaperUpload" (id, "personId", sha256, size, "mediaType", "fileName", "sentAt") VALUES (?, ?, ?, ?, ?, ?, ?)', id, personId, sha256, size, mediaType, fileName, at);
}

/** A file that was sent; null when it is not there. */
export function uploadWith(sql: Sql, id: string): Upload | null {
  return sql.get<Upload>('SELECT id, "personId", sha256, size, "mediaType", "fileName" FROM "PaperUpload" WHERE id = ?', id) ?? null;
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

