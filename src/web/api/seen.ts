import type { FastifyRequest } from 'fastify';
import type { CrisisState } from '../../domain/crisis/state.js';
import { isOwner } from '../../domain/actions/index.js';
import type { ActionState } from '../../domain/actions/state.js';
import type { Clock } from '../../domain/kernel/ids.js';
import type { Columns, Grant } from '../../domain/kernel/rights.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf, columnsOnAction } from '../../domain/meeting/columns.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import { inCircle, mayRead, readGrant, redact } from '../../domain/meeting/visible.js';
import type { Reader } from '../../projections/reader.js';
import { forbidden, notFound, WebError } from '../plugins/errors.js';
import { readingOf, seatsIn } from '../plugins/reading.js';
import { meetingSeenBy, type SeenMeeting } from '../plugins/seen-meeting.js';
import { viewerOf } from '../plugins/session.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';

export interface SeeingDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** A crisis as one person may see it at one moment (`now` UTC, `today` its local date). */
export interface SeenCrisis {
  readonly viewer: Viewer;
  readonly crisis: CrisisState;
  readonly columns: Columns;
  readonly reading: ReturnType<typeof readingOf>;
  /** `distributed`: only a name on a distribution list, which opens nothing of the crisis itself. */
  readonly grant: Grant;
  readonly now: string;
  readonly today: string;
}

/** The crisis of the address, for whoever has anything to do with it; for all others it is not there (404). */
export async function crisisSeenBy(deps: SeeingDeps, request: FastifyRequest, crisisId: string): Promise<SeenCrisis> {
  const viewer = viewerOf(request);
  const crisis = await deps.reader.crisis(crisisId);
  if (!crisis) throw notFound();
  const now = deps.clock.now();
  const today = localDate(now, deps.timeZone);
  const columns = columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today });
  const grant = readGrant('see-crisis', columns);
  if (grant === null) throw notFound();
  return { viewer, crisis, columns, grant, now, today, reading: readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis)) };
}

/** The same for what lies behind a crisis's first page: not for who only receives what is distributed (403). */
export async function fullCrisisSeenBy(deps: SeeingDeps, request: FastifyRequest, crisisId: string): Promise<SeenCrisis> {
  const seen = await crisisSeenBy(deps, request, crisisId);
  if (seen.grant !== 'yes') throw forbidden();
  return seen;
}

/** Looks at meetings by the one door, each once in a request; null for one that is not there for this person. */
export function meetingsSeenBy(deps: SeeingDeps, request: FastifyRequest): (meetingId: string) => Promise<SeenMeeting | null> {
  const looked = new Map<string, Promise<SeenMeeting | null>>();
  const look = async (id: string) => orNull(meetingSeenBy(deps, request, await deps.reader.meeting(id), 'see-meeting'));
  return (id) => {
    const known = looked.get(id) ?? look(id);
    looked.set(id, known);
    return known;
  };
}

/** An action as one person may see it: its owner, and whoever sees it in its meeting or team. */
export interface SeenAction {
  readonly action: ActionState;
  /** Its meeting, when this person may open that too. */
  readonly meetingId: string | null;
}

/** Looks at actions as their own page does: null for one that is not there for this person. */
export function actionsSeenBy(deps: SeeingDeps, request: FastifyRequest): (actionId: string) => Promise<SeenAction | null> {
  const viewer = viewerOf(request);
  const asker = { actor: actorOf(viewer), admin: viewer.admin };
  const today = localDate(deps.clock.now(), deps.timeZone);
  const meetingSeen = meetingsSeenBy(deps, request);
  return async (actionId) => {
    const found = await deps.reader.action(actionId);
    if (!found) return null;
    const { crisis, action, meeting } = found;
    const columns = columnsOnAction({ crisis, action, meeting }, asker, today);
    const reading = readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis));
    const whole: MeetingScope | null = meeting && (await deps.reader.meeting(meeting.id));
    const inScope = whole ? redact(whole, reading).actions.has(action.id) : inCircle(action.restrictedTo, reading);
    const known = mayRead('see-meeting', columns) && inScope;
    if (!known && !isOwner(crisis, action, asker.actor, today)) return null;
    return { action, meetingId: meeting && (await meetingSeen(meeting.id)) ? meeting.id : null };
  };
}

/** Null where the door says that it is not there. */
async function orNull<T>(seen: Promise<T>): Promise<T | null> {
  try {
    return await seen;
  } catch (error) {
    if (error instanceof WebError && error.status === 404) return null;
    throw error;
  }
}

/** Whether this person may know that what a command works on is there. */
export async function knowsTarget(deps: SeeingDeps, request: FastifyRequest, kind: 'installation' | 'crisis' | 'meeting' | 'action', id: string): Promise<boolean> {
  switch (kind) {
    case 'installation':
      return true;
    case 'crisis':
      return (await orNull(crisisSeenBy(deps, request, id))) !== null;
    case 'meeting':
      return (await meetingsSeenBy(deps, request)(id)) !== null;
    case 'action':
      return (await actionsSeenBy(deps, request)(id)) !== null;
  }
}
