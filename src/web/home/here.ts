import type { FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import type { Attention, OwnSeat } from '../../projections/attention.queries.js';
import type { MeetingRow, Reader } from '../../projections/reader.js';
import { columnsInRow } from '../plugins/row-rights.js';
import { readingOf, seatsIn } from '../plugins/reading.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';

export interface HereDeps {
  readonly reader: Reader;
  readonly attention: Attention;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Who looks at the first page, when, and the crises that this person is known in. */
export interface Here {
  readonly viewer: Viewer;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
  readonly timeZone: string;
  readonly crises: ReadonlyMap<string, CrisisState>;
  /** What runs or is prepared anywhere, with this person's seats there. */
  readonly live: readonly MeetingRow[];
  readonly seats: ReadonlyMap<string, OwnSeat>;
}

/** Looks up what all parts of the page ask for. A seat in a crisis that does not know this person counts: someone may be a guest. */
export async function hereOf({ reader, attention, clock, timeZone }: HereDeps, request: FastifyRequest): Promise<Here> {
  const viewer = viewerOf(request);
  const now = clock.now();
  const [known, live] = await Promise.all([reader.crisesOf(viewer.personId), attention.liveMeetings()]);
  const seats = await attention.seatsAt(viewer.personId, live.map(({ id }) => id));
  const ids = new Set([...known.map(({ id }) => id), ...live.filter(({ id }) => seats.has(id)).map(({ crisisId }) => crisisId)]);
  const states = await Promise.all([...ids].map((id) => reader.crisis(id)));
  const crises = new Map(states.flatMap((crisis) => (crisis ? [[crisis.id, crisis] as const] : [])));
  return { viewer, now, today: localDate(now, timeZone), timeZone, crises, live, seats };
}

/** The columns that this person fills in a crisis as a whole. */
export function columnsIn({ viewer, today }: Here, crisis: CrisisState): Columns {
  return columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
}

/** The columns that this person fills in a meeting, with the seat there. */
export function columnsAt({ viewer, today }: Here, crisis: CrisisState, meeting: MeetingRow, seats: ReadonlyMap<string, OwnSeat>): Columns {
  const seat = seats.get(meeting.id);
  return columnsInRow(viewer, crisis, meeting, new Map(seat ? [[meeting.id, seat.acts]] : []), today);
}

/** This person as reader of what lies in circles, with these columns. */
export async function readingIn(reader: Reader, { viewer, today }: Here, crisis: CrisisState, columns: Columns) {
  return readingOf(viewer, crisis, columns, today, await seatsIn(reader, viewer, crisis));
}
