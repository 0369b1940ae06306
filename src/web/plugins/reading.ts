import type { CrisisState } from '../../domain/crisis/state.js';
import type { Columns } from '../../domain/kernel/rights.js';
import { insideOf } from '../../domain/meeting/inside.js';
import type { Viewer as Reading } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { actorOf, type Viewer } from './viewer.js';

/** The meetings where someone has a seat. */
type Seated = Pick<ReadonlySet<string>, 'has'>;

const NOWHERE: Seated = new Set();

/** The seats that decide on what someone sees in a crisis: none are looked up where no team is or was restricted. */
export async function seatsIn(reader: Pick<Reader, 'seatsOf'>, { personId }: Viewer, crisis: CrisisState): Promise<Seated> {
  const matters = [...crisis.teams.values()].some((team) => team.restricted || team.onceRestricted === true);
  return matters ? reader.seatsOf(personId) : NOWHERE;
}

/** Someone as reader of what lies in circles, with the columns filled at that place. `today` is the local date. */
export function readingOf(viewer: Viewer, crisis: CrisisState, columns: Columns, today: string, seats: Seated): Reading & { readonly personId: string; readonly inside: NonNullable<Reading['inside']> } {
  return { personId: viewer.personId, columns, inside: insideOf(crisis, { actor: actorOf(viewer), today }, (meetingId) => seats.has(meetingId)) };
}
