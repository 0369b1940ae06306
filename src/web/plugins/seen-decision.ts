import type { FastifyRequest } from 'fastify';
import type { Decision } from '../../domain/besluit/state.js';
import { possibleIn, type Columns } from '../../domain/kernel/rights.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { localDate } from '../../domain/kernel/time.js';
import { tableOf } from '../../domain/meeting/acting-seat.js';
import { columnsOf, columnsOnOutcome } from '../../domain/meeting/columns.js';
import { replacedReference } from '../../domain/meeting/leftovers.js';
import type { MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import { seesOutcomes } from '../../domain/meeting/minutes-read.js';
import { mayRead, redact } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import type { Registers } from '../../projections/register.queries.js';
import { notFound } from './errors.js';
import { readingOf, seatsIn } from './reading.js';
import { receivedOf, type Received, type ReceivingDeps } from './received.js';
import { viewerOf } from './session.js';
import { actorOf, type Viewer } from './viewer.js';

export interface SeeingDecisionDeps extends ReceivingDeps {
  readonly reader: ReceivingDeps['reader'] & Pick<Reader, 'meeting'>;
  readonly registers: Pick<Registers, 'decisionRow'>;
}

/** A decision as one person may see it, at one moment. */
export interface SeenDecision {
  readonly viewer: Viewer;
  readonly crisis: CrisisState;
  readonly decision: Decision;
  /** The whole reference of the decision that it replaces, as far as one was named. */
  readonly replaces: string | null;
  /** The version that was distributed to this person, where it is told as that says it; null for how it stands now. */
  readonly asSent: Received | null;
  /** The meeting that made it, as commands look at it; of what was distributed as that version has it. */
  readonly meeting: MeetingState;
  /** That meeting without what this person may not see: the only form in which pages get it. */
  readonly scope: MeetingScope;
  /** Whether this person may open that meeting too. */
  readonly mayMeeting: boolean;
  readonly columns: Columns;
  /** The columns at the meeting itself, which confirming and objecting go by. */
  readonly atMeeting: Columns;
  readonly reading: ReturnType<typeof readingOf>;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
}

/**
 * The one door through which pages and the API see a decision: for whoever sees it in its meeting, or has a place in the team now; as
 * it was distributed for who only received it; for all others it is not there (404).
 */
export async function decisionSeenBy(deps: SeeingDecisionDeps, request: FastifyRequest, decisionId: string): Promise<SeenDecision> {
  const row = await deps.registers.decisionRow(decisionId);
  const whole = row && (await deps.reader.meeting(row.meetingId));
  if (!row || !whole) throw notFound();
  const { crisis, meeting } = whole;
  const viewer = viewerOf(request);
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const asker = { actor: actorOf(viewer), admin: viewer.admin };
  const columns = columnsOnOutcome({ crisis, teamId: meeting.teamId, table: tableOf(meeting, viewer.personId) }, asker, today);
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  const asSent = seesOutcomes(whole, reading) ? null : await receivedOf(deps, request, meeting.id);
  const scope = asSent?.scope ?? redact(whole, reading);
  const decision = scope.meeting.besluit.decisions.get(decisionId);
  if (!decision || (asSent === null && !seesOutcomes(whole, reading))) throw notFound();
  const atMeeting = columnsOf({ ...asker, crisis, meeting, today });
  const mayMeeting = mayRead('see-meeting', atMeeting) && possibleIn('see-meeting', meeting.state);
  const seen = { viewer, crisis, decision, asSent, scope, mayMeeting, reading, now, today };
  if (asSent === null) return { ...seen, meeting, replaces: row.replaces, columns, atMeeting };
  // What was sent is read: nothing is done to it.
  return { ...seen, meeting: scope.meeting, replaces: replacedReference(scope.meeting, decision.fields.replaces), columns: new Set(), atMeeting: new Set() };
}
