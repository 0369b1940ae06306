import { Readable } from 'node:stream';
import { DOCUMENTS } from '../../documents/document.file.js';
import { actionRegisterFrom, decisionRegisterFrom, type RegisterHead, type RegisterModel } from '../../documents/lists/register.model.js';
import { jsonText } from '../../documents/text/json.js';
import { capital } from '../../documents/words/head.view.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { ActionListModel, DecisionListModel } from '../../documents/lists/list.model.js';
import type { MeetingRow } from '../../projections/reader.js';
import type { Entries } from '../bag/entries.js';
import { Names, safeName } from '../bag/names.js';
import type { InformationObject, ObjectRef } from '../mdto/mdto.js';
import { EVENT, EXERCISE_KEYWORD } from '../mdto/terms.js';
import { periodOf } from '../moments.js';
import { crisisRef, eventOf, limitsOf } from './facts.js';
import { JOURNAL_FILE, journalLines, streamsOfCrisis } from './journal.js';
import { meetingEntries } from './meeting.js';
import { sitrapEntries, timelineEntries } from './told.js';
import { putDocument, putFile, putObject, type DocumentFacts, type NewFile, type Packing } from './packing.js';

/** What goes into the package of a crisis: meetings that are over, and those that were cancelled. */
const PACKED = ['closed', 'adopted', 'cancelled'];
export const isPacked = ({ state }: Pick<MeetingRow, 'state'>): boolean => PACKED.includes(state);

type Own = Omit<InformationObject, 'parts' | 'files' | 'also'>;
type File = Omit<NewFile, 'folder' | 'of'>;

/** Everything of a crisis, one meeting at a time: in memory stay only the decisions and actions, for the registers. */
export async function* crisisEntries(packing: Packing, crisis: CrisisState, folder: string): Entries<ObjectRef> {
  const { deps, list } = packing;
  const rows = [...(await deps.reader.meetingsOfCrisis(crisis.id))].sort((a, b) => begin(a).localeCompare(begin(b)) || a.id.localeCompare(b.id));
  const packed = rows.filter(isPacked);
  list.left.push(...rows.filter((row) => !isPacked(row)).map(({ reference, title }) => reference ?? title));
  const object = crisisObject(packing, crisis, packed);
  const names = new Names();
  const [parts, decisions, actions]: [ObjectRef[], DecisionListModel[], ActionListModel[]] = [[], [], []];
  for (const row of packed) {
    const scope = await deps.reader.meeting(row.id);
    if (scope === null) throw new Error(`no meeting ${row.id}`);
    const { ref, lists } = yield* meetingEntries(packing, scope, `${folder}/${names.give(row.reference ?? row.id)}`, object);
    parts.push(ref);
    if (lists !== null) decisions.push(lists.decisions);
    if (lists !== null) actions.push(lists.actions);
  }
  list.begin(crisis.name, crisis.code);
  const looseIds = (await deps.registers.actionKeys({ crisisIds: [crisis.id], struck: true })).filter(({ meetingId }) => meetingId === null).map(({ id }) => id);
  const loose = (await Promise.all(looseIds.map((id) => deps.reader.action(id)))).flatMap((found) => (found === null ? [] : [found.action]));
  const head = headOf(packing, crisis);
  const place = (name: string) => ({ folder: `${folder}/${names.give(name)}`, name });
  const { t } = packing;
  parts.push(yield* registerEntries(packing, object, place(t('archive.folderDecisions')), decisionRegisterFrom(head, decisions, () => true)));
  parts.push(yield* registerEntries(packing, object, place(t('archive.folderActions')), actionRegisterFrom(head, actions, loose.filter(({ struck }) => struck === null))));
  parts.push(yield* jsonEntries(packing, object, place(t('archive.folderOrganisation')), organisationOf(crisis)));
  parts.push(yield* jsonEntries(packing, object, place(t('archive.folderPicture')), await pictureOf(packing, crisis, new Set(packed.map(({ id }) => id)))));
  parts.push(...(yield* sitrapEntries(packing, crisis, folder, (name) => partFacts(packing, object, name))));
  const timeline = place(t('timeline.fileName'));
  parts.push(yield* timelineEntries(packing, crisis, { meetingIds: packed.map(({ id }) => id), loose }, timeline.folder, partFacts(packing, object, timeline.name)));
  const lines = () => Readable.from(journalLines(streamsOfCrisis(crisis.id, looseIds), deps.journal), { objectMode: false });
  const journal = yield* putFile(packing, { folder, name: JOURNAL_FILE, content: lines, of: object, origin: 'made' });
  return yield* putObject(packing, folder, { ...object, parts, files: [], also: [journal] });
}

