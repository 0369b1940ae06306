import type { ActionState } from '../domain/actions/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import { streamOf, type StreamId } from '../domain/kernel/event.js';
import { lineageOf } from '../domain/meeting/carry-over.js';
import { meetingsPassedTo } from '../domain/meeting/passed-on.js';
import type { Before, Carried, CarryOver, MeetingState } from '../domain/meeting/state.js';
import type { PrismaClient } from '../generated/prisma/client.js';

/** Reads what earlier meetings left, for pages; commands read the same in their own transaction (journal/scopes.ts). */
export function createBefore(prisma: PrismaClient, read: (stream: StreamId) => Promise<unknown>) {
  const meetingOf = async (id: string) => (await read(streamOf('meeting', id))) as MeetingState;
  const actionOf = async (id: string) => (await read(streamOf('action', id))) as ActionState;

  /** What the team, and teams whose successor it is, left up to now. */
  async function before(crisis: CrisisState, { id, teamId }: MeetingState): Promise<Before> {
    const teams = lineageOf(crisis, teamId);
    const ofTeams = { teamId: { in: [...teams] } };
    const over = { closedAt: { not: null }, id: { not: id } };
    const last = await prisma.meeting.findFirst({ where: { ...over, ...ofTeams }, orderBy: [{ closedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
    const previous = last === null ? null : await meetingOf(last.id);
    const settledSince = previous === null ? [] : [{ settledAt: { gt: previous.closedAt ?? '' } }];
    const [leaving, actions] = await Promise.all([
      prisma.meeting.findMany({ where: { ...over, ...leftTo(crisis, teams), leaves: true }, select: { id: true } }),
      prisma.action.findMany({ where: { ...ofTeams, struck: false, OR: [{ state: { in: ['open', 'reported-done'] } }, ...settledSince] }, select: { id: true } }),
    ]);
    return { previous, meetings: await Promise.all(leaving.map((row) => meetingOf(row.id))), actions: await Promise.all(actions.map((row) => actionOf(row.id))) };
  }

  /** What lies with one team: actions that are not settled, and meetings of its own or passed on to it that may have left something. */
  async function leftWith(crisis: CrisisState, teamId: string): Promise<Before> {
    const [meetings, waiting, actions] = await Promise.all([
      prisma.meeting.findMany({ where: { OR: [{ teamId, leaves: true }, { id: { in: [...meetingsPassedTo(crisis, [teamId])] } }] }, select: { id: true } }),
      prisma.decision.findMany({ where: { teamId, outcome: 'forwarded', struck: false }, select: { meetingId: true }, distinct: ['meetingId'] }),
      prisma.action.findMany({ where: { teamId, struck: false, state: { in: ['open', 'reported-done'] } }, select: { id: true } }),
    ]);
    const meetingIds = [...new Set([...meetings.map((row) => row.id), ...waiting.map((row) => row.meetingId)])];
    return { previous: null, meetings: await Promise.all(meetingIds.map(meetingOf)), actions: await Promise.all(actions.map((row) => actionOf(row.id))) };
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

  return { before, fixed, leftWith };
}

/** Meetings of these teams, and those that left something which was passed on to one of them. */
function leftTo(crisis: CrisisState, teams: readonly string[]) {
  return { OR: [{ teamId: { in: [...teams] } }, { id: { in: [...meetingsPassedTo(crisis, teams)] } }] };
}
