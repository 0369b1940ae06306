import { z } from 'zod';
import { Entries } from '../kernel/entries.js';
import { circleSaid, counted, deedSaid, entrySaid, inner, innerOrNot, linkSaid, markSaid, moment, momentOrNot, partySaid, said, saidOrNot } from '../kernel/document.js';
import { FEASIBILITY_ANSWERS, FEASIBILITY_TESTS, FOLLOW_UPS, HORIZONS, TOPIC_KINDS } from '../kernel/words.js';
import type { OordeelState, Topic } from './state.js';

const answer = { answer: z.enum(FEASIBILITY_ANSWERS), remark: saidOrNot, at: moment, by: said };

const topic = z.strictObject({
  id: inner,
  itemId: innerOrNot,
  title: said,
  text: saidOrNot,
  kind: z.enum(TOPIC_KINDS).nullable(),
  horizon: z.enum(HORIZONS).nullable(),
  state: z.enum(['proposed', 'agreed', 'discussed', 'dropped']),
  droppedReason: saidOrNot,
  droppedBy: deedSaid.optional(),
  later: z.boolean(),
  discussedAt: momentOrNot,
  dilemma: saidOrNot,
  uncertainties: saidOrNot,
  restrictedTo: circleSaid,
  carriedFrom: z.strictObject({ meetingId: inner, name: said, topicId: innerOrNot, decisionId: innerOrNot, settles: z.array(z.strictObject({ meetingId: inner, decisionId: inner, reference: said })).optional() }).optional(),
  carriedOn: z.strictObject({ meetingId: inner, topicId: inner, restrictedTo: circleSaid.optional() }).optional(),
  followUps: z.array(z.strictObject({ at: moment, by: said, meetingId: inner, how: z.enum(FOLLOW_UPS), note: saidOrNot, restrictedTo: circleSaid.optional() })).optional(),
  place: counted,
  arguments: z.array(z.strictObject({ id: inner, side: z.enum(['for', 'against', 'neutral']), text: said, speaker: partySaid.nullable(), mark: markSaid })),
  options: z.array(z.strictObject({ id: inner, letter: said, text: said, pros: saidOrNot, cons: saidOrNot, mark: markSaid })),
  feasibility: z.array(z.strictObject({ test: z.enum(FEASIBILITY_TESTS), ...answer, earlier: z.array(z.strictObject(answer)) })),
  provisional: z.array(
    z.strictObject({ id: inner, number: counted, words: said, optionId: innerOrNot, measure: z.boolean(), decisionId: innerOrNot, label: said, mark: markSaid }),
  ),
  decisions: z.array(linkSaid),
  mark: markSaid,
});

/** Oordeel in the JSON of minutes. */
export const oordeelSaid = z.strictObject({
  agreed: z.strictObject({ at: moment, by: said }).nullable(),
  topics: z.array(topic),
  parked: z.array(
    z.strictObject({
      ...{ id: inner, text: said, itemId: innerOrNot, restrictedTo: circleSaid, topicId: innerOrNot },
      ...{ dropped: z.boolean(), droppedReason: saidOrNot, droppedBy: deedSaid.optional(), mark: markSaid },
    }),
  ),
});
export type OordeelSaid = z.output<typeof oordeelSaid>;

/** Oordeel as the meeting keeps it. Its order is that of the topics as far as none is dropped or struck; what comes after keeps its place by entry. */
export function oordeelOfSaid({ agreed, topics, parked }: OordeelSaid): OordeelState {
  const kept = topics.map(topicOfSaid);
  const gone = kept.findIndex(({ state, struck }) => state === 'dropped' || struck !== null);
  return {
    topics: Entries.from(kept.map((one) => [one.id, one] as const)),
    order: kept.slice(0, gone < 0 ? undefined : gone).map(({ id }) => id),
    agreed,
    current: null,
    parked: parked.map(entrySaid),
  };
}

function topicOfSaid(said: OordeelSaid['topics'][number]): Topic {
  const { place: _, decisions: __, ...rest } = said;
  return {
    ...entrySaid(rest),
    arguments: said.arguments.map(entrySaid),
    options: said.options.map(entrySaid),
    feasibility: Object.fromEntries(said.feasibility.map(({ test, ...check }) => [test, check])),
    provisional: said.provisional.map(({ label: ___, ...provisional }) => entrySaid(provisional)),
  };
}
