import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { possibleIn, type Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { minutesReading, withoutMeeting, type MinutesReading } from '../../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { readGrant, redact, seesContent } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { forbidden, notFound } from './errors.js';
import { readingOf, seatsIn } from './reading.js';
import { actorOf, type Viewer } from './viewer.js';

export interface SeeingDeps {
  readonly reader: Pick<Reader, 'seatsOf'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** A meeting as one person may see it, at one moment. */
export interface SeenMeeting {
  readonly viewer: Viewer;
  readonly meetingId: string;
  readonly crisis: CrisisState;
  /** Without what this person may not see: the only form in which pages get a meeting. */
  readonly scope: MeetingScope;
  readonly columns: Columns;
  /** This person as reader of what lies in circles. */
  readonly reading: ReturnType<typeof readingOf>;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
}

/** The same by its minutes: also for who reads only what was distributed, and then `scope` is the head of the meeting. */
export interface SeenMinutes extends SeenMeeting {
  readonly minutes: MinutesReading;
}

/**
 * The one door through which pages see a meeting: for whoever may not, in this state of it, it is not there (404). Who sees it and may
 * not do what the page is for is told so (403).
 */
export async function meetingSeenBy(deps: SeeingDeps, viewer: Viewer, whole: MeetingScope | null, act: 'see-meeting' | 'seat-guest' | 'archive' | 'export-preparation'): Promise<SeenMeeting> {
  const { whole: found, meeting, seen } = await lookAt(deps, viewer, whole);
  if (readGrant('see-meeting', seen.columns) !== 'yes' || !possibleIn(act, meeting.state)) throw notFound();
  if (readGrant(act, seen.columns) !== 'yes') throw forbidden();
  if (act === 'seat-guest' && !seesContent(found, seen.reading)) throw notFound();
  return seen;
}

/**
 * The one door to the minutes of a meeting and its documents (404 where they are not for this person). Who only organises a restricted
 * team's meeting sees that it is there, and reads no minutes.
 */
export async function minutesSeenBy(deps: SeeingDeps, viewer: Viewer, whole: MeetingScope | null, act: 'see-minutes' | 'export'): Promise<SeenMinutes> {
  const { whole: found, seen } = await lookAt(deps, viewer, whole);
  const minutes = minutesReading(found, seen.reading, act);
  if (minutes === null) throw notFound();
  const head = minutes.atTable ? null : withoutMeeting(found, minutes);
  return {
    ...{ viewer: seen.viewer, meetingId: seen.meetingId, crisis: seen.crisis, columns: seen.columns, reading: seen.reading, now: seen.now, today: seen.today, minutes },
    get scope() {
      return head ?? seen.scope;
    },
  };
}

async function lookAt(deps: SeeingDeps, viewer: Viewer, whole: MeetingScope | null) {
  if (whole === null) throw notFound();
  const { crisis, meeting } = whole;
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting, today });
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  let redacted: MeetingScope | null = null;
  const seen: SeenMeeting = {
    ...{ viewer, meetingId: meeting.id, crisis, columns, reading, now, today },
    // Pages need it, and few forms: most of what is carried out shows nothing.
    get scope() {
      return (redacted ??= redact(whole, reading));
    },
  };
  return { whole, meeting, seen };
}
