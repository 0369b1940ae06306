import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CommandName } from '../../domain/meeting/registry.js';
import type { MessageKey } from '../../i18n/index.js';
import { forbidden } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, minutesUrl, placeOf, type MinutesDeps, type MinutesPlace } from './place.js';

/** A page of its own for one act on the minutes, with one form. */
export interface ActPage {
  /** Below the address of the minutes; its view has the same name. */
  readonly path: string;
  readonly command: CommandName;
  readonly title: MessageKey;
  /** The fields that errors stand beside, with what they are called. */
  readonly fields: Readonly<Record<string, MessageKey>>;
  input(body: Readonly<Record<string, unknown>>): object;
  /** What the view shows; `stale`: what the form was based on changed meanwhile. */
  model(deps: MinutesDeps, place: MinutesPlace, form: FormState, stale: boolean): Promise<object>;
  said(deps: MinutesDeps): MessageKey;
  /** Where one goes afterwards; default the minutes. */
  after?(deps: MinutesDeps, meetingId: string): string;
}

/** Registers pages with one act each, for whoever may do it. */
export function addActPages(app: FastifyInstance, deps: MinutesDeps, pages: readonly ActPage[]): void {
  const options = { preHandler: requireViewer };
  for (const page of pages) {
    const url = minutesUrl(':meetingId', page.path);
    app.get(url, options, async (request, reply) => {
      const place = await placeOf(deps, request, reply);
      if (!place.can[page.command]) throw forbidden();
      return show(deps, page, place, formState(), false);
    });
    app.post(url, options, (request, reply) => carryOut(deps, page, request, reply));
  }
}

async function carryOut(deps: MinutesDeps, page: ActPage, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { meetingId } = await placeOf(deps, request, reply);
  return deps.post(request, reply, {
    name: page.command,
    input: { meetingId, ...page.input(bodyOf(request.body)) },
    then: () => {
      reply.flash(page.said(deps));
      return page.after?.(deps, meetingId) ?? minutesUrl(meetingId);
    },
    // Read again: what is shown beside the form is what stands there now.
    again: async (form, { code }) => show(deps, page, await placeOf(deps, request, reply), besideFields(form, Object.keys(page.fields)), code === 'stale-version'),
  });
}

async function show(deps: MinutesDeps, page: ActPage, place: MinutesPlace, form: FormState, stale: boolean): Promise<unknown> {
  const { request, reply, scope, meetingId, name } = place;
  const model = {
    base: minutesUrl(meetingId),
    meeting: { id: meetingId, name, crisis: scope.crisis.name },
    form,
    labels: Object.fromEntries(Object.entries(page.fields).map(([field, key]) => [field, request.t(key)])),
    // Whoever came second sees what was done, with the own words still there.
    possible: place.can[page.command],
    ...(await page.model(deps, place, form, stale)),
  };
  return reply.page(`minutes/${page.path}`, model, { ...frameOf(place), title: `${request.t(page.title)}, ${name}` });
}
