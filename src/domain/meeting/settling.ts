import { completeDecision as complete, decide as take, type BesluitPayload } from '../besluit/index.js';
import type { Decision, Settled } from '../besluit/state.js';
import { circleOfMeeting, knownTo, narrowCircle, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { isRejection, type Rejection } from '../kernel/rejection.js';
import type { Outcome } from '../kernel/words.js';
import { dropTopic as drop, type OordeelPayload } from '../oordeel/index.js';
import { forwardedBy, leftoversOf, mattersOf, replacedReference } from './leftovers.js';
import type { MeetingScope } from './state.js';

const EVER = '9999-12-31';

/** Takes a decision, and settles by it what came back (R9): see `settling`. Codes: those of the slice. */
export const decide = command({ ...take, decide: (scope: MeetingScope, read, facts) => settling(scope, take.decide(scope, read, facts), facts) });

/** Fills in what stands beside a decision; what it replaces from now on is settled by it. Codes: those of the slice. */
export const completeDecision = command({ ...complete, decide: (scope: MeetingScope, read, facts) => settling(scope, complete.decide(scope, read, facts), facts) });

/** Takes a topic off the list; what came along with it ends here: see `ending`. Codes: those of the slice. */
export const dropTopic = command({ ...drop, decide: (scope: MeetingScope, read, facts) => ending(scope, drop.decide(scope, read, facts)) });

export const DECIDING_COMMANDS = [decide, completeDecision, dropTopic] as const;

/** What says what a decision settles. */
interface Settler {
  readonly outcome: Outcome;
  readonly topicId: string | null;
  readonly replaces: string | null;
  readonly restrictedTo: Circle;
}

/**
 * Adds to what happens to decisions of this meeting what that settles of earlier ones (R9): a decision on a topic that came along settles
 * what was deferred or passed on, unless it is deferred itself; one that holds settles the one it replaces. When it is struck, or replaces
 * another from now on, what it had settled is open again.
 */
export function settling(scope: MeetingScope, drafts: readonly Draft[] | Rejection, facts: Facts): readonly Draft[] | Rejection {
  return isRejection(drafts) ? drafts : drafts.flatMap((draft) => withSettled(scope, draft, facts));
}

/**
 * Adds to a topic that is dropped or struck that what it carried on ends with it, for the reason given (R9): who deferred it sees what
 * became of it, and who passed it on is told.
 */
export function ending(scope: MeetingScope, drafts: readonly Draft[] | Rejection): readonly Draft[] | Rejection {
  return isRejection(drafts) ? drafts : drafts.flatMap((draft) => [draft, ...endedBy(scope, draft)]);
}

function endedBy(scope: MeetingScope, { type, payload }: Draft): readonly Draft[] {
  const struck = type === 'TopicEntryStruck' && (payload as OordeelPayload<'TopicEntryStruck'>).kind === 'topic';
  if (type !== 'TopicDropped' && !struck) return [];
  const { topicId, reason } = payload as OordeelPayload<'TopicDropped'>;
  const topic = scope.meeting.oordeel.topics.get(topicId);
  // Struck after it was dropped: it ended then.
  if (topic?.carriedFrom?.settles === undefined || topic.state === 'dropped') return [];
  const circle = circleOfSettling(scope, topic.restrictedTo);
  return topic.carriedFrom.settles.map((one) => followed(one, { how: 'ended', note: reason }, scope.meeting.id, circle));
}

function withSettled(scope: MeetingScope, draft: Draft, facts: Facts): readonly Draft[] {
  const { decisionId } = draft.payload as { readonly decisionId: string };
  const known = scope.meeting.besluit.decisions.get(decisionId);
  const now = settlerAfter(draft, known);
  const reference = known?.reference ?? (draft.payload as { readonly reference?: string }).reference ?? '';
  if (now === undefined) return [draft];
  const before = known?.settles ?? [];
  const after = now === null ? [] : settledBy(scope, now, facts, before);
  const isIn = (list: readonly Settled[]) => (one: Settled) => list.some(({ decisionId: id }) => id === one.decisionId);
  const fresh = after.filter((one) => !isIn(before)(one));
  const lost = before.filter((one) => !isIn(after)(one));
  if (fresh.length + lost.length === 0) return [draft];
  const circle = circleOfSettling(scope, now?.restrictedTo ?? known?.restrictedTo ?? null);
  const noted = now === null ? draft : { ...draft, payload: { ...(draft.payload as object), settles: after } };
  return [noted, ...fresh.map((one) => followed(one, { how: 'decided', note: null, reference }, scope.meeting.id, circle)), ...lost.map((one) => followed(one, { how: 'reopened', note: null, reference }, scope.meeting.id, circle))];
}

/** What the decision says after this event: null when it is struck, undefined when that does not bear on what it settles. */
function settlerAfter({ type, payload }: Draft, known: Decision | undefined): Settler | null | undefined {
  if (type === 'DecisionTaken') {
    const { outcome, topicId, fields, restrictedTo } = payload as BesluitPayload<'DecisionTaken'>;
    return { outcome, topicId, restrictedTo, replaces: fields.replaces ?? null };
  }
  if (known === undefined) return undefined;
  if (type === 'DecisionStruck') return null;
  const changed = (type === 'DecisionCompleted' ? (payload as BesluitPayload<'DecisionCompleted'>).fields : type === 'DecisionCorrected' ? (payload as BesluitPayload<'DecisionCorrected'>).texts : {}) as { readonly replaces?: string | null };
  return changed.replaces === undefined ? undefined : { ...known, replaces: changed.replaces };
}

function settledBy({ crisis, meeting, before }: MeetingScope, { outcome, topicId, replaces }: Settler, { actor, inside }: Facts, already: readonly Settled[]): readonly Settled[] {
  const onTopic = outcome === 'deferred' || topicId === null ? [] : (meeting.oordeel.topics.get(topicId)?.carriedFrom?.settles ?? []);
  const wanted = replacedReference(meeting, replaces);
  if (wanted === null || (outcome !== 'taken' && outcome !== 'amended')) return onTopic;
  const kept = already.filter(({ reference }) => reference === wanted);
  const meetings = kept.length > 0 || before === undefined ? [] : [...before().meetings, meeting];
  const replaced = meetings.flatMap((from): Settled[] => {
    const open = [...leftoversOf(from), ...forwardedBy(from), ...mattersOf(from, EVER)];
    const found = open.find(({ decision }) => decision?.reference === wanted)?.decision ?? null;
    const knows = found !== null && knownTo(actor, circleOfMeeting(from, crisis.teams), inside) && knownTo(actor, found.restrictedTo, inside);
    return knows ? [{ meetingId: from.id, decisionId: found.id, reference: found.reference }] : [];
  });
  return [...onTopic, ...kept, ...replaced].filter((one, place, all) => all.findIndex(({ decisionId }) => decisionId === one.decisionId) === place);
}

/** Who may know by which decision: who sees that one. */
function circleOfSettling({ crisis, meeting }: MeetingScope, restrictedTo: Circle): Circle {
  const narrow = narrowCircle(circleOfMeeting(meeting, crisis.teams), restrictedTo);
  return isRejection(narrow) ? restrictedTo : narrow.circle;
}

type Followed = Pick<BesluitPayload<'DecisionFollowedUp'>, 'how' | 'note' | 'reference'>;

function followed({ meetingId: from, decisionId }: Settled, said: Followed, meetingId: string, circle: Circle): Draft {
  const payload: BesluitPayload<'DecisionFollowedUp'> = { decisionId, meetingId, reviewDate: null, ...said, ...(circle === null ? {} : { restrictedTo: circle }) };
  return { stream: streamOf('meeting', from), type: 'DecisionFollowedUp', payload };
}
