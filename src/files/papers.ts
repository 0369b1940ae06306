import type { Files, SendFile, Upload } from '../domain/kernel/files.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { sweepFolder } from './folder.js';
import { createFileStore, type FileStoreOptions } from './store.js';

/** What is remembered of files beside their bytes. Times are UTC. */
export interface UploadRecords {
  remember(upload: Upload, at: string): Promise<void>;
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

/** How long a file that was sent waits for its command, in milliseconds. */
const WAITS = 24 * 3600 * 1000;

/** Opens the store of papers, after removing what was sent and became none. For the one process that takes files in. */
export async function openPapers({ clock, ids, records, ...options }: PapersOptions): Promise<{ readonly files: Files; readonly sendFile: SendFile }> {
  const before = new Date(Date.parse(clock.now()) - WAITS).toISOString();
  await records.forget(before);
  sweepFolder(options.folder, before, await records.named());
  const files = createFileStore(options);
  return {
    files,
    async sendFile(personId, name, bytes) {
      const taken = await files.take(name, bytes);
      if ('refused' in taken) return taken;
      const upload = { id: ids.next(), personId, ...taken };
      await records.remember(upload, clock.now());
      return upload;
    },
  };
}
