// The floors that everything is measured against, in the same run on the same machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Appends a second of rows of `bytes` bytes to a bare SQLite file, each with its own fsync. */
export function rawAppendsPerSecond(bytes, seconds = 3) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-floor-'));
  const database = new Database(join(folder, 'floor.db'));
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = database.prepare('INSERT INTO row (body) VALUES (?)');
  const body = 'x'.repeat(bytes);
  const end = performance.now() + seconds * 1000;
  let count = 0;
  while (performance.now() < end) {
    insert.run(body);
    count += 1;
  }
  database.close();
  rmSync(folder, { recursive: true });
  return count / seconds;
}

/** A server that answers `body` to everything. */
export async function staticServer(body) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => server.close(resolve)) };
}
