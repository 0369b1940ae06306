import type { CrisisState } from '../crisis/state.js';
import { teamCircleIn, type Circle } from '../kernel/circle.js';
import type { MeetingState } from './state.js';

/**
 * A circle as people read it: names of persons and abbreviations of teams; null when there is nothing to say. In a
 * meeting its own team is left out: there everything is of that circle.
 */
export function circleNames(circle: Circle, { crisis, meeting }: { readonly crisis: CrisisState; readonly meeting?: MeetingState }): string | null {
  if (circle === null) return null;
  const names = circle.flatMap((element) => {
    const team = teamCircleIn(element);
    if (team === null) return meeting?.attendance.seats.get(element)?.name ?? crisis.people.get(element)?.name ?? element;
    const known = team.meetingId === meeting?.id ? undefined : crisis.teams.get(team.teamId);
    return known?.names.at(-1)?.abbreviation ?? [];
  });
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}
