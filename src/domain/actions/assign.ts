import { itemOf } from '../kernel/agenda.js';
import { checkCircle, chooseCircle, circleOfMeeting, knownTo, type Circle } from '../kernel/circle.js';
import { command } from '../kernel/command.js';
import { streamOf, type Actor } from '../kernel/event.js';
import { checkHappenedAt } from '../kernel/input.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import * as input from './commands.js';
import { actionEvent, isObjected, type ActionsScope } from './scope.js';

const assigning = { act: 'assign-action', scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/**
 * Assigns an action in a meeting, with or without owner and due date. Numbers count per meeting, so it must have one.
 * Codes: wrong-state, unknown-party, unknown-item, unknown-topic, unknown-decision, empty-circle, in-the-future.
 */
export const assignAction = command({
  ...assigning,
  name: 'AssignAction',
  input: input.assignAction,
  decide({ crisis, meeting }: ActionsScope, read, facts) {
    if (meeting.reference === null) return reject('wrong-state', undefined, { state: meeting.state });
    const refused = checkHappenedAt(read.happenedAt, facts.at) ?? checkParty(read.owner, 'owner', crisis, meeting.attendance.seats) ?? checkCircle(read.restrictedTo, crisis.people, meeting.attendance.seats);
    if (refused) return refused;
    const from = originOf(meeting, read, circleOfMeeting(meeting, crisis.teams), facts.actor);
    if (isRejection(from)) return from;
    const actionId = facts.ids.next();
    const number = meeting.actionIds.length + 1;
    const assigned = {
      ...{ actionId, crisisId: meeting.crisisId, teamId: meeting.teamId, meetingId: meeting.id, number, reference: `${meeting.reference}-A${number}` },
      ...{ topicId: read.topicId, decisionId: read.decisionId, itemId: from.itemId, restrictedTo: from.circle },
      ...{ what: read.what, owner: read.owner, due: read.due },
    };
    const noted = { stream: streamOf('meeting', meeting.id), type: 'ActionNoted', payload: { actionId, number } };
    const late = read.happenedAt === null ? {} : { happenedAt: read.happenedAt };
    return [actionEvent('ActionAssigned', assigned, read.happenedAt), { ...noted, ...late }];
  },
});

/** Closes all actions of the meeting that were reported done, together, but those to which somebody objects. Code: none-reported. */
export const closeReportedActions = command({
  ...assigning,
  name: 'CloseReportedActions',
  input: input.closeReportedActions,
  decide({ actions }: ActionsScope, _read, { actor, inside }) {
    const reported = [...actions.values()].filter((action) => action.state === 'reported-done' && action.struck === null && !isObjected(action) && knownTo(actor, action.restrictedTo, inside));
    return reported.length === 0 ? reject('none-reported') : reported.map(({ id }) => actionEvent('ActionClosed', { actionId: id }));
  },
});

/** Where an action comes from, and the circle it inherits from there. */
function originOf(meeting: ActionsScope['meeting'], read: input.AssignAction, around: Circle, actor: Actor): { readonly itemId: string | null; readonly circle: Circle } | Rejection {
  const topic = read.topicId === null ? null : meeting.oordeel.topics.get(read.topicId);
  if (topic === undefined || (topic !== null && (topic.struck || !knownTo(actor, topic.restrictedTo)))) return reject('unknown-topic', 'topicId');
  const decision = read.decisionId === null ? null : meeting.besluit.decisions.get(read.decisionId);
  if (decision === undefined || (decision !== null && (decision.struck || !knownTo(actor, decision.restrictedTo)))) return reject('unknown-decision', 'decisionId');
  const item = itemOf(meeting, read.itemId, actor);
  if (isRejection(item)) return item;
  const narrow = chooseCircle(read.restrictedTo, { actor, seats: meeting.attendance.seats, restricted: around !== null }, around, topic?.restrictedTo ?? null, decision?.restrictedTo ?? null, item.circle);
  return isRejection(narrow) ? narrow : { itemId: item.itemId, circle: narrow.circle };
}
