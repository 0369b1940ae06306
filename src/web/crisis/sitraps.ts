import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CRISIS_DOCUMENTS, MEDIA_TYPES } from '../../documents/document.file.js';
import type { SitrapModel } from '../../documents/sitrap/sitrap.model.js';
import { keptSitrap, nextSitrap, sitrapDigest } from '../../documents/sitrap/sitrap.prepare.js';
import { issueSitrapInput, nextSitrapNumber, sitrapOf } from '../../domain/crisis/index.js';
import type { IssuedSitrap } from '../../domain/crisis/state.js';
import { isRejection, type Rejection } from '../../domain/kernel/rejection.js';
import { notFound } from '../plugins/errors.js';
import { besideFields, bodyOf, instantOf } from '../plugins/form-fields.js';
import { fieldErrors, formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, fullPlaceOf, may, need, type Place } from './access.js';
import { noteExport, onScreen, send, type CrisisDocumentDeps } from './documents.js';

type OfNumber = { Params: { crisisId: string; number: string } };
const FIELDS = ['since', 'summary', 'outlook'];

/** The sitraps of a crisis: the list, one as a document, its files, and issuing the next after a look at it. */
export function addSitrapPages(app: FastifyInstance, deps: CrisisDocumentDeps): void {
  const options = { preHandler: requireViewer };
  const path = '/crises/:crisisId/sitraps';
  app.get(path, options, async (request, reply) => showList(await fullPlaceOf(deps, request, reply), formState()));
  app.post(`${path}/preview`, options, async (request, reply) => {
    const place = await issuerPlaceOf(deps, request, reply);
    return look(deps, place, formState({ values: request.body }));
  });
  app.post(path, options, async (request, reply) => issue(deps, await issuerPlaceOf(deps, request, reply)));
  app.get<OfNumber>(`${path}/:number`, options, async (request, reply) => showOne(deps, await fullPlaceOf(deps, request, reply), request.params.number));
  for (const format of CRISIS_DOCUMENTS.sitrap) {
    app.get<OfNumber>(`${path}/:number/sitrap.${format}`, options, async (request, reply) => {
      const place = await fullPlaceOf(deps, request, reply);
      const model = await keptSitrap(deps.reader, sitrapIn(place, request.params.number), request);
      if (model === null) throw notFound();
      await noteExport(deps, place, `sitrap ${model.number}.${format}`);
      return send(reply, await deps.press.print(model, format), `${place.crisis.code}-sitrap-${model.number}.${format}`, MEDIA_TYPES[format]);
    });
  }
}

async function issuerPlaceOf(deps: CrisisDocumentDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const place = await fullPlaceOf(deps, request, reply);
  need('issue-sitrap', place.columns);
  return place;
}

function sitrapIn({ crisis }: Place, number: string): IssuedSitrap {
  const found = sitrapOf(crisis, number);
  if (found === undefined) throw notFound();
  return found;
}

function showList({ crisis, columns, request, reply }: Place, form: FormState) {
  const sitraps = (crisis.sitraps ?? []).toReversed().map(({ number, asOf, by }) => ({ number, asOf, by }));
  return reply.page('crisis/sitraps', { crisis, sitraps, form, mayIssue: may('issue-sitrap', columns) }, { ...frameOf(crisis), title: request.t('sitrap.sitraps') });
}

async function showOne(deps: CrisisDocumentDeps, place: Place, number: string) {
  const { crisis, request, reply } = place;
  const { t } = request;
  const issued = sitrapIn(place, number);
  const model = await keptSitrap(deps.reader, issued, request);
  const files = model === null ? [] : CRISIS_DOCUMENTS.sitrap.map((format) => ({ href: `/crises/${crisis.id}/sitraps/${issued.number}/sitrap.${format}`, label: t(`minutes.as-${format}`), whole: t('sitrap.fileAs', { number: issued.number, format: t(`minutes.as-${format}`) }) }));
  const page = { crisis, number: issued.number, document: model && onScreen(model), files, sha256: issued.file?.sha256 ?? null };
  return reply.page('crisis/sitrap', page, { ...frameOf(crisis), title: t('sitrap.short', { number: issued.number }) });
}

/** From when on it tells what happened, as the form has it: local, to the minute; empty is since the one before it. */
function sinceIn(value: unknown, timeZone: string): string | null | Rejection {
  if (value === undefined || value === '') return null;
  const [day, clock] = typeof value === 'string' ? value.slice(0, 16).split('T') : [];
  // In the doubled autumn hour the first one, so that nothing is left out.
  const read = instantOf(day ?? 'x', clock ?? '', timeZone, 'first', 'since');
  return isRejection(read) ? read : read.utc;
}

function inputOf({ request, crisis }: Place, timeZone: string) {
  const { since, summary, outlook, basedOn } = bodyOf(request.body);
  const from = sinceIn(since, timeZone);
  return isRejection(from) ? from : { crisisId: crisis.id, since: from, summary, outlook, basedOn: basedOn ?? null };
}

/** The next sitrap as it would be now, with the form to change the words or issue it; where the form is wrong, only that. */
async function look(deps: CrisisDocumentDeps, place: Place, form: FormState) {
  const { crisis, viewer, now, request, reply } = place;
  const { t } = request;
  const input = inputOf(place, deps.timeZone);
  const read = isRejection(input) ? null : issueSitrapInput.safeParse(input);
  const errors = isRejection(input) ? rejectionErrors(t, input) : read?.success === false ? fieldErrors(t, read.error) : {};
  if (read?.success !== true) {
    void reply.code(422);
    return showList(place, formState({ values: request.body, errors }));
  }
  const options = { language: request.language, timeZone: deps.timeZone, organisation: deps.organisation };
  const model: SitrapModel = await nextSitrap(deps.reader, crisis, { input: read.data, author: viewer.name, at: now }, options);
  const number = nextSitrapNumber(crisis);
  const page = { crisis, number, form, document: onScreen(model), basedOn: sitrapDigest(model) };
  return reply.page('crisis/sitrap-preview', page, { ...frameOf(crisis), title: t('sitrap.previewOf', { number }) });
}

async function issue(deps: CrisisDocumentDeps, place: Place) {
  const { crisis, request, reply } = place;
  const input = inputOf(place, deps.timeZone);
  if (isRejection(input)) return look(deps, place, formState({ values: request.body }));
  return deps.post(request, reply, {
    name: 'IssueSitrap',
    input,
    then: (receipt) => {
      const { number } = receipt.events[0]?.payload as { readonly number: number };
      reply.flash('sitrap.issued', { number });
      return `/crises/${crisis.id}/sitraps/${number}`;
    },
    // With the crisis as it stands: another sitrap may have come between.
    again: async (form) => look(deps, await issuerPlaceOf(deps, request, reply), besideFields(form, FIELDS)),
  });
}
