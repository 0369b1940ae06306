import { fileHtml } from '../../documents/html/html.js';
import { fileLabels } from '../../documents/words/head.view.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Classification } from '../../domain/kernel/words.js';
import { formatsFor, type Translate } from '../../i18n/index.js';
import { PAYLOAD } from '../bag/bag.js';
import type { ArchiveOptions } from '../package/packing.js';
import type { PackedFile, PackingList } from './packing-list.js';

/** Of what a package is. */
export interface PackageHead {
  /** The reference of the meeting, or the code of the crisis. */
  readonly name: string;
  /** The same in words. */
  readonly title: string;
  readonly classification: Classification;
  readonly kind: CrisisState['kind'];
}

/** The overview to read, as one file: every document with its size and hash, and where its MDTO is. */
export function indexHtml(head: PackageHead, list: PackingList, options: ArchiveOptions, t: Translate): Buffer {
  const at = formatsFor(options.language, options.timeZone).dateTime(options.at);
  const view = {
    language: options.language,
    title: `${t('archive.indexTitle', { name: head.name })}: ${head.title}`,
    version: t('archive.indexVersion'),
    classification: t(`documents.classification-${head.classification}`),
    exercise: head.kind === 'exercise' ? t('documents.exercise') : null,
    labels: { ...fileLabels({ t }), lead: t('archive.indexLead'), contents: t('archive.indexContents'), file: t('archive.indexFile'), origin: t('archive.indexOrigin'), size: t('archive.indexSize'), hash: t('archive.indexHash') },
    sub: t('archive.indexSub', { organisation: options.organisation, at }),
    left: list.left.length === 0 ? null : t('archive.indexLeft', { names: list.left.join(', ') }),
    sections: list.sections.map(({ heading, note, files }, index) => ({
      id: `s${index + 1}`,
      heading,
      note: [note, t('archive.indexFiles', { count: files.length })].filter((part) => part !== null && part !== '').join(', '),
      rows: files.map((file) => rowOf(file, folderOf(files), t)),
    })),
  };
  return Buffer.from(fileHtml('archive/index-file', view));
}

/** The folder in which all of these lie, with the `/` after it: said once, above them. */
function folderOf(files: readonly PackedFile[]): string {
  const [first = '', ...others] = files.map(({ path }) => path);
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!others.every((path) => path.startsWith(folder))) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}

function rowOf({ path, size, sha512, origin, sha256 }: PackedFile, folder: string, t: Translate) {
  const href = (to: string) => to.split('/').map(encodeURIComponent).join('/');
  const said = origin === 'kept' ? t('archive.indexKept', { sha256: sha256 ?? '' }) : origin === 'made' ? t('archive.indexMade') : t('archive.indexBrought', { sha256: sha256 ?? '' });
  return { href: href(`${PAYLOAD}${path}`), name: path.slice(folder.length), mdto: href(`${PAYLOAD}${path}.bestand.mdto.xml`), said, size: t('life.bytes', { size }), sha512 };
}
