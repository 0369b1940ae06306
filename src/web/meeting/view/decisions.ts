import { mayReopen } from '../../../domain/besluit/index.js';
import type { Decision, DecisionFields } from '../../../domain/besluit/state.js';
import { grantsFor } from '../../../domain/kernel/rights.js';
import { FEASIBILITY_TESTS, OUTCOMES, type Outcome } from '../../../domain/kernel/words.js';
import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope, MeetingState } from '../../../domain/meeting/state.js';
import { isLive } from '../../../domain/oordeel/index.js';
import type { ProvisionalDecision, Topic } from '../../../domain/oordeel/state.js';
import { hrefOf, type At } from '../at.js';
import { DECISION_FIELD_NAMES, DECISION_INPUTS } from '../forms/decision-fields.js';
import { markView, mayCorrect, saidView } from './mark.js';
import { proposeView } from './propose.js';
import { topicsInOrder } from './topics.js';
import type { Who } from './who.js';

/** Whether someone confirms and objects as the one who decides (R1), not on their behalf. */
export const isDecider = (who: Who): boolean => grantsFor('confirm', who.columns).has('yes');

/** The fields of a decision that are filled in, with the kind of value each is. */
function filledFields(fields: DecisionFields) {
  return DECISION_FIELD_NAMES.filter((name) => fields[name] !== null).map((name) => ({ name, value: fields[name], type: DECISION_INPUTS[name] }));
}

/** Decisions in order of number. */
export function decisionsInOrder(meeting: MeetingState): Decision[] {
  return [...meeting.besluit.decisions.values()].sort((a, b) => a.number - b.number);
}

function decisionView(decision: Decision, scope: MeetingScope, who: Who, at: At) {
  const { meeting } = scope;
  const topic = decision.topicId === null ? undefined : meeting.oordeel.topics.get(decision.topicId);
  const toConfirm = decision.confirmation.state === 'to-confirm' && decision.struck === null;
  const decider = isDecider(who);
  const editable = decision.struck === null && (mayCorrect(decision, who) || who.can.CompleteDecision === true);
  return {
    kind: 'decision',
    id: decision.id,
    number: decision.number,
    reference: decision.reference,
    outcome: decision.outcome,
    urgent: decision.urgent,
    said: saidView(decision.words),
    words: decision.words,
    wordsBefore: decision.wordsBefore,
    topic: topic ? { id: topic.id, title: topic.title } : null,
    fields: filledFields(decision.fields),
    present: decision.present.map((one) => one.name),
    confirmation: decision.confirmation,
    toConfirm,
    objections: decision.objections,
    restricted: circleNames(decision.restrictedTo, scope),
    checks: topic ? FEASIBILITY_TESTS.flatMap((test) => (topic.feasibility[test] ? [{ test, answer: topic.feasibility[test].answer }] : [])) : [],
    mark: markView(decision),
    canConfirm: toConfirm && decider && (decision.typedBy === null || decision.typedBy !== who.personId) && who.can.ConfirmDecision === true,
    canObject: decision.struck === null && decision.confirmation.state !== 'imported' && decider && who.can.ObjectToDecision === true,
    editable,
    propose: editable ? null : proposeView('decision', decision, [{ name: 'words', value: decision.words }], meeting, who, at, { inputs: fieldInputs(decision.fields) }),
    href: hrefOf(meeting.id, { phase: at.phase, decide: decision.id }),
    edit: editable && at.edit?.kind === 'decision' && at.edit.id === decision.id ? { inputs: fieldInputs(decision.fields), mayCorrect: mayCorrect(decision, who), reopens: mayReopen(decision, who.columns) } : null,
    object: at.edit?.kind === 'object' && at.edit.id === decision.id,
    actions: [...scope.actions.values()].filter((one) => one.decisionId === decision.id && one.struck === null).map((one) => ({ number: one.number, what: one.what })),
  };
}

export type DecisionView = ReturnType<typeof decisionView>;

/** Every decision of the meeting, as lists and pages show it. */
export function decisionsView(scope: MeetingScope, who: Who, at: At) {
  return decisionsInOrder(scope.meeting).map((decision) => decisionView(decision, scope, who, at));
}

/** Every field of a decision as an input with its value. */
export function fieldInputs(fields: DecisionFields | null) {
  return DECISION_FIELD_NAMES.map((name) => ({ name, type: DECISION_INPUTS[name], value: fields?.[name] ?? null }));
}

