import type { FastifyReply, FastifyRequest } from 'fastify';
import { PHASES } from '../../domain/kernel/words.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { abilities } from '../../domain/meeting/next-steps.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { successionsOf } from '../../domain/meeting/succession.js';
import { mayRead, redactCarryOver, seesContent, teamsKnown } from '../../domain/meeting/visible.js';
import type { OtherMeetings } from '../../domain/meeting/warnings.js';
import { errataCount } from '../../domain/minutes/index.js';
import type { Formats, Language, Translate } from '../../i18n/index.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { MeetingRow, Reader, RunningMeeting } from '../../projections/reader.js';
import { carriedView, type CarriedView } from '../plugins/carried-view.js';
import type { PostCommand } from '../plugins/commands.js';
import { mailLinks } from '../plugins/mail-links.js';
import { minutesState } from '../plugins/minutes-state.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { viewerOf } from '../plugins/session.js';
import type { PageOptions } from '../plugins/view.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';
import { atOf, hrefOf, type At } from './at.js';
import { checkInCode } from './check-in-code.js';
import type { Posted } from './posted.js';
import { meetingName, tableModel } from './view-model.js';
import { nowHere } from './view/now-here.js';
import type { Since } from './view/picture.js';
import { problemsView } from './view/problems.js';
import type { Who } from './view/who.js';

export interface MeetingDeps {
  readonly reader: Pick<Reader, 'meeting' | 'seatsOf' | 'meetingsOfCrisis' | 'running' | 'action' | 'carryOver' | 'meetingAlone' | 'storedFile'>;
  readonly sent: Sent;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Names of who has a meeting open now. */
  readonly online: (meetingId: string) => readonly string[];
  /** The journal position of the last commit: from there the live stream goes on. */
  readonly position: () => number;
  /** What addresses begin with that are opened on another device. */
  readonly baseUrl: string;
  /** Whether mail is set up. */
  readonly mailIsOn: boolean;
  /** What `/meetings/:id` shows until the meeting starts, and when it was cancelled. */
  readonly renderPreparation: (request: FastifyRequest, reply: FastifyReply, seen: SeenMeeting) => Promise<unknown>;
}

/** In which language someone reads. */
interface Words {
  readonly language: Language;
  readonly t: Translate;
  readonly formats: Formats;
}

/** A meeting as one person may see it, where in it that person looks, and in which language. */
export interface Table extends SeenMeeting {
  readonly at: At;
  readonly words: Words;
  readonly seen: SeenMeeting;
}

/** A page before it is made: what is shown, and what it says about itself. */
export interface Page {
  readonly template: string;
  readonly model: object;
  readonly options: PageOptions;
  /** What beside the template makes it another kind of page while it is open. */
  readonly variant?: string;
}

/** The meeting of the address for whoever may see it; for all others it is not there (404). */
export async function tableOf(deps: MeetingDeps, request: FastifyRequest): Promise<Table> {
  const { id = '' } = request.params as { id?: string };
  return tableFor(deps, viewerOf(request), id, request.query, request);
}

/** The same without a request: `query` is that of the address. */
export async function tableFor(deps: Pick<MeetingDeps, 'reader' | 'clock' | 'timeZone'>, of: Viewer, id: string, query: unknown, { language, t, formats }: Words): Promise<Table> {
  const seen = await meetingSeenBy(deps, of, await deps.reader.meeting(id), 'see-meeting');
  const { viewer, meetingId, crisis, columns, reading, now, today } = seen;
  return {
    ...{ at: atOf(query), words: { language, t, formats }, seen, viewer, meetingId, crisis, columns, reading, now, today },
    // Made when something asks for it: most forms that are carried out show nothing.
    get scope() {
      return seen.scope;
    },
  };
}

