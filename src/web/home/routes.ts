import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import { holdsOn } from '../../domain/crisis/teams.js';
import { mayRead } from '../../domain/meeting/visible.js';
import type { PostCommand } from '../plugins/commands.js';
import { firstSteps } from '../plugins/first-steps.js';
import { besideFields } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { actionModels, ownerIds } from './actions.js';
import { askedOf } from './asked.js';
import { columnsIn, hereOf, type Here, type HereDeps } from './here.js';
import { comingModels, elsewhereModels, runningModels, teamModels } from './meetings.js';

export interface HomeDeps extends HereDeps {
  readonly post: PostCommand;
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
  const here = await hereOf(deps, request);
  const places = placesIn(here);
  const owners = new Set([here.viewer.personId, ...places.known.flatMap((crisis) => ownerIds(crisis, here.viewer.personId, here.today))]);
  const [asked, actions, tables] = await Promise.all([
    askedOf(deps, here),
    deps.attention.openActions([...owners], { at: here.now, today: here.today }, ACTIONS),
    deps.attention.tablesOf(here.live.filter(({ id, state }) => state === 'running' && here.seats.has(id)).map(({ id }) => id)),
  ]);
  const running = runningModels(here, tables);
  const { soon, coming } = comingModels(here);
  const teams = places.known.flatMap((crisis) => teamModels(here, crisis));
  const begin = places.coordinated.flatMap((crisis) => firstSteps(crisis, here.today) ?? []);
  const model = {
    form,
    ...{ begin, running, soon, coming, asked, now: here.now },
    elsewhere: elsewhereModels(here, places.coordinated),
    ...{ actions: actionModels(actions.first, here), actionCount: actions.count, lateCount: actions.late },
    teams,
    // Who has a part in a crisis without a team, such as its archivist, waits for none.
    showTeams: teams.length > 0 || places.open.every(({ roles }) => roles.length === 0),
    crises: places.open.map(({ id, code, name, kind, roles }) => ({ id, code, name, exercise: kind === 'exercise', roles })),
    admin: here.viewer.admin,
    calm: [running, soon, begin, asked, actions.first].every(({ length }) => length === 0),
    nothing: here.crises.size === 0,
    // An administrator sees no crisis without a place in it, but is to make one only where there is none.
    anyCrisis: here.crises.size > 0 || (here.viewer.admin && (await deps.reader.crisesOf(null)).length > 0),
  };
  const classification = places.known.some((crisis) => crisis.classification === 'dep-vertrouwelijk') ? 'dep-vertrouwelijk' : null;
  return reply.page('home/home', model, { nav: 'home', title: request.t('common.navHome'), classification });
}

/** How many open actions are listed; the register has all. */
const ACTIONS = 12;

/** The crises that this person is known in, those of them that open for this person (with the roles there), and those that this person coordinates. */
function placesIn(here: Here) {
  const known = [...here.crises.values()];
  const placed = known.map((crisis) => ({ crisis, columns: columnsIn(here, crisis) }));
  const rolesIn = ({ roles }: CrisisState) => [...new Set(roles.flatMap((grant) => (grant.personId === here.viewer.personId && holdsOn(grant, here.today) ? [grant.role] : [])))];
  return {
    known,
    open: placed.filter(({ columns }) => mayRead('see-crisis', columns)).map(({ crisis }) => ({ ...crisis, roles: rolesIn(crisis) })),
    coordinated: placed.filter(({ columns }) => columns.has('coordinator')).map(({ crisis }) => crisis),
  };
}
