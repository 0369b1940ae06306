import { z } from 'zod';
import { circleOfMeeting, knownTo, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { id, localDate, orNull } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { optionalText } from '../kernel/text.js';
import { FOLLOW_UPS, type FollowUpHow, type MatterKind } from '../kernel/words.js';
import type { BesluitPayload } from '../besluit/index.js';
import type { OordeelPayload } from '../oordeel/index.js';
import { carryOverOf, deedCircleIn, isUntouched } from './carry-over.js';
import { meetingEvent } from './events.js';
import type { CarryOver, Matter, MeetingScope, MeetingState } from './state.js';

const onMeeting = { act: 'assign-action', scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;
const LAST_DAY = '9999-12-31';

export const followUpDecisionInput = z.object({ meetingId: id(), decisionId: id(), how: z.enum(FOLLOW_UPS), note: optionalText(), reviewDate: orNull(localDate()) });
export const followUpTopicInput = z.object({ meetingId: id(), topicId: id(), how: z.enum(FOLLOW_UPS), note: optionalText() });
export const settleImportedActionsInput = z.object({
  meetingId: id(),
  actionIds: z.array(id()).min(1, { error: 'required' }).transform((ids) => [...new Set(ids)]),
  how: z.enum(['closed', 'dropped']),
  reason: optionalText(),
});

/**
 * Records what became of a decision of an earlier meeting that came back, or that another team passed on (R9); until then it comes back.
 * One that goes on names its next review date; who passed something on is told what was said of it. Codes: unknown-matter, required
 * (review date, note), in-the-past.
 */
export const followUpDecision = command({
  ...onMeeting,
  name: 'FollowUpDecision',
  input: followUpDecisionInput,
  decide(scope: MeetingScope, { meetingId, decisionId, how, note, reviewDate }, facts) {
    const matter = matterIn(scope, decisionId, facts);
    if (isRejection(matter)) return matter;
    const { kind, meeting: from } = matter;
    const refused = checkFollowUp(kind, { how, note, reviewDate }, facts.today);
    if (refused) return refused;
    const payload: BesluitPayload<'DecisionFollowedUp'> = { decisionId, meetingId, how, note, reviewDate: how === 'continued' ? reviewDate : null, ...deedCircleIn(scope) };
    const known = isListed(scope.meeting, decisionId) ? [] : [meetingEvent(meetingId, 'MatterFollowed', { decisionId, meetingId: from.id, kind })];
    return [{ stream: streamOf('meeting', from.id), type: 'DecisionFollowedUp', payload }, ...known];
  },
});

/**
 * Records what became of a topic that was never decided on and could not be a topic here (R9); until it is settled it comes back.
 * Code: unknown-matter.
 */
export const followUpTopic = command({
  ...onMeeting,
  name: 'FollowUpTopic',
  input: followUpTopicInput,
  decide(scope: MeetingScope, { meetingId, topicId, how, note }, facts) {
    const { undecided } = leftFor(scope, facts);
    const found = undecided.find(({ topic }) => topic.id === topicId);
    if (found === undefined || !knowsOf(scope, found.meeting, found.topic.restrictedTo, facts)) return reject('unknown-matter', 'topicId');
    const payload: OordeelPayload<'TopicFollowedUp'> = { topicId, meetingId, how, note, ...deedCircleIn(scope) };
    return [{ stream: streamOf('meeting', found.meeting.id), type: 'TopicFollowedUp', payload }];
  },
});

/**
 * Settles imported actions that nobody went through, together (R10). Codes: unknown-action, gone-through (something was done with one
 * since), required (the reason for dropping them).
 */
export const settleImportedActions = command({
  ...onMeeting,
  name: 'SettleImportedActions',
  input: settleImportedActionsInput,
  decide({ before }: MeetingScope, { meetingId, actionIds, how, reason }, { actor, inside }) {
    if (how === 'dropped' && reason === null) return reject('required', 'reason');
    const known = new Map((before?.().actions ?? []).filter(({ struck, restrictedTo }) => struck === null && knownTo(actor, restrictedTo, inside)).map((action) => [action.id, action]));
    const drafts: Draft[] = [];
    for (const actionId of actionIds) {
      const action = known.get(actionId);
      if (action === undefined) return reject('unknown-action', 'actionIds');
      if (!isUntouched(action)) return reject('gone-through', 'actionIds', { reference: action.reference });
      const stream = streamOf('action', actionId);
      if (how === 'dropped') drafts.push({ stream, type: 'ActionDropped', payload: { actionId, reason: reason ?? '' } });
      else drafts.push(...(reason === null ? [] : [{ stream, type: 'ActionRemarked', payload: { actionId, text: reason } }]), { stream, type: 'ActionClosed', payload: { actionId } });
    }
    return [...drafts, meetingEvent(meetingId, 'ActionsSettledTogether', { actionIds, how, reason })];
  },
});

/** What a follow-up says. */
export interface FollowUpSaid {
  readonly how: FollowUpHow;
  readonly note: string | null;
  readonly reviewDate: string | null;
}

/**
 * Refuses a follow-up that says too little: what has a date and goes on names its next one, of what was forwarded one says what came
 * back. `today` is the local date. Codes: required (reviewDate, note), in-the-past.
 */
export function checkFollowUp(kind: MatterKind, { how, note, reviewDate }: FollowUpSaid, today: string): Rejection | null {
  if (kind === 'forwarded' && note === null) return reject('required', 'note');
  if (how !== 'continued') return null;
  if ((kind === 'review' || kind === 'end') && reviewDate === null) return reject('required', 'reviewDate');
  return reviewDate !== null && reviewDate <= today ? reject('in-the-past', 'reviewDate') : null;
}

/** A decision that comes back, if the actor may know of it; those whose day has still to come too. Code: unknown-matter. */
function matterIn(scope: MeetingScope, decisionId: string, facts: Facts): Matter | Rejection {
  const found = leftFor(scope, facts).matters.find(({ decision }) => decision.id === decisionId);
  return found !== undefined && knowsOf(scope, found.meeting, found.decision.restrictedTo, facts) ? found : reject('unknown-matter', 'decisionId');
}

function leftFor(scope: MeetingScope, { at, today }: Facts): Pick<CarryOver, 'matters' | 'undecided'> {
  return scope.before === undefined ? { matters: [], undecided: [] } : carryOverOf(scope, scope.before(), { at, today, day: LAST_DAY });
}

function knowsOf({ crisis }: MeetingScope, from: MeetingState, circle: Circle, { actor, inside }: Facts): boolean {
  return knownTo(actor, circleOfMeeting(from, crisis.teams), inside) && knownTo(actor, circle, inside);
}

const isListed = ({ carried, alsoFollowed = [] }: MeetingState, decisionId: string) => [...(carried?.matters ?? []), ...alsoFollowed].some((matter) => matter.decisionId === decisionId);

export const CARRY_OVER_COMMANDS = [followUpDecision, followUpTopic, settleImportedActions] as const;
