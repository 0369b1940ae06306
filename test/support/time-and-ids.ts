import type { Clock, IdSource } from '../../src/domain/kernel/ids.js';

/** A clock that stands still until it is told. */
export class FixedClock implements Clock {
  constructor(private at = '2026-03-24T08:00:00.000Z') {}
  now(): string {
    return this.at;
  }
  set(at: string): void {
    this.at = at;
  }
  forward(minutes: number): void {
    this.at = new Date(Date.parse(this.at) + minutes * 60_000).toISOString();
  }
}

/** Ids in order, after `from`: the same test makes the same ids. */
export function countedIds(from = 0): IdSource {
  let count = from;
  return { next: () => `0195c000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}` };
}
