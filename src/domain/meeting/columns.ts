import type { Envelope, Facts } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import type { Column, Columns } from '../kernel/rights.js';
import type { Role } from '../kernel/words.js';
import type { ActionState } from '../actions/state.js';
import { isReplaced, rolesNow, stepsAside } from '../attendance/index.js';
import { holdsOn, standingOn } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import type { MeetingState } from './state.js';

/** Who asks, and where: in one meeting, in one team, or in the crisis as a whole. `today` is the local date. */
export interface Whereabouts {
  readonly actor: Actor;
  /** True for an administrator of the installation. */
  readonly admin: boolean;
  readonly crisis: CrisisState | null;
  readonly meeting: MeetingState | null;
  readonly team?: Team | null;
  readonly today: string;
}

const COLUMN_OF: Readonly<Record<Role, Column>> = {
  chair: 'chair',
  'crisis-manager': 'participant',
  secretary: 'secretary',
  'information-coordinator': 'information-coordinator',
  'crisis-adviser': 'crisis-adviser',
  'content-adviser': 'participant',
  'communication-adviser': 'participant',
  observer: 'observer',
};

/** An action, and the meeting it comes from. */
interface ActionScope {
  readonly crisis: CrisisState;
  readonly meeting: MeetingState | null;
  readonly action: Pick<ActionState, 'teamId'>;
}

/** Someone's place with its roles, at the table or standing. */
interface Place {
  readonly personId: string;
  readonly roles: readonly Role[];
}

/**
 * The columns of the rights table that someone fills (rights.md, details.md). In a meeting: before it runs the
 * standing places of its team and those invited, afterwards only its own seats. In an imported meeting nobody
 * was seated, so the standing places count for good. Without a meeting: the
 * standing places in the team, or in any team of the crisis.
 */
export function columnsOf(at: Whereabouts): Columns {
  const { actor, crisis, meeting } = at;
  const columns = new Set<Column>(at.admin ? ['admin'] : []);
  if (actor.kind === 'operator') return new Set<Column>(['admin', 'coordinator', 'archivist']);
  const { personId } = actor;
  if (personId === null || crisis === null) return columns;
  // A one-time code seats someone at this table only, whatever else that person may be.
  if (actor.kind === 'guest') return new Set(meeting ? seatColumns(meeting, crisis.teams.get(meeting.teamId), personId) : []);

  for (const grant of crisis.roles) {
    if (grant.personId === personId && holdsOn(grant, at.today)) columns.add(grant.role);
  }
  const team = meeting ? crisis.teams.get(meeting.teamId) : at.team;
  const teams = team ? [team] : meeting ? [] : [...crisis.teams.values()];
  if (teams.some(({ distribution }) => distribution.includes(personId))) columns.add('reader');
  const placed = meeting ? meetingColumns(crisis, meeting, teams[0], personId, at.today) : teams.flatMap((one) => standingColumns(crisis, one, personId, at.today));
  for (const column of placed) columns.add(column);
  return columns;
}

/**
 * The columns that the actor fills where a command works. For a command on an action everyone of the crisis
 * counts as a reader at least: actions are answered by their owners, wherever these sit.
 */
export function columnsFor(scope: unknown, envelope: Pick<Envelope, 'actor' | 'admin'>, facts: Pick<Facts, 'today'>): Columns {
  const { crisis = null, meeting = null, action } = scope as { crisis?: CrisisState | null; meeting?: MeetingState | null; action?: ActionState };
  if (action && crisis) return columnsOnAction({ crisis, meeting, action }, envelope, facts.today);
  return columnsOf({ actor: envelope.actor, admin: envelope.admin, crisis, meeting, today: facts.today });
}

/** The columns that someone fills on one action, for pages and commands alike. `today` is the local date. */
export function columnsOnAction({ crisis, meeting, action }: ActionScope, { actor, admin }: Pick<Envelope, 'actor' | 'admin'>, today: string): Columns {
  const at = { actor, admin, crisis, today };
  // An action outlives its meeting: once that is over, the team's secretary of today settles it too.
  const team = action.teamId === null ? null : crisis.teams.get(action.teamId);
  const standing = meeting?.state === 'running' ? [] : columnsOf({ ...at, meeting: null, team });
  const columns = new Set([...standing, ...columnsOf({ ...at, meeting })]);
  if (actor.personId !== null && crisis.people.has(actor.personId)) columns.add('reader');
  return columns;
}

function meetingColumns(crisis: CrisisState, meeting: MeetingState, team: Team | undefined, personId: string, today: string): readonly Column[] {
  const seated = seatColumns(meeting, team, personId);
  const standing = team ? standingColumns(crisis, team, personId, today) : [];
  if (meeting.imported !== null) return standing;
  switch (meeting.state) {
    case 'running':
      return seated;
    case 'preparation':
    case 'cancelled':
      return [...seated, ...standing];
    case 'closed':
    case 'adopted': {
      // Whoever holds the team's chair today confirms as successor; its members read what was distributed.
      const successor: Column[] = standing.includes('decider') ? ['decider'] : [];
      const reader: Column[] = standing.length > 0 ? ['reader'] : [];
      return [...seated, ...successor, ...reader];
    }
  }
}

/** The columns of someone's seat at this meeting. */
function seatColumns(meeting: MeetingState, team: Team | undefined, personId: string): readonly Column[] {
  const seats = [...meeting.attendance.seats.values()];
  const acting = seats.filter((seat) => !isReplaced(seat, seats)).map((seat) => ({ ...seat, roles: rolesNow(seat, seats), aside: stepsAside(seat, seats) }));
  const seat = acting.find((one) => one.personId === personId);
  if (!seat) return [];
  const columns = columnsOfPlaces([seat], acting);
  const decides =
    team?.decides.by === 'members'
      ? team.decides.personIds.some((id) => id === personId || (id === seat.deputisesFor && !seat.aside))
      : columns.includes('chair');
  return decides ? [...columns, 'decider'] : columns;
}

/** The columns of someone's standing places in a team. */
function standingColumns(crisis: CrisisState, team: Team, personId: string, today: string): readonly Column[] {
  const places: Place[] = standingOn(crisis, team, today).map(({ personId: id, role }) => ({ personId: id, roles: [role] }));
  const own = places.filter((place) => place.personId === personId);
  const columns = own.length === 0 ? [] : columnsOfPlaces(own, places);
  const decides = team.decides.by === 'members' ? team.decides.personIds.includes(personId) : columns.includes('chair');
  return decides ? [...columns, 'decider'] : columns;
}

/** Without a chair at the table, the crisis manager chairs. */
function columnsOfPlaces(own: readonly Place[], all: readonly Place[]): Column[] {
  const roles = own.flatMap((place) => place.roles);
  const managerChairs = !all.some((place) => place.roles.includes('chair'));
  const columns = roles.map((role) => (role === 'crisis-manager' && managerChairs ? 'chair' : COLUMN_OF[role]));
  return columns.length === 0 ? ['participant'] : columns;
}
