import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { MessageKey } from '../../i18n/index.js';
import { statusOf } from '../plugins/commands.js';
import { forbidden } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import type { TwoVersions } from '../plugins/stale/two-versions.js';
import { frameOf, meetingUrl, placeOf, type Place, type PreparationDeps } from './access.js';
import { headModel } from './view-model.js';

type Params = Readonly<Record<string, string>>;

/** A page with which a meeting is prepared. */
export interface PreparePage {
  /** Below /meetings/:id/prepare/. */
  readonly path: string;
  readonly view: string;
  /** The command that whoever opens the page must be able to give. */
  readonly needs: CommandName;
  readonly title: MessageKey;
  /** Throws notFound() when the address names a thing that is not there. `seenBoth`: the page shows both versions of a stale form. */
  model(place: Place, params: Params, form: FormState, seenBoth: boolean): object;
  values?(place: Place, params: Params): Record<string, unknown>;
  /** The form's fields by name, with what they are called: errors stand beside them, and the summary names them. */
  readonly fields: Readonly<Record<string, MessageKey>>;
  /** What is shown when the form was based on an older version (R16), and the form again. */
  twoVersions?(place: Place, params: Params, form: FormState): { readonly two: TwoVersions; readonly form: FormState };
}

/** A form on such a page that asks for a command. */
export interface PreparePost {
  readonly path: string;
  readonly page: PreparePage;
  readonly command: CommandName;
  input(body: Record<string, unknown>, params: Params, place: Place): object | Rejection;
  /** The page afterwards; empty for the meeting itself. */
  readonly then: string;
  readonly said?: MessageKey;
}

const paramsOf = (request: FastifyRequest): Params => request.params as Params;

/** Registers pages and the forms on them, for who prepares the meeting. */
export function addPreparePages(app: FastifyInstance, deps: PreparationDeps, pages: readonly PreparePage[], posts: readonly PreparePost[]): void {
  const options = { preHandler: requireViewer };
  for (const page of pages) {
    app.get(meetingUrl(':id', page.path), options, async (request, reply) => {
      const place = await placeOf(deps, request, reply);
      // Who opens an old address while the meeting runs wants the table.
      if (place.scope.meeting.state !== 'preparation') return reply.redirect(meetingUrl(place.scope.meeting.id), 303);
      if (!place.can[page.needs]) throw forbidden();
      return show(place, page, formState({ values: page.values?.(place, paramsOf(request)) ?? {} }));
    });
  }
  for (const post of posts) {
    app.post(meetingUrl(':id', post.path), options, async (request, reply) => {
      const place = await placeOf(deps, request, reply);
      const meetingId = place.scope.meeting.id;
      const given = post.input(bodyOf(request.body), paramsOf(request), place);
      if (isRejection(given)) return refuse(place, post.page, given);
      return deps.post(request, reply, {
        name: post.command,
        input: { meetingId, ...given },
        then: () => {
          reply.flash(post.said ?? 'common.saved');
          return meetingUrl(meetingId, post.then);
        },
        // Read again: what is shown beside the form is what stands there now.
        again: async (form, { code }) => show(await placeOf(deps, request, reply), post.page, besideFields(form, Object.keys(post.page.fields)), code === 'stale-version'),
      });
    });
  }
}

/** The page again because of what the form itself found wrong: a local time that does not exist, or exists twice. */
function refuse(place: Place, page: PreparePage, rejection: Rejection) {
  const { request, reply } = place;
  const form = formState({ values: request.body, errors: rejectionErrors(request.t, rejection) });
  void reply.code(statusOf(rejection));
  return show(place, page, besideFields(form, Object.keys(page.fields)));
}

function show(place: Place, page: PreparePage, sent: FormState, stale = false) {
  const { request, reply, scope } = place;
  const title = request.t(page.title);
  const base = meetingUrl(scope.meeting.id, '-').slice(0, -2);
  const params = paramsOf(request);
  const labels = Object.fromEntries(Object.entries(page.fields).map(([field, key]) => [field, request.t(key)]));
  const both = stale ? page.twoVersions?.(place, params, sent) : undefined;
  const { two, form } = both ?? { two: undefined, form: sent };
  const own = page.model(place, params, sent, two !== undefined);
  const model = { ...headModel(scope, place.timeZone), mayCrisis: place.mayCrisis, heading: title, base, form, labels, two, ...own };
  return reply.page(page.view, model, { ...frameOf(scope), title });
}
