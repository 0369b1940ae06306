import type { Facts } from '../kernel/command.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { Changed, CrisisFunction, CrisisState, Team } from './state.js';

/** What a command on the crisis's organisation looks at. */
export interface CrisisScope {
  readonly crisis: CrisisState;
}

/** What making a crisis looks at: nothing yet, but whether its code is free. */
export interface NoCrisisScope {
  codeTaken(code: string): boolean;
}

/** Refuses a person that the crisis does not know. Code: unknown-person. */
export function checkPerson(crisis: CrisisState, personId: string | null, field = 'personId'): Rejection | null {
  return personId === null || crisis.people.has(personId) ? null : reject('unknown-person', field);
}

/** Refuses a list with a person that the crisis does not know. Code: unknown-person. */
export function checkPeople(crisis: CrisisState, personIds: readonly string[], field: string): Rejection | null {
  return personIds.every((personId) => crisis.people.has(personId)) ? null : reject('unknown-person', field);
}

/** Refuses an organisation that the crisis does not know. Code: unknown-organisation. */
export function checkOrganisation(crisis: CrisisState, organisationId: string | null): Rejection | null {
  return organisationId === null || crisis.organisations.has(organisationId) ? null : reject('unknown-organisation', 'organisationId');
}

/** The team, or the refusal unknown-team. */
export function teamIn(crisis: CrisisState, teamId: string): Team | Rejection {
  return crisis.teams.get(teamId) ?? reject('unknown-team', 'teamId');
}

/** Refuses a team that the crisis does not know. Code: unknown-team. */
export function checkTeam(crisis: CrisisState, teamId: string | null, field: string): Rejection | null {
  return teamId === null || crisis.teams.has(teamId) ? null : reject('unknown-team', field);
}

/** The function, or the refusal unknown-function. */
export function functionIn(crisis: CrisisState, functionId: string): CrisisFunction | Rejection {
  return crisis.functions.get(functionId) ?? reject('unknown-function', 'functionId');
}

/** Refuses a change that is based on an older version (R16). Code: stale-version, with the version there is now. */
export function checkVersion({ entryVersion }: Changed<unknown>, basedOn: number): Rejection | null {
  return entryVersion === basedOn ? null : reject('stale-version', undefined, { version: entryVersion });
}

/** The first refusal among several checks. */
export function firstOf(...checks: readonly (Rejection | null)[]): Rejection | null {
  return checks.find((check) => check !== null) ?? null;
}

/** The day from which something holds: today unless it was said. */
export function fromDate(from: string | null, facts: Facts): string {
  return from ?? facts.today;
}
