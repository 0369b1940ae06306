import type { Circle } from '../kernel/circle.js';
import type { EntryMark } from '../kernel/entry.js';
import type { FileNote } from '../kernel/prepared.js';
import type { Classification, ClosingMail, CrisisKind, CrisisRole, LeftoverChoice, Method, Role, TeamLevel, TeamState } from '../kernel/words.js';

/** What something said before a change, and who changed it when (UTC). */
export interface Earlier<T> {
  readonly at: string;
  readonly by: string;
  readonly was: T;
}

/**
 * What several coordinators may change at once (R16): a change names the `entryVersion` it was based on. What it
 * said at version n is `earlier[n - 1].was`, so that who comes second is shown what changed since.
 */
export interface Changed<T> {
  readonly entryVersion: number;
  readonly earlier: readonly Earlier<T>[];
}

/** As it was first said. */
export const UNCHANGED = { entryVersion: 1, earlier: [] } as const satisfies Changed<never>;

/** Dates here are local dates `YYYY-MM-DD`; `until` is the last day, null = still. */
export interface OrganisationFields {
  readonly abbreviation: string;
  readonly name: string;
  /** A party of the crisis: missing at the table is warned of (R11). */
  readonly party: boolean;
}

export interface Organisation extends OrganisationFields, Changed<OrganisationFields> {
  readonly id: string;
}

export interface PersonFields {
  readonly name: string;
  readonly organisationId: string | null;
  /** Staff of the ministry, for the anonymised variant. */
  readonly staff: boolean;
  readonly email: string | null;
}

export interface Person extends PersonFields, Changed<PersonFields> {
  readonly id: string;
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

/** A name that a team was given: from which day it holds, and who said so when (UTC). Names never go. */
export interface GivenName extends TeamName {
  readonly at: string;
  readonly by: string;
}

/** How a team works. */
export interface TeamRules {
  readonly method: Method;
  /** `chair`, or the named persons/functions (a ministers' team). */
  readonly decides: { readonly by: 'chair' } | { readonly by: 'members'; readonly personIds: readonly string[] };
  readonly mandate: string | null;
  readonly restricted: boolean;
  readonly requiredRoles: readonly Role[];
  /** Bodies or teams it usually passes on to, as written. */
  readonly passesOnTo: readonly string[];
}

/** Whether a team is at work, and who takes over from it. */
export interface TeamStanding {
  readonly state: TeamState;
  readonly successorId: string | null;
}

/** What a team sends by mail of itself: its lists when a meeting closes, and each morning to owners what of its actions is due. */
export interface TeamMail {
  /** Invitations to a meeting, and that it was moved or cancelled. */
  readonly invitations: boolean;
  readonly atClosing: ClosingMail;
  readonly digest: boolean;
}

/** Nothing goes out before somebody has said so. */
export const NO_MAIL: TeamMail = { atClosing: 'none', digest: false, invitations: false };

/**
 * The parts of a team that are changed by themselves, each with a version of its own: who sets the distribution list
 * is not stopped by who changes the mandate. `name` is the name that was given last.
 */
export interface TeamChanges {
  readonly rules: Changed<TeamRules>;
  readonly name: Changed<TeamName>;
  readonly state: Changed<TeamStanding>;
  readonly distribution: Changed<readonly string[]>;
  readonly mail: Changed<TeamMail>;
}

export interface Team extends TeamRules, TeamStanding {
  readonly id: string;
  /** By the day from which they hold, newest last; of two from the same day the one given last holds. */
  readonly names: readonly GivenName[];
  /** The code in its numbers, frozen when it first met; null until then (`codeOn`). */
  readonly code: string | null;
  readonly level: TeamLevel;
  readonly predecessorId: string | null;
  /** True when it was restricted once and is no more: what was entered then keeps its circle. Absent while it never was. */
  readonly onceRestricted?: true;
  /** What was said of what lies with it when it went to rest or closed; absent where nothing was. */
  readonly leftovers?: LeftoverChoice;
  readonly members: readonly Member[];
  readonly distribution: readonly string[];
  readonly mail: TeamMail;
  readonly changes: TeamChanges;
}

export interface CrisisRoleGrant {
  readonly personId: string;
  readonly role: CrisisRole;
  readonly from: string;
  readonly until: string | null;
}

/** To which team something goes that a meeting of another left, and which meeting that was. */
export interface PassedOn {
  readonly toTeamId: string;
  readonly meetingId: string;
}

/** A sitrap that was issued: what it says lies in a stored file. Times are UTC; `since` is null when it looks back on all there was. */
export interface IssuedSitrap {
  /** Counts per crisis. */
  readonly number: number;
  readonly asOf: string;
  readonly since: string | null;
  readonly by: string;
  /** Null once a sealed removal destroyed what it said. */
  readonly file: FileNote | null;
}

/** A turning point (kantelmoment) of the crisis. `at` is UTC, or a local date. */
export interface TurningPoint extends EntryMark {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  /** The meeting, and the decision in it, that it refers to. */
  readonly meetingId: string | null;
  readonly decisionId: string | null;
  /** The circle of what it refers to; null for everyone who reads the crisis. */
  readonly restrictedTo: Circle;
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
  /** Decisions and topics of meetings that go on in another team, by their id; absent while there are none. */
  readonly passedOn?: ReadonlyMap<string, PassedOn>;
  /** Last number of an action made outside a meeting. */
  readonly actionNumber: number;
  /** In order of number; absent while there are none. */
  readonly sitraps?: readonly IssuedSitrap[];
  /** In the order in which they were marked, struck ones too; absent while there are none. */
  readonly turningPoints?: readonly TurningPoint[];
}
