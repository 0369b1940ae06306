import { grantsFor } from '../../domain/kernel/rights.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { mayRead } from '../../domain/meeting/visible.js';
import type { MeetingRow, Reader } from '../../projections/reader.js';
import { actorOf } from '../plugins/viewer.js';
import type { Place } from './access.js';

/** The meetings of a crisis, which of them this person may open, and for which teams this person may prepare one. */
export async function meetingsSeen(reader: Reader, place: Place) {
  const { crisis, viewer, today } = place;
  const actor = actorOf(viewer);
  const all = await reader.meetingsOfCrisis(crisis.id);
  const opens = new Set<string>();
  for (const row of all) {
    if (await mayOpen(row)) opens.add(row.id);
  }
  // Of a restricted team others do not even see that it meets.
  const meetings = all.filter((row) => opens.has(row.id) || crisis.teams.get(row.teamId)?.restricted !== true);
  return { meetings, opens, mayPrepare };

  async function mayOpen(row: MeetingRow): Promise<boolean> {
    const scope = await reader.meeting(row.id);
    if (!scope) return false;
    return mayRead('see-meeting', columnsOf({ actor, admin: viewer.admin, crisis, meeting: scope.meeting, today }));
  }

  function mayPrepare(teamId: string): boolean {
    const team = crisis.teams.get(teamId);
    if (!team) return false;
    return grantsFor('prepare-meeting', columnsOf({ actor, admin: viewer.admin, crisis, meeting: null, team, today })).has('yes');
  }
}
