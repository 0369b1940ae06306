import type { Clock } from '../domain/kernel/ids.js';
import { minutesAfter, type Outbox } from './outbox.js';
import type { Composer, DropReason, QueuedMail } from './queued.js';
import type { Outcome, Transport } from './smtp.js';

/** Minutes to wait after the first, second ... failed attempt; the last counts for all further ones. */
export const BACK_OFF = [1, 5, 15, 60, 240] as const;
/** How many are handed over at the same time. */
const AT_ONCE = 5;

export interface SenderDeps {
  readonly outbox: Outbox;
  readonly transport: Transport;
  readonly composers: Readonly<Record<string, Composer>>;
  /** Kinds of which each mail tells how a meeting stands now: of those that wait only the last is of use. */
  readonly newestOnly?: ReadonlySet<string>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Where tests stop the process. */
  readonly faults?: SenderFaults;
}

export interface SenderFaults {
  /** Called after the server took a mail, before that is written down. */
  afterHandingOver?(mail: QueuedMail): void;
}

/** Hands over what is due. `stopped` ends it after what is being handed over now. */
export function createSender({ outbox, transport, composers, newestOnly = new Set(), clock, onError, faults = {} }: SenderDeps) {
  async function attempt(mail: QueuedMail): Promise<Outcome | DropReason> {
    const composer = composers[mail.kind];
    if (composer === undefined) return { kind: 'refused', reason: `no letter of the kind ${mail.kind}` };
    try {
      if (newestOnly.has(mail.kind) && (await outbox.isOvertaken(mail))) return 'overtaken';
      const letter = await composer(mail);
      return typeof letter === 'string' ? letter : await transport.send(mail, letter);
    } catch (error) {
      onError(error);
      // What went wrong in our own code may hold what was said; the log of the server has it.
      return { kind: 'later', reason: 'the letter could not be made' };
    }
  }

  async function settle(mail: QueuedMail, outcome: Outcome | DropReason): Promise<void> {
    if (typeof outcome === 'string') return outbox.settle(mail.id, 'dropped', { lastError: outcome });
    if (outcome.kind !== 'later') return outbox.settle(mail.id, outcome.kind, outcome.kind === 'sent' ? {} : { lastError: outcome.reason });
    const nextAttemptAt = minutesAfter(clock.now(), BACK_OFF[Math.min(mail.attempts, BACK_OFF.length - 1)] ?? 0);
    if (nextAttemptAt >= mail.giveUpAt) return outbox.settle(mail.id, 'failed', { lastError: outcome.reason });
    return outbox.settle(mail.id, 'waiting', { nextAttemptAt, lastError: outcome.reason });
  }

  async function sendOne(mail: QueuedMail): Promise<boolean> {
    if (!(await outbox.take(mail.id))) return false;
    if (mail.giveUpAt <= clock.now()) {
      await outbox.settle(mail.id, 'failed', { lastError: mail.lastError });
      return false;
    }
    const outcome = await attempt(mail);
    const taken = typeof outcome !== 'string' && outcome.kind === 'sent';
    if (taken) faults.afterHandingOver?.(mail);
    await settle(mail, outcome);
    return taken;
  }

  return {
    /** Hands over everything that is due; answers how many mails the server took. */
    async send(stopped: () => boolean = () => false): Promise<number> {
      let sent = 0;
      while (!stopped()) {
        const mails = await outbox.due(AT_ONCE);
        if (mails.length === 0) break;
        const outcomes = await Promise.all(mails.map(sendOne));
        sent += outcomes.filter((taken) => taken).length;
      }
      return sent;
    },
  };
}
