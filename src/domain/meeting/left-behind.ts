import type { ActionState } from '../actions/state.js';
import type { Decision } from '../besluit/state.js';
import type { CrisisState } from '../crisis/state.js';
import { circleOfMeeting, type Circle } from '../kernel/circle.js';
import type { LeftoverKind, MatterKind } from '../kernel/words.js';
import type { Topic } from '../oordeel/state.js';
import { leftoversOf, stillToCome } from './leftovers.js';
import { settlingTeam } from './passed-on.js';
import type { Before, MeetingState } from './state.js';

/** A decision or topic that lies with a team. `why`: a decision that comes back or waits for an answer; `undecided` for a topic. */
export interface LeftItem {
  readonly kind: LeftoverKind;
  readonly id: string;
  readonly meeting: MeetingState;
  readonly decision: Decision | null;
  readonly topic: Topic | null;
  readonly why: MatterKind | 'undecided';
}

/** What lies with a team and is not settled. */
export interface LeftBehind {
  readonly actions: readonly ActionState[];
  readonly items: readonly LeftItem[];
}

/** What lies with a team, on whatever day it comes back: open actions, decisions, topics. Pure; `before` is what may lie there. */
export function leftBehind(crisis: CrisisState, teamId: string, { meetings, actions }: Before): LeftBehind {
  const items = meetings.filter(({ closedAt }) => closedAt !== null).flatMap(leftIn).filter(({ meeting, id }) => settlingTeam(crisis, meeting, id) === teamId);
  const isOpen = ({ state }: ActionState) => state === 'open' || state === 'reported-done';
  return { actions: actions.filter((action) => action.teamId === teamId && action.struck === null && isOpen(action)), items };
}

/** The circles that something lies in which a meeting left: the meeting's, and its own; each null where everyone may know of it. */
export function circlesOfLeft({ meeting, decision, topic }: LeftItem, { teams }: CrisisState): readonly Circle[] {
  return [circleOfMeeting(meeting, teams), (decision ?? topic)?.restrictedTo ?? null];
}

/** As much of what lies with a team as passes a test of its circles: what someone may know of, or what everyone may. */
export function leftThat({ actions, items }: LeftBehind, crisis: CrisisState, passes: (circle: Circle) => boolean): LeftBehind {
  return { actions: actions.filter(({ restrictedTo }) => passes(restrictedTo)), items: items.filter((item) => circlesOfLeft(item, crisis).every(passes)) };
}

/** Everything that a meeting left, whoever settles it. */
export function leftIn(meeting: MeetingState): readonly LeftItem[] {
  const decisions = [...meeting.besluit.decisions.values()].flatMap((decision): LeftItem[] => {
    const why = stillToCome(meeting, decision)?.kind;
    return why === undefined ? [] : [{ kind: 'decision', id: decision.id, meeting, decision, topic: null, why }];
  });
  const undecided = leftoversOf(meeting).filter(({ decision }) => decision === null);
  return [...decisions, ...undecided.map(({ topic }): LeftItem => ({ kind: 'topic', id: topic?.id ?? '', meeting, decision: null, topic, why: 'undecided' }))];
}
