import { partyOf } from '../../../domain/crisis/index.js';
import type { CrisisState } from '../../../domain/crisis/state.js';
import type { Party } from '../../../domain/kernel/entry.js';
import { isRejection, type FieldIssue } from '../../../domain/kernel/rejection.js';
import { bodyOf, instantOf, many, ticked, type Which } from '../../plugins/form-fields.js';
import { localDate } from '../../../domain/kernel/time.js';

/** What is sent within this time was sent at once; what waited longer than a month is not believed. */
const AT_ONCE_MS = 30_000;
const LONGEST_WAIT_MS = 31 * 24 * 3_600_000;

/** What reading a form needs to know beside what was typed. `now` is UTC. */
export interface FormContext {
  readonly crisis: CrisisState;
  readonly timeZone: string;
  readonly now: string;
  /** Who types: always in a circle that is chosen here. */
  readonly personId?: string;
}

/**
 * What someone typed into a form, read field by field into a command's input. Texts go on as they are:
 * the command judges them. Local times become UTC here, because only the form knows that they are local;
 * what is wrong with those is kept in `issues`.
 */
export class Typed {
  private readonly body: Record<string, unknown>;

  constructor(
    body: unknown,
    private readonly context: FormContext,
    readonly issues: FieldIssue[] = [],
  ) {
    this.body = bodyOf(body);
  }

  /** The same form with other values in some fields; what is wrong there counts here too. */
  with(values: Readonly<Record<string, unknown>>): Typed {
    return new Typed({ ...this.body, ...values }, this.context, this.issues);
  }

  /** A value as it was sent. */
  raw(name: string): unknown {
    return this.body[name];
  }

  /** Whether something was typed there. */
  holds(name: string): boolean {
    const value = this.body[name];
    return typeof value === 'string' && value.trim() !== '';
  }

  all(name: string): unknown[] {
    return many(this.body, name);
  }

  /** The persons that were ticked, with who types: nobody makes what one may not see. Null when nobody was ticked. */
  circle(): unknown[] | null {
    const chosen = this.all('restrictedTo');
    return chosen.length === 0 ? null : [...new Set([...chosen, this.context.personId].filter((personId) => personId !== undefined))];
  }

  ticked(name: string): boolean {
    return ticked(this.body, name);
  }

  /** A person, function or organisation by name, or plain words; null when nothing was typed. */
  party(name: string): Party | null | unknown {
    const typed = this.body[name];
    if (typed === undefined || typed === '') return null;
    return typeof typed === 'string' ? (typed.trim() === '' ? null : partyOf(typed, this.context.crisis)) : typed;
  }

  /** A local date and time as UTC, from `<name>Date` and `<name>Time`; null when neither was filled in. Without a date it is today, or the day of `onDayOf` (UTC). */
  instant(name: string, onDayOf: string = this.typedAt()): string | null {
    const { date, time } = this.parts(name);
    if (date === '' && time === '') return name === 'happenedAt' && this.waited() > 0 ? this.typedAt() : null;
    return this.utc(name, date === '' ? localDate(onDayOf, this.context.timeZone) : date, time);
  }

  /** How long an entry had to wait for a line, in ms: not when it was typed, because the browser's own clock may be wrong. 0 when it was sent at once. */
  private waited(): number {
    const ago = Number(this.body.typedAgo);
    return ago >= AT_ONCE_MS && ago <= LONGEST_WAIT_MS ? ago : 0;
  }

  /** When it was typed (UTC): times without a date are of that day. */
  private typedAt(): string {
    return new Date(Date.parse(this.context.now) - this.waited()).toISOString();
  }

  /** A local date, or a date and time as UTC; a time alone is today's. Null when neither was filled in. */
  dateOrInstant(name: string): unknown {
    const { date, time } = this.parts(name);
    if (date === '' && time === '') return null;
    return time === '' ? date : this.utc(name, date === '' ? this.today() : date, time);
  }

  private parts(name: string): { date: unknown; time: unknown } {
    return { date: this.body[`${name}Date`] ?? '', time: this.body[`${name}Time`] ?? '' };
  }

  private today(): string {
    return localDate(this.typedAt(), this.context.timeZone);
  }

  private utc(name: string, date: unknown, time: unknown): string | null {
    const read = instantOf(date, time, this.context.timeZone, whichOf(this.body[`${name}Which`]), name);
    if (!isRejection(read)) return read.utc;
    this.issues.push({ field: name, code: read.code });
    return null;
  }
}

function whichOf(value: unknown): Which {
  return value === 'first' || value === 'second' ? value : null;
}
