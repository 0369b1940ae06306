import type { FastifyRequest } from 'fastify';
import { keptScope } from '../../documents/minutes/minutes.kept.js';
import { localDate } from '../../domain/kernel/time.js';
import { tableOf } from '../../domain/meeting/acting-seat.js';
import { columnsOnOutcome } from '../../domain/meeting/columns.js';
import { receivedVersion, type ReadableVersion } from '../../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { Sent, SentMinutes } from '../../projections/minutes.queries.js';
import type { Reader } from '../../projections/reader.js';
import { readingOf, seatsIn } from './reading.js';
import type { SeeingDeps } from './seen-meeting.js';
import { viewerOf } from './session.js';
import { actorOf } from './viewer.js';

export interface ReceivingDeps extends SeeingDeps {
  readonly reader: Pick<Reader, 'seatsOf' | 'storedFile' | 'meetingAlone'>;
  readonly sent: Sent;
}

/** A meeting as the newest version of its minutes tells it that was distributed to someone who sees nothing else of it. */
export interface Received {
  readonly scope: MeetingScope;
  readonly version: ReadableVersion['version'];
  /** The local date on which that version was made. */
  readonly day: string;
}

/** What was looked up in a request: a version is read from its bytes once. */
const looked = new WeakMap<FastifyRequest, Map<string, Promise<Received | null>>>();

/**
 * What was distributed of a meeting to the person who asks (ADR 0023); null for nothing, and for who sees what the meeting left as it
 * stands now. Nothing that came after that version is in it.
 */
export function receivedOf(deps: ReceivingDeps, request: FastifyRequest, meetingId: string): Promise<Received | null> {
  const known = looked.get(request) ?? new Map<string, Promise<Received | null>>();
  looked.set(request, known);
  const found = known.get(meetingId) ?? lookUp(deps, request, meetingId);
  known.set(meetingId, found);
  return found;
}

/** The same of those meetings of which minutes were distributed to that person that are wanted: each is read whole. */
export async function allReceived(deps: ReceivingDeps, request: FastifyRequest, wanted: (meeting: SentMinutes['meeting']) => boolean): Promise<readonly Received[]> {
  const sent = (await deps.sent.sentTo(viewerOf(request).personId)).filter(({ meeting }) => wanted(meeting));
  const found = await Promise.all(sent.map(({ meeting }) => receivedOf(deps, request, meeting.id)));
  return found.flatMap((one) => one ?? []);
}

async function lookUp(deps: ReceivingDeps, request: FastifyRequest, meetingId: string): Promise<Received | null> {
  const alone = await deps.reader.meetingAlone(meetingId);
  if (!alone) return null;
  const { crisis, meeting } = alone;
  const viewer = viewerOf(request);
  const today = localDate(deps.clock.now(), deps.timeZone);
  const columns = columnsOnOutcome({ crisis, teamId: meeting.teamId, table: tableOf(meeting, viewer.personId) }, { actor: actorOf(viewer), admin: viewer.admin }, today);
  const readable = receivedVersion(alone, readingOf(viewer, crisis, columns, today, await seatsIn(deps.reader, viewer, crisis)));
  const scope = readable && (await keptScope(deps.reader, readable, crisis));
  return readable && scope && { scope, version: readable.version, day: localDate(readable.version.at, deps.timeZone) };
}

/** Which version of the minutes says so, and where that is, for what is told as it was distributed. */
export function sentView({ scope: { meeting }, version: { version, at } }: Received) {
  return { number: version, at, href: `/meetings/${meeting.id}/minutes` };
}

/** The same for other software. */
export function sentLine({ scope: { meeting }, version: { version, at } }: Received) {
  return { meetingId: meeting.id, version, at };
}
