import type { Config } from '../config.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { newAccount, parseInput, type NewAccount } from './input.js';
import { createLinks, type LinkPurpose, type MadeLink } from './links.js';
import { checkPassword, createPasswordHasher, type PasswordHasher } from './passwords.js';
import { systemRandom, type RandomBytes } from './secrets.js';
import { logSecurity, type Acting, type SecurityFact } from './security-log.js';
import { createSessions, type SignedIn, type StartedSession } from './sessions.js';

export type { Acting } from './security-log.js';
export type { LinkPurpose, MadeLink } from './links.js';
export type { SignedIn, StartedSession } from './sessions.js';

export interface AccountsDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly config: Pick<Config, 'SESSION_HOURS' | 'LANGUAGE'>;
  /** Default the system's random source. */
  readonly random?: RandomBytes;
  /** Default argon2id with the usual costs. */
  readonly passwords?: PasswordHasher;
}

/** An account as an administrator sees it in the list. */
export interface AccountSummary {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly admin: boolean;
  /** `invited`: has not chosen a password yet. */
  readonly state: 'active' | 'invited' | 'disabled';
}

/** What the page of a one-time link shows before it is used. */
export interface LinkView {
  readonly purpose: LinkPurpose;
  readonly name: string;
  readonly email: string;
}

export type Accounts = ReturnType<typeof createAccounts>;

/**
 * Users, passwords, sessions and one-time links. Every act is a line of the security log.
 * Refusals are Rejections; the acting person's rights are checked by whoever calls (execute, web).
 */
