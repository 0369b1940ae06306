import { command } from '../kernel/command.js';
import { checkVersion } from '../kernel/amend.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { localDate } from '../kernel/time.js';
import type { Role } from '../kernel/words.js';
import { attendanceEvent } from '../attendance/index.js';
import { standingOn, teamIn, teamNameOn, type CrisisScope } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import { callMeetingInput, cancelMeetingInput, changeMeetingInput, moveMeetingInput } from './commands.js';
import { meetingEvent } from './events.js';
import { seatDetails } from './seat-details.js';
import type { MeetingScope } from './state.js';

const onMeeting = { act: 'prepare-meeting', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/**
 * Makes a meeting of a team and invites its standing members of that day, functions resolved to their holders.
 * The team's name and method are kept as they are then. Codes: unknown-team, team-closed, end-before-start, id-taken.
 */
export const callMeeting = command({
  name: 'CallMeeting',
  act: 'prepare-meeting',
  scope: 'crisis',
  target: (input) => input.crisisId,
  input: callMeetingInput,
  decide({ crisis }: CrisisScope, input, facts) {
    const team = teamIn(crisis, input.teamId);
    if (isRejection(team)) return team;
    if (team.state === 'closed') return reject('team-closed', 'teamId');
    const refused = checkTimes(input);
    if (refused) return refused;
    const meetingId = input.meetingId ?? facts.ids.next();
    const day = localDate(input.plannedStart, facts.timeZone);
    const { abbreviation, name } = teamNameOn(team, day);
    const { plannedStart, plannedEnd, place, link } = input;
    const called = meetingEvent(meetingId, 'MeetingCalled', {
      ...{ crisisId: crisis.id, teamId: team.id, teamAbbreviation: abbreviation, teamName: name, method: team.method },
      ...{ title: input.title ?? name, plannedStart, plannedEnd, place, link },
      classification: input.classification ?? crisis.classification,
    });
    return [{ ...called, opens: true }, ...invitations(crisis, team, meetingId, day)];
  },
});

/** Changes what is said of a meeting; without a title it takes the team's name. Codes: stale-version (R16), nothing-changes. */
export const changeMeeting = command({
  ...onMeeting,
  name: 'ChangeMeeting',
  input: changeMeetingInput,
  decide({ meeting }: MeetingScope, input) {
    const stale = checkVersion(meeting.detailsVersion, input.detailsVersion);
    if (stale) return stale;
    const { place, link } = input;
    const changed = { title: input.title ?? meeting.teamName, place, link, classification: input.classification ?? meeting.classification };
    const same = (Object.keys(changed) as (keyof typeof changed)[]).every((key) => changed[key] === meeting[key]);
    return same ? reject('nothing-changes') : [meetingEvent(meeting.id, 'MeetingChanged', changed)];
  },
});

/** Moves a meeting that has not begun; the old times are kept. Codes: already-started, stale-version (R16), end-before-start. */
export const moveMeeting = command({
  ...onMeeting,
  name: 'MoveMeeting',
  input: moveMeetingInput,
  decide({ meeting }: MeetingScope, { detailsVersion, plannedStart, plannedEnd, reason }) {
    if (meeting.state !== 'preparation') return reject('already-started');
    return checkVersion(meeting.detailsVersion, detailsVersion) ?? checkTimes({ plannedStart, plannedEnd }) ?? [meetingEvent(meeting.id, 'MeetingMoved', { plannedStart, plannedEnd, reason })];
  },
});

/** Cancels a meeting that has not begun, with the reason. Code: already-started. */
export const cancelMeeting = command({
  ...onMeeting,
  name: 'CancelMeeting',
  input: cancelMeetingInput,
  decide({ meeting }: MeetingScope, { reason }) {
    if (meeting.state !== 'preparation') return reject('already-started');
    return [meetingEvent(meeting.id, 'MeetingCancelled', { reason })];
  },
});

function checkTimes({ plannedStart, plannedEnd }: { plannedStart: string; plannedEnd: string | null }): Rejection | null {
  return plannedEnd !== null && plannedEnd <= plannedStart ? reject('end-before-start', 'plannedEnd') : null;
}

/** One invitation for each person, with all the roles of the person's places. */
function invitations(crisis: CrisisState, team: Team, meetingId: string, day: string): readonly Draft[] {
  const invited = new Map<string, { roles: Set<Role>; functionId: string | null }>();
  for (const { personId, role, functionId } of standingOn(crisis, team, day)) {
    const known = invited.get(personId);
    // Who has a place of the own too does not lose it with the function.
    const through = known && (known.functionId === null || functionId === null) ? null : functionId;
    invited.set(personId, { roles: new Set([...(known?.roles ?? []), role]), functionId: through });
  }
  return [...invited].map(([personId, { roles, functionId }]) =>
    attendanceEvent(meetingId, 'PersonInvited', { ...seatDetails(crisis, personId, functionId, day), roles: [...roles], deputisesFor: null, ...(functionId === null ? {} : { functionId }) }),
  );
}

export const CALL_COMMANDS = [callMeeting, changeMeeting, moveMeeting, cancelMeeting] as const;
