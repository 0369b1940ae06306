import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt } from '../../domain/kernel/command.js';
import type { CrisisState, Team } from '../../domain/crisis/state.js';
import { teamNameOn } from '../../domain/crisis/teams.js';
import { id, utcTime } from '../../domain/kernel/input.js';
import type { Execute } from '../../domain/kernel/ports.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { grantsFor } from '../../domain/kernel/rights.js';
import { localDate, localDateTime } from '../../domain/kernel/time.js';
import { CLASSIFICATIONS } from '../../domain/kernel/words.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { mayRead } from '../../domain/meeting/visible.js';
import { createPostCommand, statusOf } from '../plugins/commands.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { actorOf } from '../plugins/viewer.js';
import { meetingUrl, type PreparationDeps } from './access.js';
import { detailsForm, startsTwice, timesForm, timesValues } from './forms.js';

const FIELDS = ['teamId', 'title', 'day', 'from', 'to', 'which', 'place', 'link', 'classification'];
const NAMES = { plannedStart: 'from', plannedEnd: 'to' };
const options = { preHandler: requireViewer };

/** Where someone makes a meeting: the crisis, and the teams for which this person may. */
interface Desk {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly crisis: CrisisState;
  readonly teams: readonly Team[];
  readonly now: string;
  readonly today: string;
}

/** Planning a meeting, and meeting at once: one form, one press. */
export function addNewMeetingPages(app: FastifyInstance, deps: PreparationDeps): void {
  app.get('/crises/:crisisId/meetings/new', options, async (request, reply) => {
    const desk = await deskOf(deps, request, reply);
    return showPlan(deps, desk, formState({ values: { teamId: wantedTeam(desk), ...wantedTimes(deps, desk) } }));
  });
  app.post('/crises/:crisisId/meetings/new', options, async (request, reply) => plan(deps, await deskOf(deps, request, reply)));
  app.get('/crises/:crisisId/meetings/now', options, async (request, reply) => {
    const desk = await deskOf(deps, request, reply);
    return showNow(deps, desk, formState({ values: { teamId: wantedTeam(desk) } }));
  });
  app.post('/crises/:crisisId/meetings/now', options, async (request, reply) => startNow(deps, await deskOf(deps, request, reply)));
}

async function deskOf(deps: PreparationDeps, request: FastifyRequest, reply: FastifyReply): Promise<Desk> {
  const viewer = viewerOf(request);
  const { crisisId = '' } = request.params as { crisisId?: string };
  const crisis = await deps.reader.crisis(crisisId);
  if (!crisis) throw notFound();
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const here = { actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today };
  if (!mayRead('see-crisis', columnsOf(here))) throw notFound();
  const teams = [...crisis.teams.values()].filter(
    (team) => team.state !== 'closed' && grantsFor('prepare-meeting', columnsOf({ ...here, team })).has('yes'),
  );
  if (teams.length === 0) throw forbidden();
  return { request, reply, crisis, teams, now, today };
}

/** The team that the address names, otherwise the only one there is. */
function wantedTeam({ request, teams }: Desk): string {
  const asked = (request.query as { team?: unknown }).team;
  const known = teams.find((team) => team.id === asked);
  return known?.id ?? (teams.length === 1 ? (teams[0]?.id ?? '') : '');
}

/** The moment that the address names, in UTC, as when a meeting agreed on its next; otherwise today. */
function wantedTimes({ timeZone }: PreparationDeps, { request, today }: Desk): Record<string, unknown> {
  const asked = utcTime().safeParse((request.query as { at?: unknown }).at).data;
  return asked === undefined ? { day: today } : timesValues(asked, null, timeZone);
}

async function plan(deps: PreparationDeps, desk: Desk) {
  const { request, reply, crisis } = desk;
  const body = bodyOf(request.body);
  const times = timesForm(body, deps.timeZone);
  if (isRejection(times)) {
    void reply.code(statusOf(times));
    return showPlan(deps, desk, besideFields(formState({ values: body, errors: rejectionErrors(request.t, times) }), FIELDS));
  }
  return deps.post(request, reply, {
    name: 'CallMeeting',
    input: { crisisId: crisis.id, teamId: body.teamId, ...times, ...detailsForm(body) },
    then: (receipt) => meetingUrl(calledMeeting(receipt)),
    again: (form) => showPlan(deps, desk, besideFields(form, FIELDS, NAMES)),
  });
}

/** Calls the meeting for now and starts it. If starting is refused, the meeting is there with its button to start. */
async function startNow(deps: PreparationDeps, desk: Desk) {
  const { request, reply, crisis, now } = desk;
  const body = bodyOf(request.body);
  // The second command has an id of its own in the form, so that pressing twice starts once; without one the
  // second press finds that it runs already.
  const startId = id().safeParse(body.startId).data ?? deps.ids.next();
  let refused = false;
  const callAndStart: Execute = async (envelope) => {
    const called = await deps.execute(envelope);
    if (isRejection(called)) return called;
    const started = await deps.execute({ ...envelope, name: 'StartMeeting', commandId: startId, input: { meetingId: calledMeeting(called) } });
    refused = isRejection(started) && started.code !== 'wrong-state';
    return called;
  };
  return createPostCommand(callAndStart)(request, reply, {
    name: 'CallMeeting',
    input: { crisisId: crisis.id, teamId: body.teamId, title: body.title, plannedStart: wholeMinute(now) },
    then: (receipt) => {
      if (refused) reply.flash('preparing.notStarted');
      return meetingUrl(calledMeeting(receipt));
    },
    again: (form) => showNow(deps, desk, besideFields(form, FIELDS, NAMES)),
  });
}

/** Pressed twice, the form asks the same twice: the planned start is the minute, not the millisecond. */
const wholeMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/** The id of the meeting that a receipt's events made. */
function calledMeeting(receipt: Receipt): string {
  return receipt.events.find((event) => event.type === 'MeetingCalled')?.stream.slice('meeting:'.length) ?? '';
}

const teamOptions = ({ teams, today }: Desk) =>
  teams.map((team) => {
    const { abbreviation, name } = teamNameOn(team, today);
    return { value: team.id, label: `${abbreviation} - ${name}` };
  });

function modelOf(desk: Desk, form: FormState) {
  const { id, name, code } = desk.crisis;
  return { crisis: { id, name, code }, form, teamChoices: teamOptions(desk), now: desk.now };
}

const frame = ({ crisis }: Desk) => ({ nav: 'crises', classification: crisis.classification, exercise: crisis.kind === 'exercise' }) as const;

function showPlan(deps: PreparationDeps, desk: Desk, form: FormState) {
  const { t } = desk.request;
  const model = {
    ...modelOf(desk, form),
    twice: startsTwice(form.values, deps.timeZone),
    classifications: CLASSIFICATIONS.map((code) => ({ value: code, label: t(`common.class-${code}`) })),
  };
  return desk.reply.page('meeting-preparation/plan', model, { ...frame(desk), title: t('preparing.plan') });
}

function showNow(deps: PreparationDeps, desk: Desk, form: FormState) {
  const model = { ...modelOf(desk, form), startId: deps.ids.next(), clock: localDateTime(desk.now, deps.timeZone).slice(11, 16) };
  return desk.reply.page('meeting-preparation/now', model, { ...frame(desk), title: desk.request.t('preparing.now') });
}
