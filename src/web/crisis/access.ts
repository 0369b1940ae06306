import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock, IdSource } from '../../domain/kernel/ids.js';
import { grantsFor, type Act, type Columns } from '../../domain/kernel/rights.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { forbidden } from '../plugins/errors.js';
import { crisisSeenBy, fullCrisisSeenBy, type SeenCrisis } from '../plugins/seen-crisis.js';

/** An account that can be chosen as someone of a crisis. */
export interface AccountChoice {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

export interface CrisisDeps {
  readonly reader: Reader;
  readonly post: PostCommand;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly timeZone: string;
  readonly sent: Sent;
  readonly mailIsOn: boolean;
  /** The account in use with a mail address that was typed: a coordinator gets no list of them. */
  readonly accountWith: (email: string) => Promise<AccountChoice | null>;
}

/** A crisis as one person may see it at one moment, and the request that asks for it. */
export interface Place extends SeenCrisis {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The crisis of the address, for whoever has anything to do with it; for all others it is not there (404). */
export async function placeOf(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const { crisisId = '' } = request.params as { crisisId?: string };
  return { request, reply, ...(await crisisSeenBy(deps, request, crisisId)) };
}

/** The same for the pages behind the first one, which are not for who only receives what is distributed. */
export async function fullPlaceOf(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const { crisisId = '' } = request.params as { crisisId?: string };
  return { request, reply, ...(await fullCrisisSeenBy(deps, request, crisisId)) };
}

/** Whether these columns allow an act outright. */
export function may(act: Act, columns: Columns): boolean {
  return grantsFor(act, columns).has('yes');
}

/** Stops who may not do this here. */
export function need(act: Act, columns: Columns): void {
  if (!may(act, columns)) throw forbidden();
}

/** What every page of a crisis says about itself. */
export function frameOf(crisis: CrisisState) {
  return { nav: 'crises', classification: crisis.classification, exercise: crisis.kind === 'exercise' } as const;
}
