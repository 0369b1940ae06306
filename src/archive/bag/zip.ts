import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { Entries, Entry, Written } from './entries.js';

/** The first moment that a ZIP can name, in local time as it asks: the same files are the same bytes, in any time zone. */
const DATE = new Date(1980, 0, 1);
/** How much of a file goes on at once: a large one does not keep others waiting while it is hashed. */
const PIECE = 256 * 1024;
/** Packed already: packing them again takes time and gains nothing. */
const PACKED = /\.(docx|odt|ods|odp|xlsx|pptx|zip|png|jpe?g)$/i;

/**
 * The files as a ZIP, made while it is read: as fast as the reader takes it, one file at a time, never the whole in memory. When a file
 * cannot be made the stream ends with that error; when the reader goes away nothing more is made.
 */
export function zipOf(entries: Entries): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  fill(zip, out, entries).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

async function fill(zip: ZipFile, out: Readable, entries: Entries): Promise<void> {
  const gone = new AbortController();
  const failed = Promise.race([once(zip, 'error', { signal: gone.signal }).then(([error]) => Promise.reject(error as Error)), once(out, 'close', { signal: gone.signal }).then(() => Promise.reject(new Error('the reader of a ZIP went away')))]);
  // Whoever waits for it hears of it; nobody does once all is written.
  failed.catch(() => undefined);
  try {
    let step = await entries.next();
    while (!step.done) {
      const written = await put(zip, step.value, failed);
      // Others have their turn between two files.
      await setImmediate();
      step = await Promise.race([entries.next(written), failed]);
    }
    zip.end();
  } finally {
    gone.abort();
    await entries.return();
  }
}

async function put(zip: ZipFile, { path, content }: Entry, failed: Promise<never>): Promise<Written> {
  const hash = createHash('sha512');
  const count = { size: 0 };
  const source = Buffer.isBuffer(content) ? pieces(content) : await content();
  const counted = Readable.from(hashed(source, hash, count), { objectMode: false });
  zip.addReadStream(counted, path, { mtime: DATE, mode: 0o100644, forceDosTimestamp: true, compress: !PACKED.test(path) });
  try {
    await Promise.race([finished(counted), failed]);
  } catch (error) {
    // What it was read from is let go of too.
    counted.destroy();
    throw error;
  }
  return { path, size: count.size, sha512: hash.digest('hex') };
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* hashed(source: AsyncIterable<unknown> | Iterable<Buffer>, hash: Hash, count: { size: number }): AsyncGenerator<Buffer> {
  for await (const part of source) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    hash.update(bytes);
    count.size += bytes.length;
    yield bytes;
  }
}
