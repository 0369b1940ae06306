import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PART } from './store.js';

/** What lies in the folder of the papers: the hashes by name, and parts that never became a file. */
export function listFolder(folder: string): { readonly hashes: readonly string[]; readonly parts: readonly string[] } {
  if (!existsSync(folder)) return { hashes: [], parts: [] };
  const names = readdirSync(folder, { withFileTypes: true });
  const hashes = names.filter((one) => one.isDirectory() && /^[0-9a-f]{2}$/.test(one.name)).flatMap(({ name }) => readdirSync(join(folder, name)).filter((rest) => /^[0-9a-f]{62}$/.test(rest)).map((rest) => `${name}${rest}`));
  return { hashes, parts: names.filter(({ name }) => name.startsWith(PART)).map(({ name }) => name) };
}

/**
 * Removes what no paper was made of: parts, and files older than `before` (UTC) that `isNamed` does not know. Only while no file is being taken in.
 * Answers how many went.
 */
export function sweepFolder(folder: string, before: string, isNamed: (sha256: string) => boolean): number {
  const { hashes, parts } = listFolder(folder);
  const left = hashes.filter((sha256) => !isNamed(sha256)).map((sha256) => join(folder, sha256.slice(0, 2), sha256.slice(2)));
  const gone = [...parts.map((name) => join(folder, name)), ...left.filter((path) => statSync(path).mtimeMs < Date.parse(before))];
  for (const path of gone) rmSync(path, { force: true });
  return gone.length;
}

/** The SHA-256 of a file, lower-case hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
