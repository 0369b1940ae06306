import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileRefusal, Files, StoredFile } from '../domain/kernel/files.js';
import { judge } from './content.js';
import { ENDINGS, kindOf } from './kinds.js';
import { cleanFileName, endingOf } from './name.js';
import { placeOf } from './place.js';

export interface FileStoreOptions {
  readonly folder: string;
  /** The largest file that is taken in, in megabytes (1024 x 1024 bytes). */
  readonly maxMegabytes: number;
  /** Where tests let the disk fail. */
  readonly faults?: { beforeWrite?(size: number): void };
}

/** A file that is not finished yet. */
export const PART = '.part-';
const MEGABYTE = 1024 * 1024;
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * The papers as files by their SHA-256, in a folder that only the server's user can open. A file is written beside, judged by its content, brought
 * to disk and then given its name in one step: what has a name is whole, and is never written again.
 */
export function createFileStore({ folder, maxMegabytes, faults = {} }: FileStoreOptions): Files {
  const most = maxMegabytes * MEGABYTE;

  async function take(name: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile | FileRefusal> {
    const fileName = cleanFileName(name);
    const kind = kindOf(endingOf(fileName));
    if (kind === null) {
      await leave(bytes);
      return { refused: 'paper-type', details: { endings: ENDINGS.join(', ') } };
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = join(folder, `${PART}${randomUUID()}`);
    try {
      const { size, sha256 } = await write(part, bytes);
      if (size === 0) return { refused: 'paper-empty' };
      if (size > most) return { refused: 'paper-too-large', details: { max: maxMegabytes } };
      const wrong = await judge(part, kind);
      if (wrong !== null) return { refused: wrong, details: { ending: endingOf(fileName) } };
      await giveName(part, sha256, size);
      return { sha256, size, mediaType: kind.mediaType, fileName };
    } catch (error) {
      if (!FULL.has((error as NodeJS.ErrnoException).code)) throw error;
      await leave(bytes);
      return { refused: 'paper-no-room' };
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Writes what comes, to the disk; past the limit it is only counted, so that whoever sends hears the answer. */
  async function write(part: string, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly size: number; readonly sha256: string }> {
    const hash = createHash('sha256');
    const handle = await open(part, 'wx', 0o600);
    let size = 0;
    try {
      for await (const piece of bytes) {
        size += piece.length;
        if (size > most) continue;
        faults.beforeWrite?.(size);
        hash.update(piece);
        await writeWhole(handle, piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { size, sha256: hash.digest('hex') };
  }

  /** Gives the bytes their name; where they are already nothing changes but the time, so that a sweep leaves them. */
  async function giveName(part: string, sha256: string, size: number): Promise<void> {
    const place = placeOf(folder, sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const known = await stat(place).catch(() => null);
    if (known?.size === size) {
      const now = new Date();
      return utimes(place, now, now);
    }
    await rename(part, place);
    await syncFolder(dirname(place));
    await syncFolder(folder);
  }

  return {
    take,
    async open(sha256) {
      const handle = await open(placeOf(folder, sha256), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return handle && handle.createReadStream();
    },
  };
}

async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length; ) from += (await handle.write(piece, from)).bytesWritten;
}

/** Lets the rest of what is sent pass by. */
export async function leave(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes) continue;
}

/** Writes the names in a folder through to the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
