import type { Statement } from './state.js';

/**
 * Whether a statement is new since a moment (UTC): entered later, also when it is about something earlier. Imported history is
 * as old as what it tells: it was known then, whenever it was brought in (R10).
 */
export function isNewSince({ imported, happenedAt, recordedAt }: Statement, moment: string): boolean {
  return (imported === undefined ? recordedAt : happenedAt) > moment;
}