/** Who looks, with what the domain lets them do now. */
export function whoOf(deps: Pick<MeetingDeps, 'timeZone'>, { viewer, scope, columns, reading, now, today }: Table): Who {
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
function othersOf({ scope, viewer, now }: Table, rows: readonly MeetingRow[], running: readonly RunningMeeting[]): OtherMeetings {
  const { crisis, meeting } = scope;
  const passesOnTo = crisis.teams.get(meeting.teamId)?.passesOnTo ?? [];
  const names = new Map([...crisis.teams.values()].map((team) => [team.id, team.names.at(-1)?.abbreviation ?? '']));
  // Of a restricted team others at this table do not see that it meets, and the screen is projected.
  const seen = (row: MeetingRow) => row.teamId === meeting.teamId || crisis.teams.get(row.teamId)?.restricted !== true;
  const waiting = rows.filter((row) => row.state === 'preparation' && seen(row) && passesOnTo.includes(names.get(row.teamId) ?? '') && row.plannedStart >= (meeting.startedAt ?? now));
  return {
    waiting: waiting.map((row) => ({ meetingId: row.id, title: names.get(row.teamId) ?? row.title, plannedStart: row.plannedStart })),
    running: running.flatMap((one) => (one.personIds.has(viewer.personId) ? [{ meetingId: one.meeting.id, personIds: [viewer.personId] }] : [])),
  };
}

/** Where something can be forwarded to: what the team passes on to, and the teams that this person may know of. */
export function bodiesOf({ crisis, scope, viewer, reading, today }: Table): string[] {
  const { meeting } = scope;
  const inCrisis = { ...reading, columns: columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today }) };
  const known = new Set(teamsKnown(crisis, inCrisis));
  const hidden = new Set([...crisis.teams.values()].flatMap((team) => (known.has(team) ? [] : team.names.map(({ abbreviation }) => abbreviation))));
  const passesOnTo = (crisis.teams.get(meeting.teamId)?.passesOnTo ?? []).filter((name) => !hidden.has(name));
  return [...new Set([...passesOnTo, ...[...known].flatMap((team) => team.names.at(-1)?.abbreviation ?? [])])];
}

/** What earlier meetings left when this one started; a meeting of before that was kept shows it as it is now. One that is over has only its own. */
async function carriedOf(deps: PageDeps, { scope, viewer, reading, now, today }: Table): Promise<CarriedView> {
  const { crisis, meeting } = scope;
  const left = meeting.state === 'running' ? redactCarryOver(await deps.reader.carryOver(scope, { at: now, today, day: today }), crisis, reading) : NOTHING_LEFT;
  // Who only sits here today, as a deputy or guest, has no place in the meetings they come from.
  const standing = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, team: crisis.teams.get(meeting.teamId), today });
  // Topics go on when a meeting starts; here they are among its own.
  return carriedView({ ...left, topics: [] }, { now, today, mayOpen: mayRead('see-meeting', standing) });
}

const NOTHING_LEFT = { since: null, actions: [], matters: [], topics: [], undecided: [], answers: [] };

/** Shows the meeting as it stands now; with what was typed in a form that was refused. */
export async function showTable(deps: MeetingDeps, request: FastifyRequest, reply: FastifyReply, posted: Posted | null = null): Promise<unknown> {
  // Before anything is read: what is committed meanwhile is sent once more, and never missed.
  const position = deps.position();
  const keep = posted === null ? keyOf(deps, request, position) : undefined;
  const kept = keep === undefined ? null : reply.keptPage(keep);
  if (kept !== null) return kept;
  const table = await tableOf(deps, request);
  const page = await pageOf(deps, table, posted);
  return page === null ? deps.renderPreparation(request, reply, table.seen) : reply.page(page.template, page.model, { ...page.options, ...(keep === undefined ? {} : { keep }), live: { path: `/meetings/${table.meetingId}/live?kind=${encodeURIComponent(kindOf(table, page))}`, position, back: encodeURIComponent(hrefOf(table.meetingId, table.at)) } });
}

/**
 * All that the page of a meeting depends on: who asks for which address, the journal, the minute, and who is online. Rights are in the
 * journal too, but for those of an account.
 */
function keyOf(deps: MeetingDeps, { viewer, url, params, language }: FastifyRequest, position: number): string {
  const { id = '' } = params as { id?: string };
  return JSON.stringify([viewer?.accountId, viewer?.personId, viewer?.guestOf, viewer?.name, viewer?.admin, language, url, position, deps.clock.now().slice(0, 16), deps.online(id)]);
}

/** What tells pages of a meeting apart that cannot be turned into each other while they are open. */
export const kindOf = ({ seen }: Table, page: Page | null): string => `${seen.scope.meeting.state} ${page?.template ?? ''} ${page?.variant ?? ''}`.trim();

