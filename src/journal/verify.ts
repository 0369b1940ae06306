import { z } from 'zod';
import { eventHash, FIRST_PREVIOUS_HASH, payloadHash, SEALING_EVENT, type EventRow, type Seal } from './chain.js';

/**
 * What is wrong at a position:
 * - position-gap, version-gap: an event is missing before this one
 * - payload-changed: the payload does not have its hash
 * - chain-broken: the event does not follow from the one before
 * - event-changed: a column other than the payload does not have its hash
 * - payload-missing: destroyed without a PayloadSealed event that names it
 * - seal-without-removal: a PayloadSealed event names a payload that is still there, or another hash
 */
export type ChainFault =
  | 'position-gap'
  | 'version-gap'
  | 'payload-changed'
  | 'chain-broken'
  | 'event-changed'
  | 'payload-missing'
  | 'seal-without-removal';

export type ChainReport =
  | { readonly ok: true; readonly events: number; readonly head: string }
  | { readonly ok: false; readonly position: number; readonly reason: ChainFault };

const sealSchema = z.object({ position: z.number(), payloadHash: z.string() });

/**
 * Checks the whole journal, from rows in order of position: hash chain, payload hashes, positions and stream
 * versions without gaps, and that every destroyed payload has its seal. Answers the first fault and its place.
 */
export function verifyChain(rows: Iterable<EventRow>): ChainReport {
  const checker = new ChainChecker();
  for (const row of rows) {
    const reason = checker.fault(row);
    if (reason) return { ok: false, position: row.position, reason };
  }
  return checker.end();
}

class ChainChecker {
  #events = 0;
  #head = FIRST_PREVIOUS_HASH;
  readonly #versions = new Map<string, number>();
  /** Destroyed payloads (position -> hash) whose seal has not come by yet: it lies later in the journal. */
  readonly #unsealed = new Map<number, string>();

  /** What is wrong with the next row, if anything. */
  fault(row: EventRow): ChainFault | undefined {
    if (row.position !== this.#events + 1) return 'position-gap';
    if (row.previous_hash !== this.#head) return 'chain-broken';
    if (row.hash !== eventHash(row)) return 'event-changed';
    if (row.version !== (this.#versions.get(row.stream) ?? 0) + 1) return 'version-gap';
    if (row.payload !== null && row.payload_hash !== payloadHash(row.payload)) return 'payload-changed';
    this.#events = row.position;
    this.#head = row.hash;
    this.#versions.set(row.stream, row.version);
    return this.#sealFault(row);
  }

  #sealFault(row: EventRow): ChainFault | undefined {
    if (row.payload === null) this.#unsealed.set(row.position, row.payload_hash);
    if (row.type !== SEALING_EVENT || row.payload === null) return undefined;
    const seal = readSeal(row.payload);
    if (!seal || this.#unsealed.get(seal.position) !== seal.payloadHash) return 'seal-without-removal';
    this.#unsealed.delete(seal.position);
    return undefined;
  }

  end(): ChainReport {
    const [missing] = this.#unsealed.keys();
    if (missing !== undefined) return { ok: false, position: missing, reason: 'payload-missing' };
    return { ok: true, events: this.#events, head: this.#head };
  }
}

function readSeal(payload: string): Seal | undefined {
  const parsed = sealSchema.safeParse(JSON.parse(payload));
  return parsed.success ? parsed.data : undefined;
}
