import type { FollowUp } from '../../domain/besluit/state.js';
import { circleOfMeeting, type Circle } from '../../domain/kernel/circle.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import type { CarriedWords, CarryOver, FollowedWords, MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import type { TopicFollowUp } from '../../domain/oordeel/state.js';
import type { MinutesModel } from './minutes.model.js';

/**
 * What earlier meetings left when this one started (R9), with the words of now, and what was done with it here; of a meeting that was
 * brought in, as its file says it.
 */
export function carriedModel({ crisis, carried, meeting }: MeetingScope): Pick<MinutesModel, 'carried'> {
  const { broughtIn } = meeting;
  if (carried === undefined) return broughtIn?.carried === undefined ? {} : { carried: broughtIn.carried };
  const around = (from: MeetingState) => circleOfMeeting(from, crisis.teams);
  const matters = carried.matters.map(({ decision, meeting: from, kind }) => ({
    ...{ id: decision.id, label: decision.reference, words: decision.words, kind, from: nameOf(from) },
    ...followedIn(meeting, decision.followUps),
    ...restrictedIn(around(from), decision.restrictedTo),
  }));
  const undecided = carried.undecided.map(({ topic, meeting: from }) => ({ id: topic.id, label: topic.title, from: nameOf(from), ...followedIn(meeting, topic.followUps), ...restrictedIn(around(from), topic.restrictedTo) }));
  return { carried: { since: carried.since?.name ?? null, actions: actionsOf(carried), matters, ...(undecided.length === 0 ? {} : { undecided }), ...settledOf(carried, meeting) } };
}

function actionsOf({ actions }: CarryOver): CarriedWords['actions'] {
  return actions
    .filter(({ action }) => action.struck === null)
    .map(({ action, group }) => ({ id: action.id, label: action.reference, what: action.what, owner: action.owner?.text ?? null, due: action.due, group, ...restrictedIn(action.restrictedTo) }));
}

/** What was said of it in this meeting; what was said elsewhere stands in the minutes of that one. */
function followedIn({ id }: MeetingState, list: readonly (FollowUp | TopicFollowUp)[] = []): { readonly followed?: readonly FollowedWords[] } {
  const here = list.filter((one) => one.meetingId === id && !('asTopicId' in one));
  return here.length === 0 ? {} : { followed: here.map((one) => ({ at: one.at, by: one.by, how: one.how, note: one.note, reviewDate: 'reviewDate' in one ? one.reviewDate : null })) };
}

/** Imported actions that were settled together, as far as the reader may know of them. */
function settledOf({ actions }: CarryOver, { settledTogether = [] }: MeetingState): Pick<CarriedWords, 'settled'> {
  const known = new Map(actions.map(({ action }) => [action.id, { id: action.id, label: action.reference, ...restrictedIn(action.restrictedTo) }]));
  const settled = settledTogether.flatMap(({ at, by, how, reason, actionIds }) => {
    const seen = actionIds.flatMap((id) => known.get(id) ?? []);
    return seen.length === 0 ? [] : [{ at, by, how, reason, actions: seen }];
  });
  return settled.length === 0 ? {} : { settled };
}

/** The circle of what lies in several; nothing where everyone at the table may see it. At most one of them names persons. */
function restrictedIn(...circles: readonly Circle[]): { readonly restrictedTo?: Circle } {
  const elements = new Set(circles.flatMap((circle) => circle ?? []));
  return elements.size === 0 ? {} : { restrictedTo: [...elements] };
}
