import { z } from 'zod';
import { FOLLOW_UPS, OUTCOMES } from '../kernel/words.js';
import { deedCircle, offerer, optionalPayloadId, optionalPayloadText, origin, payloadCircle, payloadId, payloadText, payloadTexts } from '../kernel/payload.js';
import { DECISION_FIELDS } from './fields.js';

const decisionId = payloadId;

/** Everything that happens to decisions, in the stream of the meeting. */
export const BESLUIT_EVENTS = {
  DecisionTaken: z.object({
    decisionId,
    number: z.number().int().positive(),
    reference: payloadText,
    topicId: optionalPayloadId,
    provisionalId: optionalPayloadId,
    itemId: optionalPayloadId,
    urgent: z.boolean(),
    words: payloadText,
    wordsBefore: optionalPayloadText,
    outcome: z.enum(OUTCOMES),
    fields: z.record(z.enum(DECISION_FIELDS), z.string().nullable()),
    confirmation: z.enum(['to-confirm', 'in-person', 'imported']),
    present: z.array(z.object({ personId: payloadId, name: payloadText })).readonly(),
    pictureVersion: z.number().int().nonnegative(),
    restrictedTo: payloadCircle,
    ...origin,
  }),
  DecisionConfirmed: z.object({ decisionId, asSuccessor: z.boolean() }),
  DecisionConfirmedOrally: z.object({ decisionId, readBackBy: payloadText }),
  DecisionObjected: z.object({ decisionId, words: payloadText }),
  /** `reopens`: what was confirmed changed in substance, so it waits for the decider again (R1); absent where nothing was kept of that. */
  DecisionCompleted: z.object({ decisionId, fields: z.partialRecord(z.enum(DECISION_FIELDS), z.string().nullable()), reopens: z.boolean().optional() }),
  /** `reopens`: as above. */
  DecisionCorrected: z.object({ decisionId, texts: payloadTexts, reopens: z.boolean(), ...offerer }),
  DecisionStruck: z.object({ decisionId, reason: payloadText, ...offerer }),
  /** What became of it later (R9). `meetingId`: in which meeting, null between meetings; `asTopicId`: the topic of that meeting as which it goes on. */
  DecisionFollowedUp: z.object({
    decisionId,
    meetingId: optionalPayloadId,
    how: z.enum(FOLLOW_UPS),
    note: optionalPayloadText,
    reviewDate: optionalPayloadText,
    asTopicId: payloadId.optional(),
    ...deedCircle,
  }),
} as const;

export type BesluitPayload<T extends keyof typeof BESLUIT_EVENTS> = z.infer<(typeof BESLUIT_EVENTS)[T]>;
