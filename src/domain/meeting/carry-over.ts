import { isLate } from '../actions/late.js';
import type { ActionState } from '../actions/state.js';
import type { Decision } from '../besluit/state.js';
import type { CrisisState } from '../crisis/state.js';
import { circleOfMeeting, isNarrower, type Circle } from '../kernel/circle.js';
import type { CarryGroup, MatterKind } from '../kernel/words.js';
import type { Topic } from '../oordeel/state.js';
import { itemOf, settlingTeam } from './passed-on.js';
import type { Before, CarryOver, Leftover, Matter, MeetingState, Since } from './state.js';

/** When a carry-over is asked for: UTC, its local date, and the local date of the meeting. */
export interface CarryMoment {
  readonly at: string;
  readonly today: string;
  readonly day: string;
}

const SETTLING = new Set(['decided', 'ended', 'settled']);
const LONGEST_TITLE = 200;

/** The team itself, and the teams at rest or closed that named it, or one of those, as their successor. */
export function lineageOf({ teams }: CrisisState, teamId: string): readonly string[] {
  const found = [teamId];
  // Grows while it is walked; a circle of successors ends because each team is in it once.
  for (const successor of found) {
    for (const team of teams.values()) {
      const over = team.state === 'at-rest' || team.state === 'closed';
      if (over && team.successorId === successor && !found.includes(team.id)) found.push(team.id);
    }
  }
  return found;
}

/**
 * What earlier meetings left for this one (R9). Pure. Actions by group, decisions that come back, topics that go on. What was left in a
 * narrower circle than this meeting's does not go on as a topic here: it stays where it is and is shown to that circle.
 */
export function carryOverOf({ crisis, meeting }: { readonly crisis: CrisisState; readonly meeting: MeetingState }, before: Before, now: CarryMoment): CarryOver {
  const { previous } = before;
  const since = sinceOf(previous, (from) => isNarrower(circleOfMeeting(from, crisis.teams), circleOfMeeting(meeting, crisis.teams)));
  const teams = lineageOf(crisis, meeting.teamId);
  const isOurs = (from: MeetingState, itemId: string) => teams.includes(settlingTeam(crisis, from, itemId));
  const leftovers = inOrderOfTime(before.meetings).flatMap((from) => leftoversOf(from).filter((leftover) => isOurs(from, itemOf(leftover))));
  const stays = (leftover: Leftover) => isNarrower(circleOfMeeting(leftover.meeting, crisis.teams), circleOfMeeting(meeting, crisis.teams));
  const shut = leftovers.filter((leftover) => stays(leftover) || meeting.method === 'free');
  return {
    since,
    actions: [...before.actions].sort(byDue).flatMap((action) => {
      const group = groupOf(action, since?.at ?? null, now);
      return group === null || action.meetingId === meeting.id ? [] : [{ action, group }];
    }),
    matters: [
      ...shut.flatMap(({ meeting: from, decision }): Matter[] => (decision === null ? [] : [{ meeting: from, decision, kind: 'deferred' }])),
      ...inOrderOfTime(before.meetings).flatMap((from) => mattersOf(from, now.day).filter(({ decision }) => isOurs(from, decision.id))),
    ],
    topics: leftovers.filter((leftover) => !shut.includes(leftover)),
  };
}

/** A meeting of which not all at this table may know is called by its team alone. */
function sinceOf(previous: MeetingState | null, isHidden: (meeting: MeetingState) => boolean): Since | null {
  if (previous === null || previous.closedAt === null) return null;
  return { meetingId: previous.id, name: isHidden(previous) ? previous.teamAbbreviation : nameOf(previous), at: previous.closedAt };
}

/** Whether anything of a meeting may come back: then its row says so. */
export function leavesSomething(meeting: MeetingState): boolean {
  return leftoversOf(meeting).length > 0 || [...meeting.besluit.decisions.values()].some((decision) => isConsidered(meeting, decision) || dueOf(decision) !== null);
}

