import { actingOn, holdsOn } from '../kernel/holding.js';
import type { Role } from '../kernel/words.js';
import type { Changed, CrisisFunction, CrisisState, GivenName, Member, Team, TeamName } from './state.js';

export { holdsOn };

/** The code in meeting numbers that an abbreviation gives: letters and digits only (`OTCb`). */
export function codeOf(abbreviation: string): string {
  return abbreviation.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The code that a meeting's reference holds: `OTCb` in `COV-OTCb-2020-07` of crisis `COV`. */
export function codeIn(reference: string, crisisCode: string): string {
  return reference.slice(crisisCode.length + 1).replace(/-\d+-\d+$/, '');
}

/** The code in the number of a meeting on a local date: that of the team's first meeting, else that of its name of the day. */
export function codeOn(team: Team, date: string): string {
  return team.code ?? codeOf(teamNameOn(team, date).abbreviation);
}

/**
 * What a part of a team that is changed by itself said at the end of a local date: the distribution list of a day, whether the team
 * was at work then. `dayOf` gives the local date of an instant (UTC).
 */
export function partOn<T>({ earlier }: Changed<T>, now: T, date: string, dayOf: (at: string) => string): T {
  const next = earlier.find(({ at }) => dayOf(at) > date);
  return next === undefined ? now : next.was;
}

/** The team's names that hold on a local date or a later day; one that was replaced from its own first day never did. */
export function namesFrom(team: Team, date: string): readonly TeamName[] {
  const later = team.names.filter((known, place) => known.from > date && team.names[place + 1]?.from !== known.from);
  return [teamNameOn(team, date), ...later];
}

/** The name that was given last, whatever the day from which it holds. */
export function lastGivenName(team: Team): GivenName {
  const [first, ...others] = team.names;
  if (!first) throw new Error(`team ${team.id} has no name`);
  return others.reduce((last, one) => (one.at >= last.at ? one : last), first);
}

/** The team's name on a local date: teams get renamed, documents keep the name of their day. Before its first name: the first. */
export function teamNameOn(team: Team, date: string): TeamName {
  const name = team.names.findLast((known) => known.from <= date) ?? team.names[0];
  if (!name) throw new Error(`team ${team.id} has no name`);
  return name;
}

/** Whether a team meets no more, for now or for good. */
export function isOver({ state }: Pick<Team, 'state'>): boolean {
  return state === 'at-rest' || state === 'closed';
}

/** A team, and while it is at rest or closed the one that took over from it, and so on: who looks after what it left today. */
export function withSuccessors({ teams }: CrisisState, team: Team): readonly Team[] {
  const line = [team];
  // Grows while it is walked; teams that succeed each other in a circle are in it once.
  for (const one of line) {
    const { successorId } = one;
    const next = successorId !== null && isOver(one) ? teams.get(successorId) : undefined;
    if (next && !line.includes(next)) line.push(next);
  }
  return line;
}

/** Who acts for a function on a local date (`actingOn`). */
export function holdersOn(known: CrisisFunction, date: string): readonly string[] {
  return actingOn(known.holders, date);
}

/** Someone who has a standing place in a team on a date. */
export interface Standing {
  readonly personId: string;
  readonly role: Role;
  /** The function through which the person has the place, if so. */
  readonly functionId: string | null;
  readonly member: Member;
}

/** The standing places of a team on a local date, functions resolved to their holders. */
export function standingOn(crisis: CrisisState, team: Team, date: string): readonly Standing[] {
  return team.members
    .filter((member) => holdsOn(member, date))
    .flatMap((member) => personsOf(crisis, member, date).map((personId) => ({ personId, role: member.role, functionId: member.functionId, member })));
}

/**
 * Who is in a team's circle on a local date: its standing members, all holders of their functions and their deputies
 * too, and those who decide in it. Someone who only deputises must be able to know what it is about.
 */
export function isInTeam(crisis: CrisisState, team: Team, personId: string, date: string): boolean {
  if (team.decides.by === 'members' && team.decides.personIds.includes(personId)) return true;
  const holds = (functionId: string | null) => functionId !== null && crisis.functions.get(functionId)?.holders.some((holder) => holder.personId === personId && holdsOn(holder, date)) === true;
  return team.members.some((member) => holdsOn(member, date) && (member.personId === personId || member.deputies.includes(personId) || holds(member.functionId)));
}

function personsOf(crisis: CrisisState, member: Member, date: string): readonly string[] {
  if (member.personId !== null) return [member.personId];
  const known = member.functionId === null ? undefined : crisis.functions.get(member.functionId);
  return known ? holdersOn(known, date) : [];
}

/** The number that the team's next meeting of a local year gets. */
export function nextMeetingNumber(crisis: CrisisState, teamId: string, year: number): number {
  return (crisis.meetingNumbers.get(`${teamId} ${year}`) ?? 0) + 1;
}

/** `COV-OTCb-2020-07`: crisis, team, local year, number in two digits at least. */
export function meetingReference(crisis: CrisisState, teamCode: string, year: number, number: number): string {
  return `${crisis.code}-${teamCode}-${year}-${String(number).padStart(2, '0')}`;
}
