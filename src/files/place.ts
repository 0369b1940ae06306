import { join } from 'node:path';

/** The folder of the papers in a data directory. */
export function papersFolderIn(dataDir: string): string {
  return join(dataDir, 'papers');
}

/** Where the bytes with a hash (lower-case hexadecimal) lie: a folder by its first two signs, so that none grows without end. */
export function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}
