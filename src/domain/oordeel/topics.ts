import { itemOf } from '../kernel/agenda.js';
import { checkEntry } from '../kernel/amend.js';
import { checkCircle, chooseCircle, circleOfMeeting, knownTo } from '../kernel/circle.js';
import { command } from '../kernel/command.js';
import { checkHappenedAt } from '../kernel/input.js';
import { isRejection, reject } from '../kernel/rejection.js';
import * as input from './commands.js';
import { inMeeting, isDecided, oordeelEvent, topicIn, type OordeelMeeting, type OordeelScope } from './scope.js';
import { isLive } from './topic.js';

/** Proposes a topic; after the agreement it is a later one, marked so (R4). Codes: unknown-item, unknown-person, empty-circle, in-the-future. */
export const proposeTopic = command({
  ...inMeeting,
  act: 'topic',
  name: 'ProposeTopic',
  input: input.proposeTopic,
  decide({ crisis, meeting }: OordeelScope, { title, text, kind, horizon, ...read }, facts) {
    const refused = checkHappenedAt(read.happenedAt, facts.at) ?? checkCircle(read.restrictedTo, crisis.people, meeting.attendance.seats);
    if (refused) return refused;
    const item = itemOf(meeting, read.itemId, facts.actor);
    if (isRejection(item)) return item;
    const narrow = chooseCircle(read.restrictedTo, { actor: facts.actor, seats: meeting.attendance.seats, restricted: circleOfMeeting(meeting, crisis.teams) !== null }, item.circle);
    if (isRejection(narrow)) return narrow;
    const topicId = facts.ids.next();
    const payload = { topicId, itemId: item.itemId, title, text, kind, horizon, parkedId: null, restrictedTo: narrow.circle };
    return [oordeelEvent(meeting, 'TopicProposed', payload, read.happenedAt)];
  },
});

/** Rewords a topic, its dilemma and uncertainties; what stood there is kept (R7). Codes: unknown-topic, topic-dropped, stale-version. */
export const changeTopic = command({
  ...inMeeting,
  act: 'topic',
  name: 'ChangeTopic',
  input: input.changeTopic,
  decide({ meeting }: OordeelScope, { meetingId: _, entryVersion, ...changed }, facts) {
    const topic = topicIn(meeting, changed.topicId, facts.actor);
    if (isRejection(topic)) return topic;
    return checkEntry(topic, entryVersion) ?? [oordeelEvent(meeting, 'TopicChanged', changed)];
  },
});

/**
 * Puts the topics in order: all that count and that the actor knows, each once; restricted ones outside the
 * actor's circle keep their place. Codes: order-changed (R16: it is no longer as the actor saw it), topics-differ, nothing-changes.
 */
export const orderTopics = command({
  ...inMeeting,
  act: 'topic',
  name: 'OrderTopics',
  input: input.orderTopics,
  decide({ meeting }: OordeelScope, { topicIds, basedOn }, { actor }) {
    const now = liveOrder(meeting);
    const isKnown = (id: string) => knownTo(actor, meeting.oordeel.topics.get(id)?.restrictedTo ?? null);
    const known = now.filter(isKnown);
    if (basedOn.length !== known.length || basedOn.some((id, place) => id !== known[place])) return reject('order-changed', 'topicIds');
    if (topicIds.length !== known.length || !known.every((id) => topicIds.includes(id))) return reject('topics-differ', 'topicIds');
    if (topicIds.every((id, place) => id === known[place])) return reject('nothing-changes', 'topicIds');
    const wanted = topicIds.values();
    return [oordeelEvent(meeting, 'TopicsOrdered', { topicIds: now.map((id) => (isKnown(id) ? (wanted.next().value ?? id) : id)) })];
  },
});

/** Takes a topic off the list, with the reason. Codes: unknown-topic, topic-dropped, topic-decided. */
export const dropTopic = command({
  ...inMeeting,
  act: 'topic',
  name: 'DropTopic',
  input: input.dropTopic,
  decide({ meeting }: OordeelScope, { topicId, reason }, facts) {
    const topic = topicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    if (isDecided(meeting, topic)) return reject('topic-decided', 'topicId');
    return [oordeelEvent(meeting, 'TopicDropped', { topicId, reason })];
  },
});

/** Records that the participants agree on the topics and their order (R4). Codes: no-topics, in-the-future. */
export const agreeTopics = command({
  ...inMeeting,
  act: 'agree-topics',
  name: 'AgreeTopics',
  input: input.agreeTopics,
  decide({ meeting }: OordeelScope, { happenedAt }, facts) {
    const topicIds = liveOrder(meeting);
    if (topicIds.length === 0) return reject('no-topics');
    return checkHappenedAt(happenedAt, facts.at) ?? [oordeelEvent(meeting, 'TopicsAgreed', { topicIds }, happenedAt)];
  },
});

/** Brings a topic up for discussion. Codes: unknown-topic, topic-dropped, topics-not-agreed, wrong-phase (R4), nothing-changes. */
export const discussTopic = command({
  ...inMeeting,
  act: 'topic',
  name: 'DiscussTopic',
  input: input.discussTopic,
  decide({ meeting }: OordeelScope, { topicId }, facts) {
    const topic = topicIn(meeting, topicId, facts.actor);
    if (isRejection(topic)) return topic;
    if (meeting.method === 'bob') {
      if (meeting.phase !== 'oordeel' && meeting.phase !== 'besluit') return reject('wrong-phase', undefined, { phase: meeting.phase ?? 'opening' });
      if (meeting.oordeel.agreed === null) return reject('topics-not-agreed');
    }
    if (meeting.oordeel.current === topicId) return reject('nothing-changes', 'topicId');
    return [oordeelEvent(meeting, 'TopicDiscussed', { topicId })];
  },
});

/** Dropping a topic bears on what earlier meetings left: domain/meeting has that one. */
export const TOPIC_COMMANDS = [proposeTopic, changeTopic, orderTopics, agreeTopics, discussTopic] as const;

/** All topics that count, in their order. */
function liveOrder({ oordeel }: OordeelMeeting): readonly string[] {
  return oordeel.order.filter((id) => {
    const topic = oordeel.topics.get(id);
    return topic !== undefined && isLive(topic);
  });
}
