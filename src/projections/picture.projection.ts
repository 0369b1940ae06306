import type { RowOf } from '../database/rows.js';
import type { PictureState, Statement } from '../domain/beeld/state.js';
import { circleColumn } from './meeting.projection.js';
import { changedRows, type RowChange } from './rows.js';

/** The rows of a crisis's statements. */
export function projectPicture(before: PictureState | null, after: PictureState): RowChange[] {
  const statementRow = (statement: Statement): RowOf<'Statement'> => ({
    id: statement.id,
    crisisId: after.crisisId,
    meetingId: statement.meetingId,
    number: statement.number,
    text: statement.text,
    certainty: statement.certainty,
    state: statement.struck ? 'struck' : statement.state,
    addedAt: statement.happenedAt,
    restrictedTo: circleColumn(statement.restrictedTo),
  });
  return changedRows('Statement', before?.statements, after.statements, statementRow);
}
