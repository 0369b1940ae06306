import type { FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { possibleIn, type Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { readGrant, redact, seesContent } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from './errors.js';
import { readingOf, seatsIn } from './reading.js';
import { viewerOf } from './session.js';
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

/**
 * The one door through which pages and downloads see a meeting: for whoever may not (`act`, in this state of it), it is not
 * there (404). Who only organises a restricted team's meeting sees that it is there, and reads no minutes.
 */
export async function meetingSeenBy(deps: SeeingDeps, request: FastifyRequest, whole: MeetingScope | null, act: 'see-meeting' | 'see-minutes' | 'export' | 'seat-guest'): Promise<SeenMeeting> {
  if (whole === null) throw notFound();
  const { crisis, meeting } = whole;
  const viewer = viewerOf(request);
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting, today });
  // A reader sees minutes once they are distributed, which a later version does.
  if (readGrant(act, columns) !== 'yes' || !possibleIn(act, meeting.state)) throw notFound();
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  if (act !== 'see-meeting' && !seesContent(whole, reading)) throw notFound();
  let seen: MeetingScope | null = null;
  return {
    ...{ viewer, meetingId: meeting.id, crisis, columns, reading, now, today },
    // Pages need it, and few forms: most of what is carried out shows nothing.
    get scope() {
      return (seen ??= redact(whole, reading));
    },
  };
}
