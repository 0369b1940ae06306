import type { Entries, Entry, Written } from './entries.js';

/** What bag-info.txt says, in order: names of RFC 8493 with a value each. */
export type BagInfo = readonly (readonly [string, string])[];

/** What the payload leaves when it is done: files that stand beside it, and what bag-info says beyond sizes. */
export interface BagEnd {
  readonly beside: readonly Entry[];
  readonly info: BagInfo;
}

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const PAYLOAD = 'data/';
export const MANIFEST = 'manifest-sha512.txt';
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';

/** A payload as a bag (RFC 8493) in one folder: every file in a manifest with its SHA-512, and the manifest in another. */
export async function* bagOf(folder: string, payload: Entries<BagEnd>): Entries {
  const manifest: string[] = [];
  const tags: Written[] = [];
  let octets = 0;
  try {
    tags.push(yield tagFile(folder, 'bagit.txt', DECLARATION));
    let step = await payload.next();
    while (!step.done) {
      const { path } = step.value;
      const { size, sha512 } = yield { ...step.value, path: `${folder}/${PAYLOAD}${path}` };
      manifest.push(line(sha512, `${PAYLOAD}${path}`));
      octets += size;
      step = await payload.next({ path, size, sha512 });
    }
    const { beside, info } = step.value;
    for (const entry of beside) tags.push(yield { ...entry, path: `${folder}/${entry.path}` });
    tags.push(yield tagFile(folder, 'bag-info.txt', infoText([...info, ['Payload-Oxum', `${octets}.${manifest.length}`], ['Bag-Size', sizeText(octets)]])));
    tags.push(yield tagFile(folder, MANIFEST, manifest.join('')));
    yield tagFile(folder, TAG_MANIFEST, tags.map(({ path, sha512 }) => line(sha512, path.slice(folder.length + 1))).join(''));
  } finally {
    await payload.return({ beside: [], info: [] });
  }
}

function tagFile(folder: string, name: string, words: string): Entry {
  return { path: `${folder}/${name}`, content: Buffer.from(words) };
}

/** Our names hold no line end and no percent sign, which BagIt would have written otherwise. */
function line(sha512: string, path: string): string {
  return `${sha512}  ${path}\n`;
}

function infoText(info: BagInfo): string {
  return info.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('');
}

/** 1.4 MB, as people read it. */
function sizeText(octets: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, octets)) / 3)));
  return `${step === 0 ? octets : (octets / 1000 ** step).toFixed(1)} ${units[step] ?? ''}`;
}
