import type { CrisisState } from '../../domain/crisis/state.js';
import { grantsFor, possibleIn, type Columns } from '../../domain/kernel/rights.js';
import type { MeetingLife } from '../../domain/kernel/words.js';
import { settles } from '../../domain/meeting/offers.js';
import { inCircle, redact, seesContent } from '../../domain/meeting/visible.js';
import { takesComments } from '../../domain/minutes/index.js';
import { circleIn, type MeetingRow } from '../../projections/reader.js';
import { columnsAt, readingIn, type Here, type HereDeps } from './here.js';
import { headingOf } from './meetings.js';

/** Something that waits for this person, one line of 'asked of you'. */
export interface Asked {
  /** What is asked, a word of the catalogue: `home.tag-...`. */
  readonly kind: 'decision' | 'tray' | 'comment' | 'adopt' | 'read';
  /** What it is about: `home.line-...`, `home.open-...`. */
  readonly about: 'decision' | 'tray' | 'minutes';
  readonly href: string;
  /** Decisions: their number. */
  readonly reference?: string;
  /** Words that someone typed. */
  readonly words?: string;
  readonly meeting?: string;
  readonly crisis: string;
  readonly count?: number;
  readonly at: string | null;
  /** The last local date on which it can be done. */
  readonly until?: string | null;
}

/** How many days minutes that were distributed count as new. */
const NEW_DAYS = 7;
/** How many minutes to adopt are listed: the newest. */
const TO_ADOPT = 5;

/** All that waits for this person beside actions: decisions to confirm, trays to settle, minutes to comment on, to adopt and to read. */
export async function askedOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  const parts = await Promise.all([decisionsOf(deps, here), traysOf(deps, here), toCommentOf(deps, here), toAdoptOf(deps, here), toReadOf(deps, here)]);
  return parts.flat();
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
    asked.push({ kind: 'decision', about: 'decision', href: `/meetings/${meeting.id}?view=confirm&decide=${decision.id}`, reference: decision.number, words: decision.words, crisis: crisis.name, at: decision.decidedAt });
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
      return count === 0 ? null : { kind: 'tray', about: 'tray', href, meeting: headingOf(crisis, meeting, here.timeZone), count, crisis: crisis.name, at: null };
    }),
  );
  return asked.filter((one) => one !== null);
}

/** Draft minutes on which this person may comment, with the last day for it. */
async function toCommentOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  const own = await ownOf(deps, here, await deps.attention.openForComments(here.today), (columns) => grantsFor('comment', columns).has('yes'));
  return (await knownOf(deps, here, own)).map((one) => ({ ...minutesLine(here, one), kind: 'comment', until: one.meeting.commentsUntil }));
}

/** The newest minutes that wait for this chair to adopt them: not while comments are still asked. */
async function toAdoptOf(deps: HereDeps, here: Here): Promise<readonly Asked[]> {
  const settled = (await deps.attention.notAdopted([...here.crises.keys()])).filter(({ commentsUntil }) => !takesComments({ commentsUntil, adopted: null }, here.today));
  const own = await ownOf(deps, here, settled, (columns) => grantsFor('adopt', columns).has('yes'));
  return (await knownOf(deps, here, own.slice(0, TO_ADOPT))).map((one) => ({ ...minutesLine(here, one), kind: 'adopt' }));
}

/** Minutes that were distributed to this person lately. */
async function toReadOf({ attention, reader }: HereDeps, here: Here): Promise<readonly Asked[]> {
  const since = new Date(Date.parse(here.now) - NEW_DAYS * 86_400_000).toISOString();
  const sent = await attention.sentSince(here.viewer.personId, since);
  const rows = await reader.meetingRows(sent.map(({ meetingId }) => meetingId));
  return sent.flatMap(({ meetingId, sentAt }) => {
    const meeting = rows.get(meetingId);
    const crisis = meeting && here.crises.get(meeting.crisisId);
    return crisis ? [{ ...minutesLine(here, { crisis, meeting }), kind: 'read' as const, at: sentAt }] : [];
  });
}

/** Those of which this person may know what was said. */
async function knownOf({ reader }: HereDeps, here: Here, own: readonly Own[]): Promise<readonly Own[]> {
  const known = await Promise.all(own.map(async (one) => seesContent(one, await readingIn(reader, here, one.crisis, one.columns))));
  return own.filter((_, place) => known[place]);
}

function minutesLine({ timeZone }: Here, { crisis, meeting }: Pick<Own, 'crisis' | 'meeting'>) {
  return { about: 'minutes' as const, href: `/meetings/${meeting.id}/minutes`, meeting: headingOf(crisis, meeting, timeZone), crisis: crisis.name, at: meeting.startedAt ?? meeting.plannedStart };
}
