import type { Role } from '../kernel/words.js';
import type { CrisisFunction, CrisisState, Member, Team, TeamName } from './state.js';

interface Period {
  readonly from: string;
  readonly until: string | null;
}

/** Whether a dated thing holds on a local date; `until` is its last day. */
export function holdsOn(period: Period, date: string): boolean {
  return period.from <= date && (period.until === null || date <= period.until);
}

/** The code in meeting numbers that an abbreviation gives: letters and digits only (`OTCb`). */
export function codeOf(abbreviation: string): string {
  return abbreviation.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The team's name on a local date: teams get renamed, documents keep the name of their day. Before its first name: the first. */
export function teamNameOn(team: Team, date: string): TeamName {
  const name = team.names.findLast((known) => known.from <= date) ?? team.names[0];
  if (!name) throw new Error(`team ${team.id} has no name`);
  return name;
}

/** Who holds a function on a date: its holders, all equally; when it is vacant, its deputies. */
export function holdersOn(known: CrisisFunction, date: string): readonly string[] {
  const present = known.holders.filter((holder) => holdsOn(holder, date));
  const holders = present.filter((holder) => !holder.deputy);
  return (holders.length > 0 ? holders : present).map((holder) => holder.personId);
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
export function meetingReference(crisis: CrisisState, team: Pick<Team, 'code'>, year: number, number: number): string {
  return `${crisis.code}-${team.code}-${year}-${String(number).padStart(2, '0')}`;
}
