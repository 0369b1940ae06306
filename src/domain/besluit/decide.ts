import { itemOf } from '../kernel/agenda.js';
import { checkCircle, chooseCircle, circleOfMeeting, knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { checkHappenedAt } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { grantsFor } from '../kernel/rights.js';
import type { Outcome } from '../kernel/words.js';
import * as input from './commands.js';
import { checkFields } from './fields.js';
import { besluitEvent, inMeeting, type BesluitMeeting, type BesluitScope, type ProvisionalToDecide, type TopicToDecide } from './scope.js';
import type { DecisionFields } from './state.js';

/** After these outcomes the same provisional decision can come up again. */
const OPEN_ENDED: readonly Outcome[] = ['deferred', 'under-consideration', 'forwarded'];

/**
 * Records a decision (R1): by whoever decides it is taken at once, typed by the secretary it waits to be confirmed.
 * Codes: wrong-phase, topic-missing (R5), unknown-topic, topic-dropped, unknown-provisional, already-decided,
 * provisional-missing, words-unchanged, unknown-item, consider-missing, forwarded-to-missing, end-before-start, review-before-start,
 * unknown-person, empty-circle, in-the-future.
 */
export const decide = command({
  ...inMeeting,
  act: 'decide',
  name: 'Decide',
  input: input.decide,
  decide(scope: BesluitScope, read, facts) {
    const { meeting } = scope;
    const refused = checkHappenedAt(read.happenedAt, facts.at) ?? checkCircle(read.restrictedTo, scope.crisis.people, meeting.attendance.seats) ?? checkMoment(meeting, read) ?? checkFields(read.outcome, read.fields);
    if (refused) return refused;
    const subject = subjectOf(scope, read, facts);
    if (isRejection(subject)) return subject;
    const at = read.happenedAt ?? facts.at;
    const number = meeting.besluit.decisions.size + 1;
    const payload = {
      ...{ decisionId: facts.ids.next(), number, reference: `${meeting.reference ?? ''}-B${number}`, ...subject },
      ...{ urgent: read.urgent, words: read.words, outcome: read.outcome, fields: withMandate(scope, read) },
      confirmation: grantsFor('decide', facts.columns).has('yes') ? ('in-person' as const) : ('to-confirm' as const),
      present: presentAt(meeting, at),
      pictureVersion: scope.picture.version,
    };
    return [besluitEvent(meeting, 'DecisionTaken', payload, read.happenedAt)];
  },
});

/** In `bob` decisions fall in Besluit; urgent ones and forwarding may come at any time. A late entry counts by when it happened. */
function checkMoment(meeting: BesluitMeeting, read: input.Decide): Rejection | null {
  if (meeting.method === 'free' || read.urgent || read.outcome === 'forwarded') return null;
  const { happenedAt } = read;
  const wasBesluit = happenedAt !== null && meeting.phases.some(({ phase, from, until }) => phase === 'besluit' && from <= happenedAt && (until === null || happenedAt < until));
  return meeting.phase === 'besluit' || wasBesluit ? null : reject('wrong-phase', undefined, { phase: meeting.phase ?? 'opening' });
}

/** What is decided on, with the circle that may see it. */
function subjectOf({ crisis, meeting }: BesluitScope, read: input.Decide, facts: Facts) {
  const topic = topicOf(meeting, read, facts);
  if (isRejection(topic)) return topic;
  if (topic === null && meeting.method === 'bob' && !read.urgent) return reject('topic-missing', 'topicId');
  const provisional = provisionalOf(meeting, topic, read);
  if (isRejection(provisional)) return provisional;
  if (read.outcome === 'amended' && provisional?.words === read.words) return reject('words-unchanged', 'words');
  const early = topic === null || read.urgent || read.outcome === 'deferred' ? null : undiscussed(meeting, topic);
  if (early) return early;
  const item = itemOf(meeting, read.itemId, facts.actor);
  if (isRejection(item)) return item;
  const narrow = chooseCircle(read.restrictedTo, { actor: facts.actor, seats: meeting.attendance.seats, restricted: circleOfMeeting(meeting, crisis.teams) !== null }, topic?.restrictedTo ?? null, item.circle);
  if (isRejection(narrow)) return narrow;
  const wordsBefore = provisional !== null && provisional.words !== read.words ? provisional.words : null;
  return { topicId: topic?.id ?? null, provisionalId: read.provisionalId, itemId: item.itemId, wordsBefore, restrictedTo: narrow.circle };
}

/** The topic that was named, or the one that holds the provisional decision. */
function topicOf(meeting: BesluitMeeting, { topicId, provisionalId }: input.Decide, { actor }: Facts): TopicToDecide | null | Rejection {
  if (topicId === null && provisionalId === null) return null;
  const { topics } = meeting.oordeel;
  const found = topicId !== null ? topics.get(topicId) : [...topics.values()].find(({ provisional }) => provisional.some(({ id }) => id === provisionalId));
  if (found === undefined || !knownTo(actor, found.restrictedTo)) return topicId === null ? reject('unknown-provisional', 'provisionalId') : reject('unknown-topic', 'topicId');
  return found.state === 'dropped' || found.struck ? reject('topic-dropped', 'topicId') : found;
}

/** R4: only what was agreed and discussed is decided on; what was not can be deferred, or taken as urgent (R5). */
function undiscussed(meeting: BesluitMeeting, { state }: TopicToDecide): Rejection | null {
  if (meeting.method !== 'bob' || state === 'discussed') return null;
  return reject(meeting.oordeel.agreed === null ? 'topics-not-agreed' : 'topic-not-discussed', 'topicId');
}

function provisionalOf(meeting: BesluitMeeting, topic: TopicToDecide | null, { provisionalId, outcome }: input.Decide): ProvisionalToDecide | null | Rejection {
  if (provisionalId === null) return outcome === 'amended' ? reject('provisional-missing', 'provisionalId') : null;
  const found = topic?.provisional.find(({ id }) => id === provisionalId);
  if (found === undefined) return reject('unknown-provisional', 'provisionalId');
  if (found.struck) return reject('struck', 'provisionalId');
  const earlier = found.decisionId === null ? undefined : meeting.besluit.decisions.get(found.decisionId);
  if (earlier === undefined || earlier.struck || OPEN_ENDED.includes(earlier.outcome)) return found;
  return reject('already-decided', 'provisionalId', { reference: earlier.reference });
}

/** A decision that is taken names the mandate of its day, unless another was given. */
function withMandate({ crisis, meeting }: BesluitScope, { outcome, fields }: input.Decide): DecisionFields {
  if (fields.mandate !== null || (outcome !== 'taken' && outcome !== 'amended')) return fields;
  return { ...fields, mandate: crisis.teams.get(meeting.teamId)?.mandate ?? null };
}

function presentAt(meeting: BesluitMeeting, at: string) {
  const wasThere = ({ from, until }: { from: string; until: string | null }) => from <= at && (until === null || at < until);
  return [...meeting.attendance.seats.values()].filter(({ intervals }) => intervals.some(wasThere)).map(({ personId, name }) => ({ personId, name }));
}
