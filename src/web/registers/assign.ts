import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { partyOf, teamNameOn } from '../../domain/crisis/index.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { besideFields, bodyOf, many } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { registersSeenBy, type SeenTeam } from '../plugins/seen-register.js';
import { requireViewer } from '../plugins/session.js';
import type { RegistersDeps } from './deps.js';
import { mayAssign } from './reported.js';

const FIELDS = ['teamId', 'what', 'owner', 'due', 'restrictedTo'] as const;
const NAMES = { 'owner.text': 'owner', 'owner.id': 'owner' };

const PATH = '/crises/:crisisId/actions';
const pathOf = (crisisId: string) => `/crises/${crisisId}/actions`;

/** Assigning an action outside a meeting: a page with one form, for chair, secretary and adviser of a team of the crisis. */
export function addAssignPage(app: FastifyInstance, deps: RegistersDeps): void {
  const options = { preHandler: requireViewer };
  app.get(`${PATH}/new`, options, async (request, reply) => {
    const { team } = request.query as { readonly team?: unknown };
    return showForm(deps, request, reply, formState({ values: { teamId: team } }));
  });
  app.post(PATH, options, async (request, reply) => {
    const { crisis } = await placeOf(deps, request);
    const body = bodyOf(request.body);
    const restrictedTo = circleOf(body, request.viewer?.personId);
    return deps.post(request, reply, {
      name: 'AssignCrisisAction',
      input: { crisisId: crisis.id, teamId: body.teamId, what: body.what, owner: ownerOf(body.owner, crisis), due: body.due, restrictedTo },
      then: (receipt) => {
        const { actionId, reference } = receipt.events[0]?.payload as { readonly actionId: string; readonly reference: string };
        reply.flash('registers.assigned', { number: reference });
        return `/actions/${actionId}`;
      },
      again: (form) => showForm(deps, request, reply, besideFields(form, FIELDS, NAMES)),
    });
  });
}

/** Who types is in a circle that is chosen here: nobody makes what one may not see. */
function circleOf(body: Record<string, unknown>, personId: string | undefined): unknown[] | null {
  const chosen = many(body, 'restrictedTo');
  return chosen.length === 0 ? null : [...new Set([...chosen, personId])];
}

function ownerOf(typed: unknown, crisis: CrisisState): unknown {
  if (typeof typed !== 'string') return typed ?? null;
  return typed.trim() === '' ? null : partyOf(typed, crisis);
}

/** The crisis of the address with the teams for which this person may assign; not there (404) for others. */
async function placeOf(deps: RegistersDeps, request: FastifyRequest): Promise<{ crisis: CrisisState; teams: readonly SeenTeam[]; today: string }> {
  const { crisisId = '' } = request.params as { readonly crisisId?: string };
  const seen = await registersSeenBy(deps, request);
  const crisis = seen.crises.get(crisisId);
  const known = [...seen.teams.values()].filter((one) => one.crisis.id === crisisId);
  if (!crisis || !known.some(({ columns }) => columns.size > 0)) throw notFound();
  const teams = known.filter(mayAssign);
  if (teams.length === 0) throw forbidden();
  return { crisis, teams, today: seen.today };
}

async function showForm(deps: RegistersDeps, request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<unknown> {
  const { crisis, teams, today } = await placeOf(deps, request);
  const { t, language } = request;
  const people = [...crisis.people.values()].sort((a, b) => a.name.localeCompare(b.name, language)).map(({ id, name }) => ({ value: id, label: name }));
  const abbreviations = [...crisis.functions.values(), ...crisis.organisations.values()].map(({ abbreviation }) => abbreviation);
  const model = {
    form,
    crisis: { id: crisis.id, name: crisis.name, code: crisis.code },
    path: pathOf(crisis.id),
    labels: { teamId: t('registers.forTeam'), what: t('documents.field-what'), owner: t('documents.field-owner'), due: t('documents.field-due') },
    teams: teams.map(({ team }) => ({ value: team.id, label: teamNameOn(team, today).abbreviation })),
    team: teams.length === 1 ? teams[0]?.team.id : undefined,
    suggestions: [...new Set([...abbreviations, ...people.map(({ label }) => label)])].filter((name) => name !== ''),
    choices: { people },
  };
  return reply.page('registers/assign', model, { nav: 'actions', title: `${t('registers.assign')}, ${crisis.name}`, classification: crisis.classification, exercise: crisis.kind === 'exercise' });
}
