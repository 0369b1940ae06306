import type { MeetingScope } from '../domain/meeting/state.js';
import type { Action, Decision, Meeting, PrismaClient } from '../generated/prisma/client.js';
import { actionRow } from './action.projection.js';
import { decisionRow } from './meeting.projection.js';

/** Minutes that were distributed to someone: the meeting, the newest version that person got and when (UTC). */
export interface SentMinutes {
  readonly meeting: Meeting;
  readonly version: number;
  readonly sentAt: string;
}

/** Lists of minutes, told from rows. */
export interface Sent {
  /** All that were distributed to someone, newest first: the whole of what a reader may open. */
  sentTo(personId: string): Promise<SentMinutes[]>;
}

export function createSent(prisma: PrismaClient): Sent {
  return {
    async sentTo(personId) {
      const rows = await prisma.minutesSent.findMany({ where: { personId }, orderBy: [{ sentAt: 'desc' }, { meetingId: 'asc' }] });
      const meetings = await prisma.meeting.findMany({ where: { id: { in: rows.map(({ meetingId }) => meetingId) } } });
      const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
      return rows.flatMap(({ meetingId, version, sentAt }) => {
        const meeting = byId.get(meetingId);
        return meeting === undefined ? [] : [{ meeting, version, sentAt }];
      });
    },
  };
}

/** The actions and decisions of a meeting as kept minutes tell it, as rows: those that stand in tables tell how it is now. */
export function rowsIn({ meeting, actions }: Pick<MeetingScope, 'meeting' | 'actions'>): { readonly actions: readonly Action[]; readonly decisions: readonly Decision[] } {
  return { actions: [...actions.values()].map(actionRow), decisions: [...meeting.besluit.decisions.values()].map((decision) => decisionRow(meeting, decision)) };
}
