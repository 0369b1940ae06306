import { z } from 'zod';
import { id, happenedAt, optionalId } from '../kernel/input.js';
import { ROLES } from '../kernel/words.js';

const ofMeeting = { meetingId: id() };

export const recordPresenceInput = z.object({
  ...ofMeeting,
  personId: id(),
  presence: z.enum(['present', 'online', 'excused', 'absent', 'left']),
  at: happenedAt(),
});
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
