import { isInTeam } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';
import type { Inside } from '../kernel/circle.js';
import { streamOf, type Actor, type StreamId } from '../kernel/event.js';
import { isGuestAt } from './guest.js';
import type { MeetingState } from './state.js';

/** Who asks, on which local date. */
export interface Asker {
  readonly actor: Actor;
  readonly today: string;
}

/**
 * In which restricted teams' circles someone is today (ADR 0015): those of teams where one has a standing place, itself or
 * as a deputy, and of meetings where one has a seat. A guest at one table is nobody in the team.
 */
export function insideOf(crisis: CrisisState, { actor, today }: Asker, isSeated: (meetingId: string) => boolean): Inside {
  const { personId } = actor;
  if (personId === null) return () => false;
  return ({ teamId, meetingId }) => {
    if (actor.kind === 'guest' && !isGuestAt(actor, meetingId)) return false;
    const team = crisis.teams.get(teamId);
    const standing = actor.kind === 'person' && team !== undefined && isInTeam(crisis, team, personId, today);
    return standing || isSeated(meetingId);
  };
}

/** The same where a command works; `stateOf` gives the state of a stream. Seats are looked up only when asked for. */
export function insideFor(scope: unknown, asker: Asker, stateOf: (stream: StreamId) => unknown): Inside {
  const { crisis = null } = scope as { readonly crisis?: CrisisState | null };
  const { personId } = asker.actor;
  if (crisis === null || personId === null) return () => false;
  return insideOf(crisis, asker, (meetingId) => {
    const state = stateOf(streamOf('meeting', meetingId)) as MeetingState | null;
    return state?.attendance.seats.has(personId) === true;
  });
}
