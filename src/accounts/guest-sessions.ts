import type { Prisma } from '../generated/prisma/client.js';
import type { AccountsContext } from './context.js';
import { hashOf, hoursAfter, newSecret } from './secrets.js';
import type { SignedIn, StartedSession } from './sessions.js';

/** What the ids of guest sessions begin with: so that whoever comes back after the end is told so, and not asked for a password. */
const PREFIX = 'seat.';
/** For a meeting that nobody closes. */
const HOURS_MOST = 24;
const OPEN_STATES: readonly string[] = ['preparation', 'running'];

export interface GuestSeat {
  readonly meetingId: string;
  readonly personId: string;
  readonly name: string;
}

/** Whether a session id is, or was, that of a guest. */
export function isSeatSession(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** Sessions of whoever sits at one table without an account. Read anew each time: an end is an end at once. */
export function createGuestSessions({ prisma, clock, random }: Pick<AccountsContext, 'prisma' | 'clock' | 'random'>) {
  type Tables = Prisma.TransactionClient;

  /** Whether the seat is there and its meeting not over. */
  async function isOpenSeat(tables: Tables, { meetingId, personId }: Pick<GuestSeat, 'meetingId' | 'personId'>): Promise<boolean> {
    const meeting = await tables.meeting.findUnique({ where: { id: meetingId }, select: { state: true } });
    if (meeting === null || !OPEN_STATES.includes(meeting.state)) return false;
    return (await tables.meetingSeat.count({ where: { meetingId, personId } })) > 0;
  }

  return {
    isOpenSeat,

    /** Starts the one session of a seat; an earlier one of it ends. */
    async begin(tables: Tables, { meetingId, personId, name }: GuestSeat, language: 'nl' | 'en'): Promise<StartedSession> {
      const now = clock.now();
      await tables.guestSession.deleteMany({ where: { OR: [{ meetingId, personId }, { expiresAt: { lte: now } }] } });
      const session = { id: `${PREFIX}${newSecret(random)}`, expiresAt: hoursAfter(now, HOURS_MOST) };
      await tables.guestSession.create({
        data: { ...{ meetingId, personId, name, language }, idHash: hashOf(session.id), csrf: newSecret(random), createdAt: now, expiresAt: session.expiresAt },
      });
      return session;
    },

    /** The guest with this session id, or null: unknown, ended, the meeting over, the seat gone. */
    async guestOf(id: string): Promise<SignedIn | null> {
      const row = await prisma.guestSession.findUnique({ where: { idHash: hashOf(id) } });
      if (row === null || row.expiresAt <= clock.now() || !(await isOpenSeat(prisma, row))) return null;
      const { personId, meetingId, name, language, idHash, csrf } = row;
      return { accountId: personId, personId, name, email: '', admin: false, language: language === 'en' ? 'en' : 'nl', guestOf: meetingId, sessionId: idHash, csrf };
    },
  };
}