/** Why something is still to come of a decision, and on which local date if that is known: it comes back (R9), or was forwarded and waits. */
export interface ToCome {
  readonly kind: MatterKind | 'forwarded';
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

/** When an action was settled (UTC); null while it is not. */
export function settledAt({ state, steps }: ActionState): string | null {
  return state === 'closed' || state === 'dropped' ? (steps.findLast(({ what }) => what === state)?.at ?? null) : null;
}

/** The title of a topic that goes on, and what it is about: a decision without a topic gives its own words. */
export function topicOfLeftover({ topic, decision }: Leftover): Pick<Topic, 'title' | 'text' | 'kind' | 'horizon' | 'restrictedTo'> {
  const restrictedTo = decision?.restrictedTo ?? topic?.restrictedTo ?? null;
  if (topic !== null) return { title: topic.title, text: topic.text, kind: topic.kind, horizon: topic.horizon, restrictedTo };
  const words = decision?.words ?? '';
  const [first = ''] = words.split('\n');
  const whole = first === words && first.length <= LONGEST_TITLE;
  return { title: first.slice(0, LONGEST_TITLE), text: whole ? null : words, kind: null, horizon: null, restrictedTo };
}

/** Who may know what this meeting did with what an earlier one left, where it has a circle of its own (ADR 0015). */
export function deedCircleIn({ crisis, meeting }: { readonly crisis: CrisisState; readonly meeting: MeetingState }): { readonly restrictedTo?: Circle } {
  const circle = circleOfMeeting(meeting, crisis.teams);
  return circle === null ? {} : { restrictedTo: circle };
}

/** The name of a meeting as people say it: OTCb 7. */
export function nameOf({ number, teamAbbreviation }: Pick<MeetingState, 'number' | 'teamAbbreviation'>): string {
  return number === null ? teamAbbreviation : `${teamAbbreviation} ${number}`;
}

function groupOf(action: ActionState, since: string | null, { at, today }: CarryMoment): CarryGroup | null {
  if (action.struck !== null) return null;
  const settled = settledAt(action);
  if (settled !== null) return since !== null && settled > since ? 'settled' : null;
  if (isUntouched(action)) return 'from-source';
  if (action.state === 'reported-done') return 'reported';
  return isLate(action, at, today) ? 'overdue' : 'open';
}

/** Imported, and nobody did anything with it since: such actions do not flood the next meeting (R10). */
export function isUntouched({ imported, source, steps, remarks }: ActionState): boolean {
  return (imported !== undefined || source !== null) && remarks.length === 0 && steps.every(({ what }) => what === 'assigned' || what === 'passed-on');
}

/** Topics that were never decided on, and deferred decisions, that did not go on yet. */
export function leftoversOf(meeting: MeetingState): readonly Leftover[] {
  const decisions = [...meeting.besluit.decisions.values()].filter(({ struck }) => struck === null);
  const deferred = decisions.filter((decision) => decision.outcome === 'deferred' && !isSettled(decision) && !wentOn(decision) && isLast(decisions, decision));
  const undecided = meeting.method === 'bob' ? [...meeting.oordeel.topics.values()].filter((topic) => isUndecided(topic, decisions)) : [];
  return [
    ...deferred.map((decision) => ({ meeting, topic: (decision.topicId === null ? null : meeting.oordeel.topics.get(decision.topicId)) ?? null, decision })),
    ...inOrder(meeting, undecided).map((topic) => ({ meeting, topic, decision: null })),
  ];
}

function isUndecided(topic: Topic, decisions: readonly Decision[]): boolean {
  const counts = topic.struck === null && topic.state !== 'dropped' && topic.imported === undefined;
  return counts && topic.carriedOn === undefined && !decisions.some(({ topicId }) => topicId === topic.id);
}

function inOrder({ oordeel }: MeetingState, topics: readonly Topic[]): readonly Topic[] {
  const place = ({ id }: Topic) => oordeel.order.indexOf(id);
  return [...topics].sort((a, b) => place(a) - place(b));
}

/** Decisions that come back on this local date. */
export function mattersOf(meeting: MeetingState, day: string): readonly Matter[] {
  return [...meeting.besluit.decisions.values()].flatMap((decision): Matter[] => {
    if (isConsidered(meeting, decision)) return [{ meeting, decision, kind: 'considered' }];
    const due = dueOf(decision);
    return due === null || due.date > day ? [] : [{ meeting, decision, kind: due.kind }];
  });
}

function isConsidered(meeting: MeetingState, decision: Decision): boolean {
  if (decision.outcome !== 'under-consideration' || decision.struck !== null || isSettled(decision)) return false;
  return isLast([...meeting.besluit.decisions.values()].filter(({ struck }) => struck === null), decision);
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

const isSettled = ({ followUps = [] }: Decision) => followUps.some(({ how }) => SETTLING.has(how));
const wentOn = ({ followUps = [] }: Decision) => followUps.some(({ asTopicId }) => asTopicId !== undefined);

/** Whether nothing was decided on the same topic after it. */
function isLast(standing: readonly Decision[], { topicId, number }: Decision): boolean {
  return topicId === null || !standing.some((other) => other.topicId === topicId && other.number > number);
}

function inOrderOfTime(meetings: readonly MeetingState[]): readonly MeetingState[] {
  return [...meetings].sort((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '') || a.id.localeCompare(b.id));
}

/** Those with the nearest due date first, those without one last. */
function byDue(a: ActionState, b: ActionState): number {
  return (a.due ?? '9').localeCompare(b.due ?? '9') || a.happenedAt.localeCompare(b.happenedAt) || a.number - b.number;
}
