import { TZDate } from '@date-fns/tz';
import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventClass, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';

/** Something with a time in a calendar: a meeting, the day on which an action is due. */
export interface CalendarEntry {
  /** The same for as long as it exists. */
  readonly uid: string;
  /** Rises with each change. */
  readonly sequence: number;
  /** When it was last said (UTC). */
  readonly stamp: string;
  /** UTC times, or a local date for a whole day. Without an end it takes an hour. */
  readonly start: string;
  readonly end: string | null;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly url: string;
  readonly cancelled: boolean;
}

/** From whom an invitation comes and who gets it: mail programs ask for both. */
export interface Invited {
  readonly organiser: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
}

const MAKER = { company: 'Crisisoverleg', product: 'Crisisoverleg', language: 'NL' };
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = 3_600_000;

/** Entries as a calendar that one subscribes to (iCalendar, RFC 5545), in local time with the rules of its zone. `timeZone`: IANA. */
export function feedCalendar(entries: readonly CalendarEntry[], name: string, timeZone: string): string {
  const calendar = calendarIn(timeZone);
  calendar.name(name);
  calendar.method(ICalCalendarMethod.PUBLISH);
  // How often a mail program looks again.
  calendar.ttl(15 * 60);
  for (const entry of entries) add(calendar, entry, timeZone);
  return text(calendar);
}

/** One meeting as an invitation or, when it is cancelled, as its cancellation (iTIP, RFC 5546). */
export function invitationCalendar(entry: CalendarEntry, { organiser, attendee }: Invited, timeZone: string): { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } {
  const calendar = calendarIn(timeZone);
  const method = entry.cancelled ? 'CANCEL' : 'REQUEST';
  calendar.method(ICalCalendarMethod[method]);
  const event = add(calendar, entry, timeZone);
  event.organizer({ name: organiser.name, email: organiser.email });
  // Answers to it are not read here: nobody is asked for one.
  event.createAttendee({ name: attendee.name, email: attendee.email, status: ICalAttendeeStatus.ACCEPTED, rsvp: false });
  return { method, content: text(calendar) };
}

function calendarIn(timeZone: string): ICalCalendar {
  return ical({ prodId: MAKER, timezone: { name: null, generator: () => zoneOf(timeZone) } });
}

function add(calendar: ICalCalendar, { uid, sequence, stamp, start, end, summary, location, description, url, cancelled }: CalendarEntry, timeZone: string) {
  const allDay = LOCAL_DATE.test(start);
  const until = end ?? new Date(Date.parse(start) + HOUR).toISOString();
  // The library reads a whole day in UTC.
  const times = allDay ? { start: new Date(`${start}T12:00:00Z`), allDay } : { start: new TZDate(start, timeZone), end: new TZDate(until, timeZone), timezone: timeZone };
  return calendar.createEvent({
    ...{ id: uid, sequence, stamp: new Date(stamp), summary, url, ...times },
    ...(location === null ? {} : { location }),
    ...(description === null ? {} : { description }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: ICalEventClass.CONFIDENTIAL,
  });
}

/** The rules of a time zone under the name that was asked for: the library knows Amsterdam as another name of Brussels. */
function zoneOf(timeZone: string): string {
  const [block = ''] = [zoneBlock(timeZone)].flat();
  return block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${timeZone}`).replace(/\r?\n/g, '\r\n').trim();
}

/** Lines end as RFC 5545 says, the last one too. */
function text(calendar: ICalCalendar): string {
  return `${calendar.toString().replace(/\r?\n/g, '\r\n').trimEnd()}\r\n`;
}
