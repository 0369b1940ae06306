import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, HandedLink, Maker } from '../../../accounts/accounts.js';
import { isRejection, type Rejection } from '../../../domain/kernel/rejection.js';
import { statusOf } from '../../plugins/commands.js';
import { formState, rejectionErrors } from '../../plugins/form-state.js';
import { requireViewer } from '../../plugins/session.js';
import { frameOf, need, placeOf, type CrisisDeps, type Place } from '../access.js';
import { found, withOrganisation } from './choices.js';
import { organiseUrl } from './pages.js';

/** What handing over links needs beside the pages of a crisis. */
export interface HandingOverDeps {
  readonly handOver: Pick<Accounts, 'accessOf' | 'handOverLink' | 'revokeLink'>;
  /** What links begin with. */
  readonly baseUrl: string;
}

type Deps = CrisisDeps & HandingOverDeps;
type OnPerson = { Params: { crisisId: string; personId: string } };

const PATH = '/access';

/** Who of the crisis can sign in; invitations, links for a forgotten password, and taking a link back. */
export function addAccessPages(app: FastifyInstance, deps: Deps): void {
  const options = { preHandler: requireViewer };
  app.get(organiseUrl(':crisisId', PATH), options, async (request, reply) => showAccess(deps, await allowed(deps, request, reply)));

  // Answers the post itself, without a redirect: the link is shown this once and kept nowhere.
  app.post<OnPerson>(organiseUrl(':crisisId', `${PATH}/:personId/link`), options, async (request, reply) => {
    const place = await allowed(deps, request, reply);
    const { id, name, email } = found(place.crisis.people, request.params.personId);
    const given = { maker: makerOf(place), language: request.language };
    const link = await deps.handOver.handOverLink({ personId: id, name, email }, given, acting(place));
    return isRejection(link) ? refused(deps, place, name, link) : showAccess(deps, place, { link: { ...link, name } });
  });

  app.post<OnPerson>(organiseUrl(':crisisId', `${PATH}/:personId/revoke`), options, async (request, reply) => {
    const place = await allowed(deps, request, reply);
    const { id, name } = found(place.crisis.people, request.params.personId);
    const refusal = await deps.handOver.revokeLink(id, makerOf(place), acting(place));
    if (refusal) return refused(deps, place, name, refusal);
    reply.flash('crisis.linkRevoked', { name });
    return reply.redirect(organiseUrl(place.crisis.id, PATH), 303);
  });
}

const acting = ({ viewer, request }: Place) => ({ actor: viewer.accountId, origin: request.ip });

async function allowed(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const place = await placeOf(deps, request, reply);
  need('hand-over-links', place.columns);
  return place;
}

/** Links of an administrator reach everyone, those of a coordinator the people of what that person coordinates. */
const makerOf = ({ viewer }: Place): Maker => (viewer.admin ? null : viewer.personId);

function refused(deps: Deps, place: Place, name: string, rejection: Rejection) {
  void place.reply.code(statusOf(rejection));
  const sentences = Object.values(rejectionErrors(place.request.t, rejection));
  return showAccess(deps, place, { refusal: `${name}: ${sentences.join(' ')}` });
}

interface Shown {
  readonly link?: HandedLink & { readonly name: string };
  /** A sentence on why nothing was done. */
  readonly refusal?: string;
}

async function showAccess(deps: Deps, place: Place, { link, refusal }: Shown = {}) {
  const { crisis, request, reply } = place;
  const access = await deps.handOver.accessOf([...crisis.people.keys()]);
  const rows = [...crisis.people.values()]
    .map((person) => {
      const { state, email, linkUntil } = access.get(person.id) ?? { state: 'none', email: null, linkUntil: null };
      const canLink = state !== 'disabled' && (email ?? person.email) !== null;
      return {
        ...{ id: person.id, name: person.name, shown: withOrganisation(crisis, person.id), email: email ?? person.email, state, linkUntil, canLink },
        ...{ invites: state === 'none' || state === 'invited', disabled: state === 'disabled' },
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, request.language));
  const title = request.t('crisis.access');
  const model = {
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name },
    ...{ base: organiseUrl(crisis.id), heading: title, form: formState({ errors: refusal === undefined ? {} : { '': refusal } }), rows },
    without: rows.filter(({ state }) => state === 'none').length,
    link: link && { ...link, address: new URL(link.path, deps.baseUrl).href, invites: link.purpose === 'invitation' },
  };
  return reply.page('crisis/organise/access', model, { ...frameOf(crisis), title });
}
