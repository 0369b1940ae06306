import type { Interval, Seat } from '../../../domain/attendance/state.js';
import { grantsFor } from '../../../domain/kernel/rights.js';
import { localDate } from '../../../domain/kernel/time.js';
import { PRESENCES } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { Translate } from '../../../i18n/index.js';
import type { FormState } from '../../plugins/form-state.js';
import { basedOn } from '../../plugins/stale/two-versions.js';
import { rowName, typedRows } from '../forms/presence.js';
import type { Posted } from '../posted.js';
import { inputParts } from './local-times.js';
import type { Who } from './who.js';

/** Whether this person may put attendance right: nobody corrects only the own. */
export function mayCorrectPresence(who: Who): boolean {
  return who.can.CorrectPresence === true && grantsFor('correct-entry', who.columns).has('yes');
}

/** By person: the form that corrects the presence, in local time, and what was corrected before. Empty for who may not. */
export function presenceFixes(meeting: MeetingState, who: Who, posted: Posted | null, timeZone: string, t: Translate) {
  if (!mayCorrectPresence(who)) return {};
  const presences = PRESENCES.map((value) => ({ value, label: t(`documents.presence-${value}`) }));
  const untilLabel = t(meeting.state === 'running' ? 'meeting.stretchUntilOpen' : 'meeting.stretchUntil');
  const fixOf = (seat: Seat) => {
    const fid = `presence-fix-${seat.personId}`;
    const mine = posted?.form === fid ? posted : null;
    return {
      ...{ fid, presences, name: seat.name, personId: seat.personId, presence: seat.presence, intervals: seat.intervals },
      ...{ entryVersion: basedOn(seat.entryVersion, mine?.state.values.entryVersion, mine?.code === 'stale-version'), corrections: seat.corrections },
      form: mine?.state ?? null,
      stale: mine?.code === 'stale-version',
      rows: rowsOf(seat, meeting, mine?.state ?? null, timeZone).map((row) => ({ ...row, untilLabel })),
    };
  };
  return Object.fromEntries([...meeting.attendance.seats.values()].map((seat) => [seat.personId, fixOf(seat)]));
}

/** A row for each interval, for what was typed, and an empty one on the day of the meeting. */
function rowsOf({ intervals }: Seat, meeting: MeetingState, typed: FormState | null, timeZone: string) {
  const day = localDate(meeting.startedAt ?? meeting.plannedStart, timeZone);
  const count = Math.max(intervals.length + 1, typed ? typedRows((name) => typed.values[name]) : 0);
  return Array.from({ length: count }, (_, row) => {
    const stood: Interval | undefined = intervals[row];
    const online = rowName(row, 'online');
    return {
      no: row + 1,
      day,
      ...{ from: inputOf(stood?.from ?? null, day, timeZone), until: inputOf(stood?.until ?? null, day, timeZone) },
      ...{ fromName: rowName(row, 'from'), untilName: rowName(row, 'until'), onlineName: online },
      online: typed ? typed.values[online] !== undefined : (stood?.online ?? false),
    };
  });
}

/** An instant as its inputs hold it; where there is none, those of the day of the meeting. */
const inputOf = (time: string | null, day: string, timeZone: string) => (time === null ? { date: day, time: '', which: '' } : inputParts(time, timeZone));
