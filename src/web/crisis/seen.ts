import { grantsFor } from '../../domain/kernel/rights.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { knowsOf, mayRead } from '../../domain/meeting/visible.js';
import type { MeetingRow, Reader } from '../../projections/reader.js';
import { actorOf } from '../plugins/viewer.js';
import type { Place } from './access.js';

/** The meetings of a crisis, which of them this person may open, and for which teams this person may prepare one. */
export async function meetingsSeen(reader: Reader, place: Place) {
  const { crisis, viewer, reading, today } = place;
  const actor = actorOf(viewer);
  const opens = new Set<string>();
  const meetings: MeetingRow[] = [];
  for (const row of await reader.meetingsOfCrisis(crisis.id)) {
    const scope = await reader.meeting(row.id);
    // Of a restricted team others do not even see that it meets.
    if (!scope || !knowsOf(scope.meeting, crisis, reading)) continue;
    meetings.push(row);
    if (mayRead('see-meeting', columnsOf({ actor, admin: viewer.admin, crisis, meeting: scope.meeting, today }))) opens.add(row.id);
  }
  return { meetings, opens, mayPrepare };

  function mayPrepare(teamId: string): boolean {
    const team = crisis.teams.get(teamId);
    if (!team) return false;
    return grantsFor('prepare-meeting', columnsOf({ actor, admin: viewer.admin, crisis, meeting: null, team, today })).has('yes');
  }
}
