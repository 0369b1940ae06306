import { z } from 'zod';
import { entryVersion, id, happenedAt, optionalId, orNull, ticked, utcTime } from '../kernel/input.js';
import { text } from '../kernel/text.js';
import { PRESENCES, ROLES } from '../kernel/words.js';

/** More comings and goings than anyone has in one meeting. */
const MOST_INTERVALS = 50;

const ofMeeting = { meetingId: id() };

export const recordPresenceInput = z.object({
  ...ofMeeting,
  personId: id(),
  presence: z.enum(['present', 'online', 'excused', 'absent', 'left']),
  at: happenedAt(),
});
/** `intervals`: all of them as they should stand, in order; `until` null for who is still there. */
export const correctPresenceInput = z.object({
  ...ofMeeting,
  personId: id(),
  entryVersion: entryVersion(),
  presence: z.enum(PRESENCES),
  intervals: z.array(z.object({ from: utcTime(), until: orNull(utcTime()), online: ticked() })).max(MOST_INTERVALS, { error: 'too-many-intervals' }),
  reason: text(),
});
export type CorrectPresence = z.output<typeof correctPresenceInput>;
export const checkInInput = z.object({ ...ofMeeting, presence: z.enum(['present', 'online', 'left']) });
export const recordAllPresentInput = z.object(ofMeeting);
export const handOverRoleInput = z.object({
  ...ofMeeting,
  role: z.enum(ROLES),
  fromPersonId: optionalId(),
  toPersonId: id(),
  at: happenedAt(),
});
export const startRoundInput = z.object(ofMeeting);
export const takeTurnInput = z.object({ ...ofMeeting, personId: id(), outcome: z.enum(['addition', 'nothing']) });
export const endRoundInput = z.object({ ...ofMeeting, rest: z.enum(['nothing', 'not-heard']) });
