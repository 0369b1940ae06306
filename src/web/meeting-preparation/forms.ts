import { isRejection, reject, type Rejection } from '../../domain/kernel/rejection.js';
import { localDateTime } from '../../domain/kernel/time.js';
import { comesTwice, instantOf, many, type Which } from '../plugins/form-fields.js';

/** The forms with which a meeting is prepared, as inputs of commands; the commands check every value. */
type Body = Record<string, unknown>;

interface Times {
  readonly plannedStart: string;
  readonly plannedEnd: string | null;
}

const DAY = 86_400_000;
/** A meeting that seems to last longer, in milliseconds, has its end and begin mixed up. */
const LONGEST = DAY / 2;

/**
 * Day, begin and end of a form as UTC. An end that is not after the begin is on the next day,
 * unless that is more than twelve hours later.
 * Codes on `day`, `from`, `to`: required, not-a-date, not-a-time, time-skipped, time-twice, end-before-start.
 */
export function timesForm(body: Body, timeZone: string): Times | Rejection {
  const which: Which = body.which === 'first' || body.which === 'second' ? body.which : null;
  if (typeof body.day !== 'string' || body.day === '') return reject('required', 'day');
  const start = instantOf(body.day, body.from, timeZone, which, 'from');
  if (isRejection(start)) return start.code === 'not-a-date' ? reject('not-a-date', 'day') : start;
  if (body.to === undefined || body.to === '') return { plannedStart: start.utc, plannedEnd: null };
  if (body.to === body.from) return reject('end-before-start', 'to');
  const end = endOf(body.day, body.to, start.utc, timeZone);
  if (isRejection(end)) return end;
  if (Date.parse(end.utc) - Date.parse(start.utc) > LONGEST) return reject('end-before-start', 'to');
  return { plannedStart: start.utc, plannedEnd: end.utc };
}

/** The first moment after the start at which the clock says the end time: today, in the doubled hour, or tomorrow. */
function endOf(day: string, to: unknown, start: string, timeZone: string): { readonly utc: string } | Rejection {
  const nextDay = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  let refused: Rejection | null = null;
  for (const date of [day, nextDay]) {
    for (const which of ['first', 'second'] as const) {
      const end = instantOf(date, to, timeZone, which, 'to');
      if (isRejection(end)) refused ??= end;
      else if (end.utc > start) return end;
    }
  }
  return refused ?? reject('end-before-start', 'to');
}

/** What the form of a meeting's times holds at first. */
export function timesValues(start: string, end: string | null, timeZone: string): Record<string, unknown> {
  const local = localDateTime(start, timeZone);
  return { day: local.slice(0, 10), from: local.slice(11, 16), to: end === null ? '' : localDateTime(end, timeZone).slice(11, 16) };
}

/** Whether the begin that was typed happens twice that day, so that one must ask which. */
export function startsTwice(values: Readonly<Record<string, unknown>>, timeZone: string): boolean {
  return comesTwice(values.day, values.from, timeZone);
}

export const detailsForm = ({ title, place, link, classification }: Body) => ({ title, place, link, classification });

export const inviteForm = (body: Body) => ({ personId: body.personId, roles: many(body, 'roles'), deputisesFor: body.deputisesFor });

/** A proposed topic; who proposes it is always in the circle that was chosen. */
export function topicForm(body: Body, personId: string) {
  const { title, kind, text, horizon } = body;
  const circle = many(body, 'restrictedTo');
  return { title, kind, text, horizon, restrictedTo: circle.length === 0 ? null : [...new Set([...circle, personId])] };
}

/** Ids with one of them a place up or down. What is not there, or already at the end, leaves the order as it was. */
export function moved(ids: readonly string[], id: unknown, direction: unknown): string[] {
  const from = ids.findIndex((one) => one === id);
  const to = direction === 'up' ? from - 1 : direction === 'down' ? from + 1 : from;
  const [one, other] = [ids[from], ids[to]];
  if (one === undefined || other === undefined) return [...ids];
  return ids.map((known, place) => (place === from ? other : place === to ? one : known));
}
