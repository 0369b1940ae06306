import type { Party } from './entry.js';
import { reject, type Rejection } from './rejection.js';

/** Whom a crisis knows; guests sit at one table only. */
export interface Known {
  readonly people: ReadonlyMap<string, unknown>;
  readonly functions: ReadonlyMap<string, unknown>;
  readonly organisations: ReadonlyMap<string, unknown>;
}

/** Refuses a speaker or owner whose id the crisis and the table do not know. Code: unknown-party. */
export function checkParty(party: Party | null, field: string, crisis: Known, seats?: ReadonlyMap<string, unknown>): Rejection | null {
  if (party === null || party.kind === 'text') return null;
  const id = party.id ?? '';
  const known = { person: crisis.people.has(id) || seats?.has(id) === true, function: crisis.functions.has(id), organisation: crisis.organisations.has(id) };
  return known[party.kind] ? null : reject('unknown-party', field);
}
