import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Receipt } from '../../../domain/kernel/command.js';
import type { Rejection } from '../../../domain/kernel/rejection.js';
import type { Act } from '../../../domain/kernel/rights.js';
import type { MessageKey } from '../../../i18n/index.js';
import { knowsTeam } from '../../../domain/meeting/visible.js';
import { notFound } from '../../plugins/errors.js';
import { bodyOf, besideFields } from '../../plugins/form-fields.js';
import { formState, type FormState } from '../../plugins/form-state.js';
import { requireViewer } from '../../plugins/session.js';
import { basedOn, type TwoVersions } from '../../plugins/stale/two-versions.js';
import { frameOf, may, need, placeOf, type CrisisDeps, type Place } from '../access.js';
import { LABELS, staleForm, type Choices, type Edited, type Field } from './edited.js';

type Params = Readonly<Record<string, string>>;

/** A page of the organisation of a crisis: what it shows and what its form holds at first. */
export interface OrganisePage {
  /** Below /crises/:crisisId/organise. */
  readonly path: string;
  readonly view: string;
  readonly act?: Act;
  title(place: Place, params: Params): string;
  /** Throws notFound() when the address names a thing that is not there. */
  model(place: Place, params: Params, deps: CrisisDeps): object | Promise<object>;
  /** What the form holds at first; without it what `edits` says now. */
  values?(place: Place, params: Params): Record<string, unknown>;
  /** What the form changes (R16): the form carries its version. */
  edits?(place: Place, params: Params): Edited;
  /** How values of fields read that are chosen from a list, for what another changed meanwhile. */
  choices?(place: Place, params: Params): Choices;
  /** A form that adds rather than changes, as a new name does: what was typed stays as it is. */
  readonly keepsTyped?: boolean;
  /** The names of the form's fields, so that errors stand beside them. */
  readonly fields: readonly Field[];
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
  then(params: Params, receipt: Receipt | null): string;
  readonly said?: MessageKey;
  /** Where the form stands in a row of a list: which row, so that what is wrong stands there. */
  row?(body: Record<string, unknown>, params: Params): string;
}

export const organiseUrl = (crisisId: string, path = ''): string => `/crises/${crisisId}/organise${path}`;

/** Registers pages and the forms on them, all for who organises the crisis. */
export function addOrganisePages(app: FastifyInstance, deps: CrisisDeps, pages: readonly OrganisePage[], posts: readonly OrganisePost[]): void {
  const options = { preHandler: requireViewer };
  for (const page of pages) {
    app.get(organiseUrl(':crisisId', page.path), options, async (request, reply) => {
      const place = await organiser(deps, page, request, reply);
      return show(deps, place, page, { form: formState({ values: firstValues(page, place) }) });
    });
  }
  for (const post of posts) {
    app.post(organiseUrl(':crisisId', post.path), options, async (request, reply) => {
      const place = await organiser(deps, post.page, request, reply);
      const params = paramsOf(request);
      const given = await post.input(bodyOf(request.body), params, place);
      return deps.post(request, reply, {
        name: post.command,
        input: { crisisId: place.crisis.id, ...given, ...(post.page.edits ? { entryVersion: bodyOf(request.body).entryVersion } : {}) },
        then: (receipt) => {
          reply.flash(post.said ?? 'common.saved');
          return afterwards(place, post, receipt);
        },
        // Read anew: what another changed meanwhile is what this page is about.
        again: async (form, rejection) => {
          const now = await organiser(deps, post.page, request, reply);
          return show(deps, now, post.page, refused(now, post, besideFields(form, post.page.fields, post.names), rejection));
        },
      });
    });
  }
}

/** What a page shows of its form: as it is, with what another changed meanwhile, or for one row of its list. */
interface Shown {
  readonly form: FormState;
  readonly entryVersion?: unknown;
  readonly two?: TwoVersions;
  readonly ending?: { readonly row: string; readonly until: unknown; readonly error: string | undefined };
}

function firstValues(page: OrganisePage, place: Place): Record<string, unknown> {
  const params = paramsOf(place.request);
  return page.values?.(place, params) ?? { ...page.edits?.(place, params).now };
}

function refused(place: Place, post: OrganisePost, form: FormState, rejection: Rejection): Shown {
  const params = paramsOf(place.request);
  const { page } = post;
  if (post.row) {
    const ending = { row: post.row(form.values, params), until: form.values.until, error: form.errors.until };
    return { form: { ...form, values: firstValues(page, place) }, ending };
  }
  const thing = page.edits?.(place, params);
  if (!thing) return { form };
  const sent = form.values.entryVersion;
  // Wrong in another way: the form stays based on what it was based on, or it would overwrite unseen when it is mended.
  if (rejection.code !== 'stale-version') return { form, entryVersion: basedOn(thing.entryVersion, sent, false) };
  const choices = page.choices?.(place, params) ?? {};
  const keep = afterwards(place, post, null);
  const given = { fields: page.fields, choices, basedOn: sent, typed: form.values, keepsTyped: page.keepsTyped === true, keep };
  const { values, two } = staleForm(thing, given, place.request.t);
  // What happened stands above the form, with both versions; nothing in the form itself is wrong.
  return { form: { values, errors: {}, general: [], wrong: 0 }, two };
}

/** Where one goes from a form. Who may fill in this one and organises nothing else stays on its page. */
function afterwards({ crisis, columns, request }: Place, { page, then }: OrganisePost, receipt: Receipt | null): string {
  const params = paramsOf(request);
  const own = page.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  return organiseUrl(crisis.id, may('organise', columns) ? then(params, receipt) : own);
}

const paramsOf = (request: FastifyRequest): Params => request.params as Params;

async function organiser(deps: CrisisDeps, page: OrganisePage, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const place = await placeOf(deps, request, reply);
  const { teamId } = paramsOf(request);
  const team = teamId === undefined ? undefined : place.crisis.teams.get(teamId);
  // A team that one may not know of is answered as one that is not there.
  if (teamId !== undefined && !(team && knowsTeam(team, place.reading))) throw notFound();
  need(page.act ?? 'organise', place.columns);
  return place;
}

async function show(deps: CrisisDeps, place: Place, page: OrganisePage, shown: Shown) {
  const params = paramsOf(place.request);
  const title = page.title(place, params);
  const { id, code, name } = place.crisis;
  const labels = Object.fromEntries(Object.entries(LABELS).map(([field, key]) => [field, place.request.t(key)]));
  const frame = { crisis: { id, code, name }, base: organiseUrl(id), heading: title, labels, today: place.today, onlyThis: !may('organise', place.columns) };
  const model = { ...frame, entryVersion: page.edits?.(place, params).entryVersion, ...shown, ...(await page.model(place, params, deps)) };
  return place.reply.page(page.view, model, { ...frameOf(place.crisis), title });
}
