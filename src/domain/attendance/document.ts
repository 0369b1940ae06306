import { z } from 'zod';
import { counted, inner, innerOrNot, moment, momentOrNot, said, saidOrNot } from '../kernel/document.js';
import { PRESENCES, ROLES } from '../kernel/words.js';
import type { AttendanceState } from './state.js';

const presence = { presence: z.enum(PRESENCES), intervals: z.array(z.strictObject({ from: moment, until: momentOrNot, online: z.boolean() })) };
const roles = z.array(z.enum(ROLES));

/** The presence list in the JSON of minutes. */
export const attendanceSaid = z.strictObject({
  seats: z.array(
    z.strictObject({
      ...{ personId: inner, name: said, organisation: saidOrNot, functionName: saidOrNot, roles, guest: z.boolean(), ...presence },
      entryVersion: counted,
      corrections: z.array(z.strictObject({ at: moment, by: said, reason: said, before: z.strictObject(presence) })),
      deputisesFor: innerOrNot,
      borrowed: roles,
    }),
  ),
  handovers: z.array(z.strictObject({ role: z.enum(ROLES), fromPersonId: innerOrNot, toPersonId: inner, at: moment })),
  rounds: z.array(
    z.strictObject({
      ...{ id: inner, startedAt: moment, endedAt: momentOrNot },
      turns: z.array(z.strictObject({ personId: inner, outcome: z.enum(['waiting', 'addition', 'nothing', 'not-heard']), at: momentOrNot })),
    }),
  ),
  contradictions: z.array(z.strictObject({ decisionId: inner, notThere: z.array(inner), there: z.array(inner) })),
});
export type AttendanceSaid = z.output<typeof attendanceSaid>;

/** The presence list as the meeting keeps it. It was recorded when anyone is more than expected. */
export function attendanceOfSaid({ seats, handovers, rounds }: AttendanceSaid): AttendanceState {
  const recorded = seats.some((seat) => seat.presence !== 'expected' || seat.intervals.length > 0);
  return { seats: new Map(seats.map((seat) => [seat.personId, seat])), handovers, rounds, recorded };
}
