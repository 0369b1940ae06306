import { lateBounds } from '../domain/actions/late.js';
import type { ActingSeat } from '../domain/meeting/acting-seat.js';
import { ROLES, type Role } from '../domain/kernel/words.js';
import type { Action, Decision, Meeting, MinutesSent, PrismaClient } from '../generated/prisma/client.js';
import { actingIn } from './meeting.projection.js';

/** Someone's seat at a meeting: the roles, and what it gives now (null while another acts there). */
export interface OwnSeat {
  readonly roles: readonly Role[];
  readonly acts: ActingSeat | null;
}

/** How many sit at a table, and how many of them are there. */
export interface TableCount {
  readonly there: number;
  readonly invited: number;
}

/** Open actions of someone: the first of them, and how many there are in all. */
export interface OpenActions {
  readonly first: readonly Action[];
  readonly count: number;
  readonly late: number;
}

/**
 * What may ask for someone's attention now, told from rows by index: what it costs follows what is going on, not what years of
 * meetings left. Nothing here checks rights: whoever shows it does.
 */
export interface Attention {
  /** Meetings in preparation or running, by planned start. */
  liveMeetings(): Promise<Meeting[]>;
  /** This person's seats at these meetings. */
  seatsAt(personId: string, meetingIds: readonly string[]): Promise<ReadonlyMap<string, OwnSeat>>;
  /** How full the tables of these meetings are. */
  tablesOf(meetingIds: readonly string[]): Promise<ReadonlyMap<string, TableCount>>;
  /** Decisions still to be confirmed, in the order in which they were taken. */
  decisionsToConfirm(): Promise<Decision[]>;
  /** Meetings in whose tray something waits, by planned start. */
  waitingTrays(): Promise<Meeting[]>;
  /** Closed meetings on whose minutes comments are asked on this local date, by planned start. */
  openForComments(today: string): Promise<Meeting[]>;
  /** The newest closed meetings of these crises whose minutes nobody adopted; what was imported is never adopted. */
  notAdopted(crisisIds: readonly string[]): Promise<Meeting[]>;
  /** Minutes that were distributed to someone since a moment (UTC), the newest first. */
  sentSince(personId: string, since: string): Promise<MinutesSent[]>;
  /** Actions not settled of these owners by due date, those without one last: the first `most`. `today` is the local date of `at` (UTC). */
  openActions(ownerIds: readonly string[], now: { readonly at: string; readonly today: string }, most: number): Promise<OpenActions>;
}

/** How many closed meetings are looked at for minutes to adopt: older ones are in the lists of their crisis. */
const RECENT = 50;

const byStart = [{ plannedStart: 'asc' as const }, { id: 'asc' as const }];

export function createAttention(prisma: PrismaClient): Attention {
  return {
    liveMeetings: () => prisma.meeting.findMany({ where: { state: { in: ['preparation', 'running'] } }, orderBy: byStart }),

    async seatsAt(personId, meetingIds) {
      const seats = meetingIds.length === 0 ? [] : await prisma.meetingSeat.findMany({ where: { personId, meetingId: { in: [...new Set(meetingIds)] } } });
      return new Map(seats.map((seat) => [seat.meetingId, { roles: ROLES.filter((role) => seat.roles.split(' ').includes(role)), acts: actingIn(seat) }]));
    },

    async tablesOf(meetingIds) {
      const seats = meetingIds.length === 0 ? [] : await prisma.meetingSeat.findMany({ where: { meetingId: { in: [...meetingIds] } }, select: { meetingId: true, presence: true } });
      const countOf = (id: string): TableCount => {
        const invited = seats.filter(({ meetingId }) => meetingId === id);
        return { there: invited.filter(({ presence }) => presence === 'present' || presence === 'online').length, invited: invited.length };
      };
      return new Map(meetingIds.map((id) => [id, countOf(id)]));
    },

    decisionsToConfirm: () => prisma.decision.findMany({ where: { confirmation: 'to-confirm', struck: false }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] }),

    waitingTrays: () => prisma.meeting.findMany({ where: { offers: { gt: 0 } }, orderBy: byStart }),

    openForComments: (today) => prisma.meeting.findMany({ where: { commentsUntil: { gte: today }, state: 'closed' }, orderBy: byStart }),

    notAdopted: (crisisIds) => prisma.meeting.findMany({ where: { state: 'closed', imported: false, crisisId: { in: [...crisisIds] } }, orderBy: [{ plannedStart: 'desc' }, { id: 'asc' }], take: RECENT }),

    sentSince: (personId, since) => prisma.minutesSent.findMany({ where: { personId, sentAt: { gte: since } }, orderBy: [{ sentAt: 'desc' }, { meetingId: 'asc' }] }),

    async openActions(ownerIds, { at, today }, most) {
      const open = { ownerId: { in: [...ownerIds] }, struck: false, state: { in: ['open', 'reported-done'] } };
      const first = await prisma.action.findMany({ where: open, orderBy: [{ due: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }], take: most });
      const { state, dueOnBefore, dueAtBefore } = lateBounds(at, today);
      const passed = [{ due: { lt: dueOnBefore, not: { contains: 'T' } } }, { due: { lt: dueAtBefore, contains: 'T' } }];
      const late = await prisma.action.count({ where: { ...open, state, OR: passed } });
      return { first, late, count: first.length < most ? first.length : await prisma.action.count({ where: open }) };
    },
  };
}
