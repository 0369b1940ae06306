import type { CrisisState, Team } from '../../domain/crisis/state.js';
import { holdsOn, partOn, standingOn, teamNameOn } from '../../domain/crisis/teams.js';
import { localDate } from '../../domain/kernel/time.js';
import { ROLES } from '../../domain/kernel/words.js';

/** `M. de Wit (PG)`, as the people of a crisis are shown in lists. */
function personOf(crisis: CrisisState, personId: string): { name: string; organisation: string | null } {
  const person = crisis.people.get(personId);
  const organisation = person?.organisationId == null ? undefined : crisis.organisations.get(person.organisationId);
  return { name: person?.name ?? personId, organisation: organisation?.abbreviation ?? null };
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'nl');

/** Who sits where and who holds what on a local date: the structure page ('wie doet wat'), with the teams that someone may know of. */
export function structureModel(crisis: CrisisState, known: readonly Team[], date: string, timeZone: string) {
  const dayOf = (at: string) => localDate(at, timeZone);
  const functionName = (id: string | null) => (id === null ? null : (crisis.functions.get(id)?.abbreviation ?? null));
  const teams = known
    .filter((team) => (team.names[0]?.from ?? date) <= date)
    .map((team) => ({
      id: team.id,
      ...teamNameOn(team, date),
      state: partOn(team.changes.state, team, date, dayOf).state,
      readers: partOn<readonly string[]>(team.changes.distribution, team.distribution, date, dayOf)
        .map((personId) => personOf(crisis, personId))
        .sort(byName),
      mandate: team.mandate,
      seats: standingOn(crisis, team, date)
        .map((standing) => ({ role: standing.role, ...personOf(crisis, standing.personId), through: functionName(standing.functionId) }))
        .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || byName(a, b)),
      empty: team.members
        .filter((member) => holdsOn(member, date) && !standingOn(crisis, team, date).some((standing) => standing.member === member))
        .map((member) => ({ role: member.role, through: functionName(member.functionId) })),
    }));
  const functions = [...crisis.functions.values()]
    .map((known) => {
      const present = known.holders.filter((holder) => holdsOn(holder, date));
      const named = (deputy: boolean) => present.filter((holder) => holder.deputy === deputy).map((holder) => personOf(crisis, holder.personId));
      return { abbreviation: known.abbreviation, name: known.name, holders: named(false), deputies: named(true), vacant: named(false).length === 0 };
    })
    .sort((a, b) => a.abbreviation.localeCompare(b.abbreviation, 'nl'));
  const roles = crisis.roles.filter((grant) => holdsOn(grant, date)).map((grant) => ({ role: grant.role, ...personOf(crisis, grant.personId) }));
  const people = [...crisis.people.values()]
    .map(({ id }) => ({
      ...personOf(crisis, id),
      functions: [...crisis.functions.values()].flatMap((known) => {
        const holding = known.holders.find((holder) => holder.personId === id && holdsOn(holder, date));
        return holding ? [{ abbreviation: known.abbreviation, deputy: holding.deputy }] : [];
      }),
    }))
    .sort(byName);
  return { date, teams, functions, roles, people };
}
