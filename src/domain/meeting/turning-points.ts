import { z } from 'zod';
import { circleOfMeeting, knownTo, narrowCircle, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { dateOrTime, id, optionalId } from '../kernel/input.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { line, text } from '../kernel/text.js';
import { crisisEvent } from '../crisis/index.js';
import type { BetweenScope } from './between-commands.js';

const onCrisis = { act: 'turning-points', scope: 'crisis', target: (read: { crisisId: string }) => read.crisisId } as const;

/** `at`: when it happened, UTC or a local date. `decisionId` is one of `meetingId`. */
export const markTurningPointInput = z.object({ crisisId: id(), text: text(), at: dateOrTime(), meetingId: optionalId(), decisionId: optionalId() });
export const strikeTurningPointInput = z.object({ crisisId: id(), turningPointId: id(), reason: line() });

/**
 * Marks a turning point (kantelmoment) of the crisis, at a moment that has passed. One that refers to what lies in a circle is for that
 * circle. Codes: in-the-future, unknown-meeting, unknown-decision, empty-circle.
 */
export const markTurningPoint = command({
  ...onCrisis,
  name: 'MarkTurningPoint',
  input: markTurningPointInput,
  decide(scope: BetweenScope, { crisisId, text: words, at, meetingId, decisionId }, facts) {
    if (at > (at.includes('T') ? facts.at : facts.today)) return reject('in-the-future', 'at');
    const around = circleOf(scope, { meetingId, decisionId }, facts);
    if (isRejection(around)) return around;
    return [crisisEvent(crisisId, 'TurningPointMarked', { turningPointId: facts.ids.next(), text: words, at, meetingId, decisionId, restrictedTo: around.circle })];
  },
});

/** Strikes a turning point, with the reason (R7); who meant another marks that one. Codes: unknown-turning-point, struck. */
export const strikeTurningPoint = command({
  ...onCrisis,
  name: 'StrikeTurningPoint',
  input: strikeTurningPointInput,
  decide({ crisis }: BetweenScope, { crisisId, turningPointId, reason }, { actor, inside }) {
    const point = crisis.turningPoints?.find(({ id: known }) => known === turningPointId);
    if (point === undefined || !knownTo(actor, point.restrictedTo, inside)) return reject('unknown-turning-point', 'turningPointId');
    return point.struck ? reject('struck') : [crisisEvent(crisisId, 'TurningPointStruck', { turningPointId, reason })];
  },
});

export const TURNING_POINT_COMMANDS = [markTurningPoint, strikeTurningPoint] as const;

/** The circle of what a turning point refers to, for who may know of that. */
function circleOf({ crisis, meetingOf }: BetweenScope, { meetingId, decisionId }: { readonly meetingId: string | null; readonly decisionId: string | null }, { actor, inside }: Facts): { readonly circle: Circle } | Rejection {
  if (meetingId === null) return decisionId === null ? { circle: null } : reject('unknown-decision', 'decisionId');
  const meeting = meetingOf(meetingId);
  const ofMeeting = meeting?.crisisId === crisis.id ? circleOfMeeting(meeting, crisis.teams) : undefined;
  if (meeting === null || ofMeeting === undefined || !knownTo(actor, ofMeeting, inside)) return reject('unknown-meeting', 'meetingId');
  if (decisionId === null) return { circle: ofMeeting };
  const decision = meeting.besluit.decisions.get(decisionId);
  if (decision === undefined || decision.struck !== null || !knownTo(actor, decision.restrictedTo, inside)) return reject('unknown-decision', 'decisionId');
  return narrowCircle(ofMeeting, decision.restrictedTo);
}
