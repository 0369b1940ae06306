import { localDate } from '../../domain/kernel/time.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { redactCarryOver, seesContent, type Viewer } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';

/** When it is asked: UTC, its local date, and the installation's zone. */
interface Moment {
  readonly at: string;
  readonly today: string;
  readonly timeZone: string;
}

/**
 * The scope of a reader with what comes back by itself, for its agenda: before a meeting starts as it is now. What was left in a circle
 * only for that circle.
 */
export async function withCarryOver(reader: Pick<Reader, 'carryOver'>, redacted: MeetingScope, viewer: Viewer, { at, today, timeZone }: Moment): Promise<MeetingScope> {
  const { crisis, meeting } = redacted;
  if (meeting.state !== 'preparation' || !seesContent(redacted, viewer)) return redacted;
  const planned = localDate(meeting.plannedStart, timeZone);
  const carryOver = await reader.carryOver(redacted, { at, today, day: planned > today ? planned : today });
  return { ...redacted, carried: redactCarryOver(carryOver, crisis, viewer) };
}
