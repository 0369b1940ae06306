import type { CrisisState } from '../crisis/state.js';
import type { Leftover, MeetingState } from './state.js';

/** The team where something that a meeting left is settled: that of the meeting, or the one that it was passed on to. */
export function settlingTeam({ passedOn }: CrisisState, { teamId }: Pick<MeetingState, 'teamId'>, itemId: string): string {
  return passedOn?.get(itemId)?.toTeamId ?? teamId;
}

/** The meetings that left something which was passed on to one of these teams. */
export function meetingsPassedTo({ passedOn }: CrisisState, teamIds: readonly string[]): readonly string[] {
  const passed = [...(passedOn?.values() ?? [])].filter(({ toTeamId }) => teamIds.includes(toTeamId));
  return [...new Set(passed.map(({ meetingId }) => meetingId))];
}

/** The id under which a leftover is passed on: the deferred decision, else the topic. */
export function itemOf({ decision, topic }: Leftover): string {
  return decision?.id ?? topic?.id ?? '';
}
