import { openRound } from '../attendance/index.js';
import type { ActionState } from '../actions/state.js';
import { feasibilityComplete, isLive } from '../oordeel/index.js';
import type { Topic } from '../oordeel/state.js';
import { waitingOffers } from './offers.js';
import type { MeetingScope } from './state.js';
import { decisionsInBeeld, partyWarnings, roleWarnings, uncheckedMeasures, unconfirmed, type WarningCode } from './warnings.js';

/** One line of the check before closing; `id` names the entry it is about, where there is one. */
export interface ClosingPoint {
  readonly code: ClosingCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ClosingCode =
  | WarningCode
  | 'phase-skipped'
  | 'presence-unknown'
  | 'not-heard'
  | 'round-running'
  | 'offer-waiting'
  | 'parked-left'
  | 'topic-not-discussed'
  | 'topic-without-words'
  | 'provisional-undecided'
  | 'action-without-owner'
  | 'action-without-due'
  | 'action-incomplete'
  | 'item-untouched'
  | 'reported-done'
  | 'decision-objected'
  | 'measure-taken-unchecked'
  | 'no-next-meeting';

/** Everything the rules warn of, listed before closing; nothing here blocks. Give the scope as the reader may see it. */
export function closingCheck(scope: MeetingScope): readonly ClosingPoint[] {
  return [
    ...confirmationPoints(scope),
    ...undecided(scope),
    ...uncheckedMeasures(scope),
    ...takenUnchecked(scope),
    ...openTopics(scope),
    ...topicsWithoutWords(scope.meeting).map(({ title, id }) => point('topic-without-words', { topic: title, id })),
    ...untouchedItems(scope),
    ...leftInTheTray(scope),
    ...actionPoints(scope),
    ...attendancePoints(scope),
    ...decisionsInBeeld(scope),
    ...roleWarnings(scope),
    ...partyWarnings(scope),
    ...(scope.meeting.nextMeeting === null ? [point('no-next-meeting')] : []),
  ].map(({ code, params }) => ({ code, params }));
}

function point(code: ClosingCode, params: ClosingPoint['params'] = {}): ClosingPoint {
  return { code, params };
}

/** Decisions to be confirmed; of one that was objected to (R1), who objected says more than that it waits. */
function confirmationPoints(scope: MeetingScope): ClosingPoint[] {
  return unconfirmed(scope).map(({ code, params }) => {
    const objection = scope.meeting.besluit.decisions.get(String(params.id))?.objections.at(-1);
    return objection ? point('decision-objected', { ...params, name: objection.by }) : { code, params };
  });
}

/** R14 does not end with the decision: a measure that was taken without its complete check stays on the list. */
function takenUnchecked({ meeting }: MeetingScope): ClosingPoint[] {
  const taken = [...meeting.besluit.decisions.values()].filter(({ outcome, struck }) => (outcome === 'taken' || outcome === 'amended') && !struck);
  return taken.flatMap(({ topicId, provisionalId, reference }) => {
    const topic = topicId === null ? undefined : meeting.oordeel.topics.get(topicId);
    const measure = topic?.provisional.some(({ id, measure }) => id === provisionalId && measure) === true;
    return topic && measure && !feasibilityComplete(topic) ? [point('measure-taken-unchecked', { reference, topic: topic.title, id: topic.id })] : [];
  });
}

function undecided({ meeting }: MeetingScope): ClosingPoint[] {
  return [...meeting.oordeel.topics.values()].filter(isLive).flatMap((topic) =>
    topic.provisional
      .filter((provisional) => provisional.decisionId === null && !provisional.struck)
      .map(({ number, id }) => point('provisional-undecided', { number, topic: topic.title, id })),
  );
}

function openTopics({ meeting }: MeetingScope): ClosingPoint[] {
  const open = [...meeting.oordeel.topics.values()].filter((topic) => isLive(topic) && topic.state !== 'discussed');
  // In method `free` topics belong to items and need no turn of their own (R4 is about Oordeel).
  return meeting.method === 'free' ? [] : open.map(({ title, id }) => point('topic-not-discussed', { topic: title, id }));
}

/** Topics that were discussed in Oordeel without wording a provisional decision, and on which nothing was decided either. Method `free` words none. */
export function topicsWithoutWords({ method, oordeel, besluit }: MeetingScope['meeting']): readonly Topic[] {
  const decided = new Set([...besluit.decisions.values()].flatMap(({ topicId, struck }) => (topicId === null || struck ? [] : [topicId])));
  const discussed = [...oordeel.topics.values()].filter((topic) => isLive(topic) && topic.state === 'discussed' && topic.imported === undefined);
  return method === 'free' ? [] : discussed.filter(({ id, provisional }) => !decided.has(id) && provisional.every(({ struck }) => struck !== null));
}

/** How many entries that stand were recorded under each agenda item, by the item's id. */
export function recordedUnder({ meeting, picture, actions }: MeetingScope): ReadonlyMap<string, number> {
  const { topics } = meeting.oordeel;
  const entries = [picture.statements, topics, meeting.besluit.decisions, actions].flatMap((list) => [...list.values()].map(({ itemId, struck }) => ({ itemId, struck })));
  const counts = new Map<string, number>();
  for (const { itemId, struck } of [...entries, ...meeting.remarks]) {
    if (itemId !== null && !struck) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  }
  return counts;
}

/** Own agenda items under which nothing was recorded; `place` is the phase of a method `bob` meeting. */
function untouchedItems(scope: MeetingScope): ClosingPoint[] {
  const { agenda, method } = scope.meeting;
  const recorded = recordedUnder(scope);
  const untouched = agenda.filter((item) => !item.removed && !recorded.has(item.id));
  return untouched.map(({ id, title, place }) => point('item-untouched', { id, item: title, ...(method === 'bob' ? { place } : {}) }));
}

function leftInTheTray({ meeting }: MeetingScope): ClosingPoint[] {
  const parked = meeting.oordeel.parked.filter(({ topicId, dropped, struck }) => topicId === null && !dropped && !struck);
  return [...waitingOffers(meeting).map(({ id, by }) => point('offer-waiting', { id, name: by })), ...parked.map(({ id, text }) => point('parked-left', { id, text }))];
}

/** What an action lacks, as one point. */
function lackOf({ owner, due }: ActionState): ClosingCode | null {
  if (owner === null) return due === null ? 'action-incomplete' : 'action-without-owner';
  return due === null ? 'action-without-due' : null;
}

function actionPoints({ actions }: MeetingScope): ClosingPoint[] {
  const open = [...actions.values()].filter((action) => !action.struck && (action.state === 'open' || action.state === 'reported-done'));
  const about = ({ id, reference }: ActionState) => ({ id, reference });
  return [
    ...open.flatMap((action) => {
      const lacks = lackOf(action);
      return lacks === null ? [] : [point(lacks, about(action))];
    }),
    ...open.filter((action) => action.state === 'reported-done').map((action) => point('reported-done', about(action))),
  ];
}

/** Presence nobody recorded, what R3 asks and was skipped, and who was not heard in a round (R6). */
function attendancePoints({ meeting }: MeetingScope): ClosingPoint[] {
  const { attendance, phases } = meeting;
  const expected = [...attendance.seats.values()].filter((seat) => seat.presence === 'expected');
  const nameOf = (personId: string) => attendance.seats.get(personId)?.name ?? '';
  const notHeard = attendance.rounds.flatMap((round) => round.turns).filter((turn) => turn.outcome === 'not-heard');
  return [
    ...phases.flatMap((stretch) => stretch.skipped).map((what) => point('phase-skipped', { what })),
    ...expected.map(({ name, personId }) => point('presence-unknown', { name, id: personId })),
    ...(openRound(attendance) ? [point('round-running')] : []),
    ...notHeard.map(({ personId }) => point('not-heard', { name: nameOf(personId), id: personId })),
  ];
}
