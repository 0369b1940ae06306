import type { ActionState } from '../domain/actions/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import { streamOf, type StreamId } from '../domain/kernel/event.js';
import { lineageOf } from '../domain/meeting/carry-over.js';
import type { Before, Carried, CarryOver, MeetingState } from '../domain/meeting/state.js';
import type { PrismaClient } from '../generated/prisma/client.js';

/** Reads what earlier meetings left, for pages; commands read the same in their own transaction (journal/scopes.ts). */
export function createBefore(prisma: PrismaClient, read: (stream: StreamId) => Promise<unknown>) {
  const meetingOf = async (id: string) => (await read(streamOf('meeting', id))) as MeetingState;
  const actionOf = async (id: string) => (await read(streamOf('action', id))) as ActionState;

  /** What the team, and teams whose successor it is, left up to now. */
  async function before(crisis: CrisisState, { id, teamId }: MeetingState): Promise<Before> {
    const ofTeams = { teamId: { in: [...lineageOf(crisis, teamId)] } };
    const over = { ...ofTeams, closedAt: { not: null }, id: { not: id } };
    const last = await prisma.meeting.findFirst({ where: over, orderBy: [{ closedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
    const previous = last === null ? null : await meetingOf(last.id);
    const settledSince = previous === null ? [] : [{ settledAt: { gt: previous.closedAt ?? '' } }];
    const [leaving, actions] = await Promise.all([
      prisma.meeting.findMany({ where: { ...over, leaves: true }, select: { id: true } }),
      prisma.action.findMany({ where: { ...ofTeams, struck: false, OR: [{ state: { in: ['open', 'reported-done'] } }, ...settledSince] }, select: { id: true } }),
    ]);
    return { previous, meetings: await Promise.all(leaving.map((row) => meetingOf(row.id))), actions: await Promise.all(actions.map((row) => actionOf(row.id))) };
  }

  /** What was fixed when a meeting started, with the words as they are now. Its topics are in the meeting itself. */
  async function fixed({ since, actions, matters }: Carried): Promise<CarryOver> {
    const decided = await Promise.all(
      matters.map(async ({ decisionId, meetingId, kind }) => {
        const meeting = await meetingOf(meetingId);
        const decision = meeting.besluit.decisions.get(decisionId);
        return decision ? [{ decision, meeting, kind }] : [];
      }),
    );
    return { since, actions: await Promise.all(actions.map(async ({ actionId, group }) => ({ action: await actionOf(actionId), group }))), matters: decided.flat(), topics: [] };
  }

  return { before, fixed };
}
