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

/** Ids in order: the same test makes the same ids. */
export function countedIds(): IdSource {
  let count = 0;
  return { next: () => `0195c000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}` };
}
