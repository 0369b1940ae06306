import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Paper, PaperVersion } from '../../domain/papers/state.js';
import type { Entries } from '../bag/entries.js';
import { Names, safeName } from '../bag/names.js';
import type { ObjectRef } from '../mdto/mdto.js';
import { EVENT } from '../mdto/terms.js';
import { documentFacts, eventOf, limitsOf } from './facts.js';
import type { MinutesPlace } from './minutes.js';
import { ArchiveFault, putDocument, type NewFile, type Packing } from './packing.js';

/** The papers of a meeting, each with every version that was brought in; withdrawn ones too. Of one that was sealed nothing is left. */
export async function* paperEntries(packing: Packing, { meeting }: MeetingScope, { folder, meeting: object }: MinutesPlace): Entries<ObjectRef[]> {
  const { t } = packing;
  const refs: ObjectRef[] = [];
  for (const paper of meeting.papers.values()) {
    if (paper.versions.length === 0) continue;
    const part = `${t('archive.folderPapers')}/${safeName(`${String(paper.number).padStart(2, '0')}-${paper.title}`.slice(0, LONGEST))}`;
    const withdrawn = paper.struck === null ? [] : [eventOf(packing, EVENT.withdrawn, paper.struck.at, paper.struck.by, paper.struck.reason)];
    const events = [...paper.versions.map(({ at, by, note }) => eventOf(packing, EVENT.brought, at, by, note)), ...withdrawn];
    const facts = { ...documentFacts(packing, object, { part, title: paper.title, events }), limits: limitsOf(meeting.classification, paper.restrictedTo !== null || meeting.restricted) };
    refs.push(yield* putDocument(packing, `${folder}/${part}`, facts, paperFiles(packing, paper)));
  }
  return refs;
}

/** How much of a title stands in the name of a folder. */
const LONGEST = 60;

async function* paperFiles({ deps, t }: Packing, { versions }: Paper): AsyncGenerator<Omit<NewFile, 'folder' | 'of'>> {
  const names = new Names();
  for (const version of versions) {
    const name = versions.length === 1 ? version.fileName : `${t('archive.folderVersion', { number: version.version })}-${version.fileName}`;
    yield { name: names.give(name), content: () => sound(deps.files, version), origin: 'brought', sha256: version.sha256 };
  }
}

/** The bytes, which must be those that the journal names: known when they have gone by, and then the package ends there. */
async function sound(files: Packing['deps']['files'], { sha256 }: PaperVersion): Promise<Readable> {
  const bytes = await files.open(sha256);
  if (bytes === null) throw new ArchiveFault(sha256);
  return Readable.from(checked(bytes, sha256), { objectMode: false });
}

async function* checked(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const part of bytes) {
    hash.update(part);
    yield part;
  }
  if (hash.digest('hex') !== sha256) throw new ArchiveFault(sha256);
}
