import type { Clock } from '../domain/kernel/ids.js';

/**
 * The demo plays on Wednesday 11 March 2020: its clock is put to the times of the story while the story is told,
 * and then goes on from 09:24 at the pace of a real clock. So every date on the screens is of one piece: the round
 * of Beeld is really going, 'vandaag' is the day of the actions that are due, and the meetings of Monday and
 * Tuesday lie two days and one day back. Meetings planned around the real today would make every action of
 * March 2020 years late.
 */
export class DemoClock implements Clock {
  private offset = 0;

  /** `real` tells the machine's time in milliseconds. */
  constructor(private readonly real: () => number = () => Date.now()) {}

  now(): string {
    return new Date(this.real() + this.offset).toISOString();
  }

  /** Puts the clock to an instant (UTC); it goes on from there. */
  set(utc: string): void {
    this.offset = Date.parse(utc) - this.real();
  }
}
