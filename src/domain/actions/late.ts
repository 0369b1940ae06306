import { overdueBounds } from '../kernel/time.js';

/**
 * What makes an action late at an instant, as bounds that a query by index can use as well as `isLate`: it is in this state, and due on a
 * local date before `dueOnBefore` or at a time (UTC) before `dueAtBefore`. One that was reported done no longer waits for its owner.
 */
export function lateBounds(at: string, today: string) {
  return { state: 'open', ...overdueBounds(at, today) } as const;
}

/** Whether an action waits longer than was agreed. `today` is the local date of `at`. */
export function isLate({ state, due }: { readonly state: string; readonly due: string | null }, at: string, today: string): boolean {
  const { state: waiting, dueOnBefore, dueAtBefore } = lateBounds(at, today);
  return state === waiting && due !== null && due < (due.includes('T') ? dueAtBefore : dueOnBefore);
}
