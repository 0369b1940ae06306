import { z } from 'zod';
import { FEASIBILITY_ANSWERS, FEASIBILITY_TESTS, FOLLOW_UPS, HORIZONS, TOPIC_KINDS } from '../kernel/words.js';
import { deedCircle, offerer, optionalPayloadId, optionalPayloadText, origin, payloadCircle, payloadId, payloadParty, payloadText, payloadTexts } from '../kernel/payload.js';

const topicId = payloadId;
const topicIds = z.array(payloadId).readonly();
const kind = z.enum(TOPIC_KINDS).nullable();
const horizon = z.enum(HORIZONS).nullable();

/** The entries that a topic holds, itself among them. */
export const TOPIC_ENTRIES = ['topic', 'argument', 'option', 'provisional'] as const;
export type TopicEntryKind = (typeof TOPIC_ENTRIES)[number];
const entry = { kind: z.enum(TOPIC_ENTRIES), topicId, entryId: payloadId };

const settles = z.array(z.object({ meetingId: payloadId, decisionId: payloadId, reference: payloadText })).readonly().optional();
const carriedFrom = z.object({ meetingId: payloadId, name: payloadText, topicId: optionalPayloadId, decisionId: optionalPayloadId, settles });

/** Everything that happens in Oordeel, in the stream of the meeting. */
export const OORDEEL_EVENTS = {
  TopicProposed: z.object({
    topicId,
    itemId: optionalPayloadId,
    title: payloadText,
    text: optionalPayloadText,
    kind,
    horizon,
    parkedId: optionalPayloadId,
    /** The earlier meeting that left it, what it was there (a topic or a decision), and which decisions one on it settles. */
    carriedFrom: carriedFrom.optional(),
    restrictedTo: payloadCircle,
    ...origin,
  }),
  TopicChanged: z.object({ topicId, title: payloadText, kind, horizon, dilemma: optionalPayloadText, uncertainties: optionalPayloadText }),
  TopicsOrdered: z.object({ topicIds }),
  TopicDropped: z.object({ topicId, reason: payloadText }),
  TopicsAgreed: z.object({ topicIds }),
  /** It goes on in a later meeting of the team, as a topic there (R9). */
  TopicCarriedOn: z.object({ topicId, meetingId: payloadId, asTopicId: payloadId, ...deedCircle }),
  /** What became of it where it could not go on as a topic (R9). `meetingId`: in which meeting. `restrictedTo`: who may know why. */
  TopicFollowedUp: z.object({ topicId, meetingId: payloadId, how: z.enum(FOLLOW_UPS), note: optionalPayloadText, ...deedCircle }),
  TopicDiscussed: z.object({ topicId }),
  ArgumentAdded: z.object({
    topicId,
    argumentId: payloadId,
    side: z.enum(['for', 'against', 'neutral']),
    text: payloadText,
    speaker: payloadParty.nullable(),
    ...origin,
  }),
  OptionAdded: z.object({
    topicId,
    optionId: payloadId,
    letter: z.string(),
    text: payloadText,
    pros: optionalPayloadText,
    cons: optionalPayloadText,
    ...origin,
  }),
  OptionChanged: z.object({ topicId, optionId: payloadId, text: payloadText, pros: optionalPayloadText, cons: optionalPayloadText }),
  FeasibilityChecked: z.object({
    topicId,
    test: z.enum(FEASIBILITY_TESTS),
    answer: z.enum(FEASIBILITY_ANSWERS),
    remark: optionalPayloadText,
  }),
  ProvisionalWorded: z.object({
    topicId,
    provisionalId: payloadId,
    number: z.number().int().positive(),
    words: payloadText,
    optionId: optionalPayloadId,
    measure: z.boolean(),
    ...origin,
  }),
  ProvisionalRevised: z.object({ topicId, provisionalId: payloadId, words: payloadText, measure: z.boolean() }),
  SolutionParked: z.object({ parkedId: payloadId, text: payloadText, itemId: optionalPayloadId.optional(), restrictedTo: payloadCircle.optional(), ...origin }),
  ParkedDropped: z.object({ parkedId: payloadId, reason: payloadText }),
  TopicEntryCorrected: z.object({ ...entry, texts: payloadTexts, ...offerer }),
  TopicEntryStruck: z.object({ ...entry, reason: payloadText, ...offerer }),
} as const;

export type OordeelPayload<T extends keyof typeof OORDEEL_EVENTS> = z.infer<(typeof OORDEEL_EVENTS)[T]>;
