import type { Decision, FollowUp } from '../besluit/state.js';
import type { MatterKind } from '../kernel/words.js';
import type { Topic } from '../oordeel/state.js';
import type { Answer, Leftover, Matter, MeetingState } from './state.js';

const SETTLING = new Set<string>(['decided', 'ended', 'settled']);

/** Whether anything of a meeting may come back in a later one of its team: then its row says so. */
export function leavesSomething(meeting: MeetingState): boolean {
  const { decisions } = meeting.besluit;
  return leftoversOf(meeting).length > 0 || answersOf(meeting).length > 0 || [...decisions.values()].some((decision) => isConsidered(meeting, decision) || dueOf(decision) !== null);
}

/** Why something is still to come of a decision, and on which local date if that is known: it comes back (R9), or was forwarded and waits. */
export interface ToCome {
  readonly kind: MatterKind;
  readonly on: string | null;
}

/** What is still to come of a decision, on whatever day; null when nothing is. */
export function stillToCome(meeting: MeetingState, decision: Decision): ToCome | null {
  if (decision.struck !== null || isSettled(decision)) return null;
  if (decision.outcome === 'forwarded') return { kind: 'forwarded', on: null };
  if (leftoversOf(meeting).some((leftover) => leftover.decision?.id === decision.id)) return { kind: 'deferred', on: null };
  if (isConsidered(meeting, decision)) return { kind: 'considered', on: decision.fields.considerUntil };
  const due = dueOf(decision);
  return due && { kind: due.kind, on: due.date };
}

/** Topics that were never decided on, and deferred decisions, that did not go on yet. */
export function leftoversOf(meeting: MeetingState): readonly Leftover[] {
  const decisions = standingIn(meeting);
  const deferred = decisions.filter((decision) => decision.outcome === 'deferred' && isOpen(decision) && isLast(decisions, decision));
  const undecided = meeting.method === 'bob' ? [...meeting.oordeel.topics.values()].filter((topic) => isUndecided(topic, decisions)) : [];
  return [
    ...deferred.map((decision) => leftoverOf(meeting, decision)),
    ...inOrder(meeting, undecided).map((topic) => ({ meeting, topic, decision: null })),
  ];
}

/** What this meeting passed on to a team or body that did not take it up yet. What was imported was dealt with in its day (R10). */
export function forwardedBy(meeting: MeetingState): readonly Leftover[] {
  return standingIn(meeting)
    .filter((decision) => decision.outcome === 'forwarded' && decision.confirmation.state !== 'imported' && isOpen(decision))
    .map((decision) => leftoverOf(meeting, decision));
}

/** What came of things that this meeting passed on, and was not told to its own team yet. */
export function answersOf(meeting: MeetingState): readonly Omit<Answer, 'by'>[] {
  return standingIn(meeting).flatMap((decision) => {
    if (decision.outcome !== 'forwarded' || !isSettled(decision)) return [];
    const answer = decision.followUps?.findLast(({ how, asStatementId }) => SETTLING.has(how) && asStatementId === undefined);
    const told = decision.followUps?.some(({ asStatementId, reference }) => asStatementId !== undefined && reference === answer?.reference);
    return answer === undefined || told === true ? [] : [{ meeting, decision, answer }];
  });
}

/** The meetings in which the answers were given; what was noted between meetings was given in none. */
export function answeredIn(meetings: readonly MeetingState[]): readonly string[] {
  return [...new Set(meetings.flatMap(answersOf).flatMap(({ answer }) => answer.meetingId ?? []))];
}

/** Decisions that come back on this local date. */
export function mattersOf(meeting: MeetingState, day: string): readonly Matter[] {
  return [...meeting.besluit.decisions.values()].flatMap((decision): Matter[] => {
    if (isConsidered(meeting, decision)) return [{ meeting, decision, kind: 'considered' }];
    const due = dueOf(decision);
    return due === null || due.date > day ? [] : [{ meeting, decision, kind: due.kind }];
  });
}

/** Whether the last word on it is that it was settled: what was decided by a decision that was struck since is open again. */
export function isSettled({ followUps = [] }: Pick<Decision, 'followUps'>): boolean {
  const by = new Set<string>();
  for (const { how, reference = '' } of followUps) {
    if (SETTLING.has(how)) by.add(reference);
    else if (how === 'reopened') by.delete(reference);
  }
  return by.size > 0;
}

/** The whole reference of the decision that one of this meeting replaces: within its meeting people write B1. */
export function replacedReference({ reference }: Pick<MeetingState, 'reference'>, replaces: string | null): string | null {
  const named = replaces?.trim() ?? '';
  if (named === '') return null;
  return /^B\d+$/.test(named) && reference !== null ? `${reference}-${named}` : named;
}

/** Whether a follow-up of a topic settles it. */
export function isSettling({ how }: Pick<FollowUp, 'how'>): boolean {
  return SETTLING.has(how);
}

const standingIn = ({ besluit }: MeetingState) => [...besluit.decisions.values()].filter(({ struck }) => struck === null);
const isOpen = (decision: Decision) => !isSettled(decision) && decision.followUps?.some(({ asTopicId }) => asTopicId !== undefined) !== true;

function leftoverOf(meeting: MeetingState, decision: Decision): Leftover {
  return { meeting, topic: (decision.topicId === null ? null : meeting.oordeel.topics.get(decision.topicId)) ?? null, decision };
}

function isUndecided(topic: Topic, decisions: readonly Decision[]): boolean {
  const counts = topic.struck === null && topic.state !== 'dropped' && topic.imported === undefined;
  return counts && topic.carriedOn === undefined && topic.followUps?.some(isSettling) !== true && !decisions.some(({ topicId }) => topicId === topic.id);
}

function inOrder({ oordeel }: MeetingState, topics: readonly Topic[]): readonly Topic[] {
  const place = ({ id }: Topic) => oordeel.order.indexOf(id);
  return [...topics].sort((a, b) => place(a) - place(b));
}

function isConsidered(meeting: MeetingState, decision: Decision): boolean {
  if (decision.outcome !== 'under-consideration' || decision.struck !== null || isSettled(decision)) return false;
  return isLast(standingIn(meeting), decision);
}

/** The first date on which a decision that holds is looked at again: its review or its end, or what was agreed when it came back. */
function dueOf(decision: Decision): { readonly date: string; readonly kind: MatterKind } | null {
  const { outcome, struck, fields } = decision;
  if ((outcome !== 'taken' && outcome !== 'amended') || struck !== null || isSettled(decision)) return null;
  const again = decision.followUps?.findLast(({ how }) => how === 'continued')?.reviewDate ?? null;
  if (again !== null) return { date: again, kind: 'review' };
  const { reviewDate, endDate } = fields;
  if (reviewDate !== null && (endDate === null || reviewDate < endDate)) return { date: reviewDate, kind: 'review' };
  return endDate === null ? null : { date: endDate, kind: 'end' };
}

/** Whether nothing was decided on the same topic after it. */
function isLast(standing: readonly Decision[], { topicId, number }: Decision): boolean {
  return topicId === null || !standing.some((other) => other.topicId === topicId && other.number > number);
}
