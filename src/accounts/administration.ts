import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { AccountsContext } from './context.js';
import { newAccount, parseInput, type NewAccount } from './input.js';
import type { LinkPurpose, MadeLink } from './links.js';
import { checkPassword } from './passwords.js';
import type { Acting } from './security-log.js';

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

/** What an administrator does with accounts. Whoever calls has checked that they may. */
export function createAdministration(context: AccountsContext) {
  const { prisma, clock, passwords, sessions, links, log, inTransaction, insert } = context;
  return {
    /** Adds someone; without a password they need an invitation (`makeLink`). Codes: invalid-input, email-taken, person-taken, those of passwords. */
    async addUser(input: NewAccount & { password?: string }, by: Acting): Promise<{ accountId: string; personId: string } | Rejection> {
      const account = parseInput(newAccount, input);
      if (isRejection(account)) return account;
      const wrong = input.password === undefined ? null : checkPassword(input.password, account);
      if (wrong) return wrong;
      const passwordHash = input.password === undefined ? null : await passwords.hash(input.password);
      return inTransaction(async (tables) => {
        const made = await insert(tables, account, passwordHash);
        if (isRejection(made)) return made;
        await log(tables, by, { act: 'account-added', subject: made.accountId, result: 'done' });
        if (account.admin) await log(tables, by, { act: 'admin-given', subject: made.accountId, result: 'done' });
        return made;
      });
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

    /** Disables an account at once: sessions, open links and API tokens end. Codes: account-not-found, own-account. */
    async disable(accountId: string, by: Acting): Promise<Rejection | null> {
      if (accountId === by.actor) return reject('own-account');
      const outcome = await inTransaction(async (tables) => {
        if (!(await tables.account.findUnique({ where: { id: accountId } }))) return reject('account-not-found');
        await tables.account.update({ where: { id: accountId }, data: { disabledAt: clock.now() } });
        await tables.session.deleteMany({ where: { accountId } });
        await tables.oneTimeLink.deleteMany({ where: { accountId, usedAt: null } });
        // For good: what someone who left gave to a machine does not come back with the account.
        await tables.apiToken.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: clock.now() } });
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

    /** The account with this mail address, whatever its case, unless it is disabled. */
    async inUseWith(email: string): Promise<Pick<AccountSummary, 'personId' | 'name' | 'email'> | null> {
      return prisma.account.findFirst({ where: { email: email.trim().toLowerCase(), disabledAt: null }, select: { personId: true, name: true, email: true } });
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
