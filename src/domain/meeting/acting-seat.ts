import type { Column } from '../kernel/rights.js';
import type { MeetingLife, Role } from '../kernel/words.js';
import { isReplaced, rolesNow, stepsAside } from '../attendance/index.js';
import type { Seat } from '../attendance/state.js';
import type { MeetingState } from './state.js';

/** What a seat gives whoever has it: kept in the seat's row as well, so that lists need not fold meetings. */
export interface ActingSeat {
  readonly columns: readonly Column[];
  /** The one for whom this person decides now, as a deputy or successor; null for nobody, and while that one is at the table. */
  readonly standsInFor: string | null;
}

/** A meeting as far as rights look at it, with the seat of whoever asks: null without one, and while another acts in that place. */
export interface MeetingTable {
  readonly id: string;
  readonly teamId: string;
  readonly state: MeetingLife;
  readonly imported: boolean;
  readonly seat: ActingSeat | null;
}

/** Someone's place with its roles, at the table or standing. */
export interface Place {
  readonly personId: string;
  readonly roles: readonly Role[];
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

/** The seats of a meeting where someone acts now, by person. */
export function actingSeats(seats: ReadonlyMap<string, Seat>): ReadonlyMap<string, ActingSeat> {
  const all = [...seats.values()];
  const acting = all.filter((seat) => !isReplaced(seat, all));
  const places = acting.map((seat) => ({ personId: seat.personId, roles: rolesNow(seat, all) }));
  return new Map(
    acting.map((seat, at) => {
      const columns = columnsOfPlaces(places.slice(at, at + 1), places);
      return [seat.personId, { columns, standsInFor: stepsAside(seat, all) ? null : (seat.deputisesFor ?? seat.succeeds?.personId ?? null) }];
    }),
  );
}

/** A folded meeting as rights look at it for one person. */
export function tableOf({ id, teamId, state, imported, attendance }: MeetingState, personId: string | null): MeetingTable {
  const seat = personId === null || !attendance.seats.has(personId) ? null : (actingSeats(attendance.seats).get(personId) ?? null);
  return { id, teamId, state, imported: imported !== null, seat };
}

/** The columns of someone's own places among all. Without a chair at the table, the crisis manager chairs. */
export function columnsOfPlaces(own: readonly Place[], all: readonly Place[]): Column[] {
  const roles = own.flatMap((place) => place.roles);
  const managerChairs = !all.some((place) => place.roles.includes('chair'));
  const columns = roles.map((role) => (role === 'crisis-manager' && managerChairs ? 'chair' : COLUMN_OF[role]));
  return columns.length === 0 ? ['participant'] : columns;
}
