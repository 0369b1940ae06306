import { Readable } from 'node:stream';
import { DOCUMENT_KINDS, documentOf, DOCUMENTS, hasDocument, type DocumentKind } from '../../documents/document.file.js';
import { actionListOf, decisionListOf, type ActionListModel, type DecisionListModel } from '../../documents/lists/list.model.js';
import { shownMinutes } from '../../documents/minutes/minutes.kept.js';
import type { MinutesModel } from '../../documents/minutes/minutes.model.js';
import { minutesReading } from '../../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { redact } from '../../domain/meeting/visible.js';
import type { Entries } from '../bag/entries.js';
import { safeName } from '../bag/names.js';
import type { ObjectRef } from '../mdto/mdto.js';
import { oriXml } from '../ori-a/ori-a.js';
import { documentFacts, meetingId, meetingObject } from './facts.js';
import { JOURNAL_FILE, journalLines, streamsOfMeeting } from './journal.js';
import { anonymisedEntries, draftEntries, versionEntries, type MinutesPlace } from './minutes.js';
import { paperEntries } from './papers.js';
import { ARCHIVIST, putDocument, putFile, putObject, type NewFile, type Packing } from './packing.js';

/** A meeting in its package: how others refer to it, and what registers of the crisis say of it (null of a cancelled one). */
export interface PackedMeeting {
  readonly ref: ObjectRef;
  readonly lists: { readonly decisions: DecisionListModel; readonly actions: ActionListModel } | null;
}

/** Everything of one meeting, in a folder. Of a cancelled one there are no minutes or lists: only that it was planned, its papers and the journal. */
export async function* meetingEntries(packing: Packing, whole: MeetingScope, folder: string, partOf: ObjectRef): Entries<PackedMeeting> {
  const { deps, options, list, t } = packing;
  const scope = redact(whole, ARCHIVIST);
  const { meeting } = scope;
  const held = meeting.state === 'closed' || meeting.state === 'adopted';
  const model = await shownMinutes(deps.reader, scope, minutesReading(whole, ARCHIVIST, 'archive') ?? { shown: null }, options);
  const object = meetingObject(packing, meeting, model, partOf);
  list.begin(object.name, [meeting.reference, meeting.cancelled === null ? null : t('archive.cancelled')].filter((part) => part !== null).join(', '));
  const place: MinutesPlace = { folder, base: safeName(meetingId(meeting)), meeting: object };
  const documents = held ? yield* documentEntries(packing, scope, model, place) : { minutes: null, lists: [] };
  const papers = yield* paperEntries(packing, scope, place);
  const anonymised = yield* anonymisedEntries(packing, place, meeting.minutes.anonymised);
  const refs = [...(documents.minutes === null ? [] : documents.minutes), ...documents.lists, ...papers, ...anonymised];
  const ori = oriXml({ model, language: options.language, timeZone: options.timeZone, minutes: documents.minutes?.at(-1) ?? null, attachments: [...documents.lists, ...papers] });
  const also = [
    yield* putFile(packing, { folder, name: 'ori-a.xml', content: ori, of: object, origin: 'made' }),
    yield* putFile(packing, { folder, name: JOURNAL_FILE, content: () => Readable.from(journalLines(streamsOfMeeting(meeting), deps.journal), { objectMode: false }), of: object, origin: 'made' }),
  ];
  const ref = yield* putObject(packing, folder, { ...object, parts: refs, files: [], also });
  return { ref, lists: held ? { decisions: decisionListOf(scope, options), actions: actionListOf(scope, options) } : null };
}

async function* documentEntries(packing: Packing, scope: MeetingScope, model: MinutesModel, place: MinutesPlace): Entries<{ minutes: ObjectRef[]; lists: ObjectRef[] }> {
  const { meeting } = scope;
  const minutes = yield* versionEntries(packing, place, meeting.minutes.versions);
  if (meeting.state !== 'adopted' || minutes.length === 0) minutes.push(yield* draftEntries(packing, place, model));
  const lists: ObjectRef[] = [];
  for (const kind of DOCUMENT_KINDS) if (kind !== 'minutes' && hasDocument(kind, meeting)) lists.push(yield* listEntries(packing, scope, kind, place));
  return { minutes, lists };
}

async function* listEntries(packing: Packing, scope: MeetingScope, kind: Exclude<DocumentKind, 'minutes'>, { folder, base, meeting }: MinutesPlace): Entries<ObjectRef> {
  const { t, options, deps } = packing;
  const name = t(`minutes.file-${kind}`);
  const model = documentOf(kind, scope, options);
  const files = async function* (): AsyncGenerator<Omit<NewFile, 'folder' | 'of'>> {
    for (const format of DOCUMENTS[kind]) yield { name: `${base}-${name}.${format}`, content: await deps.press.print(model, format), origin: 'made' };
  };
  return yield* putDocument(packing, `${folder}/${safeName(name)}`, documentFacts(packing, meeting, { part: name, title: t(`minutes.document-${kind}`) }), files());
}
