import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Written } from '../bag/entries.js';
import { JOURNAL_FILE } from '../package/journal.js';
import { JournalCheck } from './journal-check.js';
import { manifestProblems } from './manifests.js';
import type { PackageReport, Problem } from './report.js';

/** The files that BagIt itself reads. */
const TAGS = new Set(['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt']);

/** What is found on the way through the ZIP. */
interface Found {
  readonly files: Map<string, Written>;
  readonly tags: Map<string, string>;
  /** The SHA-256 of every file: what the journal names. */
  readonly sha256: Set<string>;
  readonly journal: JournalCheck;
  readonly problems: Problem[];
}

/**
 * Reads a package back, one file at a time: the ZIP, the bag and its manifests, every XML, and the journal in it with the files that it
 * names. Rejects only when the file cannot be read at all (not there, no right to it).
 */
export async function verifyPackage(path: string): Promise<PackageReport> {
  const found: Found = { files: new Map(), tags: new Map(), sha256: new Set(), journal: new JournalCheck(), problems: [] };
  try {
    await readThrough(path, found);
  } catch (error) {
    if (isMissing(error)) throw error;
    found.problems.push({ fault: 'not-a-zip', where: error instanceof Error ? error.message : String(error) });
  }
  const last = found.journal.end();
  const isZip = found.problems.every(({ fault }) => fault !== 'not-a-zip');
  const kept = isZip ? [...found.journal.named].filter((sha256) => !found.sha256.has(sha256)).map((where): Problem => ({ fault: 'kept-missing', where })) : [];
  const problems = [...found.problems, ...(isZip ? manifestProblems(found) : []), ...found.journal.problems, ...kept];
  return { problems, files: found.files.size, events: found.journal.events, last };
}

/** The file itself, and not what is in it. */
function isMissing(error: unknown): boolean {
  return ['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes((error as { code?: string }).code ?? '');
}

async function readThrough(path: string, found: Found): Promise<void> {
  // Names as they lie there, so that a file with an unsafe one is named and not the whole refused.
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  try {
    let folder: string | null = null;
    for await (const entry of zip.eachEntry()) {
      const [first = '', ...rest] = entry.fileName.split('/');
      folder ??= first;
      const name = rest.join('/');
      if (first !== folder || name === '' || name.endsWith('/')) found.problems.push({ fault: 'unsafe-name', where: entry.fileName });
      else if (found.files.has(name)) found.problems.push({ fault: 'twice', where: name });
      else await readEntry(zip, entry, name, found);
    }
  } finally {
    zip.close();
  }
}

async function readEntry(zip: ZipFile, entry: Entry, path: string, { files, tags, sha256, journal, problems }: Found): Promise<void> {
  const [long, short] = [createHash('sha512'), createHash('sha256')];
  let size = 0;
  const through = new PassThrough();
  const read = readAs(path, through, { tags, journal, problems });
  const stream = await zip.openReadStreamPromise(entry);
  const copied = (async () => {
    for await (const part of stream as AsyncIterable<Buffer>) {
      long.update(part);
      short.update(part);
      size += part.length;
      if (!through.write(part)) await new Promise((resolve) => through.once('drain', resolve));
    }
    through.end();
  })();
  // What reads it fails with it, and not by itself.
  copied.catch((error: unknown) => through.destroy(error as Error));
  await Promise.all([copied, read]);
  files.set(path, { path, size, sha512: long.digest('hex') });
  sha256.add(short.digest('hex'));
}

/** What is read of a file beside its hashes. */
async function readAs(path: string, stream: Readable, { tags, journal, problems }: Pick<Found, 'tags' | 'journal' | 'problems'>): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (TAGS.has(path)) tags.set(path, (await buffer(stream)).toString('utf8'));
  else if (name.endsWith('.xml')) checkXml(await buffer(stream), path, problems);
  else if (name === JOURNAL_FILE) await checkJournal(stream, path, journal);
  else for await (const _ of stream);
}

function checkXml(bytes: Buffer, where: string, problems: Problem[]): void {
  try {
    XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE }).dispose();
  } catch {
    problems.push({ fault: 'xml', where });
  }
}

/** Lines end with a line feed only: JSON may hold the other signs that end lines elsewhere. */
async function checkJournal(stream: Readable, path: string, journal: JournalCheck): Promise<void> {
  const decoder = new TextDecoder();
  let [number, rest] = [0, ''];
  for await (const part of stream as AsyncIterable<Buffer>) {
    const lines = `${rest}${decoder.decode(part, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) journal.add(text, `${path}:${(number += 1)}`);
  }
  if (rest !== '') journal.add(rest, `${path}:${number + 1}`);
}
