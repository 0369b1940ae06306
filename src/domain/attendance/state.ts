import type { Presence, Role } from '../kernel/words.js';

/** One stretch of presence (R6: presence is by interval). */
export interface Interval {
  readonly from: string;
  readonly until: string | null;
  readonly online: boolean;
}

/** What stood there before a presence was corrected (R7). `at` is UTC. */
export interface PresenceCorrection {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly before: { readonly presence: Presence; readonly intervals: readonly Interval[] };
}

/** A place at the table. Names are those of the meeting's day. */
export interface Seat {
  readonly personId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly functionName: string | null;
  readonly roles: readonly Role[];
  readonly guest: boolean;
  readonly presence: Presence;
  readonly intervals: readonly Interval[];
  /** Counts the changes of presence and intervals; a correction names the version it was based on (R16). */
  readonly entryVersion: number;
  readonly corrections: readonly PresenceCorrection[];
  readonly deputisesFor: string | null;
  /** The function through which someone has this seat: it follows the function. Absent where it is the person's own. */
  readonly functionId?: string;
  /** Whom this person followed in the function, and since when (UTC). */
  readonly succeeds?: { readonly personId: string; readonly at: string };
  /** The roles taken over as a deputy: they lapse while the one replaced is there (R1). */
  readonly borrowed: readonly Role[];
}

/** A role handed over, at a time. */
export interface Handover {
  readonly role: Role;
  readonly fromPersonId: string | null;
  readonly toPersonId: string;
  readonly at: string;
}

export interface Turn {
  readonly personId: string;
  readonly outcome: 'waiting' | 'addition' | 'nothing' | 'not-heard';
  readonly at: string | null;
}

/** The round (rondje) of Beeld. `order` holds who is asked; a round that ended early keeps the names not heard. */
export interface Round {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly turns: readonly Turn[];
}

export interface AttendanceState {
  readonly seats: ReadonlyMap<string, Seat>;
  readonly handovers: readonly Handover[];
  readonly rounds: readonly Round[];
  /** True when presence was recorded at least once (R3). */
  readonly recorded: boolean;
}
