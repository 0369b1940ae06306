import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Account, Prisma } from '../generated/prisma/client.js';
import type { AccountsContext } from './context.js';
import { newAccount, parseInput } from './input.js';
import type { MadeLink } from './links.js';
import { reachOf, type Maker } from './reach.js';
import type { Acting } from './security-log.js';

/** Someone of a crisis, as the crisis knows that person. */
export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  /** Needed to make an account; an account that is there keeps its own address. */
  readonly email: string | null;
}

/** Whether a person can sign in, and which link lies ready. */
export interface PersonAccess {
  /** `invited`: has not chosen a password yet. */
  readonly state: 'none' | 'active' | 'invited' | 'disabled';
  /** The address one signs in with; null without an account. */
  readonly email: string | null;
  /** Until when a link that was handed over can still be used (UTC); null when there is none. */
  readonly linkUntil: string | null;
}

/** A link as it is told, once, and to what it belongs. */
export interface HandedLink extends MadeLink {
  readonly purpose: 'invitation' | 'password';
}

type Tables = Prisma.TransactionClient;

/**
 * Links that a coordinator hands over without mail, for accounts that reach no further than that coordinator does.
 * Whoever calls has checked the right to hand over links there, and that the persons are of that crisis.
 */
export function createHandingOver(context: AccountsContext) {
  const { prisma, clock, coordinating, links, log, inTransaction, insert } = context;

  /** Who has the mail address has the account, so an address must stand for this person alone. Codes: person-without-email, email-of-another. */
  async function checkAddress(tables: Tables, { personId, email }: KnownPerson): Promise<Rejection | null> {
    if (email === null) return reject('person-without-email');
    const other = { email: email.toLowerCase(), personId: { not: personId } };
    const taken = (await tables.account.findFirst({ where: other })) ?? (await tables.crisisPerson.findFirst({ where: other }));
    return taken === null ? null : reject('email-of-another');
  }

  /** Writes down what came of it, a refusal too; the person stands for an account that is not there. */
  async function told<T>(tables: Tables, by: Acting, act: 'link-made' | 'link-revoked', subject: string, outcome: T | Rejection, done: string): Promise<T | Rejection> {
    await log(tables, by, { act, subject, result: isRejection(outcome) ? outcome.code : done });
    return outcome;
  }

  async function accountFor(tables: Tables, person: KnownPerson, language: 'nl' | 'en', by: Acting): Promise<Account | Rejection> {
    const refused = await checkAddress(tables, person);
    if (refused) return refused;
    const read = parseInput(newAccount, { ...person, language });
    if (isRejection(read)) return read;
    const made = await insert(tables, read, null);
    if (isRejection(made)) return made;
    await log(tables, by, { act: 'account-added', subject: made.accountId, result: 'done' });
    return tables.account.findUniqueOrThrow({ where: { id: made.accountId } });
  }

  return {
    /** Whether an invitation for someone without an account would be refused. Codes: person-without-email, email-of-another. */
    checkInvitation(person: KnownPerson): Promise<Rejection | null> {
      return checkAddress(prisma, person);
    },

    /** Which of these persons a link would be refused for, because they reach further than its maker: their ids. */
    async outOfReach(personIds: readonly string[], maker: Maker): Promise<ReadonlySet<string>> {
      const refused = new Set<string>();
      if (maker === null) return refused;
      const known = new Map((await prisma.account.findMany({ where: { personId: { in: [...personIds] } } })).map((account) => [account.personId, account]));
      for (const id of personIds) {
        const checkReach = await reachOf(coordinating, maker, id);
        if ((await checkReach(prisma, id, known.get(id) ?? null)) !== null) refused.add(id);
      }
      return refused;
    },

    /** Whether these persons have an account, and which links lie ready; by person id. */
    async accessOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonAccess>> {
      const open = { where: { usedAt: null, expiresAt: { gt: clock.now() } }, orderBy: { expiresAt: 'desc' } } as const;
      const rows = await prisma.account.findMany({ where: { personId: { in: [...personIds] } }, include: { links: open } });
      return new Map(
        rows.map(({ personId, email, disabledAt, passwordHash, links: ready }) => {
          const state = disabledAt !== null ? 'disabled' : passwordHash === null ? 'invited' : 'active';
          return [personId, { state, email, linkUntil: ready[0]?.expiresAt ?? null }];
        }),
      );
    },

    /**
     * Makes a link to hand over: an invitation, with the account when there is none, or one for a forgotten password. Earlier links
     * of the person stop working. The link holds while the maker reaches as far as the account (`useLink`).
     * Codes: person-without-email, email-of-another, account-disabled, those of `reachOf`.
     */
    async handOverLink(person: KnownPerson, given: { maker: Maker; language: 'nl' | 'en' }, by: Acting): Promise<HandedLink | Rejection> {
      const checkReach = await reachOf(coordinating, given.maker, person.personId);
      return inTransaction(async (tables) => {
        const known = await tables.account.findUnique({ where: { personId: person.personId } });
        const refuse = (rejection: Rejection) => told(tables, by, 'link-made', known?.id ?? person.personId, rejection, rejection.code);
        const refused = (await checkReach(tables, person.personId, known)) ?? (known?.disabledAt ? reject('account-disabled') : null);
        if (refused) return refuse(refused);
        const account = known ?? (await accountFor(tables, person, given.language, by));
        if (isRejection(account)) return refuse(account);
        const purpose = account.passwordHash === null ? 'invitation' : 'password';
        await links.revoke(tables, account.id);
        const link = { ...(await links.make(tables, purpose, account.id, given.maker)), purpose } as const;
        return told(tables, by, 'link-made', account.id, link, purpose);
      });
    },

    /** Makes the links that lie ready for a person unusable. Codes: no-open-link, those of `reachOf`. */
    async revokeLink(personId: string, maker: Maker, by: Acting): Promise<Rejection | null> {
      const checkReach = await reachOf(coordinating, maker, personId);
      return inTransaction(async (tables) => {
        const account = await tables.account.findUnique({ where: { personId } });
        const refused = await checkReach(tables, personId, account);
        const outcome = refused ?? (account && (await links.revoke(tables, account.id)) > 0 ? null : reject('no-open-link'));
        return told(tables, by, 'link-revoked', account?.id ?? personId, outcome, 'done');
      });
    },
  };
}
