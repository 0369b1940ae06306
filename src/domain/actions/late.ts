import { isOverdue } from '../kernel/time.js';

/** Whether an action waits longer than was agreed: one that was reported done no longer waits for its owner. `today` is the local date of `at`. */
export function isLate({ state, due }: { readonly state: string; readonly due: string | null }, at: string, today: string): boolean {
  return state === 'open' && due !== null && isOverdue(due, at, today);
}
