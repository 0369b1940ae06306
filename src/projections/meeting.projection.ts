import type { RowOf } from '../database/rows.js';
import type { Seat } from '../domain/attendance/state.js';
import type { Decision } from '../domain/besluit/state.js';
import { tokenOf, type Circle } from '../domain/kernel/circle.js';
import type { MeetingState } from '../domain/meeting/state.js';
import { changedRow, changedRows, type RowChange } from './rows.js';

/** The rows of a meeting, its seats and its decisions. */
export function projectMeeting(before: MeetingState | null, after: MeetingState): RowChange[] {
  const seatRow = (seat: Seat): RowOf<'MeetingSeat'> => ({
    meetingId: after.id,
    personId: seat.personId,
    roles: seat.roles.join(' '),
    presence: seat.presence,
  });
  return [
    ...changedRow('Meeting', before, after, meetingRow),
    ...changedRows('MeetingSeat', before?.attendance.seats, after.attendance.seats, seatRow),
    ...changedRows('Decision', before?.besluit.decisions, after.besluit.decisions, (decision) => decisionRow(after, decision)),
  ];
}

function meetingRow(meeting: MeetingState): RowOf<'Meeting'> {
  return {
    id: meeting.id,
    crisisId: meeting.crisisId,
    teamId: meeting.teamId,
    title: meeting.title,
    method: meeting.method,
    state: meeting.state,
    phase: meeting.phase,
    number: meeting.number,
    reference: meeting.reference,
    classification: meeting.classification,
    plannedStart: meeting.plannedStart,
    plannedEnd: meeting.plannedEnd,
    startedAt: meeting.startedAt,
    closedAt: meeting.closedAt,
    imported: meeting.imported !== null,
  };
}

function decisionRow(meeting: MeetingState, decision: Decision): RowOf<'Decision'> {
  return {
    id: decision.id,
    crisisId: meeting.crisisId,
    teamId: meeting.teamId,
    meetingId: meeting.id,
    number: decision.reference,
    words: decision.words,
    outcome: decision.outcome,
    confirmation: decision.confirmation.state,
    urgent: decision.urgent,
    topicId: decision.topicId,
    decidedAt: decision.happenedAt,
    endDate: decision.fields.endDate,
    reviewDate: decision.fields.reviewDate,
    struck: decision.struck !== null,
    restrictedTo: circleColumn(inMeeting(meeting, decision.restrictedTo)),
  };
}

/** A decision's row is seen outside its meeting, so it carries the circle of a restricted one. */
function inMeeting(meeting: MeetingState, circle: Circle): Circle {
  return meeting.restricted ? [tokenOf({ teamId: meeting.teamId, meetingId: meeting.id }), ...(circle ?? [])] : circle;
}

/** A circle as one column: its elements between spaces, null when everyone of the crisis may see it. */
export function circleColumn(circle: Circle): string | null {
  return circle === null ? null : circle.join(' ');
}

/** The circle that such a column holds. */
export function circleIn(column: string | null): Circle {
  return column === null ? null : column.split(' ');
}
