import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { inCircle, mayRead, seesContent } from '../../domain/meeting/visible.js';
import { circleIn, type DecisionRow, type MeetingRow, type Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { besideFields } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { readingOf } from '../plugins/reading.js';
import { columnsInRow } from '../plugins/row-rights.js';
import { firstSteps } from '../plugins/first-steps.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { actionModel, byDue, comingModel, decisionModel, elsewhereModel, ownerIds, runningModel, teamModels } from './view-model.js';

export interface HomeDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** The first page: what needs this person now. */
export function homeFeature(deps: HomeDeps): FastifyPluginAsync {
  return async (app) => {
    const options = { preHandler: requireViewer };
    app.get('/', options, async (request, reply) => showHome(deps, request, reply));
    app.post('/home/actions/:actionId/done', options, async (request, reply) => {
      const { actionId } = request.params as { actionId: string };
      return deps.post(request, reply, {
        name: 'ReportActionDone',
        input: { actionId },
        then: () => {
          reply.flash('home.reported');
          return '/';
        },
        again: (form) => showHome(deps, request, reply, besideFields(form, [])),
      });
    });
  };
}

async function showHome(deps: HomeDeps, request: FastifyRequest, reply: FastifyReply, form: FormState = formState()): Promise<unknown> {
  const { reader } = deps;
  const { personId, admin } = viewerOf(request);
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const crises = await crisesOf(reader, personId);
  const meetings = await reader.meetingsOfPerson(personId);
  const running = await runningOf(reader, meetings, personId);
  const coming = meetings.flatMap((meeting) => {
    const crisis = crises.get(meeting.crisisId);
    return meeting.state === 'preparation' && crisis ? [comingModel(crisis, meeting, now, deps.timeZone)] : [];
  });
  const known = [...crises.values()];
  const owners = [...new Set([personId, ...known.flatMap((crisis) => ownerIds(crisis, personId, today))])];
  const actions = await actionsOf(deps, request, owners, { now, today });
  const decisions = await decisionsOf(deps, request, today);
  const opens = known.filter((crisis) => maySee(request, crisis, today));
  const coordinated = opens.filter((crisis) => columnsHere(request, crisis, today).has('coordinator'));
  const begin = coordinated.flatMap((crisis) => firstSteps(crisis, today) ?? []);
  // An administrator sees no crisis without a place in it, but is to make one only where there is none.
  const anyCrisis = known.length > 0 || (admin && (await reader.crisesOf(null)).length > 0);
  const model = {
    form,
    begin,
    elsewhere: await elsewhereOf(deps, coordinated, new Set(meetings.map(({ id }) => id))),
    anyCrisis,
    now,
    running,
    soon: coming.filter((meeting) => meeting.soon),
    coming: coming.filter((meeting) => !meeting.soon && !meeting.passed),
    decisions: decisions.map(decisionModel),
    actions,
    lateCount: actions.filter((action) => action.late).length,
    teams: known.flatMap((crisis) => teamModels(crisis, personId, today)),
    crises: opens.map(({ id, code, name, kind }) => ({ id, code, name, exercise: kind === 'exercise' })),
    admin,
    calm: running.length === 0 && begin.length === 0 && decisions.length === 0 && actions.length === 0 && !coming.some((meeting) => meeting.soon),
    nothing: known.length === 0 && meetings.length === 0,
  };
  const classification = known.some((crisis) => crisis.classification === 'dep-vertrouwelijk') ? 'dep-vertrouwelijk' : null;
  return reply.page('home/home', model, { nav: 'home', title: request.t('common.navHome'), classification });
}

async function crisesOf(reader: Reader, personId: string): Promise<ReadonlyMap<string, CrisisState>> {
  const rows = await reader.crisesOf(personId);
  const states = await Promise.all(rows.map((row) => reader.crisis(row.id)));
  return new Map(states.flatMap((crisis) => (crisis ? [[crisis.id, crisis] as const] : [])));
}

async function runningOf(reader: Reader, meetings: readonly MeetingRow[], personId: string) {
  const rows = meetings.filter((meeting) => meeting.state === 'running');
  const scopes = await Promise.all(rows.map((meeting) => reader.meeting(meeting.id)));
  return scopes.flatMap((scope) => (scope ? [runningModel(scope, personId)] : []));
}

/** Open actions by due date. */
async function actionsOf({ reader }: HomeDeps, request: FastifyRequest, owners: readonly string[], { now, today }: { now: string; today: string }) {
  const { personId } = viewerOf(request);
  return (await reader.openActionsOf(owners)).map((row) => actionModel(row, personId, now, today)).sort(byDue);
}

/** The decisions that wait for this person: those of meetings where this person decides. */
async function decisionsOf({ reader }: HomeDeps, request: FastifyRequest, today: string): Promise<DecisionRow[]> {
  const viewer = viewerOf(request);
  const waiting = await reader.decisionsToConfirm(viewer.personId);
  if (waiting.length === 0) return [];
  const [meetings, seats] = await Promise.all([reader.meetingRows(waiting.map(({ meetingId }) => meetingId)), reader.seatsOf(viewer.personId)]);
  const mine: DecisionRow[] = [];
  for (const decision of waiting) {
    const meeting = meetings.get(decision.meetingId);
    const crisis = meeting && (await reader.crisis(meeting.crisisId));
    if (!crisis) continue;
    const columns = columnsInRow(viewer, crisis, meeting, seats, today);
    if (!columns.has('decider')) continue;
    const reading = readingOf(viewer, crisis, columns, today, seats);
    if (inCircle(circleIn(decision.restrictedTo), reading) && seesContent({ crisis, meeting }, reading)) mine.push(decision);
  }
  return mine;
}

/** What runs now in the crises that someone coordinates, where this person has no seat. */
async function elsewhereOf({ reader, timeZone }: HomeDeps, crises: readonly CrisisState[], own: ReadonlySet<string>) {
  const lists = await Promise.all(crises.map(async (crisis) => (await reader.meetingsOfCrisis(crisis.id)).map((row) => ({ crisis, row }))));
  const others = lists.flat().filter(({ row }) => row.state === 'running' && !own.has(row.id));
  return others.map(({ crisis, row }) => elsewhereModel(crisis, row, timeZone));
}

function columnsHere(request: FastifyRequest, crisis: CrisisState, today: string): Columns {
  const viewer = viewerOf(request);
  return columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
}

const maySee = (request: FastifyRequest, crisis: CrisisState, today: string): boolean => mayRead('see-crisis', columnsHere(request, crisis, today));
