import { reject, type Rejection } from '../domain/kernel/rejection.js';
import type { AccountsContext } from './context.js';
import { hashOf, newSecret } from './secrets.js';
import type { Acting } from './security-log.js';
import type { SignedIn } from './sessions.js';

const FORM = /^[\w-]{43}$/;

/** The secret address of one's own calendar: whoever has it reads when one meets. Only a hash of it is kept; there is one an account. */
export function createCalendarAddress({ prisma, clock, random, log, inTransaction }: AccountsContext) {
  return {
    /** Makes a new address; the one before no longer works. Answers the secret, once. Codes: account-not-found, account-disabled. */
    async makeCalendarAddress(accountId: string, by: Acting): Promise<string | Rejection> {
      return inTransaction(async (tables) => {
        const account = await tables.account.findUnique({ where: { id: accountId } });
        if (account === null) return reject('account-not-found');
        if (account.disabledAt !== null) return reject('account-disabled');
        const secret = newSecret(random);
        const made = { secretHash: hashOf(secret), createdAt: clock.now() };
        await tables.calendarAddress.upsert({ where: { accountId }, create: { accountId, ...made }, update: made });
        await log(tables, by, { act: 'calendar-address-made', subject: accountId, result: 'done' });
        return secret;
      });
    },

    /** Ends the address; nothing happens when there is none. */
    async endCalendarAddress(accountId: string, by: Acting): Promise<void> {
      await inTransaction(async (tables) => {
        const { count } = await tables.calendarAddress.deleteMany({ where: { accountId } });
        if (count > 0) await log(tables, by, { act: 'calendar-address-ended', subject: accountId, result: 'done' });
      });
    },

    /** Since when there is an address (UTC); null when there is none. */
    async calendarAddressSince(accountId: string): Promise<string | null> {
      return (await prisma.calendarAddress.findUnique({ where: { accountId } }))?.createdAt ?? null;
    },

    /** Whose calendar a secret opens; null for nobody's, and for an account that is no longer in use. */
    async calendarReader(secret: string): Promise<Pick<SignedIn, 'personId' | 'language'> | null> {
      if (!FORM.test(secret)) return null;
      const row = await prisma.calendarAddress.findUnique({ where: { secretHash: hashOf(secret) }, include: { account: true } });
      if (row === null || row.account.disabledAt !== null) return null;
      return { personId: row.account.personId, language: row.account.language === 'en' ? 'en' : 'nl' };
    },
  };
}
