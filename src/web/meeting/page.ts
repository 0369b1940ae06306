import type { FastifyReply, FastifyRequest } from 'fastify';
import { PHASES } from '../../domain/kernel/words.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { successionsOf } from '../../domain/meeting/succession.js';
import { mayRead, redactCarryOver, seesContent, teamsKnown } from '../../domain/meeting/visible.js';
import type { OtherMeetings } from '../../domain/meeting/warnings.js';
import type { MeetingRow, Reader } from '../../projections/reader.js';
import { carriedView, type CarriedView } from '../plugins/carried-view.js';
import type { PostCommand } from '../plugins/commands.js';
import { minutesState } from '../plugins/minutes-state.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { actorOf } from '../plugins/viewer.js';
import { atOf, type At } from './at.js';
import { checkInCode } from './check-in-code.js';
import type { Posted } from './posted.js';
import { meetingName, tableModel } from './view-model.js';
import { nowHere } from './view/now-here.js';
import type { Since } from './view/picture.js';
import { problemsView } from './view/problems.js';
import type { Who } from './view/who.js';

export interface MeetingDeps {
  readonly reader: Pick<Reader, 'meeting' | 'seatsOf' | 'meetingsOfCrisis' | 'runningWith' | 'action' | 'carryOver'>;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
  /** What addresses begin with that are opened on another device. */
  readonly baseUrl: string;
  /** What `/meetings/:id` shows until the meeting starts, and when it was cancelled. */
  readonly renderPreparation: (request: FastifyRequest, reply: FastifyReply, seen: SeenMeeting) => Promise<unknown>;
}

/** A meeting as one person may see it, and where in it that person looks. */
export interface Table extends SeenMeeting {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly at: At;
  readonly seen: SeenMeeting;
}

/** The meeting of the address for whoever may see it; for all others it is not there (404). */
export async function tableOf(deps: MeetingDeps, request: FastifyRequest, reply: FastifyReply): Promise<Table> {
  const { id = '' } = request.params as { id?: string };
  const seen = await meetingSeenBy(deps, request, await deps.reader.meeting(id), 'see-meeting');
  const { viewer, meetingId, crisis, columns, reading, now, today } = seen;
  return {
    ...{ request, reply, at: atOf(request.query), seen, viewer, meetingId, crisis, columns, reading, now, today },
    // Made when something asks for it: most forms that are carried out show nothing.
    get scope() {
      return seen.scope;
    },
  };
}

function whoOf(deps: MeetingDeps, { viewer, scope, columns, reading, now, today }: Table): Who {
  const can = abilities(scope, { at: now, today, timeZone: deps.timeZone, actor: actorOf(viewer), columns, inside: reading.inside });
  return { personId: viewer.personId, name: viewer.name, columns, can };
}

/** When the team last met, and which meeting that was. */
function sinceOf({ meeting }: MeetingScope, rows: readonly MeetingRow[]): Since | null {
  const before = rows
    .flatMap((row) => (row.teamId === meeting.teamId && row.id !== meeting.id && row.closedAt !== null ? [{ number: row.number, at: row.closedAt }] : []))
    .filter((row) => row.at <= (meeting.startedAt ?? row.at))
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  return before ? { name: `${meeting.teamAbbreviation} ${before.number ?? ''}`.trim(), at: before.at } : null;
}

/** Meetings of teams that this team passes on to and that wait; and where the viewer sits at the same time. */
function othersOf({ scope, viewer, now }: Table, rows: readonly MeetingRow[], running: readonly MeetingRow[]): OtherMeetings {
  const { crisis, meeting } = scope;
  const passesOnTo = crisis.teams.get(meeting.teamId)?.passesOnTo ?? [];
  const names = new Map([...crisis.teams.values()].map((team) => [team.id, team.names.at(-1)?.abbreviation ?? '']));
  // Of a restricted team others at this table do not see that it meets, and the screen is projected.
  const seen = (row: MeetingRow) => row.teamId === meeting.teamId || crisis.teams.get(row.teamId)?.restricted !== true;
  const waiting = rows.filter((row) => row.state === 'preparation' && seen(row) && passesOnTo.includes(names.get(row.teamId) ?? '') && row.plannedStart >= (meeting.startedAt ?? now));
  return {
    waiting: waiting.map((row) => ({ meetingId: row.id, title: names.get(row.teamId) ?? row.title, plannedStart: row.plannedStart })),
    running: running.map((row) => ({ meetingId: row.id, personIds: [viewer.personId] })),
  };
}

/** Where something can be forwarded to: what the team passes on to, and the teams that this person may know of. */
function bodiesOf({ crisis, scope, viewer, reading, today }: Table): string[] {
  const { meeting } = scope;
  const inCrisis = { ...reading, columns: columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today }) };
  const known = new Set(teamsKnown(crisis, inCrisis));
  const hidden = new Set([...crisis.teams.values()].flatMap((team) => (known.has(team) ? [] : team.names.map(({ abbreviation }) => abbreviation))));
  const passesOnTo = (crisis.teams.get(meeting.teamId)?.passesOnTo ?? []).filter((name) => !hidden.has(name));
  return [...new Set([...passesOnTo, ...[...known].flatMap((team) => team.names.at(-1)?.abbreviation ?? [])])];
}

