import { streamOf } from '../domain/kernel/event.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { Language } from '../i18n/index.js';
import { createFollower, type EventMails, type FollowDeps } from './follow.js';
import { createOutbox } from './outbox.js';
import type { Composer, NewMail } from './queued.js';
import { createSender, type SenderFaults } from './sender.js';
import type { Transport } from './smtp.js';

export type { EventMails } from './follow.js';
export type { Attachment, CalendarPart, Letter } from './letter.js';
export type { MailCounts } from './outbox.js';
export { DROP_REASONS, ENDED_BADLY, MAIL_STATES, mayGoAgain, type Composer, type MailState, type NewMail, type QueuedMail } from './queued.js';

export interface MailDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly language: Language;
  /** Null while mail is not set up: then nothing is queued and nothing is sent. */
  readonly transport: Transport | null;
  /** How the letter of each kind is made. */
  readonly composers: Readonly<Record<string, Composer>>;
  /** Kinds of which only the last that waits is of use. */
  readonly newestOnly?: ReadonlySet<string>;
  /** What of the journal has to be mailed. */
  readonly sources: readonly EventMails[];
  /** What has to be mailed because of the time (UTC): asked again and again, with the same keys for the same. */
  readonly timed?: readonly ((now: string) => Promise<readonly NewMail[]>)[];
  readonly eventsAfter: FollowDeps['eventsAfter'];
  readonly head: () => number;
  readonly onError: (error: unknown) => void;
  readonly faults?: SenderFaults;
}

/** How often is looked whether something is due, beside being woken by what happens. */
const LOOK_EVERY_MS = 15_000;

export type Mail = ReturnType<typeof createMail>;

/** Mail as a whole: a queue in the database, what fills it, and what sends it. Sends nothing by itself before `start`. */
export function createMail(deps: MailDeps) {
  const { clock, transport, timed = [], onError } = deps;
  const outbox = createOutbox(deps);
  const follower = createFollower({ ...deps, outbox });
  const sender = transport && createSender({ ...deps, transport, outbox });
  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<number> = Promise.resolve(0);
  let asked = false;
  /** How many rounds run or wait. */
  let rounds = 0;

  async function round(): Promise<number> {
    if (sender === null) return 0;
    await follower.catchUp();
    // What one kind cannot make must not keep the others from going.
    for (const source of timed) await source(clock.now()).then((mails) => outbox.enqueue(mails)).catch(onError);
    // Whoever asks meanwhile has a turn between two handfuls: what happens now is queued though the server is slow.
    return sender.send(() => closed || rounds > 1);
  }

  /** Queues what has to be mailed now and hands over what is due; answers how many the server took. One round at a time. */
  function run(): Promise<number> {
    rounds += 1;
    const next = last.then(round).finally(() => (rounds -= 1));
    last = next.catch(() => 0);
    return next;
  }

  /** Asks for a round soon; asked for many times meanwhile it is one. */
  function wake(): void {
    if (timer === null || asked || closed) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      if (!closed) void run().catch(onError);
    });
  }

  return {
    /** Whether mail is set up. */
    isOn: transport !== null,
    /** The queue, to look at; `enqueue` below is how something comes into it. */
    ofMeeting: outbox.ofMeeting,
    counts: outbox.counts,
    troubled: outbox.troubled,
    markBounced: outbox.markBounced,

    /** Whether something happened to a meeting that is mailed in a moment: it is not in the queue yet. */
    isPreparing: (meetingId: string): Promise<boolean> => follower.isBehind(streamOf('meeting', meetingId)),

    /** Queues mails, each key once; nothing while mail is not set up. Answers how many were new. */
    async enqueue(mails: readonly NewMail[]): Promise<number> {
      if (transport === null) return 0;
      const added = await outbox.enqueue(mails);
      wake();
      return added;
    },

    /** Lets a mail go again that did not go or may not have arrived, or for the first time when it never was queued. False when it waits or was sent. */
    async again(mail: NewMail): Promise<boolean> {
      if (transport === null) return false;
      const goes = (await outbox.enqueue([mail])) === 1 || (await outbox.again(mail.key, mail.to));
      wake();
      return goes;
    },

    /** Called when the process begins, before anything is journalled. */
    async begin(): Promise<void> {
      if (transport === null) return follower.forget();
      await outbox.leaveUnknown();
      await follower.begin();
    },

    run,
    wake,

    /** From now on sends by itself. */
    start(): void {
      if (sender === null || timer !== null) return;
      timer = setInterval(wake, LOOK_EVERY_MS);
      timer.unref();
      wake();
    },

    /** Stops; waits for what is being handed over now. */
    async close(): Promise<void> {
      closed = true;
      if (timer) clearInterval(timer);
      await last;
    },
  };
}
