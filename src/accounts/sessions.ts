import type { Clock } from '../domain/kernel/ids.js';
import type { Account, Prisma, PrismaClient } from '../generated/prisma/client.js';
import { hashOf, hoursAfter, newSecret, type RandomBytes } from './secrets.js';

/** A session as its cookie holds it: the id is told once and stored only as a hash. */
export interface StartedSession {
  readonly id: string;
  readonly expiresAt: string;
}

/** Who is signed in, and the session's own secrets for forms. */
export interface SignedIn {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly admin: boolean;
  readonly language: 'nl' | 'en';
  /** The one meeting of someone who came in by a seat code; `accountId` is the person then. */
  readonly guestOf?: string;
  readonly sessionId: string;
  readonly csrf: string;
}

/** `look`: whether it is still there, by what runs by itself. Only what someone does gives a session a new term. */
export type SessionUse = 'act' | 'look';

export interface Sessions {
  /** Starts a session for an account, inside the transaction that found it fit to sign in. */
  start(tables: Prisma.TransactionClient, accountId: string): Promise<StartedSession>;
  /** Who is signed in with this id, or null: unknown, expired, disabled. Remembers for at most 30 seconds. `device`: what the browser says it is. */
  sessionOf(id: string, device?: string | null, use?: SessionUse): Promise<SignedIn | null>;
  /** Forgets what is remembered of an account: to be called after anything about it changed. */
  forget(accountId: string): void;
  /** Calls `listener` with the account after every change: for whoever keeps something open for it. */
  watch(listener: (accountId: string) => void): void;
}

const REMEMBERED_MS = 30_000;
const MINUTE = 60_000;
/** Browsers say more of themselves than anyone reads. */
const LONGEST_DEVICE = 300;
const REMEMBERED_MOST = 5_000;

interface Remembered {
  readonly signedIn: SignedIn;
  readonly until: number;
  readonly expiresAt: string;
}

export function createSessions(deps: {
  prisma: PrismaClient;
  clock: Clock;
  random: RandomBytes;
  hours: number;
}): Sessions {
  const { prisma, clock, random, hours } = deps;
  const remembered = new Map<string, Remembered>();
  const watching: ((accountId: string) => void)[] = [];
  // Counts what was forgotten, so that a look-up that began before cannot remember what it read.
  let forgotten = 0;

  async function lookUp(idHash: string, device: string | null, use: SessionUse): Promise<Remembered | null> {
    const now = clock.now();
    const row = await prisma.session.findUnique({ where: { idHash }, include: { account: true } });
    if (row === null || row.expiresAt <= now || row.account.disabledAt !== null) return null;
    const expiresAt = use === 'act' ? await prolong(idHash, row.expiresAt, now) : row.expiresAt;
    if (use === 'act' && (device !== row.device || row.lastUsedAt === null || Date.parse(now) - Date.parse(row.lastUsedAt) >= MINUTE)) {
      await prisma.session.updateMany({ where: { idHash }, data: { lastUsedAt: now, device } });
    }
    return { signedIn: signedInAs(row.account, idHash, row.csrf), until: Date.parse(now) + REMEMBERED_MS, expiresAt };
  }

  /** Past half its time a session in use gets a new term: nobody is thrown out in mid-meeting. */
  async function prolong(idHash: string, expiresAt: string, now: string): Promise<string> {
    if (Date.parse(expiresAt) - Date.parse(now) > (hours * 3_600_000) / 2) return expiresAt;
    const later = hoursAfter(now, hours);
    await prisma.session.updateMany({ where: { idHash }, data: { expiresAt: later } });
    return later;
  }

  function remember(idHash: string, entry: Remembered): void {
    if (remembered.size >= REMEMBERED_MOST) remembered.clear();
    remembered.set(idHash, entry);
  }

  return {
    async start(tables, accountId) {
      const now = clock.now();
      await tables.session.deleteMany({ where: { expiresAt: { lte: now } } });
      const session = { id: newSecret(random), expiresAt: hoursAfter(now, hours) };
      await tables.session.create({
        data: { idHash: hashOf(session.id), accountId, csrf: newSecret(random), createdAt: now, expiresAt: session.expiresAt },
      });
      return session;
    },

    async sessionOf(id, device = null, use = 'act') {
      const idHash = hashOf(id);
      const now = clock.now();
      const known = remembered.get(idHash);
      if (known && Date.parse(now) < known.until && now < known.expiresAt) return known.signedIn;
      remembered.delete(idHash);
      const before = forgotten;
      const found = await lookUp(idHash, device?.slice(0, LONGEST_DEVICE) ?? null, use);
      // What was only looked at is not remembered: the next act must give the session its term.
      if (found && use === 'act' && before === forgotten) remember(idHash, found);
      return found?.signedIn ?? null;
    },

    forget(accountId) {
      forgotten += 1;
      for (const [idHash, { signedIn }] of remembered) if (signedIn.accountId === accountId) remembered.delete(idHash);
      for (const listener of watching) listener(accountId);
    },

    watch(listener) {
      watching.push(listener);
    },
  };
}

/** An account as whoever acts in its name. */
export function signedInAs(account: Account, sessionId: string, csrf: string): SignedIn {
  const { id, personId, name, email, admin, language } = account;
  return { accountId: id, personId, name, email, admin, language: language === 'en' ? 'en' : 'nl', sessionId, csrf };
}
