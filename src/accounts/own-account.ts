import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { AccountsContext } from './context.js';
import { createGuestSessions, isSeatSession } from './guest-sessions.js';
import { checkPassword } from './passwords.js';
import type { Acting } from './security-log.js';
import type { SessionUse, SignedIn, StartedSession } from './sessions.js';

/** A place where an account is signed in. `id` is the hash under which it is stored. */
export interface SessionSummary {
  readonly id: string;
  readonly since: string;
  readonly lastUsedAt: string;
  /** What the browser said of itself; null when it said nothing. */
  readonly device: string | null;
}

/** Signing in and out, and what people do with their own account. */
export function createOwnAccount(context: AccountsContext) {
  const { prisma, clock, passwords, sessions, log, inTransaction, refused } = context;
  const { guestOf } = createGuestSessions(context);
  return {
    /** Signs in by e-mail address and password, in the same time whether or not the account exists. Code: sign-in-failed. */
    async signIn(given: { email: string; password: string }, origin: string | null): Promise<StartedSession | Rejection> {
      const account = await prisma.account.findUnique({ where: { email: given.email.trim().toLowerCase().normalize('NFC') } });
      const matched = await passwords.matches(account?.passwordHash ?? null, given.password);
      const by = { actor: account?.id ?? null, origin };
      if (!matched || account === null || account.disabledAt !== null) {
        return refused(by, 'sign-in', account?.id ?? null, reject('sign-in-failed'));
      }
      return inTransaction(async (tables) => {
        // Looked up again: it may have been disabled, or got another password, while this one was compared.
        const still = await tables.account.findUnique({ where: { id: account.id } });
        if (still?.disabledAt !== null || still.passwordHash !== account.passwordHash) {
          await log(tables, by, { act: 'sign-in', subject: account.id, result: 'sign-in-failed' });
          return reject('sign-in-failed');
        }
        await log(tables, by, { act: 'sign-in', subject: account.id, result: 'done' });
        return sessions.start(tables, account.id);
      });
    },

    /** Ends one session. */
    async signOut(who: SignedIn, origin: string | null): Promise<void> {
      await prisma.guestSession.deleteMany({ where: { idHash: who.sessionId } });
      await prisma.session.deleteMany({ where: { idHash: who.sessionId } });
      sessions.forget(who.accountId);
      await log(prisma, { actor: who.accountId, origin }, { act: 'sign-out', subject: who.accountId, result: 'done' });
    },

    /** Ends all sessions of an account. */
    async signOutEverywhere(accountId: string, by: Acting): Promise<void> {
      await prisma.session.deleteMany({ where: { accountId } });
      sessions.forget(accountId);
      await log(prisma, by, { act: 'sign-out-everywhere', subject: accountId, result: 'done' });
    },

    /** Where an account is signed in, the last used first. Times are UTC. */
    async sessionsOf(accountId: string): Promise<SessionSummary[]> {
      const rows = await prisma.session.findMany({ where: { accountId, expiresAt: { gt: clock.now() } } });
      return rows
        .map(({ idHash, createdAt, lastUsedAt, device }) => ({ id: idHash, since: createdAt, lastUsedAt: lastUsedAt ?? createdAt, device }))
        .sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt) || b.since.localeCompare(a.since));
    },

    /** Ends one of an account's sessions. Code: unknown-session. */
    async endSession(accountId: string, id: string, by: Acting): Promise<Rejection | null> {
      const { count } = await prisma.session.deleteMany({ where: { accountId, idHash: id } });
      sessions.forget(accountId);
      const outcome = count === 0 ? reject('unknown-session') : null;
      await log(prisma, by, { act: 'session-ended', subject: accountId, result: outcome?.code ?? 'done' });
      return outcome;
    },

    /** Ends all sessions of an account but this one: how many there were. */
    async endOtherSessions(who: SignedIn, by: Acting): Promise<number> {
      const { count } = await prisma.session.deleteMany({ where: { accountId: who.accountId, idHash: { not: who.sessionId } } });
      sessions.forget(who.accountId);
      await log(prisma, by, { act: 'other-sessions-ended', subject: who.accountId, result: 'done' });
      return count;
    },

    /** Changes one's own password and ends one's other sessions. Codes: password-wrong (field current), those of passwords. */
    async changePassword(who: SignedIn, given: { current: string; password: string }, origin: string | null): Promise<Rejection | null> {
      const by = { actor: who.accountId, origin };
      const account = await prisma.account.findUniqueOrThrow({ where: { id: who.accountId } });
      if (!(await passwords.matches(account.passwordHash, given.current))) {
        return refused(by, 'password-set', account.id, reject('password-wrong', 'current'));
      }
      const wrong = checkPassword(given.password, account);
      if (wrong) return wrong;
      const passwordHash = await passwords.hash(given.password);
      await inTransaction(async (tables) => {
        await tables.account.update({ where: { id: account.id }, data: { passwordHash } });
        await tables.session.deleteMany({ where: { accountId: account.id, idHash: { not: who.sessionId } } });
        await tables.oneTimeLink.deleteMany({ where: { accountId: account.id, usedAt: null } });
        await log(tables, by, { act: 'password-set', subject: account.id, result: 'done' });
      });
      sessions.forget(account.id);
      return null;
    },

    /** Chooses the language of one's screens. */
    async setLanguage(accountId: string, language: 'nl' | 'en'): Promise<void> {
      await prisma.account.update({ where: { id: accountId }, data: { language } });
      sessions.forget(accountId);
    },

    /** Who is signed in with this session id, or null: with an account, or as guest at one table. */
    sessionOf: (id: string, device?: string | null, use?: SessionUse): Promise<SignedIn | null> => (isSeatSession(id) ? guestOf(id) : sessions.sessionOf(id, device, use)),
  };
}