const begin = ({ startedAt, plannedStart }: MeetingRow): string => startedAt ?? plannedStart;

function crisisObject(packing: Packing, crisis: CrisisState, meetings: readonly MeetingRow[]): Own {
  const { timeZone, at } = packing.options;
  return {
    ...crisisRef(crisis),
    level: 'crisis',
    key: crisis.id,
    keywords: crisis.kind === 'exercise' ? [EXERCISE_KEYWORD] : [],
    description: [],
    period: periodOf([...meetings.flatMap((row) => [begin(row), row.closedAt]), ...(meetings.length === 0 ? [crisis.startedAt] : [])], timeZone),
    events: [eventOf(packing, EVENT.made, crisis.startedAt), eventOf(packing, EVENT.packed, at)],
    partOf: null,
    involved: [],
    limits: limitsOf(crisis.classification, true),
  };
}

function partFacts(packing: Packing, crisis: Own, name: string): DocumentFacts {
  const { id, period, limits } = crisis;
  return { id: `${id}/${name}`, name: `${capital(name)}, ${crisis.name}`, keywords: [], description: [], period, limits, partOf: crisis, involved: [], events: [eventOf(packing, EVENT.made, packing.options.at)] };
}

interface Part {
  readonly folder: string;
  readonly name: string;
}

function registerEntries(packing: Packing, crisis: Own, { folder, name }: Part, model: RegisterModel): Entries<ObjectRef> {
  const formats = model.document === 'decision-register' ? DOCUMENTS.decisions : DOCUMENTS.actions;
  const files = async function* (): AsyncGenerator<File> {
    for (const format of formats) yield { name: `${safeName(crisis.id)}-${name}.${format}`, content: await packing.deps.press.print(model, format), origin: 'made' };
  };
  return putDocument(packing, folder, partFacts(packing, crisis, name), files());
}

function jsonEntries(packing: Packing, crisis: Own, { folder, name }: Part, value: unknown): Entries<ObjectRef> {
  const files = async function* (): AsyncGenerator<File> {
    yield { name: `${safeName(crisis.id)}-${name}.json`, content: Buffer.from(jsonText(value)), origin: 'made' };
  };
  return putDocument(packing, folder, partFacts(packing, crisis, name), files());
}

function headOf({ options }: Packing, { id, code, name, kind, classification }: CrisisState): RegisterHead {
  const { language, timeZone, organisation, at } = options;
  return { language, timeZone, organisation, at, crises: [{ id, code, name, kind, classification }], team: null, chosen: null };
}

/** Who belongs to the crisis and how it is set up, with every name and date that was ever given. */
function organisationOf({ id, code, name, kind, classification, startedAt, organisations, people, functions, teams, roles }: CrisisState) {
  const all = <T>(map: ReadonlyMap<string, T>) => [...map.values()];
  return { document: 'organisation', schema: 1, crisis: { id, code, name, kind, classification, startedAt }, organisations: all(organisations), people: all(people), functions: all(functions), teams: all(teams), roles };
}

/** The picture: what was said between meetings, and in those of the package. */
async function pictureOf({ deps }: Packing, { id, code }: CrisisState, meetings: ReadonlySet<string>) {
  const { version, statements } = await deps.reader.picture(id);
  const kept = [...statements.values()].filter(({ meetingId }) => meetingId === null || meetings.has(meetingId));
  return { document: 'picture', schema: 1, crisis: { id, code }, version, statements: kept.sort((a, b) => a.number - b.number) };
}
