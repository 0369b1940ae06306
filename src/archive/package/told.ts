import { CRISIS_DOCUMENTS } from '../../documents/document.file.js';
import type { SitrapModel } from '../../documents/sitrap/sitrap.model.js';
import { timelineOf, type TimelineSource } from '../../documents/timeline/timeline.build.js';
import type { ActionState } from '../../domain/actions/state.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { redact } from '../../domain/meeting/visible.js';
import type { Entries } from '../bag/entries.js';
import type { ObjectRef } from '../mdto/mdto.js';
import { EVENT } from '../mdto/terms.js';
import { safeName } from '../bag/names.js';
import { eventOf, limitsOf } from './facts.js';
import { ARCHIVIST, putDocument, type DocumentFacts, type NewFile, type Packing } from './packing.js';

type File = Omit<NewFile, 'folder' | 'of'>;
/** What is said of a document of the crisis, by its name in the package. */
export type FactsOf = (name: string) => DocumentFacts;

/** Every sitrap as it was issued, and as paper made of what was kept. One whose content was destroyed is named in the journal only. */
export async function* sitrapEntries(packing: Packing, { code, name: crisisName, sitraps = [] }: CrisisState, folder: string, factsOf: FactsOf): Entries<ObjectRef[]> {
  const { deps, t } = packing;
  const refs: ObjectRef[] = [];
  for (const { number, asOf, by, file } of sitraps) {
    if (file === null) continue;
    const content = await deps.reader.storedFile(file.sha256);
    // What is kept is what the author issued.
    const model = JSON.parse(content.toString('utf8')) as SitrapModel;
    const name = `sitrap-${number}`;
    const files = async function* (): AsyncGenerator<File> {
      yield { name: `${safeName(code)}-${name}.json`, content, origin: 'kept', sha256: file.sha256 };
      for (const format of CRISIS_DOCUMENTS.sitrap) yield { name: `${safeName(code)}-${name}.${format}`, content: await deps.press.print(model, format), origin: 'made' };
    };
    refs.push(yield* putDocument(packing, `${folder}/${name}`, { ...factsOf(name), name: `${t('sitrap.short', { number })}, ${crisisName}`, limits: limitsOf(model.classification, false), events: [eventOf(packing, EVENT.made, asOf, by)] }, files()));
  }
  return refs;
}

/** The timeline of the meetings in the package and of what was recorded between them, with the turning points. */
export async function* timelineEntries(packing: Packing, crisis: CrisisState, { meetingIds, loose }: { readonly meetingIds: readonly string[]; readonly loose: readonly ActionState[] }, folder: string, facts: DocumentFacts): Entries<ObjectRef> {
  const { deps, t } = packing;
  const { language, timeZone, organisation, at } = packing.options;
  const { statements } = await deps.reader.picture(crisis.id);
  const packed = new Set(meetingIds);
  const meetings: TimelineSource[] = [];
  for (const id of meetingIds) {
    const scope = await deps.reader.meeting(id);
    // What was cancelled was planned and not held: nothing happened in it. The statements come from the picture, once for all.
    if (scope !== null && scope.meeting.state !== 'cancelled') meetings.push({ head: scope.meeting, scope: redact({ ...scope, picture: { ...scope.picture, statements: new Map() } }, ARCHIVIST), asSent: null });
  }
  const standing = [...statements.values()].filter(({ struck, meetingId }) => struck === null && (meetingId === null || packed.has(meetingId)));
  const model = timelineOf({ crisis, meetings, statements: standing, loose: loose.filter(({ struck }) => struck === null), turningPoints: crisis.turningPoints ?? [] }, { at, from: null, to: null, order: 'date' }, { language, timeZone, organisation });
  const files = async function* (): AsyncGenerator<File> {
    for (const format of CRISIS_DOCUMENTS.timeline) yield { name: `${safeName(crisis.code)}-${t('timeline.fileName')}.${format}`, content: await deps.press.print(model, format), origin: 'made' };
  };
  return yield* putDocument(packing, folder, { ...facts, limits: limitsOf(model.classification, true) }, files());
}
