import type { FastifyInstance } from 'fastify';
import type { TurningPoint } from '../../domain/crisis/state.js';
import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { inCircle, knowsOf } from '../../domain/meeting/visible.js';
import { notFound } from '../plugins/errors.js';
import { besideFields, bodyOf, instantOf } from '../plugins/form-fields.js';
import { formState, rejectionErrors, type FormState } from '../plugins/form-state.js';
import { turningPointsIn } from '../plugins/seen-crisis.js';
import { requireViewer } from '../plugins/session.js';
import { frameOf, fullPlaceOf, may, need, type Place } from './access.js';
import type { CrisisDocumentDeps } from './documents.js';

type OfPoint = { Params: { crisisId: string; turningPointId: string } };
const FIELDS = ['text', 'day', 'clock', 'reference'];
const NAMES = { at: 'day', meetingId: 'reference', decisionId: 'reference' };

/** The turning points of a crisis: the list with those that were struck, and forms to mark and to strike one. */
export function addTurningPointPages(app: FastifyInstance, deps: CrisisDocumentDeps): void {
  const options = { preHandler: requireViewer };
  const path = '/crises/:crisisId/turning-points';
  app.get(path, options, async (request, reply) => showPoints(await fullPlaceOf(deps, request, reply), formState()));
  app.post(path, options, async (request, reply) => {
    const place = await fullPlaceOf(deps, request, reply);
    need('turning-points', place.columns);
    return mark(deps, place);
  });
  app.get<OfPoint>(`${path}/:turningPointId/strike`, options, async (request, reply) => {
    const place = await fullPlaceOf(deps, request, reply);
    need('turning-points', place.columns);
    return showStrike(place, pointIn(place, request.params.turningPointId), formState());
  });
  app.post<OfPoint>(`${path}/:turningPointId/strike`, options, async (request, reply) => {
    const place = await fullPlaceOf(deps, request, reply);
    need('turning-points', place.columns);
    const point = pointIn(place, request.params.turningPointId);
    return deps.post(request, reply, {
      name: 'StrikeTurningPoint',
      input: { crisisId: place.crisis.id, turningPointId: point.id, reason: bodyOf(request.body).reason },
      then: () => {
        reply.flash('common.saved');
        return `/crises/${place.crisis.id}/turning-points`;
      },
      again: (form) => showStrike(place, point, besideFields(form, ['reason'])),
    });
  });
}

function pointIn(place: Place, id: string): TurningPoint {
  const point = turningPointsIn(place).find((one) => one.id === id);
  if (point === undefined) throw notFound();
  return point;
}

async function mark(deps: CrisisDocumentDeps, place: Place) {
  const { crisis, request, reply } = place;
  const body = bodyOf(request.body);
  const again = (form: FormState) => showPoints(place, besideFields(form, FIELDS, NAMES));
  const at = momentOf(body, deps.timeZone);
  const named = await referenceIn(deps, place, body.reference);
  if (isRejection(at) || isRejection(named)) {
    void reply.code(422);
    return again(formState({ values: body, errors: { ...(isRejection(at) ? rejectionErrors(request.t, at) : {}), ...(isRejection(named) ? rejectionErrors(request.t, named) : {}) } }));
  }
  return deps.post(request, reply, {
    name: 'MarkTurningPoint',
    input: { crisisId: crisis.id, text: body.text, at, ...named },
    then: () => {
      reply.flash('common.saved');
      return `/crises/${crisis.id}/turning-points`;
    },
    again,
  });
}

/** A day, or a day and a time. */
function momentOf({ day, clock }: Record<string, unknown>, timeZone: string): unknown {
  if (clock === undefined || clock === '') return day;
  // In the doubled hour the first is as good as the second: it says when something turned.
  const read = instantOf(day, clock, timeZone, 'first', 'day');
  return isRejection(read) ? read : read.utc;
}

interface Named {
  readonly meetingId: string | null;
  readonly decisionId: string | null;
}

/** The meeting, or the decision of one, that has this reference and of which this person may know. Code: unknown-reference. */
async function referenceIn({ reader }: CrisisDocumentDeps, { crisis, reading }: Place, words: unknown): Promise<Named | Rejection> {
  const wanted = typeof words === 'string' ? words.trim().toLowerCase() : '';
  if (wanted === '') return { meetingId: null, decisionId: null };
  const rows = (await reader.meetingsOfCrisis(crisis.id)).filter((row) => knowsOf(row, crisis, reading));
  const row = rows.find(({ reference }) => reference !== null && (wanted === reference.toLowerCase() || wanted.startsWith(`${reference.toLowerCase()}-b`)));
  if (row === undefined) return reject('unknown-reference', 'reference');
  if (wanted === row.reference?.toLowerCase()) return { meetingId: row.id, decisionId: null };
  const scope = await reader.meetingAlone(row.id);
  const decision = [...(scope?.meeting.besluit.decisions.values() ?? [])].find(({ reference, restrictedTo }) => reference.toLowerCase() === wanted && inCircle(restrictedTo, reading));
  return decision === undefined ? reject('unknown-reference', 'reference') : { meetingId: row.id, decisionId: decision.id };
}

function showPoints(place: Place, form: FormState) {
  const { crisis, columns, request, reply } = place;
  const points = turningPointsIn(place).map((point) => ({ ...viewOf(point), struck: point.struck }));
  return reply.page('crisis/turning-points', { crisis, points, form, mayMark: may('turning-points', columns) }, { ...frameOf(crisis), title: request.t('timeline.turningPoints') });
}

const viewOf = ({ id, text, at, by, recordedAt, restrictedTo, meetingId, decisionId }: TurningPoint) => ({
  ...{ id, words: text, at, hasTime: at.includes('T'), by, recordedAt, restricted: restrictedTo !== null },
  // Where it came from, when that was given.
  decision: decisionId === null ? null : `/decisions/${decisionId}`,
  meeting: decisionId !== null || meetingId === null ? null : `/meetings/${meetingId}`,
});

function showStrike({ crisis, request, reply }: Place, point: TurningPoint, form: FormState) {
  return reply.page('crisis/strike-turning-point', { crisis, form, point: viewOf(point) }, { ...frameOf(crisis), title: request.t('timeline.strikeOf') });
}
