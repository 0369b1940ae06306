import type { Clock } from '../domain/kernel/ids.js';
import type { Account, OneTimeLink, Prisma, PrismaClient } from '../generated/prisma/client.js';
import type { Maker } from './reach.js';
import { hashOf, hoursAfter, newSecret, type RandomBytes } from './secrets.js';

/** What a one-time link is for: `sign-in` links are the demo's. */
export type LinkPurpose = 'first-administrator' | 'invitation' | 'password' | 'sign-in';

export const LINK_HOURS = 24;

/** A new link as it is told, once: only a hash of the token is stored. */
export interface MadeLink {
  readonly token: string;
  /** The path on this server, such as `/link/...`. */
  readonly path: string;
  readonly expiresAt: string;
}

/** A link that can still be used, with its account (none for the first administrator). */
export interface OpenLink {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly account: Account | null;
  /** The coordinator who handed it over; null when it was nobody whose reach is limited. */
  readonly madeBy: Maker;
}

type Tables = PrismaClient | Prisma.TransactionClient;

export interface Links {
  /** Makes a link; earlier unused ones of the same account and purpose stop working. */
  make(tables: Tables, purpose: LinkPurpose, accountId: string | null, madeBy?: Maker): Promise<MadeLink>;
  /** The link of a token while it can be used; null when unknown, used, expired or of a disabled account. */
  open(tables: Tables, token: string): Promise<OpenLink | null>;
  /** Uses a link up: true for exactly one of many at the same time. */
  use(tables: Tables, tokenHash: string): Promise<boolean>;
  /** Takes back the links of an account that can still be used: how many there were. */
  revoke(tables: Tables, accountId: string): Promise<number>;
}

export function createLinks(deps: { clock: Clock; random: RandomBytes }): Links {
  const { clock, random } = deps;
  return {
    async make(tables, purpose, accountId, madeBy = null) {
      const now = clock.now();
      await tables.oneTimeLink.deleteMany({ where: { OR: [{ accountId, purpose, usedAt: null }, { expiresAt: { lte: now } }] } });
      const token = newSecret(random);
      const expiresAt = hoursAfter(now, LINK_HOURS);
      await tables.oneTimeLink.create({ data: { tokenHash: hashOf(token), accountId, purpose, createdAt: now, expiresAt, madeBy } });
      return { token, path: `/${purpose === 'first-administrator' ? 'start' : 'link'}/${token}`, expiresAt };
    },

    async open(tables, token) {
      const row = await tables.oneTimeLink.findUnique({ where: { tokenHash: hashOf(token) }, include: { account: true } });
      if (!row || !isOpen(row, clock.now())) return null;
      return { tokenHash: row.tokenHash, purpose: row.purpose as LinkPurpose, account: row.account, madeBy: row.madeBy };
    },

    async use(tables, tokenHash) {
      const now = clock.now();
      const { count } = await tables.oneTimeLink.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      return count === 1;
    },

    async revoke(tables, accountId) {
      const { count } = await tables.oneTimeLink.deleteMany({ where: { accountId, usedAt: null, expiresAt: { gt: clock.now() } } });
      return count;
    },
  };
}

function isOpen(row: OneTimeLink & { account: Account | null }, now: string): boolean {
  return row.usedAt === null && row.expiresAt > now && (row.account === null || row.account.disabledAt === null);
}
