import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createCrisisInput } from '../../domain/crisis/commands.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { holdsOn } from '../../domain/crisis/teams.js';
import { localDate } from '../../domain/kernel/time.js';
import { isRejection } from '../../domain/kernel/rejection.js';
import { rejectionText } from '../../i18n/index.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { fieldErrors, rejectionErrors, type FieldErrors } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import type { CrisisDeps } from './access.js';
import type { createCrisisForm } from './forms.js';
import type { HandingOverDeps } from './organise/access.js';

type Deps = CrisisDeps & HandingOverDeps;
type Input = ReturnType<typeof createCrisisForm>;
type OnCoordinator = { Params: { crisisId: string; personId: string } };

/**
 * What would keep a new person from getting in as coordinator, with all else that is wrong in the form, so that no crisis is
 * made whose coordinator cannot be invited. Null when there is nothing, or when the coordinator has an account.
 */
export async function problemsOfNewCoordinator(deps: Deps, request: FastifyRequest, input: Input, isNew: boolean): Promise<FieldErrors | null> {
  if (!isNew) return null;
  const { t } = request;
  const read = createCrisisInput.safeParse(input);
  const errors = read.success ? {} : fieldErrors(t, read.error);
  if (input.coordinator.email === '') return { ...errors, 'coordinator.email': t('errors.required') };
  if (errors['coordinator.email'] !== undefined) return errors;
  const { personId, email } = input.coordinator;
  const refused = await deps.handOver.checkInvitation({ personId, name: String(input.coordinator.name), email });
  return refused && { ...errors, 'coordinator.email': rejectionText(t, refused) };
}

/** Making the link once more for a coordinator who cannot get in yet: for the administrator, who sees nothing else of the crisis. */
export function addCoordinatorPages(app: FastifyInstance, deps: Deps): void {
  app.post<OnCoordinator>('/crises/:crisisId/coordinators/:personId/link', { preHandler: requireViewer }, async (request, reply) => {
    if (!viewerOf(request).admin) throw forbidden();
    const crisis = await deps.reader.crisis(request.params.crisisId);
    const { personId } = request.params;
    if (!crisis || !coordinatorsOf(deps, crisis).includes(personId)) throw notFound();
    return answerWithLink(deps, request, reply, crisis, personId);
  });
}

function coordinatorsOf({ clock, timeZone }: Deps, crisis: CrisisState): readonly string[] {
  const today = localDate(clock.now(), timeZone);
  return crisis.roles.filter((grant) => grant.role === 'coordinator' && holdsOn(grant, today)).map(({ personId }) => personId);
}

/** The coordinators of a crisis who have no account: nobody of them gets in without the administrator. */
export async function withoutAccount(deps: Deps, crisis: CrisisState): Promise<{ readonly personId: string; readonly name: string }[]> {
  const ids = coordinatorsOf(deps, crisis);
  const access = await deps.handOver.accessOf(ids);
  return ids.filter((id) => !access.has(id)).map((personId) => ({ personId, name: crisis.people.get(personId)?.name ?? personId }));
}

/**
 * Answers what made a crisis, or what asks for its coordinator's link: the link, shown this once and kept nowhere; or that the
 * coordinator can sign in already; or why there is no link and what to do.
 */
export async function answerWithLink(deps: Deps, request: FastifyRequest, reply: FastifyReply, crisis: CrisisState, personId: string) {
  const { t } = request;
  const person = crisis.people.get(personId);
  if (!person) throw notFound();
  const { name, email } = person;
  const state = (await deps.handOver.accessOf([personId])).get(personId)?.state;
  if (state === 'active') return reply.flash('crisis.madeCanSignIn', { name }).redirect('/crises', 303);
  const by = { actor: viewerOf(request).accountId, origin: request.ip };
  const made = await deps.handOver.handOverLink({ personId, name, email }, { maker: null, language: request.language }, by);
  const model = {
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name },
    person: { id: personId, name },
    link: isRejection(made) ? null : { ...made, name, address: new URL(made.path, deps.baseUrl).href, invites: true },
    refusal: isRejection(made) ? Object.values(rejectionErrors(t, made)).join(' ') : null,
    disabled: isRejection(made) && made.code === 'account-disabled',
  };
  return reply.page('crisis/made', model, { nav: 'crises', title: t('crisis.madeTitle', { name: crisis.name }) });
}
