import type { CrisisState } from '../domain/crisis/state.js';
import { isInTeam } from '../domain/crisis/teams.js';
import { circleOfMeeting } from '../domain/kernel/circle.js';
import type { Clock } from '../domain/kernel/ids.js';
import { grantsFor, type Columns } from '../domain/kernel/rights.js';
import { localDate } from '../domain/kernel/time.js';
import { columnsOf } from '../domain/meeting/columns.js';
import { readGrant } from '../domain/meeting/visible.js';
import type { Reader } from './reader.js';

interface Deps {
  readonly reader: Pick<Reader, 'crisis' | 'crisesOf' | 'seatsOf' | 'meetingRows'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** What someone's place in the crises lets that person hand over links for; answers hold for today. */
export function createCoordinating({ reader, clock, timeZone }: Deps) {
  const today = () => localDate(clock.now(), timeZone);
  const columnsIn = (crisis: CrisisState, personId: string): Columns =>
    columnsOf({ actor: { kind: 'person', personId, name: '' }, admin: false, crisis, meeting: null, today: today() });

  /** The teams whose circle this person is outside of; none for who sees all. */
  function closedTeams(crisis: CrisisState, personId: string): ReadonlySet<string> {
    if (readGrant('see-restricted', columnsIn(crisis, personId)) === 'yes') return new Set();
    const closed = [...crisis.teams.values()].filter((team) => (team.restricted || team.onceRestricted === true) && !isInTeam(crisis, team, personId, today()));
    return new Set(closed.map(({ id }) => id));
  }

  /** Whether one person had a seat at a restricted meeting of these teams, where the other had none. */
  async function satWhereOtherDidNot(crisis: CrisisState, teamIds: ReadonlySet<string>, personId: string, otherId: string): Promise<boolean> {
    const [seats, others] = await Promise.all([reader.seatsOf(personId), reader.seatsOf(otherId)]);
    const rows = await reader.meetingRows([...seats.keys()].filter((meetingId) => !others.has(meetingId)));
    return [...rows.values()].some((row) => row.crisisId === crisis.id && teamIds.has(row.teamId) && circleOfMeeting(row, crisis.teams) !== null);
  }

  async function seesMoreIn(crisis: CrisisState, personId: string, coordinatorId: string): Promise<boolean> {
    const closed = closedTeams(crisis, coordinatorId);
    if (closed.size === 0) return false;
    const closedToPerson = closedTeams(crisis, personId);
    return [...closed].some((teamId) => !closedToPerson.has(teamId)) || satWhereOtherDidNot(crisis, closed, personId, coordinatorId);
  }

  const crisesIn = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => reader.crisis(id)))).filter((crisis) => crisis !== null);

  return {
    /** The crises for whose people this person may hand over links. */
    async crisesOf(personId: string): Promise<readonly string[]> {
      const crises = await crisesIn((await reader.crisesOf(personId)).map(({ id }) => id));
      return crises.filter((crisis) => grantsFor('hand-over-links', columnsIn(crisis, personId)).has('yes')).map(({ id }) => id);
    },

    /** Whether someone sees what lies in a restricted team's circle of these crises, and the coordinator does not. */
    async seesMore(personId: string, coordinatorId: string, crisisIds: readonly string[]): Promise<boolean> {
      for (const crisis of await crisesIn(crisisIds)) if (await seesMoreIn(crisis, personId, coordinatorId)) return true;
      return false;
    },
  };
}
