import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Team } from '../../../domain/crisis/state.js';
import { teamNameOn } from '../../../domain/crisis/teams.js';
import { LEFTOVER_KINDS } from '../../../domain/kernel/words.js';
import { lineageOf, nameOf } from '../../../domain/meeting/carry-over.js';
import { columnsOf } from '../../../domain/meeting/columns.js';
import { leftBehind, leftThat, type LeftItem } from '../../../domain/meeting/left-behind.js';
import { knowsTeam } from '../../../domain/meeting/visible.js';
import { notFound } from '../../plugins/errors.js';
import { bodyOf, many } from '../../plugins/form-fields.js';
import { formState, type FormState } from '../../plugins/form-state.js';
import { requireViewer } from '../../plugins/session.js';
import { actorOf } from '../../plugins/viewer.js';
import { frameOf, may, need, placeOf, type CrisisDeps, type Place } from '../access.js';
import { found, teamOptions } from './choices.js';
import { organiseUrl } from './pages.js';

const PATH = '/teams/:teamId/left';
type OfTeam = { Params: { crisisId: string; teamId: string } };

/** What is open at a team, and passing it on to another: when it rests or closes, or at any other moment. */
export function addLeftPages(app: FastifyInstance, deps: CrisisDeps): void {
  const options = { preHandler: requireViewer };
  app.get<OfTeam>(organiseUrl(':crisisId', PATH), options, async (request, reply) => {
    const { place, team } = await allowed(deps, request, reply);
    const lines = await linesOf(deps, place, team);
    return showLeft(place, team, lines, formState({ values: { items: lines.map(({ value }) => value), toTeamId: team.successorId ?? '' } }));
  });

  app.post<OfTeam>(organiseUrl(':crisisId', PATH), options, async (request, reply) => {
    const { place, team } = await allowed(deps, request, reply);
    const body = bodyOf(request.body);
    return deps.post(request, reply, {
      name: 'PassOnLeftovers',
      input: { crisisId: place.crisis.id, teamId: team.id, toTeamId: body.toTeamId, ...chosen(many(body, 'items')) },
      then: () => {
        reply.flash('passing.passed');
        return organiseUrl(place.crisis.id, `/teams/${team.id}/left`);
      },
      again: async (form) => showLeft(place, team, await linesOf(deps, place, team), { ...form, values: { ...form.values, items: many(body, 'items') } }),
    });
  });
}

/** Who organises the crisis, and who assigns actions in this team. */
async function allowed(deps: CrisisDeps, request: FastifyRequest<OfTeam>, reply: FastifyReply): Promise<{ place: Place; team: Team }> {
  const place = await placeOf(deps, request, reply);
  const { viewer, crisis, today } = place;
  const team = found(crisis.teams, request.params.teamId);
  if (!knowsTeam(team, place.reading)) throw notFound();
  const inTeam = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, team, today });
  if (!may('assign-action', inTeam)) need('organise', place.columns);
  return { place, team };
}

/** What was ticked: `action:ID`, `decision:MEETING:ID`, `topic:MEETING:ID`. What is none of these is passed as it is and refused. */
function chosen(values: readonly unknown[]) {
  const parts = values.map((value) => String(value).split(':'));
  return {
    actionIds: parts.flatMap(([kind, id]) => (kind === 'action' ? [id] : [])),
    items: parts.flatMap(([kind, meetingId, id]) => (kind === 'action' ? [] : [{ kind: LEFTOVER_KINDS.find((one) => one === kind), meetingId, id }])),
  };
}

export interface Line {
  readonly value: string;
  readonly label: string;
}

/** What may be passed on, one line each; what is restricted stays where it is. */
async function linesOf({ reader }: CrisisDeps, { crisis, request }: Place, team: Team): Promise<Line[]> {
  const { t, formats } = request;
  const left = leftThat(leftBehind(crisis, team.id, await reader.leftWith(crisis, team.id)), crisis, (circle) => circle === null);
  const actions = left.actions.map((action): Line => {
    const due = action.due === null ? [] : [t('passing.due', { due: formats.date(action.due) })];
    const owner = action.owner === null ? [] : [t('passing.by', { owner: action.owner.text })];
    return { value: `action:${action.id}`, label: [`${action.reference} (${t('passing.why-action')}): ${action.what}`, ...owner, ...due].join('; ') };
  });
  return [...actions, ...left.items.map((item): Line => ({ value: `${item.kind}:${item.meeting.id}:${item.id}`, label: `${namedBy(item)} (${t(`passing.why-${item.why}`)}): ${item.decision?.words ?? item.topic?.title ?? ''}` }))];
}

/** What may be passed on when a team goes to rest or closes: what lies there, and with teams whose things came to it. */
export async function linesWhenOver(deps: CrisisDeps, place: Place, team: Team): Promise<Line[]> {
  const lines = await Promise.all(lineageOf(place.crisis, team.id).map((id) => linesOf(deps, place, found(place.crisis.teams, id))));
  return lines.flat();
}

const namedBy = ({ decision, meeting }: LeftItem) => decision?.reference ?? nameOf(meeting);

function showLeft({ crisis, request, reply, today }: Place, team: Team, lines: readonly Line[], form: FormState) {
  const name = (id: string) => teamNameOn(found(crisis.teams, id), today).abbreviation;
  const title = request.t('passing.title', { team: name(team.id) });
  const ours = team.successorId === null ? request.t('passing.noSuccessor', { own: name(team.id) }) : request.t('passing.bySuccessor', { team: name(team.successorId), own: name(team.id) });
  const model = {
    ...{ crisis: { id: crisis.id, code: crisis.code, name: crisis.name }, base: organiseUrl(crisis.id), heading: title, form, lines, ours },
    labels: { items: request.t('passing.what'), toTeamId: request.t('passing.to') },
    team: { id: team.id },
    teams: teamOptions(crisis, today, team.id).filter(({ value }) => crisis.teams.get(value)?.state !== 'closed'),
  };
  return reply.page('crisis/organise/team-left', model, { ...frameOf(crisis), title });
}
