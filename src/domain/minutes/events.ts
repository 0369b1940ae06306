import { z } from 'zod';
import { optionalPayloadText, payloadCircle, payloadFile, payloadId, payloadText } from '../kernel/payload.js';
import { VARIANTS } from '../kernel/prepared.js';
import { REFUSAL_GROUNDS } from '../kernel/words.js';
import { reviewKept } from './review.js';
import { COMMENT_OUTCOMES, PASSAGE_KINDS } from './state.js';

const passage = z.object({ kind: z.enum(PASSAGE_KINDS), id: payloadId }).nullable();
const refusalSaid = { ground: z.enum(REFUSAL_GROUNDS), note: optionalPayloadText };
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
  /** A passage or a stretch of it is not made public (Woo); `words` null for the whole. */
  RefusalGroundSet: z.object({ refusalId: payloadId, passage: passage.unwrap(), words: optionalPayloadText, occurrence: z.number().int().positive(), ...refusalSaid, restrictedTo: payloadCircle }),
  RefusalGroundChanged: z.object({ refusalId: payloadId, ...refusalSaid }),
  RefusalGroundLifted: z.object({ refusalId: payloadId, reason: optionalPayloadText }),
  /** An anonymised variant was made: what was chosen, and its files. `ofVersion` null: of a draft. */
  AnonymisedVariantMade: z.object({ number: z.number().int().positive(), ofVersion: z.number().int().nullable(), basedOn: z.string(), review: reviewKept, files: z.array(payloadFile).readonly() }),
} as const;

export type MinutesEventType = keyof typeof MINUTES_EVENTS;
export type MinutesPayload<T extends MinutesEventType> = z.output<(typeof MINUTES_EVENTS)[T]>;