export function createAccounts(deps: AccountsDeps) {
  const { prisma, clock, ids, config, random = systemRandom, passwords = createPasswordHasher() } = deps;
  const sessions = createSessions({ prisma, clock, random, hours: config.SESSION_HOURS });
  const links = createLinks({ clock, random });
  type Tables = Prisma.TransactionClient;

  const log = (tables: Tables, by: Acting, fact: SecurityFact) => logSecurity(tables, clock, by, fact);
  const inTransaction = <T>(work: (tables: Tables) => Promise<T>) => prisma.$transaction(work);

  async function refused(by: Acting, act: SecurityFact['act'], subject: string | null, rejection: Rejection): Promise<Rejection> {
    await log(prisma, by, { act, subject, result: rejection.code });
    return rejection;
  }

  /** Adds the row; the caller holds the transaction. Codes: email-taken, person-taken. */
  async function insert(tables: Tables, account: NewAccount, passwordHash: string | null): Promise<string | Rejection> {
    const id = ids.next();
    const personId = account.personId ?? ids.next();
    if (await tables.account.findUnique({ where: { email: account.email } })) return reject('email-taken', 'email');
    if (await tables.account.findUnique({ where: { personId } })) return reject('person-taken');
    const { name, email, admin = false, language = config.LANGUAGE } = account;
    await tables.account.create({ data: { id, personId, name, email, admin, language, passwordHash, createdAt: clock.now() } });
    return id;
  }

  return {
    /** True while nobody has an account. */
    async isEmpty(): Promise<boolean> {
      return (await prisma.account.count()) === 0;
    },

    /** Who is signed in with this session id, or null. */
    sessionOf: (id: string): Promise<SignedIn | null> => sessions.sessionOf(id),

    /** At a first start: a link to make the administrator. Null when there are accounts; earlier links stop working. */
    async firstAdministratorLink(): Promise<MadeLink | null> {
      return inTransaction(async (tables) =>
        (await tables.account.count()) > 0 ? null : links.make(tables, 'first-administrator', null),
      );
    },

    /** Makes the first administrator and signs in. Codes: link-invalid, invalid-input, email-taken, those of passwords. */
    async startFirstAdministrator(token: string, input: { name: unknown; email: unknown; password: string }, by: Acting): Promise<StartedSession | Rejection> {
      const link = await links.open(prisma, token);
      if (link?.purpose !== 'first-administrator') return refused(by, 'first-administrator', null, reject('link-invalid'));
      const account = parseInput(newAccount, { name: input.name, email: input.email, admin: true });
      if (isRejection(account)) return account;
      const wrong = checkPassword(input.password, account);
      if (wrong) return wrong;
      const passwordHash = await passwords.hash(input.password);
      return inTransaction(async (tables) => {
        if ((await tables.account.count()) > 0 || !(await links.use(tables, link.tokenHash))) return reject('link-invalid');
        const id = await insert(tables, account, passwordHash);
        if (isRejection(id)) return id;
        await log(tables, { ...by, actor: id }, { act: 'first-administrator', subject: id, result: 'done' });
        return sessions.start(tables, id);
      });
    },

    /** Adds someone; without a password they need an invitation (`makeLink`). Codes: invalid-input, email-taken, person-taken, those of passwords. */
    async addUser(input: NewAccount & { password?: string }, by: Acting): Promise<{ accountId: string; personId: string } | Rejection> {
      const account = parseInput(newAccount, input);
      if (isRejection(account)) return account;
      const wrong = input.password === undefined ? null : checkPassword(input.password, account);
      if (wrong) return wrong;
      const passwordHash = input.password === undefined ? null : await passwords.hash(input.password);
      return inTransaction(async (tables) => {
        const personId = account.personId ?? ids.next();
        const accountId = await insert(tables, { ...account, personId }, passwordHash);
        if (isRejection(accountId)) return accountId;
        await log(tables, by, { act: 'account-added', subject: accountId, result: 'done' });
        return { accountId, personId };
      });
    },

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
        if (still?.disabledAt !== null || still.passwordHash !== account.passwordHash) return reject('sign-in-failed');
        await log(tables, by, { act: 'sign-in', subject: account.id, result: 'done' });
        return sessions.start(tables, account.id);
      });
    },

    /** Ends one session. */
    async signOut(who: SignedIn, origin: string | null): Promise<void> {
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

    /** How many places an account is signed in at. */
    async sessionCount(accountId: string): Promise<number> {
      return prisma.session.count({ where: { accountId, expiresAt: { gt: clock.now() } } });
    },

    /** Makes a one-time link for an account. `sign-in` links sign in without a password: only the demo makes them. Codes: account-not-found, account-disabled. */
    async makeLink(accountId: string, purpose: Exclude<LinkPurpose, 'first-administrator'>, by: Acting): Promise<MadeLink | Rejection> {
      return inTransaction(async (tables) => {
        const account = await tables.account.findUnique({ where: { id: accountId } });
        if (account === null) return reject('account-not-found');
        if (account.disabledAt !== null) return reject('account-disabled');
        await log(tables, by, { act: 'link-made', subject: accountId, result: purpose });
        return links.make(tables, purpose, accountId);
      });
    },

    /** What a link is for, without using it up; null when it cannot be used. */
    async lookAtLink(token: string): Promise<LinkView | null> {
      const link = await links.open(prisma, token);
      if (link === null) return null;
      return { purpose: link.purpose, name: link.account?.name ?? '', email: link.account?.email ?? '' };
    },

    /**
     * Uses a link up and signs in; invitations and forgotten passwords set the password too and end all other sessions.
     * Codes: link-invalid, those of passwords.
     */
    async useLink(token: string, password: string | null, origin: string | null): Promise<StartedSession | Rejection> {
      const link = await links.open(prisma, token);
      if (!link?.account) return refused({ actor: null, origin }, 'link-used', null, reject('link-invalid'));
      const { account, purpose, tokenHash } = link;
      const setsPassword = purpose !== 'sign-in';
      const wrong = setsPassword ? checkPassword(password ?? '', account) : null;
      if (wrong) return wrong;
      const passwordHash = setsPassword ? await passwords.hash(password ?? '') : account.passwordHash;
      const session = await inTransaction(async (tables) => {
        const still = await tables.account.findUnique({ where: { id: account.id } });
        if (still?.disabledAt !== null || !(await links.use(tables, tokenHash))) return reject('link-invalid');
        if (setsPassword) {
          await tables.account.update({ where: { id: account.id }, data: { passwordHash } });
          await tables.session.deleteMany({ where: { accountId: account.id } });
        }
        await log(tables, { actor: account.id, origin }, { act: 'link-used', subject: account.id, result: purpose });
        return sessions.start(tables, account.id);
      });
      sessions.forget(account.id);
      return session;
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

    /** Disables an account at once: sessions and open links end. Codes: account-not-found, own-account. */
    async disable(accountId: string, by: Acting): Promise<Rejection | null> {
      if (accountId === by.actor) return reject('own-account');
      const outcome = await inTransaction(async (tables) => {
        if (!(await tables.account.findUnique({ where: { id: accountId } }))) return reject('account-not-found');
        await tables.account.update({ where: { id: accountId }, data: { disabledAt: clock.now() } });
        await tables.session.deleteMany({ where: { accountId } });
        await tables.oneTimeLink.deleteMany({ where: { accountId, usedAt: null } });
        await log(tables, by, { act: 'account-disabled', subject: accountId, result: 'done' });
        return null;
      });
      sessions.forget(accountId);
      return outcome;
    },

    /** Lets a disabled account sign in again. Code: account-not-found. */
    async enable(accountId: string, by: Acting): Promise<Rejection | null> {
      return inTransaction(async (tables) => {
        if (!(await tables.account.findUnique({ where: { id: accountId } }))) return reject('account-not-found');
        await tables.account.update({ where: { id: accountId }, data: { disabledAt: null } });
        await log(tables, by, { act: 'account-enabled', subject: accountId, result: 'done' });
        return null;
      });
    },

    /** All accounts by name. */
    async list(): Promise<AccountSummary[]> {
      const rows = await prisma.account.findMany({ orderBy: [{ name: 'asc' }, { email: 'asc' }] });
      return rows.map(({ id, personId, name, email, admin, disabledAt, passwordHash }) => {
        const state = disabledAt !== null ? 'disabled' : passwordHash === null ? 'invited' : 'active';
        return { id, personId, name, email, admin, state };
      });
    },
  };
}
