import { ownerIds as ownerIdsIn } from '../../domain/actions/index.js';
import { isLate } from '../../domain/actions/late.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { standingOn, teamNameOn } from '../../domain/crisis/teams.js';
import { dayOf, minutesBetween } from '../../domain/kernel/time.js';
import { ROLES, type Role } from '../../domain/kernel/words.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { ActionRow, DecisionRow, MeetingRow } from '../../projections/reader.js';

/** From how many minutes before its planned start a meeting counts as starting soon. */
const SOON = 60;
/** After how many minutes a meeting that did not start is no longer the first thing to see. */
const STALE = 12 * 60;

/** A meeting that runs now, as one person at its table sees it. */
export function runningModel({ crisis, meeting }: MeetingScope, personId: string) {
  const seats = [...meeting.attendance.seats.values()];
  const there = seats.filter((seat) => seat.presence === 'present' || seat.presence === 'online');
  return {
    id: meeting.id,
    heading: meeting.number === null ? meeting.teamAbbreviation : `${meeting.teamAbbreviation} ${meeting.number}`,
    phase: meeting.method === 'bob' ? meeting.phase : null,
    crisis: crisis.name,
    exercise: crisis.kind === 'exercise',
    since: meeting.startedAt,
    roles: meeting.attendance.seats.get(personId)?.roles ?? [],
    there: there.length,
    invited: seats.length,
  };
}

/** A meeting that runs in a crisis that this person coordinates, without a seat there. */
export function elsewhereModel(crisis: CrisisState, meeting: MeetingRow, timeZone: string) {
  const team = crisis.teams.get(meeting.teamId);
  const name = team ? teamNameOn(team, dayOf(meeting.plannedStart, timeZone)).abbreviation : meeting.title;
  return {
    href: `/meetings/${meeting.id}`,
    heading: meeting.number === null ? name : `${name} ${meeting.number}`,
    crisis: crisis.name,
    exercise: crisis.kind === 'exercise',
    since: meeting.startedAt,
  };
}

/** A meeting that is still to come. */
export function comingModel(crisis: CrisisState, meeting: MeetingRow, now: string, timeZone: string) {
  const team = crisis.teams.get(meeting.teamId);
  const minutes = minutesBetween(now, meeting.plannedStart);
  const name = team ? teamNameOn(team, dayOf(meeting.plannedStart, timeZone)) : null;
  return {
    id: meeting.id,
    heading: name?.abbreviation ?? meeting.title,
    topic: meeting.title === name?.name ? null : meeting.title,
    crisis: crisis.name,
    exercise: crisis.kind === 'exercise',
    at: meeting.plannedStart,
    soon: minutes <= SOON && minutes > -STALE,
    passed: minutes < 0,
  };
}

/** A decision that this person is asked to confirm. */
export function decisionModel(decision: DecisionRow) {
  return { reference: decision.number, words: decision.words, at: decision.decidedAt, href: `/meetings/${decision.meetingId}?view=confirm&decide=${decision.id}` };
}

/** One open action of this person, or of a function or organisation that is theirs. */
export function actionModel(action: ActionRow, personId: string, now: string, today: string) {
  return {
    id: action.id,
    number: action.number,
    what: action.what,
    own: action.ownerId === personId,
    owner: action.ownerText,
    due: action.due,
    dueTime: action.due?.includes('T') === true,
    late: isLate(action, now, today),
    state: action.state,
    mayReport: action.state === 'open',
    href: `/actions/${action.id}`,
  };
}

/** Open actions by due date, those without one last. */
export function byDue(a: { readonly due: string | null; readonly number: string }, b: { readonly due: string | null; readonly number: string }): number {
  if (a.due === null || b.due === null) return Number(a.due === null) - Number(b.due === null) || a.number.localeCompare(b.number);
  return a.due.localeCompare(b.due) || a.number.localeCompare(b.number);
}

/** Everything by which actions of a crisis are this person's: the person, the functions held today, the own organisation. Nothing for who is no person of it. */
export function ownerIds(crisis: CrisisState, personId: string, today: string): string[] {
  return crisis.people.has(personId) ? [...ownerIdsIn(crisis, personId, today)] : [];
}

/** The teams of a crisis where this person has a standing place, with the roles. */
export function teamModels(crisis: CrisisState, personId: string, today: string) {
  return [...crisis.teams.values()].flatMap((team) => {
    const roles = new Set<Role>(standingOn(crisis, team, today).flatMap((one) => (one.personId === personId ? [one.role] : [])));
    if (roles.size === 0) return [];
    const { abbreviation } = teamNameOn(team, today);
    return [{ abbreviation, crisisId: crisis.id, crisis: crisis.name, roles: ROLES.filter((role) => roles.has(role)), state: team.state }];
  });
}
