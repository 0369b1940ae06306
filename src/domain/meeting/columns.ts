import type { Envelope, Facts } from '../kernel/command.js';
import type { Actor } from '../kernel/event.js';
import type { Column, Columns } from '../kernel/rights.js';
import type { ActionState } from '../actions/state.js';
import { holdsOn, standingOn, withSuccessors } from '../crisis/index.js';
import type { CrisisState, Team } from '../crisis/state.js';
import { isGuestAt } from './guest.js';
import { columnsOfPlaces, tableOf, type ActingSeat, type MeetingTable, type Place } from './acting-seat.js';
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

/** An action, and the meeting it comes from. */
interface ActionScope {
  readonly crisis: CrisisState;
  readonly meeting: MeetingState | null;
  readonly action: Pick<ActionState, 'teamId'>;
}

/**
 * The columns of the rights table that someone fills (rights.md, details.md). In a meeting: before it runs the
 * standing places of its team and those invited, afterwards only its own seats. In an imported meeting nobody
 * was seated, so the standing places count for good. Without a meeting: the
 * standing places in the team, or in any team of the crisis.
 */
export function columnsOf({ meeting, ...at }: Whereabouts): Columns {
  return columnsAt({ ...at, table: meeting && tableOf(meeting, at.actor.personId) });
}

/** The same where the meeting is known by its rows: what the rows hold is all that rights look at. */
export function columnsAt(at: Omit<Whereabouts, 'meeting'> & { readonly table: MeetingTable | null }): Columns {
  const { actor, crisis, table } = at;
  const columns = new Set<Column>(at.admin ? ['admin'] : []);
  if (actor.kind === 'operator') return new Set<Column>(['admin', 'coordinator', 'archivist']);
  const { personId } = actor;
  if (personId === null || crisis === null) return columns;
  if (actor.kind === 'guest') return new Set(isGuestAt(actor, table?.id) && table ? seatColumns(table.seat, crisis.teams.get(table.teamId), personId) : []);

  for (const grant of crisis.roles) {
    if (grant.personId === personId && holdsOn(grant, at.today)) columns.add(grant.role);
  }
  const team = table ? crisis.teams.get(table.teamId) : at.team;
  const teams = team ? [team] : table ? [] : [...crisis.teams.values()];
  if (teams.some(({ distribution }) => distribution.includes(personId))) columns.add('reader');
  const placed = table ? meetingColumns(crisis, table, teams[0], personId, at.today) : teams.flatMap((one) => standingColumns(crisis, one, personId, at.today));
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
export function columnsOnAction({ crisis, meeting, action }: ActionScope, asker: Pick<Envelope, 'actor' | 'admin'>, today: string): Columns {
  const { personId } = asker.actor;
  const columns = columnsOnOutcome({ crisis, teamId: action.teamId, table: meeting && tableOf(meeting, personId) }, asker, today);
  const known = asker.actor.kind !== 'guest' && personId !== null && crisis.people.has(personId);
  return known ? new Set([...columns, 'reader']) : columns;
}

/** Where an action or decision was made: at a meeting's table, for a team, or for the crisis as a whole. */
export interface OutcomePlace {
  readonly crisis: CrisisState;
  readonly teamId: string | null;
  readonly table: MeetingTable | null;
}

/**
 * The columns that someone fills on what outlives its meeting, an action or a decision: those at its table, and once that is over
 * those of a standing place in the team, whose secretary of today settles it too. `today` is the local date.
 */
export function columnsOnOutcome({ crisis, teamId, table }: OutcomePlace, { actor, admin }: Pick<Envelope, 'actor' | 'admin'>, today: string): Columns {
  const at = { actor, admin, crisis, today };
  if (table?.state === 'running') return columnsAt({ ...at, table });
  // Those of its successor too: what a team at rest left is theirs.
  const team = teamId === null ? undefined : crisis.teams.get(teamId);
  const standing = (team ? withSuccessors(crisis, team) : [null]).flatMap((one) => [...columnsAt({ ...at, table: null, team: one })]);
  return new Set([...standing, ...(table === null ? [] : columnsAt({ ...at, table }))]);
}

function meetingColumns(crisis: CrisisState, table: MeetingTable, team: Team | undefined, personId: string, today: string): readonly Column[] {
  const seated = seatColumns(table.seat, team, personId);
  const standing = team ? standingColumns(crisis, team, personId, today) : [];
  if (table.imported) return standing;
  switch (table.state) {
    case 'running':
      return seated;
    case 'preparation':
    case 'cancelled':
      return [...seated, ...standing];
    case 'closed':
    case 'adopted': {
      // Whoever holds the team's chair today confirms and adopts as successor, and who chairs the team that took over adopts; members
      // of both read what was distributed.
      const takenOver = team ? withSuccessors(crisis, team).flatMap((one) => standingColumns(crisis, one, personId, today)) : [];
      const successor = [...standing.filter((column) => column === 'decider'), ...takenOver.filter((column) => column === 'chair')];
      const reader: Column[] = takenOver.length > 0 ? ['reader'] : [];
      return [...seated, ...successor, ...reader];
    }
  }
}

/** The columns of someone's seat at a meeting, with the deciding that its team gives. */
function seatColumns(seat: ActingSeat | null, team: Team | undefined, personId: string): readonly Column[] {
  if (!seat) return [];
  const { columns, standsInFor } = seat;
  const decides = team?.decides.by === 'members' ? team.decides.personIds.some((id) => id === personId || id === standsInFor) : columns.includes('chair');
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
