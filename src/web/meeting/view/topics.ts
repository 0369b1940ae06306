import type { Argument, Option, ProvisionalDecision, Topic } from '../../../domain/oordeel/state.js';
import { FEASIBILITY_TESTS } from '../../../domain/kernel/words.js';
import { isLive } from '../../../domain/oordeel/index.js';
import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope, MeetingState } from '../../../domain/meeting/state.js';
import { orderText } from '../../plugins/agenda-forms.js';
import { hrefOf, type At } from '../at.js';
import { checkView } from './feasibility.js';
import { correctForm, labelled, markView, mayCorrect, saidView } from './mark.js';
import { proposeView } from './propose.js';
import type { Who } from './who.js';

const SIDES = ['for', 'against', 'neutral'] as const;

/** Topics in their order; those that were dropped or struck come last. */
export function topicsInOrder(meeting: MeetingState, itemId: string | null = null): Topic[] {
  const { topics, order } = meeting.oordeel;
  const placed = order.flatMap((id) => topics.get(id) ?? []);
  const rest = [...topics.values()].filter((topic) => !order.includes(topic.id));
  const gone = (topic: Topic) => topic.state === 'dropped' || topic.struck !== null;
  const all = [...placed, ...rest].filter((topic) => itemId === null || topic.itemId === itemId);
  return [...all.filter((topic) => !gone(topic)), ...all.filter(gone)];
}

const holds = (topic: Topic, edit: At['edit']) => edit !== null && (topic.id === edit.id || [...topic.arguments, ...topic.options, ...topic.provisional].some(({ id }) => id === edit.id));

/** The topic that the page shows: the chosen one, or that of the open form; else the one under discussion, else the first still open. */
export function chosenTopic(meeting: MeetingState, at: At, itemId: string | null = null): Topic | null {
  const topics = topicsInOrder(meeting, itemId);
  const asked = topics.find((topic) => topic.id === at.topic) ?? topics.find((topic) => holds(topic, at.edit));
  const current = topics.find((topic) => topic.id === meeting.oordeel.current);
  return asked ?? current ?? topics.find((topic) => topic.state !== 'dropped' && topic.struck === null) ?? null;
}

/** The topics that count in their order, as the forms with arrows were based on it (R16). */
export const topicOrder = (meeting: MeetingState): string => orderText(topicsInOrder(meeting).filter(isLive));

/** The list at the left: number, state, provisional decisions. */
export function topicListView(scope: MeetingScope, chosen: Topic | null, who: Who, at: At, itemId: string | null = null) {
  const { meeting } = scope;
  const topics = topicsInOrder(meeting, itemId);
  const standing = topics.filter((topic) => topic.state !== 'dropped' && topic.struck === null);
  // Once agreed, the order stands; a later topic comes last.
  const orders = who.can.OrderTopics === true && meeting.oordeel.agreed === null;
  return topics.map((topic) => {
    const place = standing.indexOf(topic);
    return {
      id: topic.id,
      no: place < 0 ? null : place + 1,
      title: topic.title,
      kind: topic.kind,
      state: topic.state,
      later: topic.later,
      restricted: circleNames(topic.restrictedTo, scope),
      gone: place < 0,
      mark: markView(topic),
      current: topic.id === chosen?.id,
      inDiscussion: topic.id === meeting.oordeel.current && (meeting.phase === 'oordeel' || meeting.method === 'free'),
      href: hrefOf(meeting.id, { phase: at.phase, item: at.item, topic: topic.id }),
      provisional: topic.provisional.filter((one) => one.struck === null).map((one) => ({ number: one.number, at: one.happenedAt, decision: outcomeOf(meeting, one) })),
      noWords: meeting.phase === 'besluit' && place >= 0 && topic.state === 'discussed' && !topic.provisional.some((one) => one.struck === null),
      canUp: orders && place > 0,
      canDown: orders && place >= 0 && place < standing.length - 1,
      canDrop: who.can.DropTopic === true && place >= 0,
    };
  });
}

/** What became of a provisional decision; null while it waits. */
function outcomeOf(meeting: MeetingState, { decisionId }: ProvisionalDecision) {
  const decision = decisionId === null ? undefined : meeting.besluit.decisions.get(decisionId);
  return decision ? { number: decision.number, outcome: decision.outcome } : null;
}

function argumentView(argument: Argument, meeting: MeetingState, who: Who, at: At) {
  const editable = mayCorrect(argument, who);
  return {
    kind: 'argument',
    id: argument.id,
    said: saidView(argument.text),
    speaker: argument.speaker?.text ?? null,
    mark: markView(argument),
    editable,
    propose: proposeView('argument', argument, [{ name: 'text', value: argument.text }], meeting, who, at),
    edit: editable && isOpen(at, 'argument', argument.id) ? correctForm('argument', argument.id, [{ name: 'text', value: argument.text }]) : null,
  };
}

const isOpen = (at: At, kind: string, id: string) => at.edit?.kind === kind && at.edit.id === id;

function optionView(option: Option, topic: Topic, meeting: MeetingState, who: Who, at: At) {
  const editable = option.struck === null && (who.can.ChangeOption === true || mayCorrect(option, who));
  return {
    kind: 'option',
    id: option.id,
    letter: option.letter,
    text: option.text,
    pros: option.pros,
    cons: option.cons,
    chosen: topic.provisional.some((one) => one.struck === null && one.optionId === option.id),
    mark: markView(option),
    editable,
    propose: proposeView('option', option, optionFields(option), meeting, who, at),
    edit: editable && isOpen(at, 'option', option.id) ? optionForm(option, topic, who) : null,
  };
}

