import { amended, struck } from '../kernel/amend.js';
import { markOf, type EntryMark } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { OordeelPayload, TopicEntryKind } from './events.js';
import type { Topic } from './state.js';

/** Folds an event that stays inside this topic; any other leaves it as it is. Pure. */
export function evolveTopic(topic: Topic, event: RecordedEvent): Topic {
  switch (event.type) {
    case 'TopicChanged': {
      const { topicId: _, ...after } = event.payload as OordeelPayload<'TopicChanged'>;
      return amended(topic, event, after);
    }
    case 'TopicCarriedOn': {
      const { topicId: _, asTopicId, ...on } = event.payload as OordeelPayload<'TopicCarriedOn'>;
      return { ...topic, carriedOn: { ...on, topicId: asTopicId } };
    }
    case 'TopicFollowedUp': {
      const { topicId: _, restrictedTo, ...followed } = event.payload as OordeelPayload<'TopicFollowedUp'>;
      const circle = restrictedTo === undefined ? {} : { restrictedTo };
      return { ...topic, followUps: [...(topic.followUps ?? []), { at: event.happenedAt, by: event.actor.name, ...followed, ...circle }] };
    }
    case 'ArgumentAdded': {
      const { argumentId, side, text, speaker } = event.payload as OordeelPayload<'ArgumentAdded'>;
      return { ...topic, arguments: [...topic.arguments, { id: argumentId, side, text, speaker, ...markOf(event) }] };
    }
    case 'OptionAdded': {
      const { optionId, letter, text, pros, cons } = event.payload as OordeelPayload<'OptionAdded'>;
      return { ...topic, options: [...topic.options, { id: optionId, letter, text, pros, cons, ...markOf(event) }] };
    }
    case 'OptionChanged': {
      const { optionId, text, pros, cons } = event.payload as OordeelPayload<'OptionChanged'>;
      return changeEntry(topic, 'option', optionId, (option) => amended(option, event, { text, pros, cons }));
    }
    case 'FeasibilityChecked':
      return checked(topic, event as RecordedEvent<string, OordeelPayload<'FeasibilityChecked'>>);
    case 'ProvisionalWorded': {
      const { provisionalId, number, words, optionId, measure } = event.payload as OordeelPayload<'ProvisionalWorded'>;
      const worded = { id: provisionalId, number, words, optionId, measure, decisionId: null, ...markOf(event) };
      return { ...topic, provisional: [...topic.provisional, worded] };
    }
    case 'ProvisionalRevised': {
      const { provisionalId, words, measure } = event.payload as OordeelPayload<'ProvisionalRevised'>;
      return changeEntry(topic, 'provisional', provisionalId, (one) => ({ ...amended(one, event, { words }), measure }));
    }
    case 'TopicEntryCorrected': {
      const { kind, entryId, texts } = event.payload as OordeelPayload<'TopicEntryCorrected'>;
      return changeEntry(topic, kind, entryId, (entry) => amended(entry, event, texts));
    }
    case 'TopicEntryStruck': {
      const { kind, entryId, reason } = event.payload as OordeelPayload<'TopicEntryStruck'>;
      return changeEntry(topic, kind, entryId, (entry) => struck(entry, event, reason));
    }
    case 'DecisionTaken':
      return settled(topic, event.payload as { readonly provisionalId: string | null; readonly decisionId: string });
    default:
      return topic;
  }
}

function checked(topic: Topic, event: RecordedEvent<string, OordeelPayload<'FeasibilityChecked'>>): Topic {
  const { test, answer, remark } = event.payload;
  const before = topic.feasibility[test];
  const earlier = before === undefined ? [] : [...before.earlier, { answer: before.answer, remark: before.remark, at: before.at, by: before.by }];
  return { ...topic, feasibility: { ...topic.feasibility, [test]: { answer, remark, at: event.happenedAt, by: event.actor.name, earlier } } };
}

/** Besluit came to the provisional decision: it names the decision that settled it. */
function settled(topic: Topic, { provisionalId, decisionId }: { readonly provisionalId: string | null; readonly decisionId: string }): Topic {
  if (!topic.provisional.some((one) => one.id === provisionalId)) return topic;
  return { ...topic, provisional: topic.provisional.map((one) => (one.id === provisionalId ? { ...one, decisionId } : one)) };
}

type ChangeEntry = <E extends EntryMark & { readonly id: string }>(entry: E) => E;

function changeEntry(topic: Topic, kind: TopicEntryKind, id: string, to: ChangeEntry): Topic {
  const inList = <E extends EntryMark & { readonly id: string }>(list: readonly E[]) => list.map((entry) => (entry.id === id ? to(entry) : entry));
  switch (kind) {
    case 'topic':
      return to(topic);
    case 'argument':
      return { ...topic, arguments: inList(topic.arguments) };
    case 'option':
      return { ...topic, options: inList(topic.options) };
    case 'provisional':
      return { ...topic, provisional: inList(topic.provisional) };
  }
}

