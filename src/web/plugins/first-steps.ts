import type { CrisisState } from '../../domain/crisis/state.js';
import { standingOn } from '../../domain/crisis/teams.js';

/**
 * What who organises a crisis does first, in that order: people, places in the teams, invitations. Null when there are people
 * with places, so that one can meet. `date` is the local date.
 */
export function firstSteps(crisis: CrisisState, date: string) {
  const people = crisis.people.size > 1;
  const seats = [...crisis.teams.values()].some((team) => standingOn(crisis, team, date).length > 0);
  if (people && seats) return null;
  const base = `/crises/${crisis.id}/organise`;
  const steps = [
    { step: 'people', href: `${base}/people`, done: people },
    { step: 'seats', href: `${base}/teams`, done: seats },
    { step: 'invite', href: `${base}/access`, done: false },
  ] as const;
  return { id: crisis.id, name: crisis.name, steps };
}
