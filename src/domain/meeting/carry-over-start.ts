import { circleOfMeeting, narrowCircle, type Circle } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { isRejection } from '../kernel/rejection.js';
import { nextStatementNumber, type BeeldPayload } from '../beeld/index.js';
import type { BesluitPayload } from '../besluit/index.js';
import type { Decision } from '../besluit/state.js';
import type { OordeelPayload } from '../oordeel/index.js';
import { carryOverOf, deedCircleIn, nameOf, topicOfLeftover } from './carry-over.js';
import { meetingEvent } from './events.js';
import type { Answer, Leftover, MeetingScope, MeetingState } from './state.js';

/**
 * What is fixed when a meeting starts (R9): the list of what earlier meetings left; the topics that go on, each noted at the meeting it
 * comes from, so that it goes on once; and as statements what other teams decided on what this team passed on.
 */
export function carryOverEvents(scope: MeetingScope, facts: Facts): readonly Draft[] {
  if (scope.before === undefined) return [];
  const { meeting, picture } = scope;
  const { since, actions, matters, undecided, topics, answers } = carryOverOf(scope, scope.before(), { at: facts.at, today: facts.today, day: facts.today });
  const carried = {
    since,
    actions: actions.map(({ action, group }) => ({ actionId: action.id, group })),
    matters: matters.map(({ decision, meeting: from, kind }) => ({ decisionId: decision.id, meetingId: from.id, kind })),
    ...(undecided.length === 0 ? {} : { undecided: undecided.map(({ topic, meeting: from }) => ({ topicId: topic.id, meetingId: from.id })) }),
    pictureVersion: picture.version,
  };
  return [
    meetingEvent(meeting.id, 'CarriedOver', carried),
    ...topics.flatMap((leftover) => goesOn(leftover, scope, facts.ids.next())),
    ...answers
      .flatMap((answer) => tellable(answer, scope))
      .flatMap((told, place) => comesBack(told, meeting, { statementId: facts.ids.next(), number: nextStatementNumber(picture) + place })),
  ];
}

function goesOn(leftover: Leftover, scope: MeetingScope, asTopicId: string): readonly Draft[] {
  const meetingId = scope.meeting.id;
  const circle = deedCircleIn(scope);
  const { meeting: from, topic, decision } = leftover;
  // What a decision on the earlier topic would have settled, one on this topic settles as well.
  const settles = [...(topic?.carriedFrom?.settles ?? []), ...(decision === null ? [] : [{ meetingId: from.id, decisionId: decision.id, reference: decision.reference }])];
  const proposed: OordeelPayload<'TopicProposed'> = {
    ...{ topicId: asTopicId, itemId: null, parkedId: null, ...topicOfLeftover(leftover) },
    carriedFrom: { meetingId: from.id, name: nameOf(from), topicId: topic?.id ?? null, decisionId: decision?.id ?? null, ...(settles.length === 0 ? {} : { settles }) },
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

/** What another team decided, and who may know of it there and here; none when nobody is in all those circles: then it stays with the decision. */
function tellable(answer: Answer, { crisis, meeting }: MeetingScope): readonly Told[] {
  const { meeting: from, decision, by } = answer;
  const decided = [...(by?.besluit.decisions.values() ?? [])].find(({ reference }) => reference === answer.answer.reference) ?? null;
  const theirs = by === null ? null : circleOfMeeting(by, crisis.teams);
  const narrow = narrowCircle(circleOfMeeting(meeting, crisis.teams), circleOfMeeting(from, crisis.teams), theirs, answer.answer.restrictedTo ?? null, decided?.restrictedTo ?? null, decision.restrictedTo);
  return isRejection(narrow) ? [] : [{ ...answer, decided, circle: narrow.circle }];
}

interface Told extends Answer {
  readonly decided: Decision | null;
  readonly circle: Circle;
}

/** The statement that tells it, noted at the decision that was passed on. */
function comesBack({ meeting: from, decision, answer, by, decided, circle }: Told, { id: meetingId, crisisId }: MeetingState, made: { readonly statementId: string; readonly number: number }): readonly Draft[] {
  const statement: BeeldPayload<'StatementAdded'> = {
    ...{ ...made, crisisId, meetingId, itemId: null, phase: 'opening', theme: null, replaces: null, restrictedTo: circle },
    text: decided?.words ?? answer.note ?? decision.words,
    speaker: { kind: 'text', id: null, text: by?.teamAbbreviation ?? decision.fields.forwardedTo ?? '' },
    statedSource: [answer.reference ?? (by === null ? null : nameOf(by)), decision.reference].filter((part) => part !== null).join(' / '),
    asOf: answer.at,
    certainty: 'feit',
  };
  const told: BesluitPayload<'DecisionFollowedUp'> = {
    ...{ decisionId: decision.id, meetingId, how: 'settled', note: null, reviewDate: null, asStatementId: made.statementId },
    ...(answer.reference === undefined ? {} : { reference: answer.reference }),
    ...(circle === null ? {} : { restrictedTo: circle }),
  };
  return [
    { stream: streamOf('picture', crisisId), type: 'StatementAdded', payload: statement },
    { stream: streamOf('meeting', from.id), type: 'DecisionFollowedUp', payload: told },
  ];
}