/** The words beside a decision that an outcome cannot do without come first in its form. */
const FIRST: Readonly<Partial<Record<Outcome, readonly (keyof DecisionFields)[]>>> = {
  forwarded: ['forwardedTo'],
  'under-consideration': ['considerPart', 'considerWith', 'considerUntil'],
};
const EARLY = new Set(Object.values(FIRST).flat());

interface Waiting {
  readonly topic: Topic;
  readonly provisional: ProvisionalDecision;
}

/** Provisional decisions that no decision settled yet, in the order of the topics. */
export function waitingProvisional(meeting: MeetingState): Waiting[] {
  return topicsInOrder(meeting)
    .filter((topic) => topic.struck === null)
    .flatMap((topic) => topic.provisional.filter((one) => one.struck === null && one.decisionId === null).map((provisional) => ({ topic, provisional })));
}

/** Besluit: which provisional decision is dealt with now, what waits, and the form for it. */
export function decideView(scope: MeetingScope, who: Who, at: At, itemId: string | null = null) {
  const waiting = waitingProvisional(scope.meeting).filter((one) => itemId === null || one.topic.itemId === itemId);
  const chosen = waiting.find((one) => one.provisional.id === at.decide) ?? waiting[0] ?? null;
  const urgent = chosen === null || at.dialog === 'urgent';
  const inputs = fieldInputs(null);
  return {
    ...topicsLeft(scope.meeting, at, itemId),
    may: who.can.Decide === true,
    types: !isDecider(who),
    urgent,
    itemId,
    chosen: chosen && !urgent ? chosenView(chosen) : null,
    outcomes: OUTCOMES.map((outcome) => ({ value: outcome, pressed: outcome === 'taken' })),
    early: inputs.filter((input) => EARLY.has(input.name)),
    later: inputs.filter((input) => !EARLY.has(input.name)),
    waiting: waiting.map((one) => ({
      id: one.provisional.id,
      number: one.provisional.number,
      title: one.topic.title,
      said: saidView(one.provisional.words),
      current: !urgent && one === chosen,
      href: hrefOf(scope.meeting.id, { phase: at.phase, item: at.item, decide: one.provisional.id }),
    })),
  };
}

/** Topics that were discussed and have neither words nor a decision yet. */
export function topicsWithoutDecision(meeting: MeetingState, itemId: string | null): Topic[] {
  const decided = new Set([...meeting.besluit.decisions.values()].flatMap(({ topicId, struck }) => (struck === null ? (topicId ?? []) : [])));
  const wordless = (topic: Topic) => !topic.provisional.some((one) => one.struck === null) && !decided.has(topic.id);
  return topicsInOrder(meeting, itemId).filter((topic) => isLive(topic) && topic.state === 'discussed' && wordless(topic));
}

/** Topics that came to Besluit without being discussed, and those that were discussed without a provisional decision. */
function topicsLeft(meeting: MeetingState, at: At, itemId: string | null) {
  const live = meeting.state === 'running' && itemId === null ? topicsInOrder(meeting).filter(isLive) : [];
  const link = ({ id, title }: Topic) => ({ title, href: hrefOf(meeting.id, { phase: 'oordeel', item: at.item, topic: id }) });
  return {
    undiscussed: live.filter((topic) => topic.state !== 'discussed').map(link),
    withoutWords: live.filter((topic) => topic.state === 'discussed' && !topic.provisional.some((one) => one.struck === null)).map(link),
  };
}

function chosenView({ topic, provisional }: Waiting) {
  const asked = provisional.measure ? FEASIBILITY_TESTS : [];
  return {
    provisionalId: provisional.id,
    number: provisional.number,
    topicId: topic.id,
    title: topic.title,
    words: provisional.words,
    measure: provisional.measure,
    unchecked: asked.filter((test) => topic.feasibility[test] === undefined),
    unknown: asked.filter((test) => topic.feasibility[test]?.answer === 'unknown'),
    dilemma: topic.dilemma,
  };
}

/** The large page of whoever decides: the decision at hand, what else waits, what was confirmed. */
export function confirmView(decisions: readonly DecisionView[], at: At) {
  const waiting = decisions.filter((one) => one.toConfirm);
  const chosen = decisions.find((one) => one.id === at.decide && one.mark.struck === null) ?? waiting[0] ?? null;
  return {
    chosen,
    place: chosen === null ? 0 : decisions.findIndex((one) => one.id === chosen.id) + 1,
    of: decisions.length,
    next: waiting.filter((one) => one !== chosen),
    done: decisions.filter((one) => !one.toConfirm && one !== chosen && one.mark.struck === null),
    objecting: at.edit?.kind === 'object' && at.edit.id === chosen?.id,
  };
}
