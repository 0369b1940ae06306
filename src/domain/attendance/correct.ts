import { command, type Facts } from '../kernel/command.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { correctPresenceInput, type CorrectPresence } from './commands.js';
import { attendanceEvent } from './events.js';
import { isLongBefore, seatOf, type AttendanceScope } from './scope.js';
import type { Interval, Seat } from './state.js';

type Meeting = AttendanceScope['meeting'];

/**
 * Puts right when someone was there, and how; what stood there is kept with who, when and why (R6, R7).
 * While the meeting runs and after it was closed.
 * Codes: unknown-person, stale-version, nothing-changes, wrong-state (in preparation nobody is present yet);
 * beside a time: in-the-future, too-early (over a day before the meeting), end-before-start, intervals-overlap,
 * only-last-open, end-missing, after-closing; beside the presence: away-without-times, times-missing, last-not-open, online-differs.
 */
export const correctPresence = command({
  scope: 'meeting',
  target: (input: { meetingId: string }) => input.meetingId,
  name: 'CorrectPresence',
  act: 'correct-entry',
  input: correctPresenceInput,
  // The presence list is kept by secretary and chair: nobody corrects what is their own in it, or offers to.
  own: () => false,
  offered: false,
  decide({ meeting }: AttendanceScope, { personId, entryVersion, presence, intervals, reason }, facts) {
    if (meeting.state === 'preparation') return reject('wrong-state', undefined, { state: meeting.state });
    const seat = seatOf(meeting.attendance, personId);
    if (isRejection(seat)) return seat;
    if (seat.entryVersion !== entryVersion) return reject('stale-version', undefined, { version: seat.entryVersion });
    const refused = checkIntervals(meeting, intervals, facts) ?? checkFit(meeting, presence, intervals);
    if (refused) return refused;
    if (stands(seat, presence, intervals)) return reject('nothing-changes');
    return [attendanceEvent(meeting.id, 'PresenceCorrected', { personId, presence, intervals, reason })];
  },
});

/** R6: in order, without overlap, in the past, and over when the meeting is. The first that is wrong refuses. */
function checkIntervals(meeting: Meeting, intervals: readonly Interval[], facts: Facts): Rejection | null {
  const wrong = intervals.map((interval, place) => checkTimes(meeting, interval, place, facts) ?? checkOrder(intervals, place));
  return wrong.find((refusal) => refusal !== null) ?? null;
}

function checkTimes(meeting: Meeting, { from, until }: Interval, place: number, { at }: Facts): Rejection | null {
  const closed = meeting.closedAt;
  for (const [end, time] of [['from', from], ['until', until]] as const) {
    if (time === null) continue;
    if (closed !== null && time > closed) return reject('after-closing', `intervals.${place}.${end}`);
    if (time > at) return reject('in-the-future', `intervals.${place}.${end}`);
    if (isLongBefore(meeting, time)) return reject('too-early', `intervals.${place}.${end}`);
  }
  if (until === null) return closed === null ? null : reject('end-missing', `intervals.${place}.until`);
  return until > from ? null : reject('end-before-start', `intervals.${place}.until`);
}

function checkOrder(intervals: readonly Interval[], place: number): Rejection | null {
  const [before, here] = [intervals[place - 1], intervals[place]];
  if (!before || !here) return null;
  if (before.until === null) return reject('only-last-open', `intervals.${place - 1}.until`);
  return here.from < before.until ? reject('intervals-overlap', `intervals.${place}.from`) : null;
}

/** The word and the times say the same: who is away has no times, who left an end, who is there the last one open. */
function checkFit({ state }: Meeting, presence: CorrectPresence['presence'], intervals: readonly Interval[]): Rejection | null {
  const last = intervals.at(-1);
  const lastPlace = intervals.length - 1;
  if (presence === 'expected' || presence === 'excused' || presence === 'absent') return last ? reject('away-without-times', 'presence') : null;
  if (!last) return reject('times-missing', 'intervals.0.from');
  if (presence === 'left') return last.until === null ? reject('end-missing', `intervals.${lastPlace}.until`) : null;
  if (state === 'running' && last.until !== null) return reject('last-not-open', `intervals.${lastPlace}.until`);
  return last.online === (presence === 'online') ? null : reject('online-differs', `intervals.${lastPlace}.online`);
}

function stands(seat: Seat, presence: CorrectPresence['presence'], intervals: readonly Interval[]): boolean {
  const same = ({ from, until, online }: Interval, other: Interval | undefined) => other?.from === from && other.until === until && other.online === online;
  return seat.presence === presence && seat.intervals.length === intervals.length && seat.intervals.every((interval, place) => same(interval, intervals[place]));
}
