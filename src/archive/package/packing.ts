import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Press } from '../../documents/press/press.js';
import type { Files } from '../../domain/kernel/files.js';
import type { Viewer } from '../../domain/meeting/visible.js';
import { translator, type Language, type Translate } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import type { Registers } from '../../projections/register.queries.js';
import type { Entries } from '../bag/entries.js';
import { PackingList } from '../index/packing-list.js';
import { formatOf } from '../mdto/formats.js';
import { fileXml, objectXml, type InformationObject, type MdtoSettings, type ObjectRef } from '../mdto/mdto.js';
import type { Appraisal } from '../mdto/terms.js';
import { xmlMoment } from '../moments.js';
import type { JournalRows } from './journal.js';

/** What packages are made of. */
export interface ArchiveDeps {
  readonly reader: Pick<Reader, 'crisis' | 'picture' | 'meeting' | 'meetingsOfCrisis' | 'storedFile' | 'action'>;
  readonly registers: Pick<Registers, 'actionKeys'>;
  readonly press: Pick<Press, 'print'>;
  readonly journal: JournalRows;
  readonly files: Pick<Files, 'open'>;
}

/** How a package is made: in the installation's language, at one moment (UTC). */
export interface ArchiveOptions {
  readonly language: Language;
  readonly timeZone: string;
  readonly organisation: string;
  readonly appraisal: Appraisal;
  readonly at: string;
}

/** A kept file that is not what the journal says of it: there is no package of it. */
export class ArchiveFault extends Error {
  override readonly name = 'ArchiveFault';

  constructor(readonly sha256: string) {
    super(`the kept file ${sha256} is not there, or is not what it was`);
  }
}

/** An archivist sees everything, and the archive keeps everything. */
export const ARCHIVIST: Viewer = { personId: null, columns: new Set(['archivist']) };

/** A package in the making. */
export interface Packing {
  /** Kept files come only as the journal says of them: anything else is an ArchiveFault. */
  readonly deps: Omit<ArchiveDeps, 'reader'> & { readonly reader: Omit<ArchiveDeps['reader'], 'storedFile'> & { storedFile(sha256: string): Promise<Buffer> } };
  readonly options: ArchiveOptions;
  readonly settings: MdtoSettings;
  readonly t: Translate;
  readonly list: PackingList;
}

export function packingOf(deps: ArchiveDeps, options: ArchiveOptions): Packing {
  const { organisation, language, appraisal } = options;
  const reader = { ...deps.reader, storedFile: (sha256: string) => soundFile(deps.reader, sha256) };
  return { deps: { ...deps, reader }, options, settings: { organisation, language, appraisal }, t: translator(language), list: new PackingList() };
}

/** Kept bytes that are what the journal says of them. */
async function soundFile(reader: ArchiveDeps['reader'], sha256: string): Promise<Buffer> {
  const bytes = await reader.storedFile(sha256);
  if (bytes === null || hash('sha256', bytes) !== sha256) throw new ArchiveFault(sha256);
  return bytes;
}

/** A file of an object, with its MDTO beside it. */
export interface NewFile {
  readonly folder: string;
  readonly name: string;
  readonly content: Buffer | (() => Readable | Promise<Readable>);
  readonly of: ObjectRef;
  /** Kept bytes are as they were; others are made now; papers were brought by people. */
  readonly origin: 'kept' | 'made' | 'brought';
  /** Of kept bytes and papers, as the journal names them. */
  readonly sha256?: string;
}

/** Puts a file into the package, and its MDTO; answers how others refer to it. */
export async function* putFile({ options, settings, list }: Packing, file: NewFile): Entries<ObjectRef> {
  const { folder, name, content, of, origin, sha256 } = file;
  const path = `${folder}/${name}`;
  const { size, sha512 } = yield { path, content };
  const id = `${of.id}/${name}`;
  const at = xmlMoment(options.at, options.timeZone);
  yield { path: `${path}.bestand.mdto.xml`, content: fileXml({ id, name, size, sha512, at, of, format: formatOf(name, origin === 'brought') }, settings) };
  list.add({ path, name, size, sha512, origin, sha256: sha256 ?? null });
  return { id, name };
}

/** Puts the MDTO of an object into its folder, under the folder's name as the MDTO delivery format asks. */
export async function* putObject({ settings }: Packing, folder: string, object: InformationObject): Entries<ObjectRef> {
  yield { path: `${folder}/${folder.slice(folder.lastIndexOf('/') + 1)}.mdto.xml`, content: objectXml(object, settings) };
  return { id: object.id, name: object.name };
}

/** What a document says of itself, without its files. */
export type DocumentFacts = Omit<InformationObject, 'level' | 'key' | 'parts' | 'files' | 'also' | 'partOf'> & { readonly partOf: ObjectRef };

/** Puts a document with its files into a folder; each file is made when its turn comes. */
export async function* putDocument(packing: Packing, folder: string, facts: DocumentFacts, files: AsyncIterable<Omit<NewFile, 'folder' | 'of'>>): Entries<ObjectRef> {
  const refs: ObjectRef[] = [];
  for await (const file of files) refs.push(yield* putFile(packing, { ...file, folder, of: facts }));
  return yield* putObject(packing, folder, { ...facts, level: 'document', key: null, parts: [], files: refs, also: [] });
}
