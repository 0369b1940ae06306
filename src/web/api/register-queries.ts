import type { FastifyRequest } from 'fastify';
import { isLate } from '../../domain/actions/late.js';
import { actionFilter, decisionFilter, type Filter } from '../plugins/register-filter.js';
import { actionsFound, decisionsFound } from '../plugins/register-found.js';
import { sentLine } from '../plugins/received.js';
import { actionSeenBy, type SeenAction } from '../plugins/seen-action.js';
import { crisisSeenBy } from '../plugins/seen-crisis.js';
import { decisionSeenBy, type SeenDecision } from '../plugins/seen-decision.js';
import { registersSeenBy } from '../plugins/seen-register.js';
import { pageAsked, pageOf } from './paging.js';
import { wrongQuery } from './problem.js';
import { query, type QueryDeps } from './query.js';
import { actionsSeenBy, decisionsSeenBy } from './seen.js';
import { actionShape, decisionShape, pageOfShape } from './shapes.js';

const CRISIS = { crisis: { description: 'id or code of a crisis; absent: all of yours' } };
const PLACE = { team: { description: 'id of a team' }, q: { description: 'words, a number, an owner' }, due: { description: "'overdue' or 'week': what is due within seven days" } };
const OF_ACTIONS = { ...PLACE, state: { description: "'unsettled', 'open', 'reported-done', 'closed', 'dropped' or 'all'" }, owner: { description: "'mine', 'function' (mine and my functions'), 'organisation' (and my organisation's) or 'all'" } };
const OF_DECISIONS = { ...PLACE, state: { description: "an outcome, 'to-confirm', 'to-come' (something is still to come of it) or 'all'" } };

function actionOf({ action, asSent, mayMeeting, now, today }: SeenAction) {
  const { id, crisisId, teamId, reference, what, owner, due, state, entryVersion, remarks, steps } = action;
  return {
    ...{ id, number: reference, crisisId, teamId, meetingId: mayMeeting ? action.meetingId : null, what, owner, due, state, entryVersion },
    late: action.struck === null && isLate(action, asSent?.version.at ?? now, asSent?.day ?? today),
    asSent: asSent && sentLine(asSent),
    struck: action.struck !== null,
    assignedAt: action.happenedAt,
    remarks: remarks.map(({ at, by, text, objects = false }) => ({ at, by, text, objects })),
    history: steps.map(({ at, by, what: step, before, after, reason }) => ({ at, by, what: step, before, after, reason })),
  };
}

function decisionOf({ decision, asSent, meeting, mayMeeting }: SeenDecision) {
  const { id, reference, topicId, words, outcome, confirmation, urgent, struck, fields, entryVersion, happenedAt, followUps = [] } = decision;
  return {
    ...{ id, number: reference, crisisId: meeting.crisisId, teamId: meeting.teamId, meetingId: mayMeeting ? meeting.id : null, topicId, words, outcome, urgent, entryVersion },
    ...{ decidedAt: happenedAt, confirmation: confirmation.state, struck: struck !== null, endDate: fields.endDate, reviewDate: fields.reviewDate },
    ...{ forwardedTo: fields.forwardedTo, replaces: fields.replaces, asSent: asSent && sentLine(asSent) },
    followUps: followUps.map(({ at, by, how, reviewDate, note }) => ({ at, by, how, reviewDate, note })),
  };
}

/** The filter of a request; a value that is not understood is a wrong request here. */
function understood<F extends Filter<unknown>>(filter: F): F {
  const [name] = filter.wrong;
  if (name !== undefined) throw wrongQuery(name, 'not-a-choice');
  return filter;
}

/** One crisis of the address in place of what the query says. */
const inCrisis = (request: FastifyRequest, crisis: string) => ({ ...(request.query as object), crisis });

const mine = query({
  name: 'listMyActions',
  summary: 'Actions in all your crises by due date: your open ones, of your functions and organisation too, where nothing else is asked',
  path: '/actions',
  paged: true,
  takes: { ...CRISIS, ...OF_ACTIONS },
  shape: pageOfShape(actionShape),
  async answer(deps, request) {
    const seen = await registersSeenBy(deps, request);
    const rows = await actionsFound(deps.registers, seen, understood(actionFilter(request.query, seen, { owner: 'organisation', state: 'unsettled' })));
    return pageOf(rows, ({ due, id }) => `${due ?? '9999-99-99'} ${id}`, pageAsked(request.query), showAction(deps, request));
  },
});

const ofCrisis = query({
  name: 'listActions',
  summary: 'The actions of a crisis that you may see, in the order in which they were assigned',
  path: '/crises/{crisisId}/actions',
  paged: true,
  takes: OF_ACTIONS,
  shape: pageOfShape(actionShape),
  async answer(deps, request, { crisisId = '' }) {
    await crisisSeenBy(deps, request, crisisId);
    const seen = await registersSeenBy(deps, request);
    const filter = understood(actionFilter(inCrisis(request, crisisId), seen, { owner: 'all', state: 'all' }));
    const rows = await actionsFound(deps.registers, seen, { ...filter, asked: { ...filter.asked, struck: true } });
    return pageOf(rows, ({ assignedAt, id }) => `${assignedAt} ${id}`, pageAsked(request.query), showAction(deps, request));
  },
});

const action = query({
  name: 'getAction',
  summary: 'One action with its remarks and history; your own wherever it comes from',
  path: '/actions/{actionId}',
  shape: actionShape,
  answer: async (deps, request, { actionId = '' }) => actionOf(await actionSeenBy(deps, request, actionId)),
});

function showAction(deps: QueryDeps, request: FastifyRequest) {
  const look = actionsSeenBy(deps, request);
  return async ({ id }: { readonly id: string }) => {
    const found = await look(id);
    return found && actionOf(found);
  };
}

const allDecisions = query({
  name: 'listAllDecisions',
  summary: 'The decisions in all your crises that you may see, in the order in which they were taken',
  path: '/decisions',
  paged: true,
  takes: { ...CRISIS, ...OF_DECISIONS },
  shape: pageOfShape(decisionShape),
  answer: async (deps, request) => decisionsAsked(deps, request, request.query),
});

const decisions = query({
  name: 'listDecisions',
  summary: 'The decisions of a crisis that you may see, in the order in which they were taken',
  path: '/crises/{crisisId}/decisions',
  paged: true,
  takes: OF_DECISIONS,
  shape: pageOfShape(decisionShape),
  async answer(deps, request, { crisisId = '' }) {
    await crisisSeenBy(deps, request, crisisId);
    return decisionsAsked(deps, request, inCrisis(request, crisisId));
  },
});

const decision = query({
  name: 'getDecision',
  summary: 'One decision, with what became of it',
  path: '/decisions/{decisionId}',
  shape: decisionShape,
  answer: async (deps, request, { decisionId = '' }) => decisionOf(await decisionSeenBy(deps, request, decisionId)),
});

async function decisionsAsked(deps: QueryDeps, request: FastifyRequest, asked: unknown) {
  const seen = await registersSeenBy(deps, request);
  const filter = understood(decisionFilter(asked, seen));
  const rows = await decisionsFound(deps.registers, seen, { ...filter, asked: { ...filter.asked, struck: true } });
  const look = decisionsSeenBy(deps, request);
  return pageOf(rows, ({ decidedAt, id }) => `${decidedAt} ${id}`, pageAsked(request.query), async ({ id }) => {
    const found = await look(id);
    return found && decisionOf(found);
  });
}

export const REGISTER_QUERIES = [mine, ofCrisis, action, allDecisions, decisions, decision];
