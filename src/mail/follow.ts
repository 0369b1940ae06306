import type { RecordedEvent } from '../domain/kernel/event.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Outbox } from './outbox.js';
import type { NewMail } from './queued.js';

/** What of an event has to be mailed, and to whom. Asked again for the same event it answers the same keys. */
export type EventMails = (event: RecordedEvent) => Promise<readonly NewMail[]>;

export interface FollowDeps {
  readonly prisma: PrismaClient;
  readonly outbox: Outbox;
  readonly sources: readonly EventMails[];
  /** At most `limit` events after a position, in order. */
  readonly eventsAfter: (position: number, limit: number) => Promise<readonly RecordedEvent[]>;
  /** The position of the journal's last event. */
  readonly head: () => number;
  readonly onError: (error: unknown) => void;
}

const NAME = 'journal';
const PIECE = 200;

/**
 * Follows the journal from where it was left: each event is looked at at least once, and the keys make that each mail is queued once, also
 * after a crash between an act and its mails.
 */
export function createFollower({ prisma, outbox, sources, eventsAfter, head, onError }: FollowDeps) {
  async function mailsOf(event: RecordedEvent): Promise<readonly NewMail[]> {
    const found = await Promise.all(sources.map((source) => source(event).catch(passedOver)));
    return found.flat();
  }

  /** One event that cannot be read must not keep all later ones from being mailed. */
  function passedOver(error: unknown): readonly NewMail[] {
    onError(error);
    return [];
  }

  return {
    /** Begins at the end of the journal when mail is set up for the first time: what was before is not mailed afterwards. */
    async begin(): Promise<void> {
      await prisma.mailCursor.upsert({ where: { name: NAME }, create: { name: NAME, position: head() }, update: {} });
    },

    /** Mail is not set up: what happens meanwhile is not mailed later either. */
    async forget(): Promise<void> {
      await prisma.mailCursor.deleteMany({ where: { name: NAME } });
    },

    /** Queues what the events since the last time ask for. */
    async catchUp(): Promise<void> {
      for (;;) {
        const cursor = await prisma.mailCursor.findUnique({ where: { name: NAME } });
        if (cursor === null) return;
        const events = await eventsAfter(cursor.position, PIECE);
        const last = events.at(-1);
        if (last === undefined) return;
        const mails: NewMail[] = [];
        for (const event of events) mails.push(...(await mailsOf(event)));
        await prisma.$transaction(async (tables) => {
          await outbox.enqueue(mails, tables);
          await tables.mailCursor.update({ where: { name: NAME }, data: { position: last.position } });
        });
      }
    },
  };
}