/** What earlier meetings left when this one started; a meeting of before that was kept shows it as it is now. One that is over has only its own. */
async function carriedOf(deps: MeetingDeps, { scope, viewer, reading, now, today }: Table): Promise<CarriedView> {
  const { crisis, meeting } = scope;
  const left = meeting.state === 'running' ? redactCarryOver(await deps.reader.carryOver(scope, { at: now, today, day: today }), crisis, reading) : NOTHING_LEFT;
  // Who only sits here today, as a deputy or guest, has no place in the meetings they come from.
  const standing = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, team: crisis.teams.get(meeting.teamId), today });
  // Topics go on when a meeting starts; here they are among its own.
  return carriedView({ ...left, topics: [] }, { now, today, mayOpen: mayRead('see-meeting', standing) });
}

const NOTHING_LEFT = { since: null, actions: [], matters: [], topics: [], undecided: [], answers: [] };

/** Shows the meeting as it stands now; with what was typed in a form that was refused. */
export async function showTable(deps: MeetingDeps, table: Table, posted: Posted | null = null): Promise<unknown> {
  const { request, reply, scope, at, now } = table;
  const { meeting, crisis } = scope;
  if (meeting.state === 'preparation' || meeting.state === 'cancelled') return deps.renderPreparation(request, reply, table.seen);
  if (!seesContent(scope, table.reading)) return showShut(table, posted);
  const [rows, running, carried] = await Promise.all([
    deps.reader.meetingsOfCrisis(crisis.id),
    deps.reader.runningWith(table.viewer.personId),
    carriedOf(deps, table),
  ]);
  const [since, others] = [scope.carried?.since ?? sinceOf(scope, rows), othersOf(table, rows, running)];
  const model = tableModel({ scope, who: whoOf(deps, table), at, now, timeZone: deps.timeZone, since, others, bodies: bodiesOf(table), carried, posted, t: request.t, formats: request.formats });
  const frame = { classification: meeting.classification, exercise: crisis.kind === 'exercise' };
  const name = meetingName(scope);
  const seatCodes = table.viewer.guestOf === undefined && mayRead('seat-guest', table.columns, meeting.state);
  if (at.view === 'confirm') {
    return reply.page('meeting/confirm', model, { ...frame, layout: 'phone', top: 'meeting/confirm-top', title: request.t('meeting.confirmTitle', { meeting: name }) });
  }
  if (meeting.state !== 'running' && isOverview(at)) {
    const { minutes } = meeting;
    const life = minutesState({ state: meeting.state, imported: meeting.imported !== null, commentsUntil: minutes.commentsUntil, errata: minutes.errata.length }, table.today, request);
    return reply.page('meeting/closed', { ...model, minutesState: life }, { ...frame, nav: 'crises', title: `${name}, ${crisis.name}` });
  }
  const following = nowHere(scope, model);
  const title = `${model.pane.title}, ${name}, ${crisis.name}`;
  const skipTo = model.dock.line && !model.dock.folded ? { id: 'f-entry-text', label: request.t('meeting.skipToEntry') } : { id: following ? 'now' : 'pane', label: request.t('common.skip') };
  const code = model.at.dialog === 'check-in' ? checkInCode(deps.baseUrl, meeting.id) : null;
  return reply.page('meeting/table', { ...model, code, nowHere: following, seatCodes, successions: successionsView(table, model.can) }, { ...frame, layout: 'table', top: 'meeting/top', title, skipTo });
}

/** Seats that must follow their function, for who may see to it: one line for each who could take the place. */
function successionsView({ scope, today }: Table, can: { readonly SeatSuccessor?: boolean }) {
  const { crisis, meeting } = scope;
  if (meeting.state !== 'running' || can.SeatSuccessor !== true) return [];
  return successionsOf(scope, today).flatMap(({ seat, functionId, successorIds }) =>
    successorIds.map((successorId) => ({ personId: seat.personId, name: seat.name, successorId, successor: crisis.people.get(successorId)?.name ?? '', held: crisis.functions.get(functionId)?.abbreviation ?? '' })),
  );
}

/** A restricted team's meeting for who only organises it: when it is and who sits there. */
function showShut({ scope, reply, request }: Table, posted: Posted | null): Promise<unknown> {
  const { meeting, crisis } = scope;
  const model = {
    posted,
    problems: posted ? problemsView(posted, true, request.t) : null,
    crisis: { id: crisis.id, name: crisis.name },
    meeting: { name: meetingName(scope), reference: meeting.reference, title: meeting.title === meeting.teamName ? null : meeting.title, date: meeting.startedAt ?? meeting.plannedStart, closedAt: meeting.closedAt },
    people: [...meeting.attendance.seats.values()].map(({ name }) => name),
  };
  const frame = { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' };
  return reply.page('meeting/shut', model, { ...frame, title: `${meetingName(scope)}, ${request.t('meeting.shut')}` });
}

/** A meeting that is over shows its outcome, unless a part of it is asked for. */
function isOverview(at: At): boolean {
  const inLists = at.edit === null || ['action', 'decision'].includes(at.edit.kind);
  return !PHASES.some((phase) => phase === at.phase) && at.topic === null && at.item === null && at.dialog === null && inLists;
}
