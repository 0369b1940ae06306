import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt } from '../../../domain/kernel/command.js';
import type { Act } from '../../../domain/kernel/rights.js';
import type { MessageKey } from '../../../i18n/index.js';
import { bodyOf, besideFields } from '../../plugins/form-fields.js';
import { formState, type FormState } from '../../plugins/form-state.js';
import { requireViewer } from '../../plugins/session.js';
import { frameOf, need, placeOf, type CrisisDeps, type Place } from '../access.js';

type Params = Readonly<Record<string, string>>;

/** A page of the organisation of a crisis: what it shows and what its form holds at first. */
export interface OrganisePage {
  /** Below /crises/:crisisId/organise. */
  readonly path: string;
  readonly view: string;
  readonly act?: Act;
  title(place: Place, params: Params): string;
  /** Throws notFound() when the address names a thing that is not there. */
  model(place: Place, params: Params): object;
  values?(place: Place, params: Params): Record<string, unknown>;
  /** The names of the form's fields, so that errors stand beside them. */
  readonly fields: readonly string[];
}

/** A form on such a page that asks for a command. */
export interface OrganisePost {
  readonly path: string;
  readonly page: OrganisePage;
  readonly command: string;
  input(body: Record<string, unknown>, params: Params, place: Place): object | Promise<object>;
  /** The command's fields that are called otherwise on the form. */
  readonly names?: Readonly<Record<string, string>>;
  /** Where one goes afterwards, below the organisation's address. */
  then(params: Params, receipt: Receipt): string;
  readonly said?: MessageKey;
}

export const organiseUrl = (crisisId: string, path = ''): string => `/crises/${crisisId}/organise${path}`;

/** Registers pages and the forms on them, all for who organises the crisis. */
export function addOrganisePages(app: FastifyInstance, deps: CrisisDeps, pages: readonly OrganisePage[], posts: readonly OrganisePost[]): void {
  const options = { preHandler: requireViewer };
  for (const page of pages) {
    app.get(organiseUrl(':crisisId', page.path), options, async (request, reply) => {
      const place = await organiser(deps, page, request, reply);
      return show(place, page, formState({ values: page.values?.(place, paramsOf(request)) ?? {} }));
    });
  }
  for (const post of posts) {
    app.post(organiseUrl(':crisisId', post.path), options, async (request, reply) => {
      const place = await organiser(deps, post.page, request, reply);
      const params = paramsOf(request);
      const given = await post.input(bodyOf(request.body), params, place);
      return deps.post(request, reply, {
        name: post.command,
        input: { crisisId: place.crisis.id, ...given },
        then: (receipt) => {
          reply.flash(post.said ?? 'common.saved');
          return organiseUrl(place.crisis.id, post.then(params, receipt));
        },
        again: (form) => show(place, post.page, besideFields(form, post.page.fields, post.names)),
      });
    });
  }
}

const paramsOf = (request: FastifyRequest): Params => request.params as Params;

async function organiser(deps: CrisisDeps, page: OrganisePage, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const place = await placeOf(deps, request, reply);
  need(page.act ?? 'organise', place.columns);
  return place;
}

function show(place: Place, page: OrganisePage, form: FormState) {
  const params = paramsOf(place.request);
  const title = page.title(place, params);
  const { id, code, name } = place.crisis;
  const shown = { crisis: { id, code, name }, base: organiseUrl(id), heading: title, form, today: place.today, ...page.model(place, params) };
  return place.reply.page(page.view, shown, { ...frameOf(place.crisis), title });
}
