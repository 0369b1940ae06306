import { z } from 'zod';
import { command } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { id } from '../kernel/input.js';
import { reject } from '../kernel/rejection.js';
import { attendanceEvent } from '../attendance/index.js';
import type { Seat } from '../attendance/state.js';
import { holdersOn } from '../crisis/index.js';
import { seatDetails } from './seat-details.js';
import type { MeetingScope } from './state.js';

/** A seat that someone has through a function which others hold now. */
export interface Succession {
  readonly seat: Seat;
  readonly functionId: string;
  /** Who holds the function now, without who followed in this seat already. */
  readonly successorIds: readonly string[];
}

export const seatSuccessorInput = z.object({ meetingId: id(), personId: id(), successorId: id() });

/**
 * The seats that must follow their function on a local date: its holder changed since the meeting was called. A vacant function
 * keeps its seat as it is: nobody took over.
 */
export function successionsOf({ crisis, meeting }: Pick<MeetingScope, 'crisis' | 'meeting'>, today: string): readonly Succession[] {
  const { seats } = meeting.attendance;
  return [...seats.values()].flatMap((seat): Succession[] => {
    const held = seat.functionId === undefined ? undefined : crisis.functions.get(seat.functionId);
    const holders = held ? holdersOn(held, today) : [];
    const successorIds = holders.filter((holder) => seats.get(holder)?.functionId !== held?.id);
    return held === undefined || holders.includes(seat.personId) || successorIds.length === 0 ? [] : [{ seat, functionId: held.id, successorIds }];
  });
}

/**
 * Seats the successor in a function at the place of who held it: with the roles, at this time; whoever held it stays at the table
 * without them. In preparation the successor is invited instead. Codes: unknown-person, still-holds (or not there through a
 * function), not-a-holder.
 */
export const seatSuccessor = command({
  act: 'hand-over-role',
  scope: 'meeting',
  target: (read: { meetingId: string }) => read.meetingId,
  name: 'SeatSuccessor',
  input: seatSuccessorInput,
  own: (_scope: MeetingScope, { personId }, actor) => personId === actor.personId,
  decide(scope: MeetingScope, { personId, successorId }, { at, today }) {
    if (!scope.meeting.attendance.seats.has(personId)) return reject('unknown-person', 'personId');
    const succession = successionsOf(scope, today).find(({ seat }) => seat.personId === personId);
    if (!succession) return reject('still-holds', 'personId');
    if (!succession.successorIds.includes(successorId)) return reject('not-a-holder', 'successorId');
    return scope.meeting.state === 'preparation' ? invited(scope, succession, [successorId], today) : handedOver(scope, succession, successorId, { at, today });
  },
});

/** Before a meeting starts, seats follow their functions by themselves: those who hold them today are invited instead. */
export function successionEvents(scope: MeetingScope, today: string): readonly Draft[] {
  return successionsOf(scope, today).flatMap((succession) => invited(scope, succession, succession.successorIds, today));
}

function invited(scope: MeetingScope, succession: Succession, successorIds: readonly string[], today: string): readonly Draft[] {
  const { seat } = succession;
  return [attendanceEvent(scope.meeting.id, 'PersonUninvited', { personId: seat.personId }), ...successorIds.map((successorId) => invitation(scope, succession, successorId, { roles: seat.roles, today }))];
}

function handedOver(scope: MeetingScope, succession: Succession, successorId: string, { at, today }: { readonly at: string; readonly today: string }): readonly Draft[] {
  const { id: meetingId, attendance } = scope.meeting;
  const { seat } = succession;
  const roles = seat.roles.filter((role) => attendance.seats.get(successorId)?.roles.includes(role) !== true);
  return [
    invitation(scope, succession, successorId, { roles: [], today }),
    ...roles.map((role) => attendanceEvent(meetingId, 'RoleHandedOver', { role, fromPersonId: seat.personId, toPersonId: successorId, at })),
  ];
}

function invitation({ crisis, meeting }: MeetingScope, { seat, functionId }: Succession, successorId: string, { roles, today }: { readonly roles: Seat['roles']; readonly today: string }): Draft {
  return attendanceEvent(meeting.id, 'PersonInvited', { ...seatDetails(crisis, successorId, functionId, today), roles: [...roles], deputisesFor: null, functionId, succeeds: seat.personId });
}
