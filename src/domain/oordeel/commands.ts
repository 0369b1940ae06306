import { z } from 'zod';
import { circle, entryVersion, happenedAt, id, optionalId, orNull, party, ticked } from '../kernel/input.js';
import { line, optionalText, text } from '../kernel/text.js';
import { FEASIBILITY_ANSWERS, FEASIBILITY_TESTS, HORIZONS, TOPIC_KINDS } from '../kernel/words.js';

const kind = () => orNull(z.enum(TOPIC_KINDS, { error: 'not-a-topic-kind' }));
const horizon = () => orNull(z.enum(HORIZONS, { error: 'not-a-horizon' }));

const meetingId = id();
const onTopic = { meetingId, topicId: id() };

export const proposeTopic = z.object({
  meetingId,
  title: line(),
  kind: kind(),
  horizon: horizon(),
  itemId: optionalId(),
  restrictedTo: circle(),
  text: optionalText(),
  happenedAt: happenedAt(),
});
export const changeTopic = z.object({
  ...onTopic,
  entryVersion: entryVersion(),
  title: line(),
  kind: kind(),
  horizon: horizon(),
  dilemma: optionalText(),
  uncertainties: optionalText(),
});
/** `basedOn`: the order that the person saw and changes. */
export const orderTopics = z.object({ meetingId, topicIds: z.array(id()).min(1, { error: 'required' }), basedOn: z.array(id()) });
export const dropTopic = z.object({ ...onTopic, reason: line() });
export const agreeTopics = z.object({ meetingId, happenedAt: happenedAt() });
export const discussTopic = z.object(onTopic);
export const addArgument = z.object({
  ...onTopic,
  side: z.enum(['for', 'against', 'neutral'], { error: 'not-a-side' }),
  text: text(),
  speaker: orNull(party()),
  happenedAt: happenedAt(),
});
export const addOption = z.object({ ...onTopic, text: text(), pros: optionalText(), cons: optionalText(), happenedAt: happenedAt() });
export const changeOption = z.object({
  ...onTopic,
  optionId: id(),
  entryVersion: entryVersion(),
  text: text(),
  pros: optionalText(),
  cons: optionalText(),
});
/** `entryVersion`: how many answers the person saw; without it the answer counts whatever was said meanwhile. */
export const checkFeasibility = z.object({
  ...onTopic,
  test: z.enum(FEASIBILITY_TESTS, { error: 'not-a-test' }),
  answer: z.enum(FEASIBILITY_ANSWERS, { error: 'not-an-answer' }),
  remark: optionalText(),
  entryVersion: z.coerce.number({ error: 'not-a-version' }).int({ error: 'not-a-version' }).min(0, { error: 'not-a-version' }).optional(),
});
export const wordProvisional = z.object({ ...onTopic, words: text(), optionId: optionalId(), measure: ticked(), happenedAt: happenedAt() });
export const reviseProvisional = z.object({
  ...onTopic,
  provisionalId: id(),
  entryVersion: entryVersion(),
  words: text(),
  measure: ticked(),
});
export const parkSolution = z.object({ meetingId, text: text(), happenedAt: happenedAt() });
export const makeTopicOfParked = z.object({ meetingId, parkedId: id(), kind: kind() });
export const dropParked = z.object({ meetingId, parkedId: id(), reason: line() });

/** The texts that a correction may change, by kind of entry. */
export const TOPIC_TEXTS = {
  topic: { title: line(), text: optionalText(), dilemma: optionalText(), uncertainties: optionalText() },
  argument: { text: text() },
  option: { text: text(), pros: optionalText(), cons: optionalText() },
  provisional: { words: text() },
};
