import { z } from 'zod';
import { reject, type Rejection } from '../domain/kernel/rejection.js';
import { LIMITS, name } from '../domain/kernel/text.js';
import type { AccountsContext } from './context.js';
import { parseInput } from './input.js';
import { hashOf, hoursAfter, newSecret } from './secrets.js';
import type { Acting } from './security-log.js';
import { signedInAs, type SignedIn } from './sessions.js';

/** For how many days a token can be made, the usual first. */
export const TOKEN_DAYS = [90, 30, 365] as const;
export const TOKENS_MOST = 20;

/** What our tokens begin with, so that one that ended up in the wrong place is recognised. */
const PREFIX = 'bob_';
const FORM = /^bob_[\w-]{43}$/;
const MINUTE = 60_000;

const tokenInput = z.object({ name: name(LIMITS.name), days: z.literal(TOKEN_DAYS, { error: 'not-a-choice' }).default(TOKEN_DAYS[0]) });

/** A new token as it is told, once. */
export interface MadeToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** A token in the list of its owner. Times are UTC. */
export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly state: 'works' | 'expired' | 'revoked';
}

/** Who acts with a token: the person of its account, never more. */
export interface TokenBearer {
  readonly person: SignedIn;
  readonly token: Pick<TokenSummary, 'id' | 'name' | 'expiresAt'>;
}

/** Tokens with which software acts in someone's name. Only a hash of a token is kept. */
export function createTokens(context: AccountsContext) {
  const { prisma, clock, ids, random, log, inTransaction } = context;
  /** When the refusal of a token was last written down: a machine that goes on asking must not fill the log. */
  const toldRefused = new Map<string, number>();

  async function tellRefused(id: string, accountId: string, result: string, origin: string | null): Promise<void> {
    const now = Date.parse(clock.now());
    if (now - (toldRefused.get(id) ?? Number.NEGATIVE_INFINITY) < 60 * MINUTE) return;
    toldRefused.set(id, now);
    await log(prisma, { actor: accountId, origin }, { act: 'token-refused', subject: accountId, result });
  }

  return {
    /** Makes a token that works from now for `days`. Codes: account-not-found, account-disabled, too-many-tokens, those of a name, not-a-choice. */
    async makeToken(accountId: string, given: { name: string; days?: number }, by: Acting): Promise<MadeToken | Rejection> {
      const read = parseInput(tokenInput, given);
      if ('rejected' in read) return read;
      return inTransaction(async (tables) => {
        const account = await tables.account.findUnique({ where: { id: accountId } });
        if (account === null) return reject('account-not-found');
        if (account.disabledAt !== null) return reject('account-disabled');
        const now = clock.now();
        const open = await tables.apiToken.count({ where: { accountId, revokedAt: null, expiresAt: { gt: now } } });
        if (open >= TOKENS_MOST) return reject('too-many-tokens', undefined, { max: TOKENS_MOST });
        const made = { id: ids.next(), token: `${PREFIX}${newSecret(random)}`, expiresAt: hoursAfter(now, read.days * 24) };
        await tables.apiToken.create({ data: { id: made.id, tokenHash: hashOf(made.token), accountId, name: read.name, createdAt: now, expiresAt: made.expiresAt } });
        await log(tables, by, { act: 'token-made', subject: accountId, result: 'done' });
        return made;
      });
    },

    /** The tokens of an account, the newest first; those that no longer work too. */
    async tokensOf(accountId: string): Promise<TokenSummary[]> {
      const now = clock.now();
      const rows = await prisma.apiToken.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100 });
      return rows.map(({ id, name, createdAt, expiresAt, lastUsedAt, revokedAt }) => {
        const state = revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'works';
        return { id, name, createdAt, expiresAt, lastUsedAt, state };
      });
    },

    /** Ends a token of this account at once. Code: unknown-token. */
    async revokeToken(accountId: string, id: string, by: Acting): Promise<Rejection | null> {
      return inTransaction(async (tables) => {
        const { count } = await tables.apiToken.updateMany({ where: { id, accountId, revokedAt: null }, data: { revokedAt: clock.now() } });
        if (count === 0) return reject('unknown-token');
        await log(tables, by, { act: 'token-revoked', subject: accountId, result: 'done' });
        return null;
      });
    },

    /** Who acts with this token, or null: unknown, revoked, expired, of a disabled account. Read anew each time: an end is an end at once. */
    async bearerOf(token: string, origin: string | null): Promise<TokenBearer | null> {
      if (!FORM.test(token)) return null;
      const row = await prisma.apiToken.findUnique({ where: { tokenHash: hashOf(token) }, include: { account: true } });
      if (row === null) return null;
      const { id, name, expiresAt, lastUsedAt, account } = row;
      const now = clock.now();
      const refusal = account.disabledAt !== null ? 'account-disabled' : row.revokedAt !== null ? 'token-revoked' : expiresAt <= now ? 'token-expired' : null;
      if (refusal !== null) {
        await tellRefused(id, account.id, refusal, origin);
        return null;
      }
      // To the minute is enough to see whether it is in use, and no write for every request.
      if (lastUsedAt === null || Date.parse(now) - Date.parse(lastUsedAt) >= MINUTE) {
        await prisma.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
      }
      return { person: signedInAs(account, '', ''), token: { id, name, expiresAt } };
    },
  };
}
