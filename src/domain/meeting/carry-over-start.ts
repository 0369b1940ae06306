import type { Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import type { BesluitPayload } from '../besluit/index.js';
import type { OordeelPayload } from '../oordeel/index.js';
import { carryOverOf, deedCircleIn, nameOf, topicOfLeftover } from './carry-over.js';
import { meetingEvent } from './events.js';
import type { Leftover, MeetingScope } from './state.js';

/**
 * What is fixed when a meeting starts (R9): the list of what earlier meetings left, and the topics that go on, each noted at the
 * meeting it comes from, so that it goes on once.
 */
export function carryOverEvents(scope: MeetingScope, facts: Facts): readonly Draft[] {
  if (scope.before === undefined) return [];
  const { meeting, picture } = scope;
  const { since, actions, matters, topics } = carryOverOf(scope, scope.before(), { at: facts.at, today: facts.today, day: facts.today });
  const carried = {
    since,
    actions: actions.map(({ action, group }) => ({ actionId: action.id, group })),
    matters: matters.map(({ decision, meeting: from, kind }) => ({ decisionId: decision.id, meetingId: from.id, kind })),
    pictureVersion: picture.version,
  };
  return [meetingEvent(meeting.id, 'CarriedOver', carried), ...topics.flatMap((leftover) => goesOn(leftover, scope, facts.ids.next()))];
}

function goesOn(leftover: Leftover, scope: MeetingScope, asTopicId: string): readonly Draft[] {
  const meetingId = scope.meeting.id;
  const circle = deedCircleIn(scope);
  const { meeting: from, topic, decision } = leftover;
  const proposed: OordeelPayload<'TopicProposed'> = {
    ...{ topicId: asTopicId, itemId: null, parkedId: null, ...topicOfLeftover(leftover) },
    carriedFrom: { meetingId: from.id, name: nameOf(from), topicId: topic?.id ?? null, decisionId: decision?.id ?? null },
  };
  const left = streamOf('meeting', from.id);
  const onTopic = (topicId: string): OordeelPayload<'TopicCarriedOn'> => ({ topicId, meetingId, asTopicId, ...circle });
  const onDecision = (decisionId: string): BesluitPayload<'DecisionFollowedUp'> => ({ decisionId, meetingId, how: 'continued', note: null, reviewDate: null, asTopicId, ...circle });
  return [
    { stream: streamOf('meeting', meetingId), type: 'TopicProposed', payload: proposed },
    ...(decision === null ? [] : [{ stream: left, type: 'DecisionFollowedUp', payload: onDecision(decision.id) }]),
    ...(decision !== null || topic === null ? [] : [{ stream: left, type: 'TopicCarriedOn', payload: onTopic(topic.id) }]),
  ];
}
