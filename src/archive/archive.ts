import type { Readable } from 'node:stream';
import type { CrisisState } from '../domain/crisis/state.js';
import { localDate } from '../domain/kernel/time.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { formatsFor } from '../i18n/index.js';
import { bagOf, type BagEnd } from './bag/bag.js';
import type { Entries } from './bag/entries.js';
import { safeName } from './bag/names.js';
import { zipOf } from './bag/zip.js';
import { indexHtml, type PackageHead } from './index/index.view.js';
import { crisisEntries } from './package/crisis.js';
import { crisisRef, meetingId } from './package/facts.js';
import { meetingEntries } from './package/meeting.js';
import { packingOf, type ArchiveDeps, type ArchiveOptions, type Packing } from './package/packing.js';

export type { ArchiveDeps, ArchiveOptions } from './package/packing.js';
export { ArchiveFault } from './package/packing.js';

/** An archive package: the name of its file, and the ZIP itself, made while it is read (once). */
export interface ArchivePackage {
  readonly fileName: string;
  stream(): Readable;
}

/** The package of a meeting that is closed or adopted. Whoever asks is an archivist: everything goes in, also what lies in circles. */
export function meetingArchive(scope: MeetingScope, deps: ArchiveDeps, options: ArchiveOptions): ArchivePackage {
  const { crisis, meeting } = scope;
  const name = meetingId(meeting);
  const title = `${meeting.teamName}, ${crisis.name}`;
  const packing = packingOf(deps, options);
  return packaged(packing, { name, title, classification: meeting.classification, kind: crisis.kind }, crisis, meetingEntries(packing, scope, safeName(name), crisisRef(crisis)));
}

/** The package of a crisis: all its meetings that are over, what was cancelled, and what belongs to the crisis itself. */
export function crisisArchive(crisis: CrisisState, deps: ArchiveDeps, options: ArchiveOptions): ArchivePackage {
  const packing = packingOf(deps, options);
  return packaged(packing, { name: crisis.code, title: crisis.name, classification: crisis.classification, kind: crisis.kind }, crisis, crisisEntries(packing, crisis, safeName(crisis.code)));
}

function packaged(packing: Packing, head: PackageHead, crisis: CrisisState, payload: Entries<unknown>): ArchivePackage {
  const folder = safeName(packing.t('archive.bagName', { name: head.name }));
  return { fileName: `${folder}.zip`, stream: () => zipOf(bagOf(folder, ended(packing, head, crisis, payload))) };
}

/** The payload, and what is said of it when it is known: index, text to read, bag-info. */
async function* ended(packing: Packing, head: PackageHead, crisis: CrisisState, payload: Entries<unknown>): Entries<BagEnd> {
  yield* payload;
  const { options, list, t } = packing;
  const { organisation, at, timeZone, language } = options;
  const readme = t('archive.readme', { name: head.name, title: head.title, organisation, at: formatsFor(language, timeZone).dateTime(at) });
  return {
    beside: [
      { path: 'index.html', content: indexHtml(head, list, options, t) },
      { path: 'LEESMIJ.txt', content: Buffer.from(readme) },
    ],
    info: [
      ['Source-Organization', organisation],
      ['Bagging-Date', localDate(at, timeZone)],
      ['External-Identifier', head.name],
      ['External-Description', head.title],
      ['Bag-Group-Identifier', crisis.code],
    ],
  };
}
