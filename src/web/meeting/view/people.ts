import type { Round, Seat } from '../../../domain/attendance/state.js';
import { ROLES, type Presence } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { Who } from './who.js';

/** The presences that one press records. */
export const PRESSED = ['present', 'online', 'excused', 'absent', 'left'] as const satisfies readonly Presence[];

const MARKS: Readonly<Record<Presence, 'check' | 'ring' | 'cross' | 'dot' | 'none'>> = {
  present: 'check',
  online: 'ring',
  excused: 'cross',
  absent: 'cross',
  left: 'cross',
  expected: 'none',
};

/** The round that goes on, or none. */
export function openRound(meeting: MeetingState): Round | null {
  return meeting.attendance.rounds.find((round) => round.endedAt === null) ?? null;
}

const isThere = (seat: Seat) => seat.presence === 'present' || seat.presence === 'online';

const rank = (seat: Seat) => Math.min(ROLES.length, ...seat.roles.map((role) => ROLES.indexOf(role)));

/** Everyone at the table by role, then by name. */
export function seatsInOrder(meeting: MeetingState): Seat[] {
  return [...meeting.attendance.seats.values()].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nl'));
}

type Turn = 'leads' | 'now' | 'addition' | 'nothing' | 'not-heard' | 'waiting' | null;

function turnOf(seat: Seat, round: Round | null, now: string | undefined): Turn {
  if (round === null) return null;
  if (seat.personId === now) return 'now';
  const turn = round.turns.find((one) => one.personId === seat.personId);
  if (turn) return turn.outcome;
  return seat.roles.includes('chair') && isThere(seat) ? 'leads' : null;
}

/** The people at the table with presence and turn, as the left column and the presence list show them. */
export function peopleView(meeting: MeetingState, who: Pick<Who, 'personId'>) {
  const round = openRound(meeting);
  const now = round?.turns.find((turn) => turn.outcome === 'waiting')?.personId;
  const seats = seatsInOrder(meeting);
  const nameOf = (personId: string | null) => (personId === null ? null : (meeting.attendance.seats.get(personId)?.name ?? null));
  const list = seats.map((seat) => ({
    personId: seat.personId,
    name: seat.name,
    roles: seat.roles,
    organisation: seat.organisation,
    functionName: seat.functionName,
    deputisesFor: nameOf(seat.deputisesFor),
    guest: seat.guest,
    presence: seat.presence,
    mark: MARKS[seat.presence],
    since: sinceOf(seat, meeting),
    off: !isThere(seat) && seat.presence !== 'expected',
    turn: turnOf(seat, round, now),
    me: seat.personId === who.personId,
    buttons: PRESSED.filter((presence) => presence !== 'left' || canLeave(seat)).map((presence) => ({ presence, pressed: presence === seat.presence })),
  }));
  return {
    list,
    there: seats.filter(isThere).length,
    of: seats.length,
    me: list.find((one) => one.me) ?? null,
    expected: seats.filter((seat) => seat.presence === 'expected').map((seat) => seat.name),
    hasRound: round !== null,
  };
}

/** Who was never there cannot have left. */
const canLeave = (seat: Seat) => seat.presence === 'left' || seat.intervals.length > 0;

/** When someone came in who was not there from the start. */
function sinceOf(seat: Seat, meeting: MeetingState): string | null {
  const last = seat.intervals.at(-1);
  if (meeting.closedAt !== null) return null;
  if (!last || last.until !== null || meeting.startedAt === null) return null;
  const minutesIn = Date.parse(last.from) - Date.parse(meeting.phases[0]?.until ?? meeting.startedAt);
  return meeting.phase !== 'opening' && minutesIn > 0 ? last.from : null;
}

/** The round as the dock shows it: whose turn, who is next, how far. Null when there is none. */
export function roundView(meeting: MeetingState, who: Pick<Who, 'personId'>) {
  const round = openRound(meeting);
  if (!round) return null;
  const waiting = round.turns.filter((turn) => turn.outcome === 'waiting');
  const seatOf = (personId: string | undefined) => {
    const seat = personId === undefined ? undefined : meeting.attendance.seats.get(personId);
    return seat ? { personId: seat.personId, name: seat.name, organisation: seat.organisation, me: seat.personId === who.personId } : null;
  };
  const current = seatOf(waiting[0]?.personId);
  return {
    place: round.turns.length - waiting.length + (waiting.length > 0 ? 1 : 0),
    of: round.turns.length,
    current,
    next: seatOf(waiting[1]?.personId),
    mine: current?.me ?? false,
    waiting: waiting.length,
  };
}

/** Rounds that are over: who had nothing to add, who was not heard (R6). */
export function endedRounds(meeting: MeetingState) {
  return meeting.attendance.rounds
    .filter((round) => round.endedAt !== null)
    .map((round) => ({
      startedAt: round.startedAt,
      endedAt: round.endedAt,
      notHeard: round.turns
        .filter((turn) => turn.outcome === 'not-heard')
        .map((turn) => meeting.attendance.seats.get(turn.personId)?.name ?? ''),
    }));
}
