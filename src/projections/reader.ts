import { isLate } from '../domain/actions/late.js';
import type { ActionState } from '../domain/actions/state.js';
import type { PictureState } from '../domain/beeld/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import type { Circle } from '../domain/kernel/circle.js';
import { streamOf, type StreamId } from '../domain/kernel/event.js';
import type { ActingSeat } from '../domain/meeting/acting-seat.js';
import { carryOverOf, type CarryMoment } from '../domain/meeting/carry-over.js';
import type { Before, CarryOver, MeetingScope, MeetingState } from '../domain/meeting/state.js';
import { createBefore } from './before.js';
import { actingIn, circleIn } from './meeting.projection.js';
import type { Action, Crisis, Decision, Meeting, PrismaClient } from '../generated/prisma/client.js';

export { circleIn };
export type { Action as ActionRow, Crisis as CrisisRow, Decision as DecisionRow, Meeting as MeetingRow };

/** An action with what belongs to it. */
export interface ActionScope {
  readonly crisis: CrisisState;
  readonly action: ActionState;
  readonly meeting: MeetingState | null;
}

/**
 * Everything that pages and documents read. Nothing here checks rights: whoever shows it does,
 * through domain/meeting (columnsOf, redact).
 */
export interface Reader {
  crisis(id: string): Promise<CrisisState | null>;
  crisisIdByCode(code: string): Promise<string | null>;
  /** The meeting with this whole reference (`COV-OTCb-2020-07`). */
  meetingIdByReference(reference: string): Promise<string | null>;
  picture(crisisId: string): Promise<PictureState>;
  /** The picture as it was recorded up to a moment (UTC, included). */
  pictureAt(crisisId: string, until: string): Promise<PictureState>;
  meeting(id: string): Promise<MeetingScope | null>;
  /** A meeting without picture and actions: who takes part, and the life of its minutes. */
  meetingAlone(id: string): Promise<Pick<MeetingScope, 'crisis' | 'meeting'> | null>;
  action(id: string): Promise<ActionScope | null>;
  /** The actions of a crisis that were made outside meetings, in order of number. */
  looseActions(crisisId: string): Promise<ActionState[]>;
  /** The bytes of a stored file by their SHA-256; null when there are none. */
  storedFile(sha256: string): Promise<Buffer | null>;
  /** What earlier meetings left for this one: fixed once it has started, until then as it is now. */
  carryOver(scope: MeetingScope, now: CarryMoment): Promise<CarryOver>;
  /** What lies with a team now (`leftBehind`). */
  leftWith(crisis: CrisisState, teamId: string): Promise<Before>;
  /** Crises in which this person is known, newest first; all of them for null. */
  crisesOf(personId: string | null): Promise<Crisis[]>;
  /** Meetings of a crisis, by planned start, newest first. */
  meetingsOfCrisis(crisisId: string): Promise<Meeting[]>;
  /** All meetings that run now, with who has a seat there. */
  running(): Promise<readonly RunningMeeting[]>;
  /** Actions whose owner is this person, one of these functions or organisations, and that are not settled. */
  openActionsOf(ownerIds: readonly string[]): Promise<Action[]>;
  /** All meetings where this person has a seat, over or not, with what the seat gives now; null while another acts there. */
  seatsOf(personId: string): Promise<ReadonlyMap<string, ActingSeat | null>>;
  /** The rows of these meetings, by id. */
  meetingRows(ids: readonly string[]): Promise<ReadonlyMap<string, Meeting>>;
  /** What is open in a crisis, as far as someone knows of it: `knows` tells it of a circle. `today` is the local date of `at` (UTC). */
  numbersOfCrisis(crisisId: string, knows: (circle: Circle) => boolean, now: { readonly at: string; readonly today: string }): Promise<CrisisNumbers>;
}

/** A meeting that runs now. */
export interface RunningMeeting {
  readonly meeting: Meeting;
  readonly personIds: ReadonlySet<string>;
}

/** How much is open in a crisis. */
export interface CrisisNumbers {
  readonly openActions: number;
  readonly lateActions: number;
  readonly toConfirm: number;
  readonly statements: number;
}

/** Reads a stream's folded state; null when the stream has no events. */
export type ReadStream = (stream: StreamId) => Promise<unknown>;

/** Folds a stream as far as it was recorded up to a moment (UTC, included); null when nothing was. */
export type ReadUntil = (stream: StreamId, until: string) => Promise<unknown>;

