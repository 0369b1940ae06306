import type { CrisisState } from '../../../domain/crisis/state.js';
import { teamNameOn } from '../../../domain/crisis/teams.js';
import { notFound } from '../../plugins/errors.js';

/** An option of a select or a list of boxes. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, 'nl');

/** Everyone of the crisis, by name, with the organisation where there is one. */
export function personOptions(crisis: CrisisState): Option[] {
  return [...crisis.people.values()].map((person) => ({ value: person.id, label: withOrganisation(crisis, person.id) })).sort(byLabel);
}

export function organisationOptions(crisis: CrisisState): Option[] {
  return [...crisis.organisations.values()]
    .map((organisation) => ({ value: organisation.id, label: `${organisation.abbreviation} - ${organisation.name}` }))
    .sort(byLabel);
}

/** Functions and people in one list, functions first: a seat belongs to either. */
export function seatOptions(crisis: CrisisState): Option[] {
  const functions = [...crisis.functions.values()].map((known) => ({ value: `function:${known.id}`, label: `${known.abbreviation} (${known.name})` }));
  const people = personOptions(crisis).map((option) => ({ value: `person:${option.value}`, label: option.label }));
  return [...functions.sort(byLabel), ...people];
}

export function teamOptions(crisis: CrisisState, today: string, except?: string): Option[] {
  return [...crisis.teams.values()]
    .filter((team) => team.id !== except)
    .map((team) => ({ value: team.id, label: teamNameOn(team, today).abbreviation }))
    .sort(byLabel);
}

/** `M. de Wit (PG)`. Someone who is no longer there still has a name: the id as a last resort. */
export function withOrganisation(crisis: CrisisState, personId: string): string {
  const person = crisis.people.get(personId);
  if (!person) return personId;
  const organisation = person.organisationId === null ? undefined : crisis.organisations.get(person.organisationId);
  return organisation ? `${person.name} (${organisation.abbreviation})` : person.name;
}

/** The thing that the address names, or the page that is not there. */
export function found<T>(map: ReadonlyMap<string, T>, id: string | undefined): T {
  const thing = map.get(id ?? '');
  if (thing === undefined) throw notFound();
  return thing;
}
