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
/** How often an event is tried, a round each. */
const PATIENCE = 5;

/**
 * Follows the journal from where it was left: each event is looked at at least once, and the keys make that each mail is queued once, also
 * after a crash between an act and its mails.
 */
export function createFollower({ prisma, outbox, sources, eventsAfter, head, onError }: FollowDeps) {
  let tried = { position: 0, times: 0 };

  /** Null where it failed for now. One event that can never be read must not keep all later ones from being mailed: after some times it is passed over. */
  async function mailsOf(event: RecordedEvent): Promise<readonly NewMail[] | null> {
    try {
      return (await Promise.all(sources.map((source) => source(event)))).flat();
    } catch (error) {
      onError(error);
      tried = tried.position === event.position ? { ...tried, times: tried.times + 1 } : { position: event.position, times: 1 };
      return tried.times < PATIENCE ? null : [];
    }
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

    /** Whether something of a stream was not looked at yet: then what it asks for is queued in a moment. */
    async isBehind(stream: RecordedEvent['stream']): Promise<boolean> {
      const cursor = await prisma.mailCursor.findUnique({ where: { name: NAME } });
      if (cursor === null) return false;
      const events = await eventsAfter(cursor.position, PIECE);
      return events.length === PIECE || events.some((event) => event.stream === stream);
    },

    /** Queues what the events since the last time ask for. */
    async catchUp(): Promise<void> {
      for (;;) {
        const cursor = await prisma.mailCursor.findUnique({ where: { name: NAME } });
        if (cursor === null) return;
        const events = await eventsAfter(cursor.position, PIECE);
        const mails: NewMail[] = [];
        let last: RecordedEvent | undefined;
        let held = false;
        for (const event of events) {
          const found = await mailsOf(event);
          held = found === null;
          if (found === null) break;
          mails.push(...found);
          last = event;
        }
        if (last === undefined) return;
        const { position } = last;
        await prisma.$transaction(async (tables) => {
          await outbox.enqueue(mails, tables);
          await tables.mailCursor.update({ where: { name: NAME }, data: { position } });
        });
        if (held) return;
      }
    },
  };
}
