import type { CrisisState, Team } from '../../domain/crisis/state.js';
import { standingOn, teamNameOn } from '../../domain/crisis/teams.js';
import { dayOf } from '../../domain/kernel/time.js';
import type { MeetingRow } from '../../projections/reader.js';

/** A crisis in the list: who may not look inside (the administrator) sees that it is there, without a link. */
export interface ListedCrisis {
  readonly crisis: { readonly id: string; readonly code: string; readonly name: string; readonly kind: string; readonly startedAt: string };
  readonly open: boolean;
  /** Coordinators without an account, for the administrator: they cannot get in. */
  readonly uninvited: readonly { readonly personId: string; readonly name: string }[];
  readonly teams: readonly string[];
}

/** A meeting in a list; `mayOpen` when this person may open it. */
export function meetingLine(crisis: CrisisState, meeting: MeetingRow, mayOpen: boolean, timeZone: string) {
  const team = crisis.teams.get(meeting.teamId);
  const named = team ? teamNameOn(team, dayOf(meeting.plannedStart, timeZone)) : null;
  const abbreviation = named?.abbreviation ?? '';
  const at = meeting.startedAt ?? meeting.plannedStart;
  return {
    href: mayOpen ? `/meetings/${meeting.id}` : null,
    heading: meeting.number === null ? abbreviation : `${abbreviation} ${meeting.number}`,
    topic: meeting.title === named?.name || meeting.title === abbreviation ? null : meeting.title,
    state: meeting.state,
    care: meeting.state === 'running',
    at,
    // Imported history may know the day only.
    hasTime: at.includes('T'),
    until: meeting.plannedEnd,
    reference: meeting.reference,
  };
}

/** What one person may do with each team. */
export type MayPrepare = (teamId: string) => boolean;

/** The teams that someone may know of with their next meeting: those at work first, closed ones last. */
export function teamLines(crisis: CrisisState, teams: readonly Team[], meetings: readonly MeetingRow[], now: { at: string; today: string; timeZone: string }, opens: ReadonlySet<string>, mayPrepare: MayPrepare) {
  const order = ['active', 'on-call', 'at-rest', 'closed'];
  return [...teams]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map((team) => {
      const next = nextOf(meetings.filter((meeting) => meeting.teamId === team.id), now.at);
      return {
        id: team.id,
        ...teamNameOn(team, now.today),
        state: team.state,
        quiet: team.state !== 'active',
        next: next ? meetingLine(crisis, next, opens.has(next.id), now.timeZone) : null,
        // Nobody would be invited by itself.
        vacant: standingOn(crisis, team, now.today).length === 0,
        mayPrepare: mayPrepare(team.id) && team.state !== 'closed',
      };
    });
}

/** The meeting that runs, otherwise the first that is still to come, otherwise one that should have begun. */
function nextOf(meetings: readonly MeetingRow[], now: string): MeetingRow | undefined {
  const coming = meetings.filter((meeting) => meeting.state === 'preparation').sort((a, b) => a.plannedStart.localeCompare(b.plannedStart));
  return meetings.find((meeting) => meeting.state === 'running') ?? coming.find((meeting) => meeting.plannedStart >= now) ?? coming.at(-1);
}

/** How many meetings the crisis's own page lists; the rest is a page further. */
export const LATEST = 15;
