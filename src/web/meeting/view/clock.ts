import { minutesBetween } from '../../../domain/kernel/time.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { Who } from './who.js';

/** Time and minutes used, which stop when it closes; the clock of the phase only for the crisis adviser, who guards the process. */
export function clockView(meeting: MeetingState, who: Who, now: string) {
  const { startedAt, closedAt, plannedStart, plannedEnd, phases } = meeting;
  const stretch = closedAt === null ? phases.at(-1) : undefined;
  return {
    now,
    used: startedAt === null ? null : Math.max(0, minutesBetween(startedAt, closedAt ?? now)),
    planned: plannedEnd === null ? null : minutesBetween(plannedStart, plannedEnd),
    phase: who.columns.has('crisis-adviser') && stretch ? Math.max(0, minutesBetween(stretch.from, now)) : null,
  };
}
