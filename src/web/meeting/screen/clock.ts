import { minutesBetween } from '../../../domain/kernel/time.js';
import type { MeetingState } from '../../../domain/meeting/state.js';

/** The width of the bar of time, in units of its drawing. */
const WIDE = 1000;

/** Time used of what was planned, the share that the phase has of it, and the stretches of both to draw. */
export function screenClock(meeting: MeetingState, now: string) {
  const { startedAt, closedAt, plannedStart, plannedEnd, phases } = meeting;
  const planned = plannedEnd === null ? null : Math.max(0, minutesBetween(plannedStart, plannedEnd));
  if (startedAt === null) return { now, used: null, planned, over: false, phase: null, stretches: [], end: null };
  const until = closedAt ?? now;
  const used = Math.max(0, minutesBetween(startedAt, until));
  const current = closedAt === null ? phases.at(-1) : undefined;
  const minutes = current === undefined ? 0 : phases.filter((one) => one.phase === current.phase).reduce((sum, one) => sum + minutesBetween(one.from, one.until ?? until), 0);
  const whole = Math.max(planned ?? 0, used, 1);
  const place = (at: string) => Math.round((Math.min(Math.max(0, minutesBetween(startedAt, at)), whole) / whole) * WIDE);
  return {
    now,
    used,
    planned,
    over: planned !== null && used > planned,
    phase: current === undefined || meeting.method !== 'bob' ? null : { name: current.phase, minutes: Math.max(0, minutes) },
    stretches: phases.map((one) => ({ x: place(one.from), width: Math.max(0, place(one.until ?? until) - place(one.from)), current: one === current })),
    // Where the planned end was, once it has passed.
    end: planned !== null && used > planned ? Math.round((planned / whole) * WIDE) : null,
  };
}
