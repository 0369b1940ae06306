import type { ActionState } from '../domain/actions/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import { streamOf, type StreamId } from '../domain/kernel/event.js';
import { lineageOf, namesTeam } from '../domain/meeting/carry-over.js';
import { answeredIn } from '../domain/meeting/leftovers.js';
import { meetingsPassedTo } from '../domain/meeting/passed-on.js';
import type { Before, Carried, CarryOver, MeetingState } from '../domain/meeting/state.js';
import type { PrismaClient } from '../generated/prisma/client.js';

/** Reads what earlier meetings left, for pages; commands read the same in their own transaction (journal/scopes.ts). */
export function createBefore(prisma: PrismaClient, read: (stream: StreamId) => Promise<unknown>) {
  const meetingOf = async (id: string) => (await read(streamOf('meeting', id))) as MeetingState;
  const actionOf = async (id: string) => (await read(streamOf('action', id))) as ActionState;

  /** What the team, and teams whose successor it is, left up to now; and what others passed on to it. */
  async function before(crisis: CrisisState, { id, teamId }: MeetingState): Promise<Before> {
    const teams = [...lineageOf(crisis, teamId)];
    const ofTeams = { teamId: { in: teams } };
    const over = { closedAt: { not: null }, id: { not: id } };
    const last = await prisma.meeting.findFirst({ where: { ...over, ...ofTeams }, orderBy: [{ closedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
    const previous = last === null ? null : await meetingOf(last.id);
    const settledSince = previous === null ? [] : [{ settledAt: { gt: previous.closedAt ?? '' } }];
    const ours = { OR: [ofTeams, { teamId: null, crisisId: crisis.id }] };
    const [leaving, actions, passedOn] = await Promise.all([
      prisma.meeting.findMany({ where: { ...over, ...leftTo(crisis, teams), leaves: true }, select: { id: true } }),
      prisma.action.findMany({ where: { AND: [ours, { OR: [{ state: { in: ['open', 'reported-done'] } }, ...settledSince] }], struck: false }, select: { id: true } }),
      prisma.meeting.findMany({ where: { crisisId: crisis.id, teamId: { notIn: teams }, forwardsTo: { not: null } }, select: { id: true, forwardsTo: true } }),
    ]);
    const meetings = await Promise.all(leaving.map((row) => meetingOf(row.id)));
    const forwarding = passedOn.filter(({ forwardsTo }) => forwardsTo?.split('\n').some((name) => namesTeam(crisis, teams, name)) === true);
    const decided = await Promise.all(answeredIn(meetings).map(meetingOf));
    return {
      previous,
      meetings,
      actions: await Promise.all(actions.map((row) => actionOf(row.id))),
      forwarding: await Promise.all(forwarding.map((row) => meetingOf(row.id))),
      elsewhere: new Map(decided.map((meeting) => [meeting.id, meeting])),
    };
  }

  /** What lies with one team: actions that are not settled, and meetings of its own or passed on to it that may have left something. */
  async function leftWith(crisis: CrisisState, teamId: string): Promise<Before> {
    const [meetings, waiting, actions] = await Promise.all([
      prisma.meeting.findMany({ where: { OR: [{ teamId, leaves: true }, { id: { in: [...meetingsPassedTo(crisis, [teamId])] } }] }, select: { id: true } }),
      prisma.decision.findMany({ where: { teamId, outcome: 'forwarded', struck: false }, select: { meetingId: true }, distinct: ['meetingId'] }),
      prisma.action.findMany({ where: { teamId, struck: false, state: { in: ['open', 'reported-done'] } }, select: { id: true } }),
    ]);
    const meetingIds = [...new Set([...meetings.map((row) => row.id), ...waiting.map((row) => row.meetingId)])];
    return { previous: null, meetings: await Promise.all(meetingIds.map(meetingOf)), actions: await Promise.all(actions.map((row) => actionOf(row.id))), forwarding: [], elsewhere: new Map() };
  }

  /** What was fixed when a meeting started and what was followed up there beside it, with the words as they are now. Its topics are in the meeting itself. */
  async function fixed({ since, actions, matters, undecided = [] }: Carried, also: Carried['matters'] = []): Promise<CarryOver> {
    const decided = await Promise.all(
      [...matters, ...also].map(async ({ decisionId, meetingId, kind }) => {
        const meeting = await meetingOf(meetingId);
        const decision = meeting.besluit.decisions.get(decisionId);
        return decision ? [{ decision, meeting, kind }] : [];
      }),
    );
    const left = await Promise.all(
      undecided.map(async ({ topicId, meetingId }) => {
        const meeting = await meetingOf(meetingId);
        const topic = meeting.oordeel.topics.get(topicId);
        return topic ? [{ meeting, topic }] : [];
      }),
    );
    return { since, actions: await Promise.all(actions.map(async ({ actionId, group }) => ({ action: await actionOf(actionId), group }))), matters: decided.flat(), undecided: left.flat(), topics: [], answers: [] };
  }

  return { before, fixed, leftWith };
}

/** Meetings of these teams, and those that left something which was passed on to one of them. */
function leftTo(crisis: CrisisState, teams: readonly string[]) {
  return { OR: [{ teamId: { in: [...teams] } }, { id: { in: [...meetingsPassedTo(crisis, teams)] } }] };
}
