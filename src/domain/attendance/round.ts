import { command } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import { isRejection, reject } from '../kernel/rejection.js';
import type { Role } from '../kernel/words.js';
import { endRoundInput, startRoundInput, takeTurnInput } from './commands.js';
import { attendanceEvent } from './events.js';
import { actingIn, isThere, openRound, presentNow, seatOf, type AttendanceScope } from './scope.js';
import type { AttendanceState } from './state.js';

const onMeeting = { scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/** Starts the round (rondje): the chair asks everyone who is there. Codes: only-in-beeld, round-running, nobody-to-ask. */
export const startRound = command({
  ...onMeeting,
  name: 'StartRound',
  act: 'lead-phases',
  input: startRoundInput,
  decide({ meeting }: AttendanceScope, _, facts) {
    if (meeting.method === 'bob' && meeting.phase !== 'beeld') return reject('only-in-beeld');
    if (openRound(meeting.attendance)) return reject('round-running');
    const order = toAsk(meeting.attendance);
    if (order.length === 0) return reject('nobody-to-ask');
    return [attendanceEvent(meeting.id, 'RoundStarted', { roundId: facts.ids.next(), order })];
  },
});

/** Records someone's turn; who came in since the round began may take one too. Codes: no-round, unknown-person, not-there, nothing-changes. */
export const takeTurn = command({
  ...onMeeting,
  name: 'TakeTurn',
  act: 'turn',
  input: takeTurnInput,
  own: (_: AttendanceScope, input, actor) => input.personId === actor.personId,
  decide({ meeting }: AttendanceScope, { personId, outcome }) {
    const round = openRound(meeting.attendance);
    if (!round) return reject('no-round');
    const seat = seatOf(meeting.attendance, personId);
    if (isRejection(seat)) return seat;
    const turn = round.turns.find((known) => known.personId === personId);
    if (!turn && !isThere(seat)) return reject('not-there', 'personId');
    if (turn?.outcome === outcome) return reject('nothing-changes');
    return [attendanceEvent(meeting.id, 'TurnTaken', { roundId: round.id, personId, outcome })];
  },
});

/** Ends the round; those still waiting had nothing to add, or were not heard (R6). Code: no-round. */
export const endRound = command({
  ...onMeeting,
  name: 'EndRound',
  act: 'lead-phases',
  input: endRoundInput,
  decide({ meeting }: AttendanceScope, { rest }) {
    const round = openRound(meeting.attendance);
    return round ? [attendanceEvent(meeting.id, 'RoundEnded', { roundId: round.id, rest })] : reject('no-round');
  },
});

/** Ends a round that is going on because the meeting goes on: the names not heard are kept (R6). */
export function interruptRound(meeting: AttendanceScope['meeting']): readonly Draft[] {
  const round = openRound(meeting.attendance);
  return round ? [attendanceEvent(meeting.id, 'RoundEnded', { roundId: round.id, rest: 'not-heard' })] : [];
}

/** Who are asked: those there, in the order of the table, without who chairs and who only listens. */
function toAsk(attendance: AttendanceState): string[] {
  const asking: Role = actingIn(attendance, 'chair').length > 0 ? 'chair' : 'crisis-manager';
  const listens = (roles: readonly Role[]) => roles.length > 0 && roles.every((role) => role === 'observer');
  return presentNow(attendance)
    .filter((seat) => !seat.roles.includes(asking) && !listens(seat.roles))
    .map((seat) => seat.personId);
}

export const ROUND_COMMANDS = [startRound, takeTurn, endRound] as const;
