import { grantsFor } from '../../domain/kernel/rights.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { knowsOf, mayRead } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { columnsInRow } from '../plugins/row-rights.js';
import { actorOf } from '../plugins/viewer.js';
import type { Place } from './access.js';

type Here = Pick<Place, 'crisis' | 'viewer' | 'reading' | 'today'>;

/**
 * The meetings of a crisis, which of them this person may open, and for which teams this person may prepare one.
 * Told from their rows: a crisis of years has hundreds of meetings, too many to fold for a list.
 */
export async function meetingsSeen(reader: Pick<Reader, 'meetingsOfCrisis' | 'seatsOf'>, { crisis, viewer, reading, today }: Here) {
  const actor = actorOf(viewer);
  const [rows, seats] = await Promise.all([reader.meetingsOfCrisis(crisis.id), reader.seatsOf(viewer.personId)]);
  // Of a restricted team others do not even see that it meets.
  const meetings = rows.filter((row) => knowsOf(row, crisis, reading));
  const opens = new Set(meetings.filter((row) => mayRead('see-meeting', columnsInRow(viewer, crisis, row, seats, today))).map(({ id }) => id));
  return { meetings, opens, mayPrepare };

  function mayPrepare(teamId: string): boolean {
    const team = crisis.teams.get(teamId);
    if (!team) return false;
    return grantsFor('prepare-meeting', columnsOf({ actor, admin: viewer.admin, crisis, meeting: null, team, today })).has('yes');
  }
}
