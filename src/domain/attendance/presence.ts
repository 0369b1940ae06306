import { command, type Facts } from '../kernel/command.js';
import { checkHappenedAt } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import type { Presence } from '../kernel/words.js';
import { checkInInput, handOverRoleInput, recordAllPresentInput, recordPresenceInput } from './commands.js';
import { attendanceEvent } from './events.js';
import { actingIn, isLongBefore, seatOf, type AttendanceScope } from './scope.js';
import type { Seat } from './state.js';

const onMeeting = { scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/**
 * Records that someone is present, online, excused, absent or left, now or at an earlier time (R6).
 * What was recorded wrong is put right by CorrectPresence.
 * Codes: unknown-person, nothing-changes, presence-known (so at another time), not-there, presence-overlaps,
 * presence-in-the-future, too-early (over a day before the meeting).
 */
export const recordPresence = command({
  ...onMeeting,
  name: 'RecordPresence',
  act: 'attendance-others',
  input: recordPresenceInput,
  decide(scope: AttendanceScope, { personId, presence, at }, facts) {
    return presenceOf(scope, personId, presence, at, facts);
  },
});

/** Someone records the own presence. Codes: as RecordPresence, and not-seated. */
export const checkIn = command({
  ...onMeeting,
  name: 'CheckIn',
  act: 'attendance-own',
  input: checkInInput,
  own: ({ meeting }: AttendanceScope, _, actor) => actor.personId !== null && meeting.attendance.seats.has(actor.personId),
  decide(scope: AttendanceScope, { presence }, facts) {
    const { personId } = facts.actor;
    if (personId === null || !scope.meeting.attendance.seats.has(personId)) return reject('not-seated');
    return presenceOf(scope, personId, presence, null, facts);
  },
});

/** Everyone who is still expected is there. Code: nobody-expected. */
export const recordAllPresent = command({
  ...onMeeting,
  name: 'RecordAllPresent',
  act: 'attendance-others',
  input: recordAllPresentInput,
  decide({ meeting }: AttendanceScope, _, facts) {
    const expected = [...meeting.attendance.seats.values()].filter((seat) => seat.presence === 'expected');
    if (expected.length === 0) return reject('nobody-expected');
    return [attendanceEvent(meeting.id, 'AllPresentRecorded', { personIds: expected.map((seat) => seat.personId), at: facts.at })];
  },
});

/**
 * Hands a role to someone else at the table, with the time. Without `fromPersonId` whoever acts in it hands it over.
 * Codes: unknown-person, role-not-held, same-person, role-held, in-the-future.
 */
export const handOverRole = command({
  ...onMeeting,
  name: 'HandOverRole',
  act: 'hand-over-role',
  input: handOverRoleInput,
  own: ({ meeting }: AttendanceScope, input, actor) => {
    const from = input.fromPersonId ?? actingIn(meeting.attendance, input.role)[0]?.personId;
    return from !== undefined && from === actor.personId;
  },
  decide({ meeting }: AttendanceScope, input, facts) {
    const { role, toPersonId } = input;
    const to = seatOf(meeting.attendance, toPersonId, 'toPersonId');
    if (isRejection(to)) return to;
    const early = checkTime(input.at, facts);
    if (early) return early;
    const fromPersonId = input.fromPersonId ?? actingIn(meeting.attendance, role)[0]?.personId ?? null;
    if (fromPersonId === toPersonId) return reject('same-person', 'toPersonId');
    const from = fromPersonId === null ? null : seatOf(meeting.attendance, fromPersonId, 'fromPersonId');
    if (isRejection(from)) return from;
    if (from && !from.roles.includes(role)) return reject('role-not-held', 'fromPersonId');
    if (to.roles.includes(role)) return reject('role-held', 'toPersonId');
    return [attendanceEvent(meeting.id, 'RoleHandedOver', { role, fromPersonId, toPersonId, at: input.at ?? facts.at }, input.at)];
  },
});

function presenceOf({ meeting }: AttendanceScope, personId: string, presence: Presence, at: string | null, facts: Facts) {
  const seat = seatOf(meeting.attendance, personId);
  if (isRejection(seat)) return seat;
  const time = at ?? facts.at;
  if (time > facts.at) return reject('presence-in-the-future', 'at');
  if (isLongBefore(meeting, time)) return reject('too-early', 'at');
  // Someone who is there and came at another time than recorded: that is corrected, not recorded again.
  if (at !== null && seat.presence === presence) return reject('presence-known', 'at');
  const refused = checkPresence(seat, presence, time);
  return refused ?? [attendanceEvent(meeting.id, 'PresenceRecorded', { personId, presence, at: time }, at)];
}

/** R6: intervals never overlap, so nothing begins or ends before the last one did. */
function checkPresence(seat: Seat, presence: Presence, at: string): Rejection | null {
  if (seat.presence === presence) return reject('nothing-changes');
  const last = seat.intervals.at(-1);
  if (presence === 'left' && (!last || last.until !== null)) return reject('not-there', 'presence');
  if (!last) return null;
  const since = last.until ?? last.from;
  return at < since ? reject('presence-overlaps', 'at', { since }) : null;
}

function checkTime(at: string | null, facts: Facts): Rejection | null {
  const refused = checkHappenedAt(at, facts.at);
  return refused && reject(refused.code, 'at');
}

export const PRESENCE_COMMANDS = [recordPresence, checkIn, recordAllPresent, handOverRole] as const;
