import { z } from 'zod';
import { streamOf, type Draft, type RecordedEvent } from '../kernel/event.js';
import { PRESENCES, ROLES } from '../kernel/words.js';

const seat = z.object({
  personId: z.string(),
  name: z.string(),
  organisation: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
});

/** Who sits at the table and when, in the meeting's stream. `at` is UTC, also where it differs from the entry's time. */
export const ATTENDANCE_EVENTS = {
  PersonInvited: seat.extend({
    functionName: z.string().nullable(),
    deputisesFor: z.string().nullable(),
    // The function through which the seat is had, and whom the person follows in it.
    functionId: z.string().optional(),
    succeeds: z.string().optional(),
  }),
  PersonUninvited: z.object({ personId: z.string() }),
  GuestAdded: seat,
  PresenceRecorded: z.object({ personId: z.string(), presence: z.enum(PRESENCES), at: z.string() }),
  /** All intervals as they stand from now on; the fold keeps what stood there (R7). */
  PresenceCorrected: z.object({
    personId: z.string(),
    presence: z.enum(PRESENCES),
    intervals: z.array(z.object({ from: z.string(), until: z.string().nullable(), online: z.boolean() })).readonly(),
    reason: z.string(),
  }),
  AllPresentRecorded: z.object({ personIds: z.array(z.string()), at: z.string() }),
  PersonDeputised: z.object({ personId: z.string(), forPersonId: z.string(), roles: z.array(z.enum(ROLES)) }),
  RoleHandedOver: z.object({
    role: z.enum(ROLES),
    fromPersonId: z.string().nullable(),
    toPersonId: z.string(),
    at: z.string(),
  }),
  RoundStarted: z.object({ roundId: z.string(), order: z.array(z.string()) }),
  TurnTaken: z.object({ roundId: z.string(), personId: z.string(), outcome: z.enum(['addition', 'nothing']) }),
  RoundEnded: z.object({ roundId: z.string(), rest: z.enum(['nothing', 'not-heard']) }),
  AttendanceClosed: z.object({ at: z.string() }),
} as const;

export type AttendanceEventType = keyof typeof ATTENDANCE_EVENTS;
export type AttendancePayload<T extends AttendanceEventType> = z.output<(typeof ATTENDANCE_EVENTS)[T]>;
export type AttendanceEvent = { [T in AttendanceEventType]: RecordedEvent<T, AttendancePayload<T> | null> }[AttendanceEventType];

/** A draft on the meeting's stream. `happenedAt` only for what happened earlier than now. */
export function attendanceEvent<T extends AttendanceEventType>(
  meetingId: string,
  type: T,
  payload: AttendancePayload<T>,
  happenedAt: string | null = null,
): Draft<T, AttendancePayload<T>> {
  return { stream: streamOf('meeting', meetingId), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
