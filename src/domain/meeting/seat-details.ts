import { holdersOn } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';

/** What a person's card at the table says, with the names of that local date. */
export interface SeatDetails {
  readonly personId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly functionName: string | null;
}

/** The card of a person of the crisis; the function is the one through which the person sits, else one the person holds. */
export function seatDetails(crisis: CrisisState, personId: string, functionId: string | null, date: string): SeatDetails {
  const person = crisis.people.get(personId);
  const organisationId = person?.organisationId ?? null;
  const held = functionId === null ? [...crisis.functions.values()].find((one) => holdersOn(one, date).includes(personId)) : crisis.functions.get(functionId);
  return {
    personId,
    name: person?.name ?? '',
    organisation: organisationId === null ? null : (crisis.organisations.get(organisationId)?.abbreviation ?? null),
    functionName: held?.name ?? null,
  };
}
