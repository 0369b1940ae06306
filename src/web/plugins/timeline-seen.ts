import { setImmediate } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { timelineOf, type TimelineChoice, type TimelineSource } from '../../documents/timeline/timeline.build.js';
import type { TimelineModel } from '../../documents/timeline/timeline.model.js';
import type { ActionState } from '../../domain/actions/state.js';
import type { Statement } from '../../domain/beeld/state.js';
import { dayOf } from '../../domain/kernel/time.js';
import { tableOf } from '../../domain/meeting/acting-seat.js';
import { columnsOnOutcome } from '../../domain/meeting/columns.js';
import { seesOutcomes } from '../../domain/meeting/minutes-read.js';
import { inCircle, knowsOf, mayRead, redact, withoutReason } from '../../domain/meeting/visible.js';
import type { MeetingRow, Reader } from '../../projections/reader.js';
import { readingOf, seatsIn } from './reading.js';
import { allReceived, receivedOf, type Received, type ReceivingDeps } from './received.js';
import { turningPointsIn, type SeenCrisis } from './seen-crisis.js';
import { actorOf } from './viewer.js';

interface TimelineDeps extends ReceivingDeps {
  readonly reader: ReceivingDeps['reader'] & Pick<Reader, 'meetingsOfCrisis' | 'picture' | 'looseActions' | 'meeting' | 'seatsOf'>;
  readonly timeZone: string;
  readonly organisation: string;
}

/** Of which crisis, as one person sees it, and who asks. */
type Place = SeenCrisis & { readonly request: FastifyRequest };

/** So many meetings are put together before others have their turn. */
const PIECE = 10;

/** The timeline as one person may see it: all that is theirs to see as it stands now; for who only receives minutes what these say. */
export async function timelineSeenBy(deps: TimelineDeps, place: Place, choice: TimelineChoice): Promise<TimelineModel> {
  const { crisis, request } = place;
  const options = { language: request.language, timeZone: deps.timeZone, organisation: deps.organisation };
  const sources = place.full ? await fullSources(deps, place, choice) : await receivedSources(deps, place);
  return timelineOf({ crisis, ...sources }, choice, options);
}

/** Who only receives minutes knows of no turning points: nothing that was sent says them. */
async function receivedSources(deps: TimelineDeps, { crisis, request }: Place) {
  const received = await allReceived(deps, request, ({ crisisId }) => crisisId === crisis.id);
  const statements = received.flatMap(({ scope }) => statementsIn(scope.picture.statements, scope.meeting.id));
  return { meetings: received.map(sentSource), statements, loose: [], turningPoints: null };
}

async function fullSources(deps: TimelineDeps, place: Place, { from, to }: TimelineChoice) {
  const { crisis, reading } = place;
  const [rows, picture, loose] = await Promise.all([deps.reader.meetingsOfCrisis(crisis.id), deps.reader.picture(crisis.id), deps.reader.looseActions(crisis.id)]);
  const held = rows.filter((row) => row.state !== 'preparation' && row.state !== 'cancelled' && knowsOf(row, crisis, reading));
  const wanted = held.filter((row) => {
    const day = dayOf(row.startedAt ?? row.plannedStart, deps.timeZone);
    return (from === null || day >= from) && (to === null || day <= to);
  });
  const elsewhere = new Set(held.filter((row) => !wanted.includes(row)).map(({ id }) => id));
  const statements = [...picture.statements.values()]
    .filter(({ struck, restrictedTo, meetingId }) => struck === null && inCircle(restrictedTo, reading) && (meetingId === null || !elsewhere.has(meetingId)))
    .map((statement) => withoutReason(statement, reading));
  const turningPoints = turningPointsIn(place);
  return { meetings: await meetingSources(deps, place, wanted), statements, loose: loose.filter((action) => seesLoose(action, place)), turningPoints };
}

async function meetingSources(deps: TimelineDeps, place: Place, rows: readonly MeetingRow[]): Promise<TimelineSource[]> {
  const { crisis, viewer, today, request } = place;
  const seats = await seatsIn(deps.reader, viewer, crisis);
  const found: TimelineSource[] = [];
  for (const [index, { id }] of rows.entries()) {
    if (index % PIECE === PIECE - 1) await setImmediate();
    const whole = await deps.reader.meeting(id);
    if (whole === null) continue;
    const { meeting } = whole;
    const columns = columnsOnOutcome({ crisis, teamId: meeting.teamId, table: tableOf(meeting, viewer.personId) }, { actor: actorOf(viewer), admin: viewer.admin }, today);
    const reading = readingOf(viewer, crisis, columns, today, seats);
    const received = seesOutcomes(whole, reading) ? null : await receivedOf(deps, request, id);
    if (received !== null) found.push(sentSource(received));
    // Statements come from the picture, once for all meetings.
    else found.push({ head: meeting, scope: seesOutcomes(whole, reading) ? redact({ ...whole, picture: { ...whole.picture, statements: new Map() } }, reading) : null, asSent: null });
  }
  return found;
}

const sentSource = ({ scope, version: { version, at } }: Received): TimelineSource => ({ head: scope.meeting, scope, asSent: { version, at } });

/** The statements of a meeting in its minutes, which also hold what they link to. */
function statementsIn(statements: ReadonlyMap<string, Statement>, meetingId: string): Statement[] {
  return [...statements.values()].filter((one) => one.struck === null && one.meetingId === meetingId);
}

/** An action that was made outside meetings, as the register shows it. */
function seesLoose({ teamId, struck, restrictedTo }: ActionState, { crisis, viewer, reading, today }: Place): boolean {
  const columns = columnsOnOutcome({ crisis, teamId, table: null }, { actor: actorOf(viewer), admin: viewer.admin }, today);
  return struck === null && mayRead('see-meeting', columns) && inCircle(restrictedTo, { ...reading, columns });
}
