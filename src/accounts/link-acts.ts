import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Account } from '../generated/prisma/client.js';
import type { AccountsContext } from './context.js';
import { newAccount, parseInput } from './input.js';
import type { LinkPurpose, MadeLink } from './links.js';
import { checkPassword } from './passwords.js';
import { reachOf, type CheckReach, type Maker } from './reach.js';
import type { Acting } from './security-log.js';
import type { StartedSession } from './sessions.js';

/** What the page of a one-time link shows before it is used. */
export interface LinkView {
  readonly purpose: LinkPurpose;
  readonly name: string;
  readonly email: string;
}

/** What one does with a one-time link: make the first administrator, choose a password, sign in. */
export function createLinkActs(context: AccountsContext) {
  const { prisma, coordinating, passwords, sessions, links, log, inTransaction, refused, insert } = context;
  type Tables = Parameters<CheckReach>[0];

  /** A coordinator's link holds while the coordinator could hand it over still. Code, beside those of `reachOf`: maker-disabled. */
  async function outlived(tables: Tables, maker: Maker, account: Account, checkReach: CheckReach): Promise<Rejection | null> {
    if (maker === null) return null;
    const makerAccount = await tables.account.findUnique({ where: { personId: maker } });
    return makerAccount?.disabledAt ? reject('maker-disabled') : checkReach(tables, account.personId, account);
  }

  return {
    /** True while nobody has an account. */
    async isEmpty(): Promise<boolean> {
      return (await prisma.account.count()) === 0;
    },

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
        const made = await insert(tables, account, passwordHash);
        if (isRejection(made)) return made;
        const { accountId } = made;
        await log(tables, { ...by, actor: accountId }, { act: 'first-administrator', subject: accountId, result: 'done' });
        return sessions.start(tables, accountId);
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
     * One that its maker could not hand over any more is spent without effect. Codes: link-invalid, link-outlived, those of passwords.
     */
    async useLink(token: string, password: string | null, origin: string | null): Promise<StartedSession | Rejection> {
      const link = await links.open(prisma, token);
      if (!link?.account) return refused({ actor: null, origin }, 'link-used', null, reject('link-invalid'));
      const { account, purpose, tokenHash, madeBy } = link;
      const setsPassword = purpose !== 'sign-in';
      const wrong = setsPassword ? checkPassword(password ?? '', account) : null;
      if (wrong) return wrong;
      const passwordHash = setsPassword ? await passwords.hash(password ?? '') : account.passwordHash;
      const checkReach = await reachOf(coordinating, madeBy, account.personId);
      const session = await inTransaction(async (tables) => {
        const still = await tables.account.findUnique({ where: { id: account.id } });
        if (still?.disabledAt !== null || !(await links.use(tables, tokenHash))) return reject('link-invalid');
        const refusal = await outlived(tables, madeBy, still, checkReach);
        if (refusal) {
          await log(tables, { actor: null, origin }, { act: 'link-used', subject: account.id, result: refusal.code });
          return reject('link-outlived');
        }
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
  };
}
