import { hash } from 'node:crypto';

/** A row of the table `event`, as it lies on disk. Times are UTC ISO 8601; hashes are SHA-256 in hex. */
export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly seat: string | null;
  readonly command_id: string;
  readonly payload: string | null;
  readonly payload_hash: string;
  readonly previous_hash: string;
  readonly hash: string;
}

/** What comes before the first event. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The event that destroys a payload names which one. */
export const SEALING_EVENT = 'PayloadSealed';

export interface Seal {
  readonly position: number;
  readonly payloadHash: string;
}

/** SHA-256 over the UTF-8 of the payload's canonical JSON. */
export function payloadHash(canonicalPayload: string): string {
  return hash('sha256', canonicalPayload, 'hex');
}

/**
 * SHA-256 over the columns joined by '|' (an empty seat as nothing). The payload counts by its hash, so that a
 * sealed removal can destroy it and the chain still verifies. The journal lets no '|' into a column but the
 * actor, which is one JSON object; so two different rows never join to the same text.
 */
export function eventHash(row: Omit<EventRow, 'position' | 'payload' | 'hash'>): string {
  const columns = [
    row.previous_hash,
    row.stream,
    row.version,
    row.type,
    row.schema,
    row.happened_at,
    row.recorded_at,
    row.actor,
    row.seat ?? '',
    row.command_id,
    row.payload_hash,
  ];
  return hash('sha256', columns.join('|'), 'hex');
}