/** Changing an option is for who leads the topic; without that right one's own can be corrected. */
function optionForm(option: Option, topic: Topic, who: Who) {
  const fields = optionFields(option);
  if (who.can.ChangeOption !== true) return correctForm('option', option.id, fields);
  return { action: `topics/${topic.id}/options/${option.id}`, prefix: '', fields: labelled(fields), mayStrike: mayCorrect(option, who) };
}

const optionFields = ({ text, pros, cons }: Option) => Object.entries({ text, pros, cons }).map(([name, value]) => ({ name, value }));

function provisionalView(provisional: ProvisionalDecision, topic: Topic, scope: MeetingScope, who: Who, at: At) {
  const decision = provisional.decisionId === null ? undefined : scope.meeting.besluit.decisions.get(provisional.decisionId);
  const open = provisional.struck === null && provisional.decisionId === null;
  const editable = open && (who.can.ReviseProvisional === true || mayCorrect(provisional, who));
  return {
    kind: 'provisional',
    id: provisional.id,
    number: provisional.number,
    words: provisional.words,
    measure: provisional.measure,
    option: topic.options.find((option) => option.id === provisional.optionId)?.letter ?? null,
    decision: decision ? { number: decision.number, outcome: decision.outcome } : null,
    mark: markView(provisional),
    editable,
    propose: provisional.decisionId === null ? proposeView('provisional', provisional, [{ name: 'words', value: provisional.words }], scope.meeting, who, at) : null,
    edit: editable && isOpen(at, 'provisional', provisional.id) ? revising(topic, who.can.ReviseProvisional === true) : null,
  };
}

/** Revising gives new words; without that right one's own can be corrected. */
const revising = (topic: Topic, mayRevise: boolean) => ({ topicId: topic.id, mayRevise, name: mayRevise ? 'words' : 'texts.words' });

/** One topic with everything that was said about it. */
export function topicView(topic: Topic, scope: MeetingScope, who: Who, at: At) {
  const { meeting } = scope;
  const discussed = meeting.method === 'free' || topic.state === 'discussed';
  const standing = topic.state !== 'dropped' && topic.struck === null;
  const editable = standing && (who.can.ChangeTopic === true || mayCorrect(topic, who));
  const provisional = topic.provisional.map((one) => provisionalView(one, topic, scope, who, at));
  return {
    kind: 'topic',
    id: topic.id,
    no: topicsInOrder(meeting, meeting.method === 'free' ? topic.itemId : null).indexOf(topic) + 1,
    title: topic.title,
    topicKind: topic.kind,
    horizon: topic.horizon,
    later: topic.later,
    state: topic.state,
    restricted: circleNames(topic.restrictedTo, scope),
    text: topic.text,
    carriedFrom: topic.carriedFrom ?? null,
    droppedReason: topic.droppedReason,
    dilemma: topic.dilemma,
    uncertainties: topic.uncertainties,
    mark: markView(topic),
    sides: SIDES.map((side) => ({ side, list: topic.arguments.filter((one) => one.side === side).map((one) => argumentView(one, meeting, who, at)) })).filter(
      (one) => one.list.length > 0 || (discussed && one.side !== 'neutral'),
    ),
    options: topic.options.map((one) => optionView(one, topic, meeting, who, at)),
    check: checkView(topic),
    measure: topic.provisional.some((one) => one.measure && one.struck === null),
    checked: FEASIBILITY_TESTS.some((test) => topic.feasibility[test] !== undefined),
    provisional,
    discussed,
    canDiscuss: standing && !discussed && who.can.DiscussTopic === true,
    again: standing && discussed && meeting.method === 'bob' && meeting.oordeel.current !== topic.id && who.can.DiscussTopic === true,
    canArgue: standing && discussed && who.can.AddArgument === true,
    canOption: standing && discussed && who.can.AddOption === true,
    canCheck: standing && discussed && who.can.CheckFeasibility === true,
    canWord: standing && discussed && who.can.WordProvisional === true,
    canOffer: standing && who.can.OfferEntry === true,
    editable,
    canDrop: standing && who.can.DropTopic === true,
    canStrike: mayCorrect(topic, who),
    propose: standing ? proposeView('topic', topic, topicFields(topic), meeting, who, at) : null,
    edit: editable && isOpen(at, 'topic', topic.id) ? topicForm(topic, who) : null,
    optionChoices: topic.options.filter((one) => one.struck === null).map((one) => ({ value: one.id, letter: one.letter, text: one.text })),
  };
}

/** A topic is changed as a whole while it is worked on; afterwards its texts can be corrected. */
function topicForm(topic: Topic, who: Who) {
  return { whole: who.can.ChangeTopic === true, ...correctForm('topic', topic.id, topicFields(topic)) };
}

const topicFields = ({ title, text, dilemma, uncertainties }: Topic) => Object.entries({ title, text, dilemma, uncertainties }).map(([name, value]) => ({ name, value }));

export type TopicView = ReturnType<typeof topicView>;

/** The next topic that was not discussed yet, for 'next topic'. */
export function nextTopic(meeting: MeetingState, chosen: Topic | null): Topic | null {
  const open = topicsInOrder(meeting).filter((topic) => topic.state === 'agreed' && topic.struck === null && topic.id !== chosen?.id);
  return open[0] ?? null;
}

/** Solutions parked in Beeld that still wait; each keeps its number when others are taken up or dropped. */
export function parkedView(meeting: MeetingState) {
  const numbered = meeting.oordeel.parked.map((one, place) => ({ one, no: place + 1 }));
  const waiting = numbered.filter(({ one }) => one.topicId === null && !one.dropped && one.struck === null);
  return waiting.map(({ one, no }) => ({ id: one.id, no, said: saidView(one.text), by: one.by, at: one.happenedAt }));
}