/** Makes the reader on the folded states (for one thing) and the projections (for lists). */
export function createReader(prisma: PrismaClient, read: ReadStream, readUntil: ReadUntil): Reader {
  const stateOf = async <S>(kind: Parameters<typeof streamOf>[0], id: string) => (await read(streamOf(kind, id))) as S | null;
  const crisis = (id: string) => stateOf<CrisisState>('crisis', id);
  const emptyPicture = (crisisId: string): PictureState => ({ crisisId, version: 0, statements: new Map() });
  const picture = async (crisisId: string) => (await stateOf<PictureState>('picture', crisisId)) ?? emptyPicture(crisisId);

  const { before, fixed, leftWith } = createBefore(prisma, (streamId) => read(streamId));

  async function meetingAlone(id: string): Promise<Pick<MeetingScope, 'crisis' | 'meeting'> | null> {
    const found = await stateOf<MeetingState>('meeting', id);
    const ofCrisis = found && (await crisis(found.crisisId));
    return ofCrisis && { crisis: ofCrisis, meeting: found };
  }

  async function meeting(id: string): Promise<MeetingScope | null> {
    const alone = await meetingAlone(id);
    if (!alone) return null;
    const { meeting: found, crisis: ofCrisis } = alone;
    const actions = await Promise.all(found.actionIds.map((actionId) => stateOf<ActionState>('action', actionId)));
    const byId = actions.flatMap((action) => (action ? [[action.id, action] as const] : []));
    const carried = found.carried === undefined ? {} : { carried: await fixed(found.carried, found.alsoFollowed) };
    return { crisis: ofCrisis, meeting: found, picture: await picture(found.crisisId), actions: new Map(byId), ...carried };
  }

  async function action(id: string): Promise<ActionScope | null> {
    const found = await stateOf<ActionState>('action', id);
    const ofCrisis = found ? await crisis(found.crisisId) : null;
    if (!found || !ofCrisis) return null;
    const ofMeeting = found.meetingId ? await stateOf<MeetingState>('meeting', found.meetingId) : null;
    return { crisis: ofCrisis, action: found, meeting: ofMeeting };
  }

  return {
    crisis,
    picture,
    async pictureAt(crisisId, until) {
      return ((await readUntil(streamOf('picture', crisisId), until)) as PictureState | null) ?? emptyPicture(crisisId);
    },
    meeting,
    meetingAlone,
    action,
    leftWith,
    async looseActions(crisisId) {
      const rows = await prisma.action.findMany({ where: { crisisId, meetingId: null }, select: { id: true }, orderBy: { assignedAt: 'asc' } });
      const actions = await Promise.all(rows.map(({ id }) => stateOf<ActionState>('action', id)));
      return actions.filter((one) => one !== null);
    },
    async storedFile(sha256) {
      const file = await prisma.storedFile.findUnique({ where: { sha256 }, select: { bytes: true } });
      return file === null ? null : Buffer.from(file.bytes);
    },
    async carryOver(scope, now) {
      return scope.carried ?? carryOverOf(scope, await before(scope.crisis, scope.meeting), now);
    },
    async crisisIdByCode(code) {
      return (await prisma.crisis.findUnique({ where: { code }, select: { id: true } }))?.id ?? null;
    },
    async meetingIdByReference(reference) {
      return (await prisma.meeting.findFirst({ where: { reference }, select: { id: true } }))?.id ?? null;
    },
    async crisesOf(personId) {
      const orderBy = [{ startedAt: 'desc' as const }, { id: 'asc' as const }];
      if (personId === null) return prisma.crisis.findMany({ orderBy });
      const known = await prisma.crisisPerson.findMany({ where: { personId }, select: { crisisId: true } });
      return prisma.crisis.findMany({ where: { id: { in: known.map((row) => row.crisisId) } }, orderBy });
    },
    meetingsOfCrisis: (crisisId) =>
      prisma.meeting.findMany({ where: { crisisId }, orderBy: [{ plannedStart: 'desc' }, { id: 'asc' }] }),
    async running() {
      // From what runs, which is little, to whose seats these are: the other way round someone has the seats of years.
      const running = await prisma.meeting.findMany({ where: { state: 'running' }, orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }] });
      const seats = await prisma.meetingSeat.findMany({ where: { meetingId: { in: running.map(({ id }) => id) } }, select: { meetingId: true, personId: true } });
      return running.map((meeting) => ({ meeting, personIds: new Set(seats.filter(({ meetingId }) => meetingId === meeting.id).map(({ personId }) => personId)) }));
    },
    openActionsOf: (ownerIds) =>
      prisma.action.findMany({
        where: { ownerId: { in: [...ownerIds] }, struck: false, state: { in: ['open', 'reported-done'] } },
        orderBy: [{ due: 'asc' }, { number: 'asc' }],
      }),
    async seatsOf(personId) {
      const seats = await prisma.meetingSeat.findMany({ where: { personId } });
      return new Map(seats.map((seat) => [seat.meetingId, actingIn(seat)]));
    },
    async meetingRows(ids) {
      const rows = await prisma.meeting.findMany({ where: { id: { in: [...new Set(ids)] } } });
      return new Map(rows.map((row) => [row.id, row]));
    },
    async numbersOfCrisis(crisisId, knows, { at, today }) {
      const open = { crisisId, struck: false, state: { in: ['open', 'reported-done'] } };
      const waiting = { crisisId, struck: false, confirmation: 'to-confirm' };
      const current = { crisisId, state: 'current' };
      const select = { restrictedTo: true };
      const known = <R extends { restrictedTo: string | null }>(rows: readonly R[]) => rows.filter((row) => knows(circleIn(row.restrictedTo)));
      const [actionRows, decisions, openStatements, restricted] = await Promise.all([
        prisma.action.findMany({ where: open, select: { state: true, due: true, restrictedTo: true } }),
        prisma.decision.findMany({ where: waiting, select }),
        prisma.statement.count({ where: { ...current, restrictedTo: null } }),
        prisma.statement.findMany({ where: { ...current, restrictedTo: { not: null } }, select }),
      ]);
      const actions = known(actionRows);
      const lateActions = actions.filter((action) => isLate(action, at, today)).length;
      return { openActions: actions.length, lateActions, toConfirm: known(decisions).length, statements: openStatements + known(restricted).length };
    },
  };
}
