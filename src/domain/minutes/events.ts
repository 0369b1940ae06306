import { z } from 'zod';
import { optionalPayloadText, payloadCircle, payloadFile, payloadId, payloadText } from '../kernel/payload.js';
import { VARIANTS } from '../kernel/prepared.js';
import { COMMENT_OUTCOMES, PASSAGE_KINDS } from './state.js';

const passage = z.object({ kind: z.enum(PASSAGE_KINDS), id: payloadId }).nullable();
/** A version whose bytes are kept: which files, and the circles that the open ones leave out. */
const kept = { version: z.number().int().positive(), files: z.array(payloadFile).readonly(), circles: z.array(z.array(payloadId).readonly()).readonly() };

/** The life of the minutes, in the meeting's stream. */
export const MINUTES_EVENTS = {
  /** `until`: a local date. */
  CommentsOpened: z.object({ until: z.string() }),
  MinutesCommented: z.object({
    commentId: payloadId,
    passage,
    entryVersion: z.number().int().nullable(),
    corrections: z.number().int().nonnegative(),
    text: payloadText,
    restrictedTo: payloadCircle,
  }),
  CommentAnswered: z.object({ commentId: payloadId, answer: payloadText, outcome: z.enum(COMMENT_OUTCOMES) }),
  CommentWithdrawn: z.object({ commentId: payloadId }),
  /** A draft that is distributed: those bytes are kept too. */
  MinutesKept: z.object(kept),
  MinutesAdopted: z.object({
    ...kept,
    basedOn: z.string(),
    inMeeting: z.object({ id: payloadId, name: z.string() }).nullable(),
    note: optionalPayloadText,
  }),
  ErratumIssued: z.object({ ...kept, number: z.number().int().positive(), text: payloadText, passage, restrictedTo: payloadCircle }),
  /** Minutes that came adopted in a file (ADR 0019): their newest version, by whom and when it was made there. */
  MinutesBroughtIn: z.object({ ...kept, erratum: z.number().int().nullable(), at: z.string(), by: z.string() }),
  MinutesDistributed: z.object({
    version: z.number().int().positive(),
    recipients: z.array(z.object({ personId: payloadId, name: z.string(), variant: z.enum(VARIANTS) })).readonly(),
  }),
} as const;

export type MinutesEventType = keyof typeof MINUTES_EVENTS;
export type MinutesPayload<T extends MinutesEventType> = z.output<(typeof MINUTES_EVENTS)[T]>;