/** What making the page asks for. */
export type PageDeps = Pick<MeetingDeps, 'reader' | 'timeZone' | 'online' | 'baseUrl' | 'mailIsOn'>;

/** The page of a meeting that runs or is over, for one person at one moment; null for one that has not begun or was cancelled. */
export async function pageOf(deps: PageDeps, table: Table, posted: Posted | null = null): Promise<Page | null> {
  const { scope, at, now, words } = table;
  const { t } = words;
  const { meeting, crisis } = scope;
  if (meeting.state === 'preparation' || meeting.state === 'cancelled') return null;
  if (!seesContent(scope, table.reading)) return shutPage(table, posted);
  const [rows, running, carried] = await Promise.all([
    deps.reader.meetingsOfCrisis(crisis.id),
    deps.reader.running(),
    carriedOf(deps, table),
  ]);
  const [since, others] = [scope.carried?.since ?? sinceOf(scope, rows), othersOf(table, rows, running)];
  const model = tableModel({ scope, who: whoOf(deps, table), at, now, timeZone: deps.timeZone, since, others, bodies: bodiesOf(table), carried, posted, ...words });
  const frame = { classification: meeting.classification, exercise: crisis.kind === 'exercise' };
  const name = meetingName(scope);
  const seatCodes = table.viewer.guestOf === undefined && mayRead('seat-guest', table.columns, meeting.state);
  if (at.view === 'confirm') {
    return { template: 'meeting/confirm', model, options: { ...frame, layout: 'phone', top: 'meeting/confirm-top', title: t('meeting.confirmTitle', { meeting: name }) } };
  }
  if (meeting.state !== 'running' && isOverview(at)) {
    const { minutes } = meeting;
    const life = minutesState({ state: meeting.state, imported: meeting.imported !== null, commentsUntil: minutes.commentsUntil, errata: errataCount(minutes) }, table.today, words);
    return { template: 'meeting/closed', model: { ...model, minutesState: life, mails: deps.mailIsOn ? mailLinks(table.seen).mails : null }, options: { ...frame, nav: 'crises', title: `${name}, ${crisis.name}` } };
  }
  const mailsLists = deps.mailIsOn && crisis.teams.get(meeting.teamId)?.mail.atClosing === 'participants';
  const following = nowHere(scope, model);
  const title = `${model.pane.title}, ${name}, ${crisis.name}`;
  const skipTo = model.dock.line && !model.dock.folded ? { id: 'f-entry-text', label: t('meeting.skipToEntry') } : { id: following ? 'now' : 'pane', label: t('common.skip') };
  const code = model.at.dialog === 'check-in' ? checkInCode(deps.baseUrl, meeting.id) : null;
  return { template: 'meeting/table', model: { ...model, online: deps.online(meeting.id), code, nowHere: following, mailsLists, seatCodes, successions: successionsView(table, model.can) }, options: { ...frame, layout: 'table', top: 'meeting/top', title, skipTo, scripts: ['table.js', 'entry-line.js'] }, ...(following ? { variant: 'follows' } : {}) };
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
function shutPage({ scope, words: { t } }: Table, posted: Posted | null): Page {
  const { meeting, crisis } = scope;
  const model = {
    posted,
    problems: posted ? problemsView(posted, true, t) : null,
    crisis: { id: crisis.id, name: crisis.name },
    meeting: { name: meetingName(scope), reference: meeting.reference, title: meeting.title === meeting.teamName ? null : meeting.title, date: meeting.startedAt ?? meeting.plannedStart, closedAt: meeting.closedAt },
    people: [...meeting.attendance.seats.values()].map(({ name }) => name),
  };
  const frame = { nav: 'crises', classification: meeting.classification, exercise: crisis.kind === 'exercise' };
  return { template: 'meeting/shut', model, options: { ...frame, title: `${meetingName(scope)}, ${t('meeting.shut')}` } };
}

/** A meeting that is over shows its outcome, unless a part of it is asked for. */
function isOverview(at: At): boolean {
  const inLists = at.edit === null || ['action', 'decision'].includes(at.edit.kind);
  return !PHASES.some((phase) => phase === at.phase) && at.topic === null && at.item === null && at.dialog === null && inLists;
}
