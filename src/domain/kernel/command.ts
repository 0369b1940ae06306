import type { z } from 'zod';
import type { Inside } from './circle.js';
import type { Actor, Draft, StreamId } from './event.js';
import type { IdSource } from './ids.js';
import type { Prepared } from './prepared.js';
import type { Rejection } from './rejection.js';
import type { Act, Columns } from './rights.js';

/**
 * What a decider may know beside its state: time, who, ids to hand out. All data, all injected.
 * `at` is UTC; `today` is the local date at `at` in `timeZone`.
 */
export interface Facts {
  readonly at: string;
  readonly today: string;
  readonly timeZone: string;
  readonly actor: Actor;
  /** The columns of the rights table that the actor fills here. */
  readonly columns: Columns;
  /** In which restricted teams' circles the actor is now; absent: in none. */
  readonly inside?: Inside;
  readonly ids: IdSource;
  /** The files of a version of the minutes, for the commands that keep one. */
  readonly prepared?: Prepared;
}

/** Which streams a command works on; `execute` loads their states into the scope. */
export type ScopeKind = 'installation' | 'crisis' | 'meeting' | 'action';

/**
 * One verb: input, right and effect declared together. A definition without an act does not compile.
 * `own` tells whether the input concerns only what is the actor's own, for cells that say 'own'.
 * `target` names the crisis, meeting or action the command works on.
 */
export interface CommandDefinition<N extends string = string, I extends z.ZodType = z.ZodType, S = never> {
  readonly name: N;
  readonly act: Act;
  /** Another act that allows it just as well (a remark on an action: who assigns may too). */
  readonly alsoBy?: Act;
  /** The act that it is instead while a restricted team's meeting runs, where it would let someone into the circle. */
  readonly actInCircle?: Act;
  readonly scope: ScopeKind;
  readonly input: I;
  target(input: z.output<I>): string | null;
  own?(scope: S, input: z.output<I>, actor: Actor): boolean;
  /** False when there is no offer for it: then a cell that says 'tray' gives nothing. */
  readonly offered?: false;
  /** True for a command that keeps a version of the minutes: its files are rendered first (`Facts.prepared`). */
  readonly prepared?: true;
  decide(scope: S, input: z.output<I>, facts: Facts): readonly Draft[] | Rejection;
}

/** Types a definition without repeating its generics. */
export function command<N extends string, I extends z.ZodType, S>(definition: CommandDefinition<N, I, S>): CommandDefinition<N, I, S> {
  return definition;
}

/** A command as it arrives: the client made `commandId`, so that the same again does nothing twice. */
export interface Envelope {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
  readonly actor: Actor;
  /** True for an administrator of the installation. */
  readonly admin: boolean;
  /** The network address it came from, for the security log only. */
  readonly origin?: string | null;
  /**
   * What was asked, where the input is what the moment makes of it (a time alone, how long ago it was typed): the same again
   * is the same command, though it comes later. Without it the input says what was asked.
   */
  readonly asked?: string;
}

/** What an accepted command leaves: the events' place and the ids they made. */
export interface Receipt {
  readonly position: number;
  /** True when this command id had been carried out before: nothing was done twice. */
  readonly repeated: boolean;
  /** How many control characters were taken out of what was typed. */
  readonly removed: number;
  readonly events: readonly { readonly stream: StreamId; readonly version: number; readonly type: string; readonly payload: unknown }[];
}
