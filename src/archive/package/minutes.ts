import { DOCUMENTS } from '../../documents/document.file.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { VARIANTS, type FileNote, type Variant } from '../../domain/kernel/prepared.js';
import type { AnonymisedVariant, MinutesVersion } from '../../domain/minutes/state.js';
import type { Entries } from '../bag/entries.js';
import type { ObjectRef } from '../mdto/mdto.js';
import { EVENT } from '../mdto/terms.js';
import { documentFacts, eventOf, versionEvent, type meetingObject } from './facts.js';
import { putDocument, type NewFile, type Packing } from './packing.js';

type File = Omit<NewFile, 'folder' | 'of'>;

/** Where the minutes of a meeting go, and what its files are called. */
export interface MinutesPlace {
  readonly folder: string;
  readonly base: string;
  readonly meeting: ReturnType<typeof meetingObject>;
}

/** Every kept version of the minutes, each in the variants that were kept. */
export async function* versionEntries(packing: Packing, { folder, base, meeting }: MinutesPlace, versions: readonly MinutesVersion[]): Entries<ObjectRef[]> {
  const { t } = packing;
  const refs: ObjectRef[] = [];
  for (const version of versions) {
    const events = [eventOf(packing, versionEvent(version), version.at, version.by)];
    for (const variant of VARIANTS) {
      const files = version.files.filter((file) => file.variant === variant);
      if (files.length === 0) continue;
      const part = [t('archive.folderVersion', { number: version.version }), ...(variant === 'open' ? [t('archive.folderOpen')] : [])].join('/');
      const title = variant === 'open' ? t('archive.minutesVersionOpen', { number: version.version }) : t('archive.minutesVersion', { number: version.version });
      const facts = documentFacts(packing, meeting, { part: `${t('archive.folderMinutes')}/${part}`, title, events });
      refs.push(yield* putDocument(packing, `${folder}/${t('archive.folderMinutes')}/${part}`, facts, versionFiles(packing, files, variant, base)));
    }
  }
  return refs;
}

/** The kept bytes of a version; and in formats that came later, made of what was kept. */
async function* versionFiles({ deps: { reader, press } }: Packing, files: readonly FileNote[], variant: Variant, base: string): AsyncGenerator<File> {
  let model: MinutesModel | null = null;
  for (const { format, sha256 } of files) {
    const content = await reader.storedFile(sha256);
    // What is kept as JSON is what minutesJson made of a model.
    if (format === 'json') model = JSON.parse(content.toString('utf8')) as MinutesModel;
    yield { name: `${base}.${format}`, content, origin: 'kept', sha256 };
  }
  const later = DOCUMENTS.minutes.filter((format) => !files.some((file) => file.format === format && file.variant === variant));
  for (const format of model === null ? [] : later) if (model !== null) yield { name: `${base}.${format}`, content: await press.print(model, format), origin: 'made' };
}

/** The draft as it stands; of imported history what was taken over. */
export async function* draftEntries(packing: Packing, { folder, base, meeting }: MinutesPlace, model: MinutesModel): Entries<ObjectRef> {
  const imported = model.meeting.imported !== null;
  const part = `${packing.t('archive.folderMinutes')}/${packing.t(imported ? 'archive.folderImported' : 'archive.folderDraft')}`;
  const title = packing.t(imported ? 'archive.minutesImported' : 'archive.minutesDraft');
  return yield* putDocument(packing, `${folder}/${part}`, documentFacts(packing, meeting, { part, title }), draftFiles(packing, model, base));
}

async function* draftFiles({ deps: { press } }: Packing, model: MinutesModel, base: string): AsyncGenerator<File> {
  for (const format of DOCUMENTS.minutes) yield { name: `${base}.${format}`, content: await press.print(model, format), origin: 'made' };
}

/** The anonymised variants that were made, each in a folder of its own: kept bytes, as they were searched. */
export async function* anonymisedEntries(packing: Packing, { folder, base, meeting }: MinutesPlace, variants: readonly AnonymisedVariant[]): Entries<ObjectRef[]> {
  const { t, deps } = packing;
  const refs: ObjectRef[] = [];
  for (const { number, at, by, files } of variants) {
    const part = `${t('woo.file')}-${number}`;
    const kept = async function* (): AsyncGenerator<File> {
      for (const { format: file, sha256 } of files) {
        const [kind = '', format = ''] = file.split('.');
        const list = (['decisions', 'actions', 'attendance'] as const).find((one) => one === kind);
        const name = [base, ...(list === undefined ? [] : [t(`minutes.file-${list}`)]), part].join('-');
        yield { name: `${name}.${format}`, content: await deps.reader.storedFile(sha256), origin: 'kept', sha256 };
      }
    };
    const facts = documentFacts(packing, meeting, { part, title: t('woo.number', { number }), events: [eventOf(packing, EVENT.made, at, by)] });
    refs.push(yield* putDocument(packing, `${folder}/${part}`, facts, kept()));
  }
  return refs;
}
