import { ownerIds } from '../../domain/actions/index.js';
import { isLate } from '../../domain/actions/late.js';
import { localDate } from '../../domain/kernel/time.js';
import type { ActionRow, DecisionRow } from '../../projections/reader.js';
import type { SeenAction } from '../plugins/seen-action.js';
import { fullCrisisSeenBy } from '../plugins/seen-crisis.js';
import { viewerOf } from '../plugins/session.js';
import { pageAsked, pageOf } from './paging.js';
import { query, type QueryDeps } from './query.js';
import { actionsSeenBy, meetingsSeenBy } from './seen.js';
import { actionShape, decisionShape, pageOfShape } from './shapes.js';

function actionOf({ clock, timeZone }: QueryDeps, row: ActionRow, { action, mayMeeting }: SeenAction) {
  const now = clock.now();
  const { id, crisisId, teamId, reference, what, owner, due, state, entryVersion, remarks } = action;
  return {
    ...{ id, number: reference, crisisId, teamId, meetingId: mayMeeting ? action.meetingId : null, what, owner, due, state, entryVersion },
    late: action.struck === null && isLate(action, now, localDate(now, timeZone)),
    struck: action.struck !== null,
    assignedAt: row.assignedAt,
    remarks: remarks.map(({ at, by, text }) => ({ at, by, text })),
  };
}

const mine = query({
  name: 'listMyActions',
  summary: 'Your open actions, of your functions and organisation too, by due date',
  path: '/actions',
  paged: true,
  shape: pageOfShape(actionShape),
  async answer(deps, request) {
    const { personId } = viewerOf(request);
    const today = localDate(deps.clock.now(), deps.timeZone);
    const crises = await Promise.all((await deps.reader.crisesOf(personId)).map(({ id }) => deps.reader.crisis(id)));
    const owners = new Set([personId, ...crises.flatMap((crisis) => (crisis?.people.has(personId) ? [...ownerIds(crisis, personId, today)] : []))]);
    const seen = actionsSeenBy(deps, request);
    const show = async (row: ActionRow) => {
      const found = await seen(row.id);
      return found && actionOf(deps, row, found);
    };
    return pageOf(await deps.reader.openActionsOf([...owners]), ({ due, id }) => `${due ?? '9999-99-99'} ${id}`, pageAsked(request.query), show);
  },
});

const ofCrisis = query({
  name: 'listActions',
  summary: 'The actions of a crisis that you may see, in the order in which they were assigned',
  path: '/crises/{crisisId}/actions',
  paged: true,
  shape: pageOfShape(actionShape),
  async answer(deps, request, { crisisId = '' }) {
    const { crisis } = await fullCrisisSeenBy(deps, request, crisisId);
    const seen = actionsSeenBy(deps, request);
    const show = async (row: ActionRow) => {
      const found = await seen(row.id);
      return found && actionOf(deps, row, found);
    };
    return pageOf(await deps.lists.actionsOfCrisis(crisis.id), ({ assignedAt, id }) => `${assignedAt} ${id}`, pageAsked(request.query), show);
  },
});

const decisions = query({
  name: 'listDecisions',
  summary: 'The decisions of a crisis that you may see, in the order in which they were taken',
  path: '/crises/{crisisId}/decisions',
  paged: true,
  shape: pageOfShape(decisionShape),
  async answer(deps, request, { crisisId = '' }) {
    const { crisis } = await fullCrisisSeenBy(deps, request, crisisId);
    const seen = meetingsSeenBy(deps, request);
    const show = async ({ id, teamId, meetingId, decidedAt }: DecisionRow) => {
      const decision = (await seen(meetingId))?.scope.meeting.besluit.decisions.get(id);
      if (!decision) return null;
      const { reference, topicId, words, outcome, confirmation, urgent, struck, fields, entryVersion } = decision;
      return {
        ...{ id, number: reference, crisisId: crisis.id, teamId, meetingId, topicId, words, outcome, urgent, decidedAt, entryVersion },
        ...{ confirmation: confirmation.state, struck: struck !== null, endDate: fields.endDate, reviewDate: fields.reviewDate },
      };
    };
    return pageOf(await deps.lists.decisionsOfCrisis(crisis.id), ({ decidedAt, id }) => `${decidedAt} ${id}`, pageAsked(request.query), show);
  },
});

export const REGISTER_QUERIES = [mine, ofCrisis, decisions];
