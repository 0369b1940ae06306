import type { Clock } from '../../domain/kernel/ids.js';

/** Counts failed attempts by key (an address, an account). Successful ones are taken back: a whole ministry can sit behind one address. */
export interface Attempts {
  /** Minutes to wait before the next attempt; 0 when it may be made now. */
  waitFor(key: string): number;
  /** Counts an attempt before it is made, so that many at the same time count too. */
  begin(key: string): void;
  /** Takes one attempt back: it succeeded, which says nothing of the others. */
  takeBack(key: string): void;
  /** Forgets all attempts of a key: it was the right person after all. */
  forget(key: string): void;
}

const REMEMBERED_MOST = 20_000;

/** At most `most` failures a key in `minutes`; kept in memory. */
export function createAttempts(clock: Clock, limit: { most: number; minutes: number }): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  const now = () => Date.parse(clock.now());

  function current(key: string) {
    const entry = failures.get(key);
    if (entry && entry.until > now()) return entry;
    failures.delete(key);
    return undefined;
  }

  function makeRoom(): void {
    if (failures.size < REMEMBERED_MOST) return;
    const at = now();
    for (const [key, entry] of failures) if (entry.until <= at) failures.delete(key);
    // Still full: an attack from many addresses. The oldest go first.
    for (const key of failures.keys()) {
      if (failures.size < REMEMBERED_MOST) break;
      failures.delete(key);
    }
  }

  return {
    waitFor(key) {
      const entry = current(key);
      return entry && entry.count >= limit.most ? Math.ceil((entry.until - now()) / 60_000) : 0;
    },
    begin(key) {
      const entry = current(key);
      if (entry) entry.count += 1;
      else {
        makeRoom();
        failures.set(key, { count: 1, until: now() + limit.minutes * 60_000 });
      }
    },
    takeBack(key) {
      const entry = current(key);
      if (entry) entry.count -= 1;
    },
    forget(key) {
      failures.delete(key);
    },
  };
}
