import { command } from '../kernel/command.js';
import { isRejection, reject } from '../kernel/rejection.js';
import { localYear } from '../kernel/time.js';
import { PHASES, type Method, type Phase } from '../kernel/words.js';
import { attendanceEvent, interruptRound } from '../attendance/index.js';
import { codeOn, crisisEvent, meetingReference, nextMeetingNumber, teamIn } from '../crisis/index.js';
import { announceProcedureInput, meetingInput, moveToPhaseInput, setNextMeetingInput } from './commands.js';
import { carryOverEvents } from './carry-over-start.js';
import { meetingEvent } from './events.js';
import { successionEvents } from './succession.js';
import type { MeetingScope, MeetingState } from './state.js';

const onMeeting = { scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/**
 * Starts the meeting in Opening; its number per team and local year is fixed now (`COV-OTCb-2020-07`), and with the
 * first one the team's code in numbers: that of the name it has today. What earlier meetings left is fixed (R9); seats follow their
 * functions to who holds them today. Code: already-started.
 */
export const startMeeting = command({
  ...onMeeting,
  name: 'StartMeeting',
  act: 'prepare-meeting',
  input: meetingInput,
  decide(scope: MeetingScope, _, facts) {
    const { crisis, meeting } = scope;
    if (meeting.state !== 'preparation') return reject('already-started');
    const team = teamIn(crisis, meeting.teamId);
    if (isRejection(team)) return team;
    const year = localYear(facts.at, facts.timeZone);
    const number = nextMeetingNumber(crisis, team.id, year);
    const numbered = { year, number, reference: meetingReference(crisis, codeOn(team, facts.today), year, number) };
    return [
      meetingEvent(meeting.id, 'MeetingStarted', { ...numbered, ...(team.restricted ? { restricted: true } : {}) }),
      ...successionEvents(scope, facts.today),
      ...carryOverEvents(scope, facts),
      crisisEvent(crisis.id, 'MeetingNumbered', { teamId: team.id, meetingId: meeting.id, ...numbered }),
    ];
  },
});

/** Records that the chair announced the procedure: everyone may react per item, with new information only (handbook). */
export const announceProcedure = command({
  ...onMeeting,
  name: 'AnnounceProcedure',
  act: 'lead-phases',
  input: announceProcedureInput,
  decide({ meeting }: MeetingScope, { text }) {
    return [meetingEvent(meeting.id, 'ProcedureAnnounced', { text })];
  },
});

/**
 * Moves to the next phase, or back to any earlier one (R2). From Opening onwards presence and procedure must
 * have been recorded, or `skip` says that they were skipped (R3). A round that is going on ends there (R6).
 * Codes: phase-order, presence-missing, procedure-missing.
 */
export const moveToPhase = command({
  ...onMeeting,
  name: 'MoveToPhase',
  act: 'lead-phases',
  input: moveToPhaseInput,
  decide({ meeting }: MeetingScope, { phase, skip, reason }) {
    const { phase: from } = meeting;
    if (from === null || !mayMove(meeting.method, from, phase)) return reject('phase-order', 'phase');
    const missing = from === 'opening' && phase === 'beeld' ? missingForBeeld(meeting) : [];
    if (missing[0] !== undefined && !skip) return reject(`${missing[0]}-missing`);
    return [...interruptRound(meeting), meetingEvent(meeting.id, 'PhaseMoved', { from, phase, skipped: missing, reason })];
  },
});

/** Records when the team meets next, or what was said of it. Codes: required, in-the-past. */
export const setNextMeeting = command({
  ...onMeeting,
  name: 'SetNextMeeting',
  act: 'close-meeting',
  input: setNextMeetingInput,
  decide({ meeting }: MeetingScope, { at, note }, facts) {
    if (at !== null && at <= facts.at) return reject('in-the-past', 'at');
    return at === null && note === null ? reject('required', 'at') : [meetingEvent(meeting.id, 'NextMeetingSet', { at, note })];
  },
});

/** Closes the meeting, its intervals of presence and its round. Code: not-in-closing. */
export const closeMeeting = command({
  ...onMeeting,
  name: 'CloseMeeting',
  act: 'close-meeting',
  input: meetingInput,
  decide({ meeting }: MeetingScope, _, facts) {
    if (meeting.phase !== 'sluiting') return reject('not-in-closing');
    return [
      ...interruptRound(meeting),
      attendanceEvent(meeting.id, 'AttendanceClosed', { at: facts.at }),
      meetingEvent(meeting.id, 'MeetingClosed', {}),
    ];
  },
});

/** The phases that a method has, in order. */
export function phasesOf(method: Method): readonly Phase[] {
  return method === 'bob' ? PHASES : ['opening', 'sluiting'];
}

/** R2: the next phase, or any earlier one. */
export function mayMove(method: Method, from: Phase, to: Phase): boolean {
  const phases = phasesOf(method);
  const [here, there] = [phases.indexOf(from), phases.indexOf(to)];
  return there >= 0 && (there < here || there === here + 1);
}

/** R3: what must be recorded before Beeld and is not. */
export function missingForBeeld(meeting: MeetingState): ('presence' | 'procedure')[] {
  return [...(meeting.attendance.recorded ? [] : (['presence'] as const)), ...(meeting.procedure ? [] : (['procedure'] as const))];
}

export const PHASE_COMMANDS = [startMeeting, announceProcedure, moveToPhase, setNextMeeting, closeMeeting] as const;
