import type { Envelope, Receipt } from './command.js';
import type { Rejection } from './rejection.js';

/** Carries out one command, all of it or nothing; answers after the fsync. Throws only when the disk or our code fails. */
export type Execute = (envelope: Envelope) => Promise<Receipt | Rejection>;
