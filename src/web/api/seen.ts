import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Sent } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import { orNull } from '../plugins/errors.js';
import { actionSeenBy, type SeenAction } from '../plugins/seen-action.js';
import { crisisSeenBy } from '../plugins/seen-crisis.js';
import { decisionSeenBy, type SeeingDecisionDeps, type SeenDecision } from '../plugins/seen-decision.js';
import { viewerOf } from '../plugins/session.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';

export interface SeeingDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly sent: Sent;
}

/** Looks at meetings by the one door, each once in a request; null for one that is not there for this person. */
export function meetingsSeenBy(deps: SeeingDeps, request: FastifyRequest): (meetingId: string) => Promise<SeenMeeting | null> {
  const looked = new Map<string, Promise<SeenMeeting | null>>();
  const look = async (id: string) => orNull(meetingSeenBy(deps, viewerOf(request), await deps.reader.meeting(id), 'see-meeting'));
  return (id) => {
    const known = looked.get(id) ?? look(id);
    looked.set(id, known);
    return known;
  };
}

/** Looks at actions by the one door; null for one that is not there for this person. */
export function actionsSeenBy(deps: SeeingDeps, request: FastifyRequest): (actionId: string) => Promise<SeenAction | null> {
  return (id) => orNull(actionSeenBy(deps, request, id));
}

/** Looks at decisions by the one door; null for one that is not there for this person. */
export function decisionsSeenBy(deps: SeeingDeps & SeeingDecisionDeps, request: FastifyRequest): (decisionId: string) => Promise<SeenDecision | null> {
  return (id) => orNull(decisionSeenBy(deps, request, id));
}

/** Whether this person may know that what a command works on is there. */
export async function knowsTarget(deps: SeeingDeps, request: FastifyRequest, kind: 'installation' | 'crisis' | 'meeting' | 'action', id: string): Promise<boolean> {
  switch (kind) {
    case 'installation':
      return true;
    case 'crisis':
      return (await orNull(crisisSeenBy(deps, request, id))) !== null;
    case 'meeting':
      return (await meetingsSeenBy(deps, request)(id)) !== null;
    case 'action':
      return (await actionsSeenBy(deps, request)(id)) !== null;
  }
}
