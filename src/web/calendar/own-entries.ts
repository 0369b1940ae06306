import type { SignedIn } from '../../accounts/accounts.js';
import type { CalendarEntry } from '../../documents/calendar/calendar.js';
import { meetingEntry } from '../../documents/calendar/meeting.entry.js';
import { ownerIds } from '../../domain/actions/index.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { dayOf, localDate } from '../../domain/kernel/time.js';
import { translator, type Translate } from '../../i18n/index.js';
import type { Attention } from '../../projections/attention.queries.js';
import type { ActionRow, Reader } from '../../projections/reader.js';

export interface OwnCalendarDeps {
  readonly reader: Pick<Reader, 'crisesOf' | 'crisis' | 'meetingsOfCrisis' | 'meetingAlone' | 'seatsOf'>;
  readonly attention: Pick<Attention, 'openActions'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly baseUrl: string;
}

/** How far back a calendar goes: longer ago it is in the minutes. */
const DAYS_BACK = 60;
const DAY = 86_400_000;
const MOST_ACTIONS = 200;

/** The meetings at whose table someone sits, cancelled ones too so that they leave the calendar, and the days on which the own actions are due. */
export async function ownEntries(deps: OwnCalendarDeps, { personId, language }: Pick<SignedIn, 'personId' | 'language'>): Promise<CalendarEntry[]> {
  const at = deps.clock.now();
  const t = translator(language);
  const known = await deps.reader.crisesOf(personId);
  const crises = new Map((await Promise.all(known.map(({ id }) => deps.reader.crisis(id)))).flatMap((crisis) => (crisis === null ? [] : [[crisis.id, crisis] as const])));
  return [...(await meetingEntries(deps, [...crises.keys()], personId, { at, t })), ...(await actionEntries(deps, crises, personId, { at, t }))];
}

interface Now {
  /** UTC. */
  readonly at: string;
  readonly t: Translate;
}

async function meetingEntries({ reader, baseUrl }: OwnCalendarDeps, crisisIds: readonly string[], personId: string, now: Now): Promise<CalendarEntry[]> {
  const seats = await reader.seatsOf(personId);
  const since = new Date(Date.parse(now.at) - DAYS_BACK * DAY).toISOString();
  const rows = (await Promise.all(crisisIds.map((id) => reader.meetingsOfCrisis(id)))).flat().filter(({ id, plannedStart, imported }) => seats.has(id) && plannedStart >= since && !imported);
  const found = await Promise.all(rows.map(({ id }) => reader.meetingAlone(id)));
  return found.flatMap((meeting) => (meeting === null ? [] : [meetingEntry(meeting, { ...now, baseUrl })]));
}

async function actionEntries({ attention, baseUrl, timeZone }: OwnCalendarDeps, crises: ReadonlyMap<string, CrisisState>, personId: string, { at, t }: Now): Promise<CalendarEntry[]> {
  const today = localDate(at, timeZone);
  const owners = new Set([personId, ...[...crises.values()].flatMap((crisis) => (crisis.people.has(personId) ? [...ownerIds(crisis, personId, today)] : []))]);
  const { first } = await attention.openActions([...owners], { at, today }, MOST_ACTIONS);
  return first.flatMap((action) => actionEntry(action, crises.get(action.crisisId), { at, baseUrl, timeZone, t }));
}

/** The day on which an action is due. What is to be done stands in it only where anyone of the crisis may read it, and nothing is classified. */
function actionEntry({ id, number, what, due, restrictedTo }: ActionRow, crisis: CrisisState | undefined, { at, baseUrl, timeZone, t }: Now & { readonly baseUrl: string; readonly timeZone: string }): CalendarEntry[] {
  if (due === null) return [];
  const url = new URL(`/actions/${id}`, baseUrl);
  const isOpen = crisis?.classification === 'unclassified' && restrictedTo === null;
  const summary = isOpen ? t('calendar.action', { number, what }) : t('calendar.actionDue', { number });
  // It has no version of its own here; the minute of asking rises too.
  const sequence = Math.floor(Date.parse(at) / 60_000);
  return [{ uid: `${id}@${url.hostname}`, sequence, stamp: at, start: dayOf(due, timeZone), end: null, summary, location: null, description: null, url: url.href, cancelled: false }];
}
