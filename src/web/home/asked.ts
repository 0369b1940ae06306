import type { CrisisState } from '../../domain/crisis/state.js';
import { grantsFor, possibleIn, type Columns } from '../../domain/kernel/rights.js';
import type { MeetingLife } from '../../domain/kernel/words.js';
import { settles } from '../../domain/meeting/offers.js';
import { inCircle, redact, seesContent } from '../../domain/meeting/visible.js';
import { circleIn, type MeetingRow } from '../../projections/reader.js';
import { columnsAt, readingIn, type Here, type HereDeps } from './here.js';
import { headingOf } from './meetings.js';

/** Something that waits for this person, one line of 'asked of you'. */
export interface Asked {
  /** Which kind, a word of the catalogue: `home.tag-...`, `home.line-...`, `home.open-...`. */
  readonly kind: 'decision' | 'tray';
  readonly href: string;
  /** Decisions: their number. */
  readonly reference?: string;
  /** Words that someone typed. */
  readonly words?: string;
  readonly meeting?: string;
  readonly crisis: string;
  readonly count?: number;
  readonly at: string | null;
}

/** All that waits for this person beside actions: decisions to confirm, trays to settle. */
export async function askedOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  return [...(await decisionsOf(deps, here)), ...(await traysOf(deps, here))];
}

/** A meeting where this person has a column that the question asks for. */
interface Own {
  readonly crisis: CrisisState;
  readonly meeting: MeetingRow;
  readonly columns: Columns;
}

/** Those of some meetings in which this person's columns pass. The seats are of these meetings only: someone may have sat at a thousand. */
async function ownOf({ attention }: HereDeps, here: Here, meetings: readonly MeetingRow[], passes: (columns: Columns, state: MeetingLife) => boolean): Promise<readonly Own[]> {
  const ofCrises = meetings.filter(({ crisisId }) => here.crises.has(crisisId));
  const seats = await attention.seatsAt(here.viewer.personId, ofCrises.map(({ id }) => id));
  return ofCrises.flatMap((meeting) => {
    const crisis = here.crises.get(meeting.crisisId);
    const columns = crisis && columnsAt(here, crisis, meeting, seats);
    return crisis && columns && passes(columns, meeting.state as MeetingLife) ? [{ crisis, meeting, columns }] : [];
  });
}

/** The decisions that wait for this person: those of meetings where this person decides, also as successor. */
async function decisionsOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  const waiting = await deps.attention.decisionsToConfirm();
  const rows = await deps.reader.meetingRows(waiting.map(({ meetingId }) => meetingId));
  const own = new Map((await ownOf(deps, here, [...rows.values()], (columns) => columns.has('decider'))).map((one) => [one.meeting.id, one]));
  const asked: Asked[] = [];
  for (const decision of waiting) {
    const where = own.get(decision.meetingId);
    if (!where) continue;
    const { crisis, meeting, columns } = where;
    const reading = await readingIn(deps.reader, here, crisis, columns);
    if (!inCircle(circleIn(decision.restrictedTo), reading) || !seesContent({ crisis, meeting }, reading)) continue;
    asked.push({ kind: 'decision', href: `/meetings/${meeting.id}?view=confirm&decide=${decision.id}`, reference: decision.number, words: decision.words, crisis: crisis.name, at: decision.decidedAt });
  }
  return asked;
}

/** The trays in which something waits that this person may accept or drop. */
async function traysOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  const maySettle = (columns: Columns, state: MeetingLife) => possibleIn('settle-offer', state) && grantsFor('settle-offer', columns).size > 0;
  const own = await ownOf(deps, here, await deps.attention.waitingTrays(), maySettle);
  const asked = await Promise.all(
    own.map(async ({ crisis, meeting, columns }): Promise<Asked | null> => {
      const scope = await deps.reader.meeting(meeting.id);
      if (!scope) return null;
      // Which offers someone sees and settles hangs on their kind and circle, which only the meeting itself tells.
      const { tray } = redact(scope, await readingIn(deps.reader, here, crisis, columns)).meeting;
      const count = [...tray.values()].filter((offer) => offer.state === 'waiting' && settles(grantsFor('settle-offer', columns), offer)).length;
      const href = meeting.state === 'preparation' ? `/meetings/${meeting.id}/prepare/topics` : `/meetings/${meeting.id}`;
      return count === 0 ? null : { kind: 'tray', href, meeting: headingOf(crisis, meeting, here.timeZone), count, crisis: crisis.name, at: null };
    }),
  );
  return asked.filter((one) => one !== null);
}
