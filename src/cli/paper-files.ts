import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashOfFile } from '../files/folder.js';
import { placeOf } from '../files/place.js';
import { sync, syncFolderOf } from './snapshot.js';

/** The papers that events name: their SHA-256 with the size in bytes. */
export type NamedPapers = ReadonlyMap<string, number>;

/** A paper that is not in a folder, or not with the bytes that have its hash. */
export interface PaperFault {
  readonly sha256: string;
  readonly kind: 'missing' | 'changed';
}

/** Where the papers of backups lie: one folder beside the files, which all of them share. The same bytes are copied once. */
export const backupFolderOf = (file: string): string => join(dirname(file), 'papers');

/** Reads every paper that is named again, byte for byte. Answers the first that is not as it was; null when all are. */
export async function faultyPaper(folder: string, named: NamedPapers): Promise<PaperFault | null> {
  for (const [sha256, size] of named) {
    const fault = await faultOf(placeOf(folder, sha256), sha256, size);
    if (fault !== null) return { sha256, kind: fault };
  }
  return null;
}

/** Copies what is named from one folder to another, each file whole or not at all; what is there and right is left. Answers what the source lacks. */
export async function copyPapers(from: string, to: string, named: NamedPapers): Promise<PaperFault | null> {
  for (const [sha256, size] of named) {
    const [source, target] = [placeOf(from, sha256), placeOf(to, sha256)];
    if ((await faultOf(target, sha256, size)) === null) continue;
    const fault = await faultOf(source, sha256, size);
    if (fault !== null) return { sha256, kind: fault };
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const part = `${target}.part`;
    try {
      await copyFile(source, part);
      sync(part);
      await rename(part, target);
      syncFolderOf(target);
    } finally {
      await rm(part, { force: true });
    }
  }
  return null;
}

async function faultOf(path: string, sha256: string, size: number): Promise<PaperFault['kind'] | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'missing';
  return found.size === size && (await hashOfFile(path)) === sha256 ? null : 'changed';
}
