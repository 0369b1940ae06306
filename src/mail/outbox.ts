import type { Clock, IdSource } from '../domain/kernel/ids.js';
import type { Mail as MailRow, Prisma, PrismaClient } from '../generated/prisma/client.js';
import { isLanguage, type Language } from '../i18n/index.js';
import { ENDED_BADLY, mayGoAgain, type About, type MailState, type NewMail, type QueuedMail } from './queued.js';

type Tables = PrismaClient | Prisma.TransactionClient;

/** How many mails of each state there are. */
export type MailCounts = Readonly<Partial<Record<MailState, number>>>;

export interface OutboxDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly language: Language;
}

const DAY_MINUTES = 24 * 60;

/** The table of mails: what waits and what became of it. The unique key is why nobody gets a mail twice, whatever is repeated. */
export function createOutbox({ prisma, clock, ids, language }: OutboxDeps) {
  const change = (where: Prisma.MailWhereInput, data: Prisma.MailUpdateManyMutationInput) => prisma.mail.updateMany({ where, data });

  return {
    /** Queues mails, each key once; inside `tables` when that is a transaction. Answers how many were new. */
    async enqueue(mails: readonly NewMail[], tables: Tables = prisma): Promise<number> {
      const createdAt = clock.now();
      let added = 0;
      for (const { key, to, about, usefulFor = DAY_MINUTES, language: own = language, ...rest } of mails) {
        // One connection and no turn of another between: whoever else queues the same key comes before or after.
        if ((await tables.mail.findUnique({ where: { key }, select: { id: true } })) !== null) continue;
        const data = { ...rest, id: ids.next(), key, toAddress: to, about: JSON.stringify(about), language: own, state: 'waiting', createdAt, nextAttemptAt: createdAt, giveUpAt: minutesAfter(createdAt, usefulFor) };
        await tables.mail.upsert({ where: { key }, create: data, update: {} });
        added += 1;
      }
      return added;
    },

    /** What is due, those first that are of use for the shortest time. */
    async due(most: number): Promise<QueuedMail[]> {
      const rows = await prisma.mail.findMany({ where: { state: 'waiting', nextAttemptAt: { lte: clock.now() } }, orderBy: [{ giveUpAt: 'asc' }, { id: 'asc' }], take: most });
      return rows.map(queued);
    },

    /** Takes a mail to send it: true for exactly one of many at the same time. */
    async take(id: string): Promise<boolean> {
      return (await change({ id, state: 'waiting' }, { state: 'sending', attempts: { increment: 1 } })).count === 1;
    },

    /** What became of a mail that was taken. */
    async settle(id: string, state: MailState, { nextAttemptAt = null, lastError = null }: { readonly nextAttemptAt?: string | null; readonly lastError?: string | null } = {}): Promise<void> {
      await change({ id, state: 'sending' }, { state, nextAttemptAt, lastError, ...(state === 'sent' ? { sentAt: clock.now() } : {}) });
    },

    /** After a crash: what was being handed over may have arrived. Answers how many there were. */
    async leaveUnknown(): Promise<number> {
      return (await change({ state: 'sending' }, { state: 'unknown', nextAttemptAt: null })).count;
    },

    /** Lets a mail that did not go or may not have arrived go again, by someone's act, to the address of now. False when there is none, or it has not. */
    async again(key: string, to: string): Promise<boolean> {
      const now = clock.now();
      const row = await prisma.mail.findUnique({ where: { key } });
      if (row === null || !mayGoAgain(queued(row))) return false;
      return (await change({ key, state: row.state }, { state: 'waiting', toAddress: to, attempts: 0, nextAttemptAt: now, giveUpAt: minutesAfter(now, DAY_MINUTES), lastError: null })).count === 1;
    },

    /** Marks a mail that came back, by its id or the newest to an address. Null when no sent mail is meant. */
    async markBounced(idOrAddress: string, reason: string | null): Promise<QueuedMail | null> {
      const mine = { OR: [{ id: idOrAddress }, { toAddress: idOrAddress.trim().toLowerCase() }], state: { in: ['sent', 'unknown'] } };
      const row = await prisma.mail.findFirst({ where: mine, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
      if (row === null) return null;
      return queued(await prisma.mail.update({ where: { id: row.id }, data: { state: 'bounced', lastError: reason, nextAttemptAt: null } }));
    },

    /** Whether a later mail of the same kind tells this person the same meeting's newer state: one that went or still goes. */
    async isOvertaken({ id, kind, personId, meetingId, createdAt }: QueuedMail): Promise<boolean> {
      const later = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }], state: { in: ['waiting', 'sending', 'sent'] } };
      return (await prisma.mail.findFirst({ where: { kind, personId, meetingId, ...later }, select: { id: true } })) !== null;
    },

    /** The mails of a meeting, oldest first. */
    async ofMeeting(meetingId: string): Promise<QueuedMail[]> {
      return (await prisma.mail.findMany({ where: { meetingId }, orderBy: [{ createdAt: 'asc' }, { name: 'asc' }, { id: 'asc' }] })).map(queued);
    },

    /** How many mails there are by state, and since when (UTC) the one that waits longest waits. */
    async counts(): Promise<{ readonly states: MailCounts; readonly waitsSince: string | null }> {
      const groups = await prisma.mail.groupBy({ by: ['state'], _count: true });
      const first = await prisma.mail.findFirst({ where: { state: 'waiting' }, orderBy: { createdAt: 'asc' }, select: { createdAt: true } });
      return { states: Object.fromEntries(groups.map(({ state, _count }) => [state, _count])), waitsSince: first?.createdAt ?? null };
    },

    /** The newest mails with a fault: those that ended badly, and those that wait after an attempt that failed. */
    async troubled(most: number): Promise<QueuedMail[]> {
      const where = { OR: [{ state: { in: [...ENDED_BADLY] } }, { state: 'waiting', lastError: { not: null } }] };
      return (await prisma.mail.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: most })).map(queued);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

/** `at` plus minutes, as UTC ISO 8601. */
export function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

function queued({ toAddress: to, about, language, state, ...row }: MailRow): QueuedMail {
  return { ...row, to, about: JSON.parse(about) as About, language: isLanguage(language) ? language : 'nl', state: state as MailState };
}
