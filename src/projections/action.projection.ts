import type { ActionState } from '../domain/actions/state.js';
import { settledAt } from '../domain/meeting/carry-over.js';
import type { Action } from '../generated/prisma/client.js';
import { circleColumn } from './meeting.projection.js';
import { changedRow, type RowChange } from './rows.js';

/** The row of an action. */
export function projectAction(before: ActionState | null, after: ActionState): RowChange[] {
  return changedRow('Action', before, after, actionRow);
}

/** An action as a row. */
export function actionRow(action: ActionState): Action {
  return {
    id: action.id,
    crisisId: action.crisisId,
    teamId: action.teamId,
    meetingId: action.meetingId,
    number: action.reference,
    what: action.what,
    ownerKind: action.owner?.kind ?? null,
    ownerId: action.owner?.id ?? null,
    ownerText: action.owner?.text ?? null,
    due: action.due,
    state: action.state,
    assignedAt: action.happenedAt,
    settledAt: settledAt(action),
    imported: action.source !== null,
    struck: action.struck !== null,
    restrictedTo: circleColumn(action.restrictedTo),
  };
}
