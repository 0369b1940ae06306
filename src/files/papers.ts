import type { FileRefusal, Files, SendFile, Upload } from '../domain/kernel/files.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { sweepFolder } from './folder.js';
import { createFileStore, leave, type FileStoreOptions } from './store.js';

/** What is remembered of files beside their bytes. Times are UTC. */
export interface UploadRecords {
  remember(upload: Upload, at: string): Promise<void>;
  /** How many files of a person are remembered. */
  countOf(personId: string): Promise<number>;
  /** Forgets the files that were sent before. */
  forget(before: string): Promise<void>;
  /** Whether a file is named by an event, or may still be. */
  named(): Promise<(sha256: string) => boolean>;
}

export interface PapersOptions extends FileStoreOptions {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly records: UploadRecords;
}

const HOUR = 3600 * 1000;
/** How long a file that was sent waits for its command, in milliseconds. */
const WAITS = 24 * HOUR;
/** A file goes an hour after it is forgotten: by then a command that still found it is in the journal, and the file is named. */
const LIES = WAITS + HOUR;
/** How many files one person may send in a day: nobody brings more to a table, and the disk is for all. */
export const MOST_A_DAY = 200;

export interface Papers {
  readonly files: Files;
  readonly sendFile: SendFile;
  /** Removes what was sent and became no paper in time; nothing while a file is being taken in. Answers how many files went. */
  sweep(): Promise<number>;
  /** Sweeps every hour from now on. */
  start(onError: (error: unknown) => void): void;
  close(): void;
}

/** Opens the store of papers, after removing what was sent and became none. For the one process that takes files in. */
export async function openPapers({ clock, ids, records, ...options }: PapersOptions): Promise<Papers> {
  const files = createFileStore(options);
  let coming = 0;
  let timer: NodeJS.Timeout | null = null;

  async function sweep(): Promise<number> {
    const ago = (time: number) => new Date(Date.parse(clock.now()) - time).toISOString();
    await records.forget(ago(WAITS));
    const isNamed = await records.named();
    // A part that is being written would go with those that were left behind. What comes in from here on has a time of its own.
    return coming > 0 ? 0 : sweepFolder(options.folder, ago(LIES), isNamed);
  }
  await sweep();

  async function take(personId: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<Upload | FileRefusal> {
    if ((await records.countOf(personId)) >= MOST_A_DAY) {
      await leave(bytes);
      return { refused: 'paper-too-many', details: { max: MOST_A_DAY } };
    }
    const taken = await files.take(name, bytes);
    if ('refused' in taken) return taken;
    const upload = { id: ids.next(), personId, ...taken };
    await records.remember(upload, clock.now());
    return upload;
  }

  return {
    files,
    sweep,
    async sendFile(...sent) {
      coming += 1;
      try {
        return await take(...sent);
      } finally {
        coming -= 1;
      }
    },
    start(onError) {
      timer = setInterval(() => void sweep().catch(onError), HOUR);
      timer.unref();
    },
    close() {
      if (timer) clearInterval(timer);
    },
  };
}
