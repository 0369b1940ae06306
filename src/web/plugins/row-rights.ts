import type { CrisisState } from '../../domain/crisis/state.js';
import type { Columns } from '../../domain/kernel/rights.js';
import type { MeetingLife } from '../../domain/kernel/words.js';
import type { ActingSeat } from '../../domain/meeting/acting-seat.js';
import { columnsAt } from '../../domain/meeting/columns.js';
import type { MeetingRow } from '../../projections/reader.js';
import { actorOf, type Viewer } from './viewer.js';

/** Someone's seats by meeting, as their rows say. */
export type Seats = ReadonlyMap<string, ActingSeat | null>;

type Row = Pick<MeetingRow, 'id' | 'teamId' | 'state' | 'imported'>;

/** The columns that someone fills in a meeting of a list: those of columnsOf, without folding it. `today` is the local date. */
export function columnsInRow(viewer: Viewer, crisis: CrisisState, row: Row, seats: Seats, today: string): Columns {
  const { id, teamId, imported } = row;
  const table = { id, teamId, imported, state: row.state as MeetingLife, seat: seats.get(id) ?? null };
  return columnsAt({ actor: actorOf(viewer), admin: viewer.admin, crisis, table, today });
}
