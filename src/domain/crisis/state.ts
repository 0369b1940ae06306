import type { Classification, CrisisKind, CrisisRole, Method, Role, TeamLevel, TeamState } from '../kernel/words.js';

/** Dates here are local dates `YYYY-MM-DD`; `until` is the last day, null = still. */
export interface Organisation {
  readonly id: string;
  readonly abbreviation: string;
  readonly name: string;
  /** A party of the crisis: missing at the table is warned of (R11). */
  readonly party: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string | null;
  /** Staff of the ministry, for the anonymised variant. */
  readonly staff: boolean;
  readonly email: string | null;
}

export interface Holder {
  readonly personId: string;
  readonly from: string;
  readonly until: string | null;
  readonly deputy: boolean;
}

/** A function (dPG, hoofd CI): held by people, by date; two can hold it equally; it can be vacant. */
export interface CrisisFunction {
  readonly id: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly holders: readonly Holder[];
}

/** A standing place in a team: a person or a function, in a role, with deputies. */
export interface Member {
  readonly id: string;
  readonly personId: string | null;
  readonly functionId: string | null;
  readonly role: Role;
  readonly deputies: readonly string[];
  readonly from: string;
  readonly until: string | null;
}

export interface TeamName {
  readonly abbreviation: string;
  readonly name: string;
  readonly from: string;
}

export interface Team {
  readonly id: string;
  /** By date, newest last; the code in numbers is `code`, frozen at the first meeting. */
  readonly names: readonly TeamName[];
  readonly code: string;
  readonly codeFrozen: boolean;
  readonly level: TeamLevel;
  readonly method: Method;
  /** `chair`, or the named persons/functions (a ministers' team). */
  readonly decides: { readonly by: 'chair' } | { readonly by: 'members'; readonly personIds: readonly string[] };
  readonly mandate: string | null;
  readonly predecessorId: string | null;
  readonly successorId: string | null;
  readonly state: TeamState;
  readonly restricted: boolean;
  readonly requiredRoles: readonly Role[];
  readonly members: readonly Member[];
  readonly distribution: readonly string[];
  /** Bodies or teams it usually passes on to, as written. */
  readonly passesOnTo: readonly string[];
}

export interface CrisisRoleGrant {
  readonly personId: string;
  readonly role: CrisisRole;
  readonly from: string;
  readonly until: string | null;
}

export interface CrisisState {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly kind: CrisisKind;
  readonly classification: Classification;
  readonly startedAt: string;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly people: ReadonlyMap<string, Person>;
  readonly functions: ReadonlyMap<string, CrisisFunction>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly roles: readonly CrisisRoleGrant[];
  /** Last meeting number per `teamId year`. */
  readonly meetingNumbers: ReadonlyMap<string, number>;
  /** Last number of an action made outside a meeting. */
  readonly actionNumber: number;
}
