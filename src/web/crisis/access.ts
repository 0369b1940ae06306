import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock, IdSource } from '../../domain/kernel/ids.js';
import { grantsFor, type Act, type Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { readGrant, type Viewer as Reading } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import type { PostCommand } from '../plugins/commands.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { readingOf, seatsIn } from '../plugins/reading.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';

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
  /** The account in use with a mail address that was typed: a coordinator gets no list of them. */
  readonly accountWith: (email: string) => Promise<AccountChoice | null>;
}

/** A crisis as one person may see it, at one moment. */
export interface Place {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer;
  readonly crisis: CrisisState;
  readonly columns: Columns;
  /** This person as reader of what lies in circles. */
  readonly reading: Reading;
  /** False for who only receives what is distributed: a name on a distribution list. */
  readonly full: boolean;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
}

/** The crisis of the address, for whoever has anything to do with it; for all others it is not there (404). */
export async function placeOf(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const viewer = viewerOf(request);
  const { crisisId = '' } = request.params as { crisisId?: string };
  const crisis = await deps.reader.crisis(crisisId);
  if (!crisis) throw notFound();
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
  const grant = readGrant('see-crisis', columns);
  if (grant === null) throw notFound();
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  return { request, reply, viewer, crisis, columns, reading, full: grant === 'yes', now, today };
}

/** The same for the pages behind the first one, which are not for who only receives what is distributed. */
export async function fullPlaceOf(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
  const place = await placeOf(deps, request, reply);
  if (!place.full) throw forbidden();
  return place;
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
