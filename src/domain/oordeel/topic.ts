import { SEALED, sealedMark } from '../kernel/amend.js';
import { markOf } from '../kernel/entry.js';
import type { RecordedEvent } from '../kernel/event.js';
import { FEASIBILITY_TESTS } from '../kernel/words.js';
import type { OordeelPayload } from './events.js';
import type { FeasibilityCheck, ProvisionalDecision, Topic } from './state.js';

const FRESH = { discussedAt: null, droppedReason: null, dilemma: null, uncertainties: null, arguments: [], options: [], feasibility: {}, provisional: [] };

/** The topic that this event made; `later` when the topics were agreed already (R4): then it needs no agreement of its own. */
export function topicOf(event: RecordedEvent<string, OordeelPayload<'TopicProposed'>>, later: boolean): Topic {
  const { topicId, parkedId: _, offeredBy: __, offeredById: ___, imported: ____, carriedFrom, ...proposed } = event.payload;
  return { ...FRESH, ...proposed, ...(carriedFrom === undefined ? {} : { carriedFrom }), ...markOf(event), id: topicId, state: later ? 'agreed' : 'proposed', later };
}

/** The tombstone of a topic whose words a sealed removal destroyed (R7). */
export function sealedTopic(event: RecordedEvent, later: boolean): Topic {
  return {
    ...FRESH,
    ...sealedMark(markOf(event)),
    id: `${SEALED}:${event.version}`,
    itemId: null,
    title: '',
    text: null,
    kind: null,
    horizon: null,
    state: 'dropped',
    droppedReason: SEALED,
    later,
    restrictedTo: null,
  };
}

/** True when the topic still counts: not dropped, not struck. */
export function isLive(topic: Topic): boolean {
  return topic.state !== 'dropped' && topic.struck === null;
}

/** Counts the answers to one question of the check: 0 before the first (R16). */
export function feasibilityVersion(check: FeasibilityCheck | undefined): number {
  return check === undefined ? 0 : check.earlier.length + 1;
}

/** True when all three tests of the feasibility check have an answer (R14); 'unknown' is an answer. */
export function feasibilityComplete(topic: Topic): boolean {
  return FEASIBILITY_TESTS.every((test) => topic.feasibility[test] !== undefined);
}

/** The measures of this topic that wait for Besluit without a complete feasibility check (R14). */
export function measuresUnchecked(topic: Topic): readonly ProvisionalDecision[] {
  if (!isLive(topic) || feasibilityComplete(topic)) return [];
  return topic.provisional.filter((one) => one.measure && one.decisionId === null && one.struck === null);
}
