import type { Actor } from '../kernel/event.js';

/**
 * Whether this is the one table that a guest's one-time code opens (ADR 0022), whatever else that person may be. The limit of
 * guests stands here; columns and circles ask it.
 */
export function isGuestAt({ kind, meetingId }: Actor, here: string | undefined): boolean {
  return kind === 'guest' && meetingId !== undefined && meetingId === here;
}
