import { struck } from '../kernel/amend.js';
import { asEntries, Entries } from '../kernel/entries.js';
import { deedOf, markOf } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import type { OordeelPayload } from './events.js';
import type { OordeelState, Topic } from './state.js';
import { topicOf, sealedTopic } from './topic.js';
import { evolveTopic } from './evolve-topic.js';

export const emptyOordeel: OordeelState = { topics: Entries.none<Topic>(), order: [], agreed: null, current: null, parked: [] };

/** Folds one event of the meeting's stream; events of other slices leave it as it is. Pure. */
export function evolveOordeel(state: OordeelState, event: RecordedEvent): OordeelState {
  if (event.payload === null) return evolveSealed(state, event);
  switch (event.type) {
    case 'TopicProposed':
      return proposed(state, event as RecordedEvent<string, OordeelPayload<'TopicProposed'>>);
    case 'TopicsOrdered':
      return { ...state, order: (event.payload as OordeelPayload<'TopicsOrdered'>).topicIds };
    case 'TopicDropped':
      return dropped(state, event as RecordedEvent<string, OordeelPayload<'TopicDropped'>>);
    case 'TopicsAgreed':
      return agreed(state, event as RecordedEvent<string, OordeelPayload<'TopicsAgreed'>>);
    case 'TopicDiscussed':
      return discussed(state, event as RecordedEvent<string, OordeelPayload<'TopicDiscussed'>>);
    case 'SolutionParked': {
      const { parkedId, text, itemId = null, restrictedTo = null } = event.payload as OordeelPayload<'SolutionParked'>;
      return { ...state, parked: [...state.parked, { id: parkedId, text, itemId, restrictedTo, topicId: null, dropped: false, droppedReason: null, ...markOf(event) }] };
    }
    case 'ParkedDropped': {
      const { parkedId, reason } = event.payload as OordeelPayload<'ParkedDropped'>;
      return { ...state, parked: state.parked.map((parked) => (parked.id === parkedId ? { ...parked, dropped: true, droppedReason: reason, droppedBy: deedOf(event) } : parked)) };
    }
    case 'TopicEntryStruck':
      return entryStruck(state, event as RecordedEvent<string, OordeelPayload<'TopicEntryStruck'>>);
    default:
      return evolveOneTopic(state, event);
  }
}

/** Events that stay inside one topic, decisions that settle a provisional one among them. */
function evolveOneTopic(state: OordeelState, event: RecordedEvent): OordeelState {
  if (event.type === 'DecisionStruck') return unsettled(state, (event.payload as { readonly decisionId: string }).decisionId);
  const topicId = (event.payload as { readonly topicId?: string | null }).topicId ?? null;
  const topic = topicId === null ? undefined : state.topics.get(topicId);
  if (topic === undefined) return state;
  const changed = evolveTopic(topic, event);
  return changed === topic ? state : withTopic(state, changed);
}

function proposed(state: OordeelState, event: RecordedEvent<string, OordeelPayload<'TopicProposed'>>): OordeelState {
  const topic = topicOf(event, state.agreed !== null);
  const { parkedId } = event.payload;
  return {
    ...withTopic(state, topic),
    order: [...state.order, topic.id],
    parked: parkedId === null ? state.parked : state.parked.map((parked) => (parked.id === parkedId ? { ...parked, topicId: topic.id } : parked)),
  };
}

function agreed(state: OordeelState, event: RecordedEvent<string, OordeelPayload<'TopicsAgreed'>>): OordeelState {
  let { topics } = state;
  for (const topicId of event.payload.topicIds) {
    const topic = topics.get(topicId);
    if (topic?.state === 'proposed') topics = asEntries(topics).with(topicId, { ...topic, state: 'agreed' });
  }
  return { ...state, topics, order: event.payload.topicIds, agreed: { at: event.happenedAt, by: event.actor.name } };
}

function discussed(state: OordeelState, event: RecordedEvent<string, OordeelPayload<'TopicDiscussed'>>): OordeelState {
  const topic = state.topics.get(event.payload.topicId);
  if (topic === undefined) return state;
  return { ...withTopic(state, { ...topic, state: 'discussed', discussedAt: topic.discussedAt ?? event.happenedAt }), current: topic.id };
}

function dropped(state: OordeelState, event: RecordedEvent<string, OordeelPayload<'TopicDropped'>>): OordeelState {
  const { topicId, reason } = event.payload;
  const topic = state.topics.get(topicId);
  if (topic === undefined) return state;
  return outOfOrder(withTopic(state, { ...topic, state: 'dropped', droppedReason: reason, droppedBy: deedOf(event) }), topicId);
}

function entryStruck(state: OordeelState, event: RecordedEvent<string, OordeelPayload<'TopicEntryStruck'>>): OordeelState {
  const { kind, topicId, reason } = event.payload;
  const topic = state.topics.get(topicId);
  if (topic === undefined) return state;
  if (kind !== 'topic') return withTopic(state, evolveTopic(topic, event));
  return outOfOrder(withTopic(state, struck(topic, event, reason)), topicId);
}

/** A struck decision settles nothing any more: its provisional decision can be put again. */
function unsettled(state: OordeelState, decisionId: string): OordeelState {
  for (const topic of state.topics.values()) {
    if (!topic.provisional.some((one) => one.decisionId === decisionId)) continue;
    return withTopic(state, { ...topic, provisional: topic.provisional.map((one) => (one.decisionId === decisionId ? { ...one, decisionId: null } : one)) });
  }
  return state;
}

function evolveSealed(state: OordeelState, event: RecordedEvent): OordeelState {
  if (event.type !== 'TopicProposed') return state;
  return withTopic(state, sealedTopic(event, state.agreed !== null));
}

function outOfOrder(state: OordeelState, topicId: string): OordeelState {
  return { ...state, order: state.order.filter((id) => id !== topicId), current: state.current === topicId ? null : state.current };
}

function withTopic(state: OordeelState, topic: Topic): OordeelState {
  return { ...state, topics: asEntries(state.topics).with(topic.id, topic) };
}
