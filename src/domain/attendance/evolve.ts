import type { AttendanceEvent, AttendancePayload } from './events.js';
import type { AttendanceState, Interval, Round, Seat } from './state.js';
import type { Presence, Role } from '../kernel/words.js';

export const EMPTY_ATTENDANCE: AttendanceState = { seats: new Map(), handovers: [], rounds: [], recorded: false };

/** Folds one event into who sits at the table. Pure; a destroyed payload changes nothing. */
export function evolveAttendance(state: AttendanceState, event: AttendanceEvent): AttendanceState {
  if (event.payload === null) return state;
  switch (event.type) {
    case 'PersonInvited':
      return withSeat(state, newSeat(event.payload, state.seats.get(event.payload.personId), event.happenedAt));
    case 'GuestAdded':
      return withSeat(state, { ...newSeat({ ...event.payload, functionName: null, deputisesFor: null }), guest: true });
    case 'PersonUninvited': {
      const seats = new Map(state.seats);
      seats.delete(event.payload.personId);
      return { ...state, seats };
    }
    case 'PresenceRecorded': {
      const { personId, presence, at } = event.payload;
      return { ...changeSeat(state, personId, (seat) => withPresence(seat, presence, at)), recorded: true };
    }
    case 'PresenceCorrected': {
      const { personId } = event.payload;
      const correction = { at: event.happenedAt, by: event.actor.name, ...event.payload };
      return { ...changeSeat(state, personId, (seat) => corrected(seat, correction)), recorded: true };
    }
    case 'AllPresentRecorded': {
      const seats = new Map(state.seats);
      for (const personId of event.payload.personIds) {
        const seat = seats.get(personId);
        if (seat) seats.set(personId, withPresence(seat, 'present', event.payload.at));
      }
      return { ...state, seats, recorded: true };
    }
    case 'PersonDeputised': {
      const { personId, forPersonId, roles } = event.payload;
      return changeSeat(state, personId, (seat) => {
        const borrowed = roles.filter((role) => !seat.roles.includes(role) || seat.borrowed.includes(role));
        return { ...seat, deputisesFor: forPersonId, borrowed, roles: union(seat.roles, roles) };
      });
    }
    case 'RoleHandedOver':
      return handedOver(state, event.payload);
    case 'RoundStarted':
      return { ...state, rounds: [...state.rounds, newRound(event.payload, event.happenedAt)] };
    case 'TurnTaken': {
      const { personId, outcome } = event.payload;
      return lastRound(state, (round) => withTurn(round, { personId, outcome, at: event.happenedAt }));
    }
    case 'RoundEnded': {
      const { rest } = event.payload;
      return lastRound(state, (round) => ended(round, rest, event.happenedAt, state));
    }
    case 'AttendanceClosed': {
      const { at } = event.payload;
      const seats = new Map([...state.seats].map(([id, seat]) => [id, stillThere(seat) ? changed(seat, { intervals: closeOpen(seat.intervals, at) }) : seat]));
      return { ...state, seats };
    }
  }
}

/** What intervals and presence become. Excused and absent mean: was not there, so an open interval was a mistake. */
export function withPresence(seat: Seat, presence: Presence, at: string): Seat {
  if (presence === 'present' || presence === 'online') {
    const open = { from: at, until: null, online: presence === 'online' };
    return changed(seat, { presence, intervals: [...closeOpen(seat.intervals, at), open] });
  }
  const intervals = presence === 'left' ? closeOpen(seat.intervals, at) : seat.intervals.filter((interval) => interval.until !== null);
  return changed(seat, { presence, intervals });
}

/** Puts presence and intervals in the place of what stood there, which is kept (R7). */
function corrected(seat: Seat, { at, by, reason, presence, intervals }: AttendancePayload<'PresenceCorrected'> & { readonly at: string; readonly by: string }): Seat {
  const correction = { at, by, reason, before: { presence: seat.presence, intervals: seat.intervals } };
  return { ...changed(seat, { presence, intervals }), corrections: [...seat.corrections, correction] };
}

/** Counts one change of a presence (R16). */
function changed(seat: Seat, now: Partial<Pick<Seat, 'presence' | 'intervals'>>): Seat {
  return { ...seat, ...now, entryVersion: seat.entryVersion + 1 };
}

const stillThere = (seat: Seat) => seat.intervals.some(({ until }) => until === null);

/** Closes the open interval at a time; what lasted no time at all is left out. */
function closeOpen(intervals: readonly Interval[], at: string): readonly Interval[] {
  return intervals
    .map((interval) => (interval.until === null ? { ...interval, until: at } : interval))
    .filter((interval) => interval.until !== interval.from);
}

function newSeat({ succeeds, ...payload }: Omit<AttendancePayload<'PersonInvited'>, 'guest'>, known?: Seat, at = ''): Seat {
  return {
    ...payload,
    ...(succeeds === undefined ? {} : { succeeds: { personId: succeeds, at } }),
    roles: known ? union(known.roles, payload.roles) : payload.roles,
    guest: false,
    presence: known?.presence ?? 'expected',
    intervals: known?.intervals ?? [],
    entryVersion: known?.entryVersion ?? 1,
    corrections: known?.corrections ?? [],
    borrowed: payload.deputisesFor === null ? (known?.borrowed ?? []) : payload.roles,
  };
}

function handedOver(state: AttendanceState, handover: AttendancePayload<'RoleHandedOver'>): AttendanceState {
  const { role, fromPersonId, toPersonId } = handover;
  const taken = fromPersonId === null ? state : changeSeat(state, fromPersonId, (seat) => ({ ...seat, roles: seat.roles.filter((held) => held !== role) }));
  const given = changeSeat(taken, toPersonId, (seat) => ({ ...seat, roles: union(seat.roles, [role]) }));
  return { ...given, handovers: [...state.handovers, handover] };
}

function newRound({ roundId, order }: AttendancePayload<'RoundStarted'>, at: string): Round {
  return { id: roundId, startedAt: at, endedAt: null, turns: order.map((personId) => ({ personId, outcome: 'waiting', at: null })) };
}

function withTurn(round: Round, turn: Round['turns'][number]): Round {
  const known = round.turns.some(({ personId }) => personId === turn.personId);
  return { ...round, turns: known ? round.turns.map((old) => (old.personId === turn.personId ? turn : old)) : [...round.turns, turn] };
}

/** Those still waiting get `rest`; whoever left meanwhile was not heard, whatever the others had (R6). */
function ended(round: Round, rest: 'nothing' | 'not-heard', at: string, { seats }: AttendanceState): Round {
  const there = (personId: string) => ['present', 'online'].includes(seats.get(personId)?.presence ?? '');
  const turns = round.turns.map((turn) => (turn.outcome === 'waiting' ? { ...turn, outcome: there(turn.personId) ? rest : ('not-heard' as const), at } : turn));
  return { ...round, endedAt: at, turns };
}

function lastRound(state: AttendanceState, next: (round: Round) => Round): AttendanceState {
  const last = state.rounds.at(-1);
  return last ? { ...state, rounds: [...state.rounds.slice(0, -1), next(last)] } : state;
}

function withSeat(state: AttendanceState, seat: Seat): AttendanceState {
  return { ...state, seats: new Map(state.seats).set(seat.personId, seat) };
}

function changeSeat(state: AttendanceState, personId: string, next: (seat: Seat) => Seat): AttendanceState {
  const seat = state.seats.get(personId);
  return seat ? withSeat(state, next(seat)) : state;
}

function union(held: readonly Role[], more: readonly Role[]): readonly Role[] {
  return [...new Set([...held, ...more])];
}
