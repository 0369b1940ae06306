import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localDate } from '../../domain/kernel/time.js';
import { stillToCome, type ToCome } from '../../domain/meeting/leftovers.js';
import { DECISION_SORTS } from '../../projections/decision.queries.js';
import { orNull } from '../plugins/errors.js';
import { sentView } from '../plugins/received.js';
import { DECISION_FILTER_STATES, decisionFilter, DUES } from '../plugins/register-filter.js';
import { decisionsAround, decisionsFound } from '../plugins/register-found.js';
import { decisionSeenBy, type SeenDecision } from '../plugins/seen-decision.js';
import { registersSeenBy, type SeenRegisters } from '../plugins/seen-register.js';
import { requireViewer } from '../plugins/session.js';
import type { RegistersDeps } from './deps.js';
import { columnsView, filesView, filterView, marksOf, pageAsked, pagingView, PER_PAGE, placeName } from './listing.js';

export const DECISIONS = '/decisions';

/** The register of decisions over all one's crises, with what became of each. */
export function addDecisionRegister(app: FastifyInstance, deps: RegistersDeps): void {
  app.get(DECISIONS, { preHandler: requireViewer }, async (request, reply) => showDecisions(deps, request, reply));
}

async function showDecisions(deps: RegistersDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { t } = request;
  const seen = await registersSeenBy(deps, request);
  const filter = decisionFilter(request.query, seen);
  const listing = { path: DECISIONS, filter, t };
  const keys = await decisionsFound(deps.registers, seen, filter);
  const paging = pagingView(listing, keys.length, pageAsked(request.query));
  const looked = await Promise.all(keys.slice(paging.from, paging.from + PER_PAGE).map(({ id }) => orNull(decisionSeenBy(deps, request, id))));
  const shown = looked.filter((one) => one !== null);
  const replacing = await replacedBy(deps, seen, shown);
  const model = {
    ...filterView(listing, seen),
    columns: columnsView(listing, DECISION_SORTS, (sort) => t(`registers.decision-${sort}`)),
    rows: shown.map((one) => ({ ...rowView(one, seen, deps.timeZone), replacedBy: replacing.get(one.decision.reference) ?? [] })),
    count: t('registers.decisionCount', { count: keys.length }),
    paging: paging.links,
    files: filesView('decisions', listing),
    chosen: { state: filter.values.state ?? 'all' },
    states: DECISION_FILTER_STATES.map((value) => ({ value, label: t(`registers.decisions-${value}`) })),
    dues: DUES.map((value) => ({ value, label: t(`registers.comes-${value}`) })),
    sorts: DECISION_SORTS.map((value) => ({ value, label: t(`registers.decision-${value}`) })),
  };
  return reply.page('registers/decisions', model, { nav: 'decisions', title: t('registers.decisions'), ...marksOf(seen, filter.asked) });
}

function rowView({ decision, meeting, asSent }: SeenDecision, seen: SeenRegisters, timeZone: string) {
  const { id, reference, words, outcome, confirmation, struck, fields, urgent, happenedAt, restrictedTo, followUps = [] } = decision;
  const last = followUps.at(-1);
  const toCome = stillToCome(meeting, decision);
  return {
    ...{ id, number: reference, words, outcome, urgent, at: happenedAt, forwardedTo: fields.forwardedTo },
    struck: struck !== null,
    restricted: restrictedTo !== null,
    toConfirm: confirmation.state === 'to-confirm' && struck === null,
    place: placeName(seen, { crisisId: meeting.crisisId, teamId: meeting.teamId }, localDate(happenedAt, timeZone)),
    toCome: toCome && { ...toCome, over: isOver(toCome, asSent?.day ?? seen.today) },
    asSent: asSent && sentView(asSent),
    followed: last ? { how: last.how, note: last.note } : null,
  };
}

/** Whether the day on which a decision comes back has passed. */
export const isOver = ({ on }: ToCome, today: string): boolean => on !== null && on < today;

/** The decisions that replace these, by the reference of what they replace, as far as this person sees them. */
async function replacedBy(deps: RegistersDeps, seen: SeenRegisters, shown: readonly SeenDecision[]): Promise<ReadonlyMap<string, { id: string; number: string }[]>> {
  const crisisIds = [...new Set(shown.map(({ crisis }) => crisis.id))];
  const rows = await Promise.all(crisisIds.map((crisisId) => decisionsAround(deps.registers, seen, crisisId, shown.filter(({ crisis }) => crisis.id === crisisId).map(({ decision }) => decision.reference))));
  const found = new Map<string, { id: string; number: string }[]>();
  for (const row of rows.flat()) {
    if (row.replaces === null) continue;
    found.set(row.replaces, [...(found.get(row.replaces) ?? []), { id: row.id, number: row.number }]);
  }
  return found;
}
