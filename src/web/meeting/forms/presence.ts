import type { Seat } from '../../../domain/attendance/state.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { Post, PostContext } from './post.js';
import type { Typed } from './typed.js';

/** More rows than a form ever has. */
const MOST_ROWS = 60;

type End = 'from' | 'until';

/** The name of a field in a row of the form: `row.0.from` with `Date`, `Time` and `Which` behind it. */
export function rowName(row: number, field: End | 'online'): string {
  return `row.${row}.${field}`;
}

/** How many rows were sent. */
export function typedRows(valueOf: (name: string) => unknown): number {
  let rows = 0;
  while (rows < MOST_ROWS && valueOf(`${rowName(rows, 'from')}Time`) !== undefined) rows += 1;
  return rows;
}

interface Row {
  readonly row: number;
  readonly from: string | null;
  readonly until: string | null;
  readonly online: boolean;
}

/** The rows with a time in them, earliest first, whatever the order in which they were typed. */
function rowsOf(typed: Typed, { scope }: PostContext): readonly Row[] {
  const { meeting } = scope;
  const seat = meeting.attendance.seats.get(String(typed.raw('personId')));
  const day = meeting.startedAt ?? meeting.plannedStart;
  const read = (row: number, end: End) => {
    const name = rowName(row, end);
    if ((typed.raw(`${name}Time`) ?? '') === '') return null;
    const time = typed.instant(name, day);
    return time === null ? null : asItStood(time, row, end, seat, meeting);
  };
  const rows = Array.from({ length: typedRows((name) => typed.raw(name)) }, (_, row) => ({ row, from: read(row, 'from'), until: read(row, 'until'), online: typed.ticked(rowName(row, 'online')) }));
  const last = '9';
  return rows.filter(({ from, until }) => from !== null || until !== null).sort((a, b) => ((a.from ?? last) < (b.from ?? last) ? -1 : 1));
}

/** Inputs hold whole minutes: a minute that was recorded keeps its seconds, so that only what was changed changes. */
function asItStood(time: string, row: number, end: End, seat: Seat | undefined, { closedAt }: MeetingState): string {
  const intervals = seat?.intervals ?? [];
  const known = [intervals[row]?.[end], ...intervals.flatMap(({ from, until }) => [from, until]), end === 'until' ? closedAt : null];
  return known.find((one) => one?.slice(0, 16) === time.slice(0, 16)) ?? time;
}

/** The form that puts someone's presence right, while the meeting runs and after it was closed. */
export const PRESENCE_POSTS: readonly Post[] = [
  {
    path: '/presence/correct',
    form: (typed) => `presence-fix-${String(typed.raw('personId'))}`,
    command: 'CorrectPresence',
    input: (typed, context) => ({
      personId: typed.raw('personId'),
      entryVersion: typed.raw('entryVersion'),
      presence: typed.raw('presence'),
      intervals: rowsOf(typed, context).map(({ from, until, online }) => ({ from, until, online })),
      reason: typed.raw('reason'),
    }),
    next: (_, { at }) => ({ dialog: at.dialog }),
    flash: () => 'meeting.presenceSaved',
    places: (typed, context) => {
      const rows = rowsOf(typed, context);
      const of = (place: number) => rows[place]?.row ?? 0;
      const fields = ['from', 'until', 'online'] as const;
      return Object.fromEntries([0, ...rows.keys()].flatMap((place) => fields.map((field) => [`intervals.${place}.${field}`, rowName(of(place), field)])));
    },
  },
];
