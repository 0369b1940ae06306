import { command } from '../kernel/command.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import { attendanceEvent, isThere } from '../attendance/index.js';
import { addGuestInput, deputiseInput, invitePersonInput, uninvitePersonInput } from './commands.js';
import { seatDetails } from './seat-details.js';
import type { MeetingScope } from './state.js';

const onMeeting = { act: 'prepare-meeting', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/**
 * Gives a person of the crisis a seat with roles. While a restricted team's meeting runs only its chair and secretary do,
 * who also record who is there (ADR 0015). Codes: unknown-person, already-invited.
 */
export const invitePerson = command({
  ...onMeeting,
  name: 'InvitePerson',
  actInCircle: 'attendance-others',
  input: invitePersonInput,
  decide({ crisis, meeting }: MeetingScope, { personId, roles, deputisesFor }, facts) {
    if (!crisis.people.has(personId)) return reject('unknown-person', 'personId');
    if (meeting.attendance.seats.has(personId)) return reject('already-invited', 'personId');
    if (deputisesFor !== null && (deputisesFor === personId || !crisis.people.has(deputisesFor))) return reject('unknown-person', 'deputisesFor');
    const seat = seatDetails(crisis, personId, null, facts.today);
    return [attendanceEvent(meeting.id, 'PersonInvited', { ...seat, roles, deputisesFor })];
  },
});

/** Takes an invitation back, only in preparation. Codes: already-started, unknown-person. */
export const uninvitePerson = command({
  ...onMeeting,
  name: 'UninvitePerson',
  input: uninvitePersonInput,
  decide({ meeting }: MeetingScope, { personId }) {
    if (meeting.state !== 'preparation') return reject('already-started');
    if (!meeting.attendance.seats.has(personId)) return reject('unknown-person', 'personId');
    return [attendanceEvent(meeting.id, 'PersonUninvited', { personId })];
  },
});

/** Seats someone from outside the crisis for this meeting only; the guest's id is made here. In a restricted meeting that runs as `InvitePerson`. */
export const addGuest = command({
  ...onMeeting,
  name: 'AddGuest',
  actInCircle: 'attendance-others',
  input: addGuestInput,
  decide({ meeting }: MeetingScope, { name, organisation, role }, facts) {
    return [attendanceEvent(meeting.id, 'GuestAdded', { personId: facts.ids.next(), name, organisation, roles: [role] })];
  },
});

/**
 * Someone stands in for another at the table, with the other's roles; who had no seat yet gets one.
 * Codes: unknown-person, same-person, is-there (the other is at the table).
 */
export const deputise = command({
  ...onMeeting,
  name: 'Deputise',
  act: 'attendance-others',
  input: deputiseInput,
  decide({ crisis, meeting }: MeetingScope, { personId, forPersonId }, facts) {
    const { seats } = meeting.attendance;
    const replaced = seats.get(forPersonId);
    if (!replaced) return reject('unknown-person', 'forPersonId');
    if (personId === forPersonId) return reject('same-person', 'personId');
    if (isThere(replaced)) return reject('is-there', 'forPersonId');
    const roles = [...replaced.roles];
    if (seats.has(personId)) return [attendanceEvent(meeting.id, 'PersonDeputised', { personId, forPersonId, roles })];
    const unknown: Rejection | null = crisis.people.has(personId) ? null : reject('unknown-person', 'personId');
    const seat = seatDetails(crisis, personId, null, facts.today);
    return unknown ?? [attendanceEvent(meeting.id, 'PersonInvited', { ...seat, roles, deputisesFor: forPersonId })];
  },
});

export const SEAT_COMMANDS = [invitePerson, uninvitePerson, addGuest, deputise] as const;
