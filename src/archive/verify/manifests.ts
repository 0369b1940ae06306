import { DECLARATION, MANIFEST, PAYLOAD, TAG_MANIFEST } from '../bag/bag.js';
import type { Written } from '../bag/entries.js';
import type { Problem } from './report.js';

const LINE = /^([0-9a-f]{128}) {2}(.+)$/;

/** What was found in the folder of a bag: every file by its path, and the words of those that BagIt reads. */
export interface FoundBag {
  readonly files: ReadonlyMap<string, Written>;
  readonly tags: ReadonlyMap<string, string>;
}

/** Everything against what the manifests and bag-info say: nothing missing, extra or changed. */
export function manifestProblems({ files, tags }: FoundBag): Problem[] {
  const manifest = readManifest(tags.get(MANIFEST));
  const tagManifest = readManifest(tags.get(TAG_MANIFEST));
  if (tags.get('bagit.txt') !== DECLARATION || manifest === null || tagManifest === null) return [{ fault: 'not-a-bag', where: tags.get('bagit.txt') === DECLARATION ? MANIFEST : 'bagit.txt' }];
  const isPayload = (path: string) => path.startsWith(PAYLOAD);
  const payload = [...files.values()].filter(({ path }) => isPayload(path));
  return [
    ...against(manifest, payload),
    ...against(tagManifest, [...files.values()].filter(({ path }) => !isPayload(path) && path !== TAG_MANIFEST)),
    ...oxumProblems(tags.get('bag-info.txt') ?? '', payload),
  ];
}

function against(named: ReadonlyMap<string, string>, found: readonly Written[]): Problem[] {
  const there = new Set(found.map(({ path }) => path));
  return [
    ...[...named.keys()].filter((path) => !there.has(path)).map((path): Problem => ({ fault: 'missing', where: path })),
    ...found.flatMap(({ path, sha512 }): Problem[] => {
      const said = named.get(path);
      return said === undefined ? [{ fault: 'extra', where: path }] : said === sha512 ? [] : [{ fault: 'changed', where: path }];
    }),
  ];
}

function oxumProblems(info: string, payload: readonly Written[]): Problem[] {
  const octets = payload.reduce((sum, { size }) => sum + size, 0);
  const said = /^Payload-Oxum: (\d+\.\d+)$/m.exec(info)?.[1];
  return said === `${octets}.${payload.length}` ? [] : [{ fault: 'oxum', where: 'bag-info.txt' }];
}

/** The hash of each path; null for what is no manifest, or names a file twice. */
function readManifest(text: string | undefined): ReadonlyMap<string, string> | null {
  if (text === undefined) return null;
  const lines = text.split('\n').filter((line) => line !== '');
  const read = lines.map((line) => LINE.exec(line));
  const hashes = new Map(read.flatMap((found) => (found?.[1] !== undefined && found[2] !== undefined ? [[found[2], found[1]] as const] : [])));
  return hashes.size === lines.length && lines.length > 0 ? hashes : null;
}
