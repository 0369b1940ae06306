import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, HandedLink, Maker } from '../../../accounts/accounts.js';
import { isRejection, reject, type Rejection } from '../../../domain/kernel/rejection.js';
import { statusOf } from '../../plugins/commands.js';
import { bodyOf, many } from '../../plugins/form-fields.js';
import { formState, rejectionErrors } from '../../plugins/form-state.js';
import { requireViewer } from '../../plugins/session.js';
import { frameOf, need, placeOf, type CrisisDeps, type Place } from '../access.js';
import { found, withOrganisation } from './choices.js';
import { organiseUrl } from './pages.js';

/** What handing over links needs beside the pages of a crisis. */
export interface HandingOverDeps {
  readonly handOver: Pick<Accounts, 'accessOf' | 'checkInvitation' | 'outOfReach' | 'handOverLink' | 'revokeLink'>;
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
    return isRejection(link) ? refused(deps, place, name, link) : showAccess(deps, place, { links: [{ ...link, name, email }] });
  });

  app.post(organiseUrl(':crisisId', `${PATH}/links`), options, async (request, reply) => inviteMany(deps, await allowed(deps, request, reply)));

  app.post<OnPerson>(organiseUrl(':crisisId', `${PATH}/:personId/revoke`), options, async (request, reply) => {
    const place = await allowed(deps, request, reply);
    const { id, name } = found(place.crisis.people, request.params.personId);
    const refusal = await deps.handOver.revokeLink(id, makerOf(place), acting(place));
    if (refusal) return refused(deps, place, name, refusal);
    reply.flash('crisis.linkRevoked', { name });
    return reply.redirect(organiseUrl(place.crisis.id, PATH), 303);
  });
}

/** Invites several people at once; each link is refused or made by itself. Who has an account by now gets none. */
async function inviteMany(deps: Deps, place: Place) {
  const ids = [...new Set(many(bodyOf(place.request.body), 'personIds').map(String))];
  const people = ids.map((id) => found(place.crisis.people, id));
  const access = await deps.handOver.accessOf(ids);
  const { t, language } = place.request;
  const [links, refusals]: [ShownLink[], string[]] = [[], people.length === 0 ? [t('crisis.inviteNobody')] : []];
  for (const { id, name, email } of people) {
    const state = access.get(id)?.state ?? 'none';
    const made = state === 'active' ? reject('has-account') : await deps.handOver.handOverLink({ personId: id, name, email }, { maker: makerOf(place), language }, acting(place));
    if (isRejection(made)) refusals.push(`${name}: ${Object.values(rejectionErrors(t, made)).join(' ')}`);
    else links.push({ ...made, name, email });
  }
  if (links.length === 0) void place.reply.code(422);
  return showAccess(deps, place, { links, refusals });
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
  return showAccess(deps, place, { refusals: [`${name}: ${sentences.join(' ')}`] });
}

type ShownLink = HandedLink & { readonly name: string; readonly email: string | null };

interface Shown {
  readonly links?: readonly ShownLink[];
  /** Sentences on what was not done, and why. */
  readonly refusals?: readonly string[];
}

async function showAccess(deps: Deps, place: Place, { links = [], refusals = [] }: Shown = {}) {
  const { crisis, request, reply } = place;
  const ids = [...crisis.people.keys()];
  const [access, beyond] = [await deps.handOver.accessOf(ids), await deps.handOver.outOfReach(ids, makerOf(place))];
  const rows = [...crisis.people.values()]
    .map((person) => {
      const { state, email, linkUntil } = access.get(person.id) ?? { state: 'none', email: null, linkUntil: null };
      const outOfReach = beyond.has(person.id);
      const canLink = state !== 'disabled' && !outOfReach && (email ?? person.email) !== null;
      return {
        ...{ id: person.id, name: person.name, shown: withOrganisation(crisis, person.id), email: email ?? person.email, state, linkUntil, canLink, outOfReach },
        ...{ invites: state === 'none' || state === 'invited', disabled: state === 'disabled' },
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, request.language));
  const handed = links.map((link) => ({ ...link, address: new URL(link.path, deps.baseUrl).href, invites: link.purpose === 'invitation' }));
  const title = request.t('crisis.access');
  const model = {
    crisis: { id: crisis.id, code: crisis.code, name: crisis.name },
    ...{ base: organiseUrl(crisis.id), heading: title, form: { ...formState(), general: refusals, wrong: refusals.length }, rows },
    without: rows.filter(({ state }) => state === 'none').length,
    mayInvite: rows.filter(({ canLink, invites }) => canLink && invites).length > 1,
    link: handed.length === 1 ? handed[0] : null,
    links: handed,
  };
  return reply.page('crisis/organise/access', model, { ...frameOf(crisis), title });
}
