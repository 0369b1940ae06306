import { z } from 'zod';
import { Entries } from '../kernel/entries.js';
import { circleSaid, counted, entrySaid, inner, innerOrNot, linkSaid, markSaid, moment, momentOrNot, said, saidOrNot } from '../kernel/document.js';
import { FOLLOWED_UP, OUTCOMES } from '../kernel/words.js';
import type { BesluitState } from './state.js';

const fields = z.strictObject({
  ...{ reason: saidOrNot, otherSide: saidOrNot, dissent: saidOrNot, mandate: saidOrNot, effectiveFrom: momentOrNot, endDate: momentOrNot },
  ...{ reviewDate: momentOrNot, intendedEffect: saidOrNot, replaces: saidOrNot, publicLine: saidOrNot, spokesperson: saidOrNot, releaseAt: momentOrNot },
  ...{ considerPart: saidOrNot, considerWith: saidOrNot, considerUntil: momentOrNot, forwardedTo: saidOrNot },
});

const followedBy = { reference: said.optional(), asTopicId: inner.optional(), asStatementId: inner.optional(), restrictedTo: circleSaid.optional() };

/** A decision in the JSON of minutes. */
export const decisionSaid = z.strictObject({
  id: inner,
  number: counted,
  reference: said,
  topicId: innerOrNot,
  provisionalId: innerOrNot,
  itemId: innerOrNot,
  urgent: z.boolean(),
  words: said,
  wordsBefore: saidOrNot,
  outcome: z.enum(OUTCOMES),
  fields,
  confirmation: z.strictObject({
    ...{ state: z.enum(['to-confirm', 'in-person', 'oral', 'imported']), by: saidOrNot, byPersonId: innerOrNot },
    ...{ at: momentOrNot, readBackBy: saidOrNot, asSuccessor: z.boolean() },
  }),
  typedBy: saidOrNot,
  objections: z.array(z.strictObject({ at: moment, by: said, words: said })),
  present: z.array(z.strictObject({ personId: inner, name: said })),
  followUps: z
    .array(z.strictObject({ at: moment, by: said, meetingId: innerOrNot, how: z.enum(FOLLOWED_UP), note: saidOrNot, reviewDate: momentOrNot, ...followedBy }))
    .optional(),
  settles: z.array(z.strictObject({ meetingId: inner, decisionId: inner, reference: said })).optional(),
  pictureVersion: counted,
  restrictedTo: circleSaid,
  label: said,
  actions: z.array(linkSaid),
  mark: markSaid,
});
export type DecisionSaid = z.output<typeof decisionSaid>;

/** The decisions as the meeting keeps them; their names and links in the minutes are made anew. */
export function besluitOfSaid(decisions: readonly DecisionSaid[]): BesluitState {
  return { decisions: Entries.from(decisions.map(({ label: _, actions: __, ...rest }) => [rest.id, entrySaid(rest)] as const)) };
}
