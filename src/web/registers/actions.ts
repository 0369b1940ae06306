import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownerIds } from '../../domain/actions/index.js';
import { localDate } from '../../domain/kernel/time.js';
import type { ActionRow } from '../../projections/reader.js';
import { ACTION_SORTS } from '../../projections/action.queries.js';
import { notFound } from '../plugins/errors.js';
import { besideFields, bodyOf, many } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { sentView } from '../plugins/received.js';
import { ACTION_FILTER_STATES, actionFilter, DUES, OWNERS } from '../plugins/register-filter.js';
import { actionsFound, actionsShown, lateIn } from '../plugins/register-found.js';
import { registersSeenBy, type SeenRegisters } from '../plugins/seen-register.js';
import { requireViewer } from '../plugins/session.js';
import type { RegistersDeps } from './deps.js';
import { addressOf, columnsView, filesView, filterView, marksOf, pageAsked, pagingView, PER_PAGE, placeName } from './listing.js';
import { mayAssign, reportedIn } from './reported.js';

export const ACTIONS = '/actions';
/** What the register shows where the address does not say: the same actions as the home page counts. */
export const USUAL = { owner: 'organisation', state: 'unsettled' } as const;

/** The register of actions over all one's crises: filters in the address, and closing together what was reported done. */
export function addActionRegister(app: FastifyInstance, deps: RegistersDeps): void {
  const options = { preHandler: requireViewer };
  app.get(ACTIONS, options, async (request, reply) => showActions(deps, request, reply));
  app.post(`${ACTIONS}/close-reported`, options, async (request, reply) => {
    const { teamId } = bodyOf(request.body);
    const at = (await registersSeenBy(deps, request)).teams.get(String(teamId));
    if (at === undefined || at.columns.size === 0) throw notFound();
    return deps.post(request, reply, {
      name: 'CloseReportedOfTeam',
      input: { crisisId: at.crisis.id, teamId, actionIds: many(bodyOf(request.body), 'actionIds') },
      then: (receipt) => {
        reply.flash('registers.closed', { count: receipt.events.length });
        return addressOf(ACTIONS, { team: String(teamId), owner: 'all' });
      },
      again: (form) => showActions(deps, request, reply, besideFields(form, [])),
    });
  });
}

async function showActions(deps: RegistersDeps, request: FastifyRequest, reply: FastifyReply, problems: FormState = formState()): Promise<unknown> {
  const { t } = request;
  const seen = await registersSeenBy(deps, request);
  const filter = actionFilter(request.query, seen, USUAL);
  const listing = { path: ACTIONS, filter, t };
  const keys = await actionsFound(deps.registers, seen, filter);
  const paging = pagingView(listing, keys.length, pageAsked(request.query));
  const rows = await actionsShown(deps.registers, seen, keys.slice(paging.from, paging.from + PER_PAGE));
  const lateCount = keys.filter((key) => lateIn(seen, key)).length;
  const model = {
    ...filterView(listing, seen),
    problems,
    columns: columnsView(listing, ACTION_SORTS, (sort) => t(`registers.action-${sort}`)),
    rows: rows.map((row) => rowView(row, seen, deps.timeZone)),
    count: t('registers.actionCount', { count: keys.length }) + (lateCount === 0 ? '' : `, ${t('registers.lateCount', { count: lateCount })}`),
    paging: paging.links,
    files: filesView('actions', listing),
    chosen: { owner: filter.values.owner ?? USUAL.owner, state: filter.values.state ?? USUAL.state },
    states: ACTION_FILTER_STATES.map((value) => ({ value, label: t(`registers.state-${value}`) })),
    owners: OWNERS.map((value) => ({ value, label: t(`registers.owner-${value}`) })),
    dues: DUES.map((value) => ({ value, label: t(`registers.due-${value}`) })),
    sorts: ACTION_SORTS.map((value) => ({ value, label: t(`registers.action-${value}`) })),
    reported: await reportedIn(deps, request, seen, filter.asked.teamId ?? null),
    everything: addressOf(ACTIONS, { owner: 'all' }),
    assign: assignLinks(seen),
  };
  return reply.page('registers/actions', model, { nav: 'actions', title: t('registers.actions'), ...marksOf(seen, filter.asked) });
}

function rowView(row: ActionRow, seen: SeenRegisters, timeZone: string) {
  const { id, number, what, ownerText, due, state, assignedAt } = row;
  const crisis = seen.crises.get(row.crisisId);
  const received = seen.asSent.actions.get(id)?.received;
  const own = row.ownerId !== null && crisis !== undefined && ownerIds(crisis, seen.viewer.personId, seen.today, 'function').has(row.ownerId);
  return {
    ...{ id, number, what, state, due, own, owner: ownerText },
    gone: state === 'dropped',
    dueTime: due?.includes('T') === true,
    late: lateIn(seen, row),
    asSent: received ? sentView(received) : null,
    restricted: row.restrictedTo !== null,
    place: placeName(seen, row, localDate(assignedAt, timeZone)),
  };
}

/** Where this person may assign an action outside a meeting. */
function assignLinks({ crises, teams }: SeenRegisters) {
  const allowed = new Set([...teams.values()].filter(mayAssign).map(({ crisis }) => crisis.id));
  return [...crises.values()].filter(({ id }) => allowed.has(id)).map(({ id, code }) => ({ href: `/crises/${id}/actions/new`, code: crises.size > 1 ? code : null }));
}
