import { sitrapOf } from '../../domain/crisis/index.js';
import { keptSitrap } from '../../documents/sitrap/sitrap.prepare.js';
import { TIMELINE_ORDERS } from '../../documents/timeline/timeline.model.js';
import { circleNames } from '../../domain/meeting/circle-names.js';
import { notFound } from '../plugins/errors.js';
import { crisisSeenBy, fullCrisisSeenBy, turningPointsIn } from '../plugins/seen-crisis.js';
import { timelineSeenBy } from '../plugins/timeline-seen.js';
import { wrongQuery } from './problem.js';
import { dayAsked, query } from './query.js';
import { sitrapShape, sitrapsShape, timelineShape, turningPointsShape } from './shapes.js';

const sitraps = query({
  name: 'listSitraps',
  summary: 'The situation reports of a crisis, the newest first',
  path: '/crises/{crisisId}/sitraps',
  shape: sitrapsShape,
  async answer(deps, request, { crisisId = '' }) {
    const { crisis } = await fullCrisisSeenBy(deps, request, crisisId);
    return { sitraps: (crisis.sitraps ?? []).map(({ number, asOf, since, by, file }) => ({ number, asOf, since, by, sha256: file?.sha256 ?? null })).reverse() };
  },
});

const sitrap = query({
  name: 'getSitrap',
  summary: 'One situation report as it was issued',
  path: '/crises/{crisisId}/sitraps/{number}',
  shape: sitrapShape,
  async answer(deps, request, { crisisId = '', number = '' }) {
    const { crisis } = await fullCrisisSeenBy(deps, request, crisisId);
    const issued = sitrapOf(crisis, number);
    const kept = issued === undefined ? null : await keptSitrap(deps.reader, issued, request);
    if (kept === null) throw notFound();
    return { ...kept };
  },
});

const turningPoints = query({
  name: 'listTurningPoints',
  summary: 'The turning points of a crisis that you may know of, the first first; with those that were struck',
  path: '/crises/{crisisId}/turning-points',
  shape: turningPointsShape,
  async answer(deps, request, { crisisId = '' }) {
    const seen = await fullCrisisSeenBy(deps, request, crisisId);
    const { crisis } = seen;
    return {
      turningPoints: turningPointsIn(seen).map(({ id, text, at, meetingId, decisionId, by, recordedAt, restrictedTo, struck }) => ({
        ...{ id, text, at, meetingId, decisionId, by, recordedAt, restrictedTo: circleNames(restrictedTo, { crisis }) },
        struck: struck && { at: struck.at, by: struck.by, reason: struck.reason },
      })),
    };
  },
});

const timeline = query({
  name: 'getTimeline',
  summary: 'The timeline of a crisis as you may see it; for who only receives minutes, what these say',
  path: '/crises/{crisisId}/timeline',
  takes: { from: { description: 'local date YYYY-MM-DD' }, to: { description: 'local date YYYY-MM-DD, included' }, order: { description: `${TIMELINE_ORDERS.join(' or ')}; absent: date` } },
  shape: timelineShape,
  async answer(deps, request, { crisisId = '' }) {
    const seen = await crisisSeenBy(deps, request, crisisId);
    const { order: asked = 'date' } = (request.query ?? {}) as { readonly order?: unknown };
    const order = TIMELINE_ORDERS.find((one) => one === asked);
    if (order === undefined) throw wrongQuery('order', 'not-a-choice');
    const [from, to] = [dayAsked(request.query, 'from'), dayAsked(request.query, 'to')];
    if (from !== null && to !== null && to < from) throw wrongQuery('to', 'period-reversed');
    return { ...(await timelineSeenBy(deps, { ...seen, request }, { at: seen.now, from, to, order })) };
  },
});

export const TOLD_QUERIES = [sitraps, sitrap, turningPoints, timeline];
