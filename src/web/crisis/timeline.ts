import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CRISIS_DOCUMENTS, MEDIA_TYPES } from '../../documents/document.file.js';
import type { TimelineChoice } from '../../documents/timeline/timeline.build.js';
import { TIMELINE_ORDERS } from '../../documents/timeline/timeline.model.js';
import { isRealDate } from '../../domain/kernel/input.js';
import { formState, type FieldErrors } from '../plugins/form-state.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, may, placeOf, type Place } from './access.js';
import { noteExport, onScreen, send, type CrisisDocumentDeps } from './documents.js';
import { timelineSeenBy } from '../plugins/timeline-seen.js';

/** The timeline of a crisis, on screen and as files, of a period and in an order that the address says. */
export function addTimelinePages(app: FastifyInstance, deps: CrisisDocumentDeps): void {
  const options = { preHandler: requireViewer };
  const path = '/crises/:crisisId/timeline';
  app.get(path, options, async (request, reply) => showTimeline(deps, await placeOf(deps, request, reply)));
  for (const format of CRISIS_DOCUMENTS.timeline) {
    app.get(`${path}/timeline.${format}`, options, async (request: FastifyRequest, reply: FastifyReply) => {
      const place = await placeOf(deps, request, reply);
      const model = await timelineSeenBy(deps, place, choiceIn(place).choice);
      await noteExport(deps, place, `timeline.${format}`);
      return send(reply, await deps.press.print(model, format), `${place.crisis.code}-${request.t('timeline.fileName')}.${format}`, MEDIA_TYPES[format]);
    });
  }
}

/** What the address asks for; what is wrong in it narrows nothing and is said. */
function choiceIn({ request, now }: Place): { readonly choice: TimelineChoice; readonly values: Readonly<Record<string, unknown>>; readonly errors: FieldErrors } {
  const values = request.query as { readonly from?: unknown; readonly to?: unknown; readonly order?: unknown };
  const errors: Record<string, string> = {};
  const dayIn = (name: 'from' | 'to'): string | null => {
    const value = values[name];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDate(value)) return value;
    errors[name] = request.t('errors.not-a-date');
    return null;
  };
  const [from, to] = [dayIn('from'), dayIn('to')];
  const reversed = from !== null && to !== null && to < from;
  if (reversed) errors.to = request.t('errors.period-reversed');
  const order = TIMELINE_ORDERS.find((one) => one === values.order) ?? 'date';
  return { choice: { at: now, from, to: reversed ? null : to, order }, values, errors };
}

async function showTimeline(deps: CrisisDocumentDeps, place: Place) {
  const { crisis, columns, full, request, reply } = place;
  const { t } = request;
  const { choice, values, errors } = choiceIn(place);
  const model = await timelineSeenBy(deps, place, choice);
  // A long one is put together, laid out and shown in turns of their own: a meeting that runs meanwhile is not kept waiting.
  await setImmediate();
  const document = onScreen(model);
  await setImmediate();
  const query = new URLSearchParams({ ...(choice.from === null ? {} : { from: choice.from }), ...(choice.to === null ? {} : { to: choice.to }), order: choice.order }).toString();
  const page = {
    ...{ crisis, full, mayMark: may('turning-points', columns) },
    form: formState({ values: { ...values, order: choice.order }, errors }),
    orders: TIMELINE_ORDERS.map((order) => ({ value: order, label: t(`timeline.order-${order}`) })),
    files: CRISIS_DOCUMENTS.timeline.map((format) => ({ href: `/crises/${crisis.id}/timeline/timeline.${format}?${query}`, label: t(`minutes.as-${format}`), whole: t('timeline.fileAs', { format: t(`minutes.as-${format}`) }) })),
    document,
  };
  return reply.page('crisis/timeline', page, { ...frameOf(crisis), title: t('timeline.timeline') });
}
