import type { FastifyRequest } from 'fastify';
import type { CrisisState, TurningPoint } from '../../domain/crisis/state.js';
import type { Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { crisisReading } from '../../domain/meeting/minutes-read.js';
import { inCircle } from '../../domain/meeting/visible.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import { forbidden, notFound } from './errors.js';
import { readingOf, seatsIn } from './reading.js';
import type { SeeingDeps } from './seen-meeting.js';
import { viewerOf } from './session.js';
import { actorOf, type Viewer } from './viewer.js';

export interface SeeingCrisisDeps extends SeeingDeps {
  readonly reader: Pick<Reader, 'seatsOf' | 'crisis'>;
  readonly sent: Pick<Sent, 'sentTo'>;
}

/** A crisis as one person may see it, at one moment. */
export interface SeenCrisis {
  readonly viewer: Viewer;
  readonly crisis: CrisisState;
  readonly columns: Columns;
  /** This person as reader of what lies in circles. */
  readonly reading: ReturnType<typeof readingOf>;
  /** False for who only receives what is distributed: a name on a distribution list, which opens nothing of the crisis itself. */
  readonly full: boolean;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
}

/** The one door through which pages and the API see a crisis: for whoever has nothing to do with it, it is not there (404). */
export async function crisisSeenBy(deps: SeeingCrisisDeps, request: FastifyRequest, crisisId: string): Promise<SeenCrisis> {
  const viewer = viewerOf(request);
  const crisis = await deps.reader.crisis(crisisId);
  if (!crisis) throw notFound();
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
  const grant = crisisReading(columns, false) ?? crisisReading(columns, (await receivedIn(deps.sent, viewer)).has(crisisId));
  if (grant === null) throw notFound();
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  return { viewer, crisis, columns, reading, full: grant === 'yes', now, today };
}

/** The crises of which minutes were distributed to someone: they stay there for who left. */
export async function receivedIn(sent: Pick<Sent, 'sentTo'>, { personId }: Pick<Viewer, 'personId'>): Promise<ReadonlySet<string>> {
  return new Set((await sent.sentTo(personId)).map(({ meeting }) => meeting.crisisId));
}

/** The same for what lies behind a crisis's first page: not for who only receives what is distributed (403). */
export async function fullCrisisSeenBy(deps: SeeingCrisisDeps, request: FastifyRequest, crisisId: string): Promise<SeenCrisis> {
  const seen = await crisisSeenBy(deps, request, crisisId);
  if (!seen.full) throw forbidden();
  return seen;
}

/** The turning points of a crisis that this person may know of, the first first; with those that were struck. */
export function turningPointsIn({ crisis, reading }: Pick<SeenCrisis, 'crisis' | 'reading'>): TurningPoint[] {
  return (crisis.turningPoints ?? []).filter(({ restrictedTo }) => inCircle(restrictedTo, reading)).sort((a, b) => a.at.localeCompare(b.at));
}
