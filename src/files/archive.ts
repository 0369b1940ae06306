import yauzl from 'yauzl';

/** No document of an office has more parts; a file that says so wants to keep us busy. */
const MOST_ENTRIES = 10_000;
/** How many bytes of a part are unpacked at most: a part that is larger is not what it says. */
const MOST_BYTES = 256 * 1024;

/** What is looked at in a ZIP: the names in it, in order, and the text of the few parts that say what it is. Nothing else is unpacked. */
export interface Archive {
  readonly names: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Looks into a ZIP; null when it is none, is damaged or is too much. `wanted`: the parts to read. */
export async function lookInto(path: string, wanted: ReadonlySet<string>): Promise<Archive | null> {
  const zip = await opened(path).catch(() => null);
  if (zip === null) return null;
  try {
    if (zip.entryCount > MOST_ENTRIES) return null;
    const names: string[] = [];
    const texts = new Map<string, string>();
    for (let entry = await next(zip); entry !== null; entry = await next(zip)) {
      names.push(entry.fileName);
      if (wanted.has(entry.fileName)) texts.set(entry.fileName, await textOf(zip, entry));
      if (names.length > MOST_ENTRIES) return null;
    }
    return { names, texts };
  } catch {
    return null;
  } finally {
    zip.close();
  }
}

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function next(zip: yauzl.ZipFile): Promise<yauzl.Entry | null> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      settle();
    };
    const onEntry = (entry: yauzl.Entry) => done(() => resolve(entry));
    const onEnd = () => done(() => resolve(null));
    const onError = (error: Error) => done(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

async function textOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opening) => (error ? reject(error) : resolve(opening)));
  });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > MOST_BYTES) throw new Error('part too large');
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces).toString('utf8');
}
