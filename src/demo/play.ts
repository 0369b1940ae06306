import { minutesOf } from '../documents/minutes/minutes.build.js';
import { minutesDigest } from '../documents/minutes/minutes.digest.js';
import type { Receipt } from '../domain/kernel/command.js';
import type { IdSource } from '../domain/kernel/ids.js';
import type { Execute } from '../domain/kernel/ports.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { toUtc } from '../domain/kernel/time.js';
import type { CommandName } from '../domain/meeting/registry.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { distributionVersion } from '../domain/minutes/index.js';
import type { Reader } from '../projections/reader.js';
import type { DemoClock } from './clock.js';
import { PEOPLE, type PersonKey } from './people.js';

export interface PlayParts {
  readonly execute: Execute;
  readonly ids: IdSource;
  readonly clock: DemoClock;
  readonly timeZone: string;
  readonly reader: Pick<Reader, 'meeting'>;
  /** The ministry, as its documents name it. */
  readonly organisation: string;
}

export interface Speaker {
  readonly kind: 'organisation' | 'person' | 'function';
  readonly id: string;
  readonly text: string;
}

/** Tells the story of the demo: who does what, and when. Every step is a command, as from the screens. */
export class Play {
  readonly crisisId: string;
  private readonly persons = new Map<PersonKey, string>();
  private readonly organisations = new Map<string, string>();
  private readonly functions = new Map<string, string>();
  private last = '';

  constructor(private readonly parts: PlayParts) {
    this.crisisId = parts.ids.next();
  }

  /** The person's id, the same in the crisis and in the account. */
  person(key: PersonKey): string {
    const known = this.persons.get(key);
    if (known !== undefined) return known;
    const made = this.parts.ids.next();
    this.persons.set(key, made);
    return made;
  }

  organisation(abbreviation: string): string {
    const known = this.organisations.get(abbreviation);
    if (known !== undefined) return known;
    const made = this.parts.ids.next();
    this.organisations.set(abbreviation, made);
    return made;
  }

  /** An organisation as one who speaks or owns. */
  says(abbreviation: string): Speaker {
    return { kind: 'organisation', id: this.organisation(abbreviation), text: abbreviation };
  }

  /** A function, by its abbreviation. */
  function(abbreviation: string): string {
    const known = this.functions.get(abbreviation);
    if (known !== undefined) return known;
    const made = this.parts.ids.next();
    this.functions.set(abbreviation, made);
    return made;
  }

  /** A function as one who owns. */
  holds(abbreviation: string): Speaker {
    return { kind: 'function', id: this.function(abbreviation), text: abbreviation };
  }

  /** Distributes a meeting's minutes as they are now. */
  async distributes(who: PersonKey, meetingId: string, personIds: readonly string[]): Promise<void> {
    const { meeting } = await this.meeting(meetingId);
    const basedOn = meeting.state === 'closed' ? await this.digestOf(meetingId) : null;
    await this.does(who, 'DistributeMinutes', { meetingId, personIds, basedOn, entryVersion: distributionVersion(meeting.minutes) });
  }

  private async meeting(meetingId: string): Promise<MeetingScope> {
    const scope = await this.parts.reader.meeting(meetingId);
    if (scope === null) throw new Error('demo: no such meeting');
    return scope;
  }

  /** The digest of a meeting's minutes as they are now: whoever adopts names it. */
  async digestOf(meetingId: string): Promise<string> {
    const scope = await this.meeting(meetingId);
    return minutesDigest(minutesOf(scope, { language: 'nl', timeZone: this.parts.timeZone, organisation: this.parts.organisation }));
  }

  /** The instant of a local time (`2020-03-09T09:00`). */
  utc(local: string): string {
    const read = toUtc(local, this.parts.timeZone);
    if (read.kind !== 'one') throw new Error(`the demo needs a plain time, not ${local}`);
    return read.utc;
  }

  /** Puts the clock to a local time; the steps that follow happen then. */
  at(local: string): void {
    const utc = this.utc(local);
    if (utc < this.last) throw new Error(`the demo goes back in time to ${local}`);
    this.last = utc;
    this.parts.clock.set(utc);
  }

  newId(): string {
    return this.parts.ids.next();
  }

  /** Carries out one command. Throws when it is refused: then the story and the rules disagree. */
  async does(who: PersonKey, name: CommandName, input: Readonly<Record<string, unknown>>): Promise<Receipt> {
    const person: { name: string; admin?: boolean } = PEOPLE[who];
    const outcome = await this.parts.execute({
      name,
      commandId: this.parts.ids.next(),
      input: { crisisId: this.crisisId, ...input },
      actor: { kind: 'person', personId: this.person(who), name: person.name },
      admin: person.admin === true,
    });
    if (isRejection(outcome)) throw new Error(`demo: ${who} ${name} was refused: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** The same; gives the id that the command made, by its field in the events. */
  async makes(who: PersonKey, name: CommandName, input: Readonly<Record<string, unknown>>, field: string): Promise<string> {
    const { events } = await this.does(who, name, input);
    const found = events.map(({ payload }) => (payload as Record<string, unknown> | null)?.[field]).find((id) => typeof id === 'string');
    if (typeof found !== 'string') throw new Error(`demo: ${name} made no ${field}`);
    return found;
  }
}
