import type { Envelope, Receipt } from './command.js';
import type { RecordedEvent } from './event.js';
import type { Rejection } from './rejection.js';

/** Carries out one command, all of it or nothing; answers after the fsync. Throws only when the disk or our code fails. */
export type Execute = (envelope: Envelope) => Promise<Receipt | Rejection>;

/** Hands on what was committed, in order of position, to whoever listens in this process. */
export interface Feed {
  publish(events: readonly RecordedEvent[]): void;
  /** Answers a function that ends the subscription. */
  subscribe(listener: (events: readonly RecordedEvent[]) => void): () => void;
}
