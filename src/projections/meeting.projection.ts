import type { RowOf } from '../database/rows.js';
import type { Decision } from '../domain/besluit/state.js';
import { tokenOf, type Circle } from '../domain/kernel/circle.js';
import { COLUMNS } from '../domain/kernel/rights.js';
import { actingSeats, type ActingSeat } from '../domain/meeting/acting-seat.js';
import { forwardedBy, leavesSomething, replacedReference, stillToCome } from '../domain/meeting/leftovers.js';
import { waitingOffers } from '../domain/meeting/offers.js';
import type { MeetingState } from '../domain/meeting/state.js';
import { errataCount } from '../domain/minutes/index.js';
import type { Decision as DecisionRow } from '../generated/prisma/client.js';
import { changedRow, changedTable, type RowChange } from './rows.js';

/** The rows of a meeting, its seats and its decisions. */
export function projectMeeting(before: MeetingState | null, after: MeetingState): RowChange[] {
  return [
    ...changedRow('Meeting', before, after, meetingRow),
    ...seatChanges(before, after),
    ...sentChanges(before, after),
    ...decisionChanges(before, after),
  ];
}

/** What a seat gives depends on who else is at the table, so one that changes may change the rows of others. */
function seatChanges(before: MeetingState | null, after: MeetingState): RowChange[] {
  if (before?.attendance.seats === after.attendance.seats) return [];
  return changedTable('MeetingSeat', before ? seatRows(before) : new Map(), seatRows(after));
}

function sentChanges(before: MeetingState | null, after: MeetingState): RowChange[] {
  const { distributions } = after.minutes;
  if (distributions.length === 0 || before?.minutes.distributions === distributions) return [];
  return changedTable('MinutesSent', before ? sentRows(before) : new Map(), sentRows(after));
}

/** The newest version that each got; who got several has the last. */
function sentRows({ id: meetingId, minutes }: MeetingState): ReadonlyMap<string, RowOf<'MinutesSent'>> {
  const sent = minutes.distributions.flatMap(({ version, at: sentAt, recipients }) => recipients.map(({ personId }) => [personId, { meetingId, personId, version, sentAt }] as const));
  return new Map(sent);
}

function seatRows({ id: meetingId, attendance: { seats } }: MeetingState): ReadonlyMap<string, RowOf<'MeetingSeat'>> {
  const acting = actingSeats(seats);
  return new Map([...seats].map(([key, { personId, roles, presence }]) => {
    const { columns = null, standsInFor = null } = acting.get(personId) ?? {};
    return [key, { meetingId, personId, roles: roles.join(' '), presence, acts: columns?.join(' ') ?? null, standsInFor }];
  }));
}

/** What such a row says of someone's seat; null while another acts in that place. */
export function actingIn({ acts, standsInFor }: { readonly acts: string | null; readonly standsInFor: string | null }): ActingSeat | null {
  return acts === null ? null : { columns: COLUMNS.filter((column) => acts.split(' ').includes(column)), standsInFor };
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
    restricted: meeting.restricted,
    leaves: leavesSomething(meeting),
    offers: waitingOffers(meeting).length,
    forwardsTo: forwardsTo(meeting),
    errata: errataCount(meeting.minutes),
    commentsUntil: meeting.minutes.adopted === null ? meeting.minutes.commentsUntil : null,
  };
}

/** To whom a meeting passed on what was not taken up yet, one to a line; null for nobody. */
function forwardsTo(meeting: MeetingState): string | null {
  const names = forwardedBy(meeting).flatMap(({ decision }) => decision?.fields.forwardedTo ?? []);
  return names.length === 0 ? null : [...new Set(names)].join('\n');
}

/** What is still to come of a decision depends on the others on its topic, so one that changes may change the rows of others. */
function decisionChanges(before: MeetingState | null, after: MeetingState): RowChange[] {
  if (before?.besluit.decisions === after.besluit.decisions) return [];
  return changedTable('Decision', before ? decisionRows(before) : new Map(), decisionRows(after));
}

function decisionRows(meeting: MeetingState): ReadonlyMap<string, RowOf<'Decision'>> {
  return new Map([...meeting.besluit.decisions.values()].map((decision) => [decision.id, decisionRow(meeting, decision)]));
}

/** The row of a decision, as its meeting has it. */
export function decisionRow(meeting: MeetingState, decision: Decision): DecisionRow {
  const { kind = null, on = null } = stillToCome(meeting, decision) ?? {};
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
    forwardedTo: decision.fields.forwardedTo,
    replaces: replacedReference(meeting, decision.fields.replaces),
    toCome: kind,
    toComeOn: on,
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
