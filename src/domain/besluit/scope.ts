import type { Agenda } from '../kernel/agenda.js';
import { knownTo, type Circle } from '../kernel/circle.js';
import type { EntryMark } from '../kernel/entry.js';
import { streamOf, type Actor, type Draft } from '../kernel/event.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { MeetingLife, Phase } from '../kernel/words.js';
import type { BESLUIT_EVENTS, BesluitPayload } from './events.js';
import type { BesluitState, Decision } from './state.js';

/** What Besluit needs to know of a provisional decision. */
export interface ProvisionalToDecide extends Pick<EntryMark, 'struck'> {
  readonly id: string;
  readonly words: string;
  readonly decisionId: string | null;
}

/** What Besluit needs to know of a topic. */
export interface TopicToDecide extends Pick<EntryMark, 'struck'> {
  readonly id: string;
  readonly state: string;
  readonly restrictedTo: Circle;
  readonly provisional: readonly ProvisionalToDecide[];
}

/** What Besluit needs to know of a seat: who was present when. Times are UTC. */
export interface SeatToCount {
  readonly personId: string;
  readonly name: string;
  /** Whom the person followed in a function at this table, and when. */
  readonly succeeds?: { readonly at: string };
  readonly intervals: readonly { readonly from: string; readonly until: string | null }[];
}

/** What a command on decisions looks at. */
export interface BesluitScope {
  readonly crisis: { readonly people: ReadonlyMap<string, unknown>; readonly teams: ReadonlyMap<string, { readonly mandate: string | null; readonly restricted: boolean }> };
  readonly meeting: Agenda & {
    readonly id: string;
    readonly teamId: string;
    readonly restricted: boolean;
    readonly state: MeetingLife;
    readonly phase: Phase | null;
    readonly phases: readonly { readonly phase: Phase; readonly from: string; readonly until: string | null }[];
    readonly reference: string | null;
    readonly attendance: { readonly seats: ReadonlyMap<string, SeatToCount> };
    readonly oordeel: { readonly topics: ReadonlyMap<string, TopicToDecide>; readonly agreed: object | null };
    readonly besluit: BesluitState;
  };
  readonly picture: { readonly version: number };
}

export type BesluitMeeting = BesluitScope['meeting'];

/** The target of every command here: the meeting. */
export const inMeeting = { scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/** The decision, if the actor may know of it and it was not struck. Codes: unknown-decision, struck. */
export function decisionIn(meeting: BesluitMeeting, decisionId: string, actor: Actor, field = 'decisionId'): Decision | Rejection {
  const decision = meeting.besluit.decisions.get(decisionId);
  if (decision === undefined || !knownTo(actor, decision.restrictedTo)) return reject('unknown-decision', field);
  return decision.struck ? reject('struck', field) : decision;
}

/** An event of Besluit in the stream of its meeting. */
export function besluitEvent<T extends keyof typeof BESLUIT_EVENTS>(meeting: BesluitMeeting, type: T, payload: BesluitPayload<T>, happenedAt: string | null = null): Draft {
  return { stream: streamOf('meeting', meeting.id), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
