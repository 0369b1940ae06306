import { reject, type Rejection } from '../kernel/rejection.js';
import { minutesBetween } from '../kernel/time.js';
import type { MeetingLife, Method, Phase, Role } from '../kernel/words.js';
import type { AttendanceState, Round, Seat } from './state.js';

/** In minutes. */
const DAY = 24 * 60;

/** What a command on attendance looks at. */
export interface AttendanceScope {
  readonly meeting: {
    readonly id: string;
    readonly state: MeetingLife;
    readonly method: Method;
    readonly phase: Phase | null;
    readonly plannedStart: string;
    readonly startedAt: string | null;
    readonly closedAt: string | null;
    readonly attendance: AttendanceState;
  };
}

/** Whether someone is in the room or on line now. */
export function isThere(seat: Seat): boolean {
  return seat.presence === 'present' || seat.presence === 'online';
}

/** The seat, or the refusal unknown-person. */
export function seatOf(attendance: AttendanceState, personId: string, field = 'personId'): Seat | Rejection {
  return attendance.seats.get(personId) ?? reject('unknown-person', field);
}

/** Whether a time lies more than a day before the meeting: nobody is present then. */
export function isLongBefore({ plannedStart, startedAt }: AttendanceScope['meeting'], time: string): boolean {
  const begins = startedAt !== null && startedAt < plannedStart ? startedAt : plannedStart;
  return minutesBetween(time, begins) > DAY;
}

/** The round that is going on, if any. */
export function openRound(attendance: AttendanceState): Round | null {
  const last = attendance.rounds.at(-1);
  return last && last.endedAt === null ? last : null;
}

/** Who are there now, in the order of the table: for a decision's list of those present. */
export function presentNow(attendance: AttendanceState): readonly Seat[] {
  return [...attendance.seats.values()].filter(isThere);
}

/** Who acts in a role: its holders, leaving out those for whom a deputy at the table acts. */
export function actingIn(attendance: AttendanceState, role: Role): readonly Seat[] {
  const seats = [...attendance.seats.values()];
  return seats.filter((seat) => rolesNow(seat, seats).includes(role) && !isReplaced(seat, seats));
}

/** Someone who is not there and for whom another deputises does not act. */
export function isReplaced(seat: Seat, seats: readonly Seat[]): boolean {
  return !isThere(seat) && seats.some((other) => other.deputisesFor === seat.personId);
}

/** The roles in which someone acts now: a deputy's borrowed ones lapse while the one replaced is there (R1). */
export function rolesNow(seat: Seat, seats: readonly Seat[]): readonly Role[] {
  return stepsAside(seat, seats) ? seat.roles.filter((role) => !seat.borrowed.includes(role)) : seat.roles;
}

/** True for a deputy whose principal is at the table. */
export function stepsAside(seat: Seat, seats: readonly Seat[]): boolean {
  return seat.deputisesFor !== null && seats.some((other) => other.personId === seat.deputisesFor && isThere(other));
}
