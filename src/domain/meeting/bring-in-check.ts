import type { PictureState } from '../beeld/state.js';
import type { CrisisState } from '../crisis/state.js';
import { streamOf, type StreamId } from '../kernel/event.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { MinutesDocument } from './document.js';

/** What bringing a meeting in looks at: whether what the file names is here already. */
export interface BringInScope {
  codeTaken(code: string): boolean;
  crisisOf(id: string): CrisisState | null;
  pictureOf(crisisId: string): PictureState;
  isTaken(stream: StreamId): boolean;
  referenceTaken(reference: string): boolean;
}

/** The year and number in a meeting's reference; null when it holds none. */
export function numberedIn(reference: string): { readonly year: number; readonly number: number } | null {
  const found = /-(\d{4})-(\d{1,6})$/.exec(reference);
  return found ? { year: Number(found[1]), number: Number(found[2]) } : null;
}

/** What does not fit within the file. Codes: file-inconsistent, file-incomplete. */
export function checkDocument({ crisis, team, meeting, decisions, actions, beeld, oordeel, agenda, attendance, version, official, papers = [] }: MinutesDocument): Rejection | null {
  const wrong = (field: string) => reject('file-inconsistent', field);
  const begun = meeting.state === 'running' || meeting.state === 'closed' || meeting.state === 'adopted';
  if (begun && meeting.startedAt === null) return wrong('meeting.startedAt');
  if (begun && meeting.state !== 'running' && meeting.closedAt === null) return wrong('meeting.closedAt');
  if (meeting.state === 'cancelled' && meeting.cancelled === null) return wrong('meeting.cancelled');
  if ((version.state === 'adopted') !== (meeting.state === 'adopted')) return wrong('version.state');
  if (official !== undefined && version.state !== 'adopted') return wrong('official');
  if (begun !== (meeting.number !== null)) return wrong('meeting.number');
  const numbered = numberedIn(meeting.reference ?? '');
  const named = meeting.reference?.startsWith(`${crisis.code}-`) === true && numbered !== null && numbered.number === meeting.number;
  if (meeting.number === null ? meeting.reference !== null : !named) return wrong('meeting.reference');
  for (const [index, action] of actions.entries()) {
    if (action.crisisId !== crisis.id) return wrong(`actions.${index}.crisisId`);
    // One that was passed on says to which team it went, which need not be known here.
    if (action.teamId !== team.id && !action.steps.some(({ what }) => what === 'passed-on')) return wrong(`actions.${index}.teamId`);
    if (action.meetingId !== meeting.id) return wrong(`actions.${index}.meetingId`);
  }
  const elsewhere = beeld.statements.findIndex(({ meetingId }) => meetingId !== meeting.id);
  if (elsewhere >= 0) return wrong(`beeld.statements.${elsewhere}.meetingId`);
  return (
    twice('actions', actions) ??
    twice('decisions', decisions) ??
    twice('beeld.statements', beeld.statements) ??
    twice('oordeel.topics', oordeel.topics) ??
    twice('agenda', agenda) ??
    twice('attendance.seats', attendance.seats.map(({ personId }) => ({ id: personId })), 'personId') ??
    twice('papers', papers) ??
    whole('decisions', decisions) ??
    whole('papers', papers) ??
    whole('actions', actions)
  );
}

function twice(place: string, entries: readonly { readonly id: string }[], key = 'id'): Rejection | null {
  const seen = new Set<string>();
  const index = entries.findIndex(({ id }) => seen.size === seen.add(id).size);
  return index < 0 ? null : reject('file-inconsistent', `${place}.${index}.${key}`);
}

/** Numbers count up by one: where one is missing the file was made for someone who may not see everything. */
function whole(place: string, entries: readonly { readonly number: number }[]): Rejection | null {
  const missing = entries.findIndex(({ number }, index) => number !== index + 1);
  return missing < 0 ? null : reject('file-incomplete', `${place}.${missing}.number`);
}

/** What of the file stands in the way of something that is here. Codes: meeting-known, code-taken, crisis-differs, number-taken, id-taken. */
export function checkPlace({ crisis, meeting, actions, beeld }: MinutesDocument, scope: BringInScope): Rejection | null {
  if (scope.isTaken(streamOf('meeting', meeting.id))) return reject('meeting-known', 'meeting.id');
  const known = scope.crisisOf(crisis.id);
  if (known === null && scope.codeTaken(crisis.code)) return reject('code-taken', 'crisis.code');
  const other = known === null ? undefined : (['code', 'name', 'kind'] as const).find((field) => known[field] !== crisis[field]);
  if (other !== undefined) return reject('crisis-differs', `crisis.${other}`);
  if (meeting.reference !== null && scope.referenceTaken(meeting.reference)) return reject('number-taken', 'meeting.reference');
  const action = actions.findIndex(({ id }) => scope.isTaken(streamOf('action', id)));
  if (action >= 0) return reject('id-taken', `actions.${action}.id`);
  const { statements } = scope.pictureOf(crisis.id);
  const numbers = new Set([...statements.values()].map(({ number }) => number));
  const statement = beeld.statements.findIndex(({ id, number }) => statements.has(id) || numbers.has(number));
  return statement < 0 ? null : reject('number-taken', `beeld.statements.${statement}.number`);
}
