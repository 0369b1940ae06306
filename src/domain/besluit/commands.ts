import { z } from 'zod';
import { circle, entryVersion, happenedAt, id, optionalId, orNull, ticked, utcTime } from '../kernel/input.js';
import { optionalName, text } from '../kernel/text.js';
import { OUTCOMES } from '../kernel/words.js';
import { allFields, FIELD_SHAPE, someFields } from './fields.js';

const existing = { meetingId: id(), decisionId: id() };

export const decide = z.object({
  meetingId: id(),
  topicId: optionalId(),
  provisionalId: optionalId(),
  itemId: optionalId(),
  urgent: ticked(),
  outcome: z.enum(OUTCOMES, { error: 'not-an-outcome' }),
  words: text(),
  fields: allFields,
  restrictedTo: circle(),
  happenedAt: happenedAt(),
});
export const confirmDecision = z.object({ ...existing, entryVersion: entryVersion() });
export const confirmOrally = z.object({
  meetingId: id(),
  decisions: z
    .array(z.object({ decisionId: id(), entryVersion: entryVersion() }))
    .min(1, { error: 'required' })
    .transform((read) => [...new Map(read.map((one) => [one.decisionId, one])).values()]),
  readBackBy: optionalName(),
  at: orNull(utcTime()),
});
export const objectToDecision = z.object({ ...existing, words: text() });
export const completeDecision = z.object({ ...existing, entryVersion: entryVersion(), fields: someFields });

/** The texts of a decision that a correction may change: its words, and what stands beside them. */
export const DECISION_TEXTS = { words: text(), ...FIELD_SHAPE };

export type Decide = z.output<typeof decide>;
export type ConfirmDecision = z.output<typeof confirmDecision>;
export type ConfirmOrally = z.output<typeof confirmOrally>;
export type ObjectToDecision = z.output<typeof objectToDecision>;
export type CompleteDecision = z.output<typeof completeDecision>;
