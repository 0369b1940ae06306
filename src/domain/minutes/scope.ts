import type { Circle } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import type { Correction } from '../kernel/entry.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { NOT_PREPARED, type Prepared, type PreparedFor, type Variant } from '../kernel/prepared.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { MeetingLife } from '../kernel/words.js';
import type { MinutesEventType, MinutesPayload } from './events.js';
import type { MinutesState, Passage } from './state.js';

/** What a command on the minutes looks at. */
export interface MinutesScope {
  readonly crisis: { readonly people: ReadonlyMap<string, { readonly name: string }> };
  readonly meeting: {
    readonly id: string;
    readonly state: MeetingLife;
    readonly minutes: MinutesState;
    readonly attendance: { readonly seats: ReadonlyMap<string, { readonly name: string }> };
  };
}

/** A passage of the minutes as it stands. `text`: its words; `field`: under which name corrections keep what they were. */
export interface PassageFound {
  readonly text: string;
  readonly field: string;
  readonly entryVersion: number;
  readonly corrections: readonly Correction[];
  readonly restrictedTo: Circle;
}

/** What the other slices know and this one asks, handed in by domain/meeting. */
export interface Lookups<S extends MinutesScope> {
  /** The passage, if the actor may know of it; null when it is not there. */
  passage(scope: S, passage: Passage, facts: Pick<Facts, 'actor' | 'columns' | 'inside'>): PassageFound | null;
  /** Which variant someone may have of what leaves these circles out; null when nothing of this meeting. */
  variantOf(scope: S, personId: string, circles: readonly Exclude<Circle, null>[], today: string): Variant | null;
  /** The events that settle what still waits when minutes are adopted. */
  settling(scope: S): readonly Draft[];
  /** The meeting in which minutes are adopted, by name. Codes: unknown-meeting, not-next-meeting. */
  adoptingIn(scope: S, meetingId: string): { readonly id: string; readonly name: string } | Rejection;
}

/** The target of every command here: the meeting. */
export const ofMeeting = { scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/** The files that were made for this command, of what stands now as the next version; else `execute` prepares again. Code: not-prepared. */
export function preparedFor({ meeting }: MinutesScope, scope: unknown, { prepared }: Facts): Prepared | Rejection {
  const isNext = prepared?.version === meeting.minutes.versions.length + 1;
  return prepared !== undefined && isNext && prepared.isOf(scope) ? prepared : reject(NOT_PREPARED);
}

/** Whoever gives a command, as the digest asks. */
export function viewerOf({ actor, columns, inside }: Facts): PreparedFor {
  return { personId: actor.personId, columns, ...(inside === undefined ? {} : { inside }) };
}

/** What an event says of a version whose bytes are kept. */
export function keptOf({ version, files, circles }: Prepared): MinutesPayload<'MinutesKept'> {
  return { version, files: files.map(({ bytes: _, ...note }) => note), circles };
}

/** An event in the stream of the meeting. */
export function minutesEvent<T extends MinutesEventType>({ meeting }: { readonly meeting: { readonly id: string } }, type: T, payload: MinutesPayload<T>, happenedAt: string | null = null): Draft {
  return { stream: streamOf('meeting', meeting.id), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
