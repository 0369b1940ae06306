import { z } from 'zod';
import { FOLLOWED_UP, OUTCOMES } from '../kernel/words.js';
import { deedCircle, offerer, optionalPayloadId, optionalPayloadText, origin, payloadCircle, payloadId, payloadText, payloadTexts } from '../kernel/payload.js';
import { DECISION_FIELDS } from './fields.js';

const decisionId = payloadId;

/** The decisions of earlier meetings that this one settles (R9); absent where it settles none. */
const settles = { settles: z.array(z.object({ meetingId: payloadId, decisionId, reference: payloadText })).readonly().optional() };

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
    ...settles,
    ...origin,
  }),
  DecisionConfirmed: z.object({ decisionId, asSuccessor: z.boolean() }),
  DecisionConfirmedOrally: z.object({ decisionId, readBackBy: payloadText }),
  DecisionObjected: z.object({ decisionId, words: payloadText }),
  /** `reopens`: what was confirmed changed in substance, so it waits for the decider again (R1); absent where nothing was kept of that. */
  DecisionCompleted: z.object({ decisionId, fields: z.partialRecord(z.enum(DECISION_FIELDS), z.string().nullable()), reopens: z.boolean().optional(), ...settles }),
  /** `reopens`: as above. */
  DecisionCorrected: z.object({ decisionId, texts: payloadTexts, reopens: z.boolean(), ...settles, ...offerer }),
  DecisionStruck: z.object({ decisionId, reason: payloadText, ...offerer }),
  /**
   * What became of it later (R9). `meetingId`: in which meeting, null between meetings; `reference`: the decision there by which it was decided; `asTopicId`: the
   * topic there as which it goes on; `asStatementId`: the statement there that tells what another team decided on it. `restrictedTo`: who
   * may know more than that it was followed up; absent for everyone who sees the decision.
   */
  DecisionFollowedUp: z.object({
    decisionId,
    meetingId: optionalPayloadId,
    how: z.enum(FOLLOWED_UP),
    note: optionalPayloadText,
    reviewDate: optionalPayloadText,
    reference: payloadText.optional(),
    asTopicId: payloadId.optional(),
    asStatementId: payloadId.optional(),
    ...deedCircle,
  }),
} as const;

export type BesluitPayload<T extends keyof typeof BESLUIT_EVENTS> = z.infer<(typeof BESLUIT_EVENTS)[T]>;
