import type { FastifyRequest } from 'fastify';
import { isOwner } from '../../domain/actions/index.js';
import type { ActionState } from '../../domain/actions/state.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { possibleIn, type Columns } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf, columnsOnAction } from '../../domain/meeting/columns.js';
import type { MeetingScope, MeetingState } from '../../domain/meeting/state.js';
import { inCircle, mayRead, redact } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from './errors.js';
import { readingOf, seatsIn } from './reading.js';
import { receivedOf, type Received, type ReceivingDeps } from './received.js';
import { viewerOf } from './session.js';
import { actorOf, type Viewer } from './viewer.js';

export interface SeeingActionDeps extends ReceivingDeps {
  readonly reader: ReceivingDeps['reader'] & Pick<Reader, 'action' | 'meeting'>;
}

/** An action as one person may see it, at one moment. */
export interface SeenAction {
  readonly viewer: Viewer;
  readonly crisis: CrisisState;
  readonly action: ActionState;
  /** The version that was distributed to this person, where it is told as that says it; null for how it stands now. */
  readonly asSent: Received | null;
  /** The meeting it comes from as commands look at it; null for one made outside a meeting. */
  readonly meeting: MeetingState | null;
  /** That meeting without what this person may not see: the only form in which pages get it. */
  readonly scope: MeetingScope | null;
  /** Whether this person may open that meeting too. */
  readonly mayMeeting: boolean;
  readonly columns: Columns;
  /** This person as reader of what lies in circles. */
  readonly reading: ReturnType<typeof readingOf>;
  /** UTC. */
  readonly now: string;
  /** The local date of `now`. */
  readonly today: string;
}

/**
 * The one door through which pages and the API see an action: its owner always, wherever it comes from, and whoever sees it
 * in its meeting or team; as it was distributed for who only received it; for all others it is not there (404).
 */
export async function actionSeenBy(deps: SeeingActionDeps, request: FastifyRequest, actionId: string): Promise<SeenAction> {
  const found = await deps.reader.action(actionId);
  if (!found) throw notFound();
  const { crisis, action, meeting } = found;
  const viewer = viewerOf(request);
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const asker = { actor: actorOf(viewer), admin: viewer.admin };
  const columns = columnsOnAction({ crisis, meeting, action }, asker, today);
  const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
  const whole = meeting && (await deps.reader.meeting(meeting.id));
  const scope = whole && redact(whole, reading);
  const inScope = scope ? scope.actions.has(action.id) : inCircle(action.restrictedTo, reading);
  const known = mayRead('see-meeting', columns) && inScope;
  const atMeeting = columnsOf({ ...asker, crisis, meeting, today });
  const mayMeeting = meeting !== null && mayRead('see-meeting', atMeeting) && possibleIn('see-meeting', meeting.state);
  const seen = { viewer, crisis, mayMeeting, columns, reading, now, today };
  if (known || isOwner(crisis, action, asker.actor, today)) return { ...seen, action, asSent: null, meeting, scope };
  const asSent = meeting && (await receivedOf(deps, request, meeting.id));
  const then = asSent?.scope.actions.get(action.id);
  if (!asSent || !then) throw notFound();
  // What was sent is read: nothing is done to it.
  return { ...seen, columns: new Set(), action: then, asSent, meeting: asSent.scope.meeting, scope: asSent.scope };
}
