import type { Agenda } from '../kernel/agenda.js';
import { knownTo } from '../kernel/circle.js';
import type { EntryMark } from '../kernel/entry.js';
import { streamOf, type Actor, type Draft } from '../kernel/event.js';
import type { Known } from '../kernel/party.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { Phase } from '../kernel/words.js';
import type { OORDEEL_EVENTS, OordeelPayload } from './events.js';
import type { OordeelState, Topic } from './state.js';

/** What a command on topics looks at. */
export interface OordeelScope {
  readonly crisis: Known & { readonly teams: ReadonlyMap<string, { readonly restricted: boolean }> };
  readonly meeting: Agenda & {
    readonly id: string;
    readonly teamId: string;
    readonly restricted: boolean;
    readonly phase: Phase | null;
    readonly attendance: { readonly seats: ReadonlyMap<string, unknown> };
    readonly oordeel: OordeelState;
    readonly besluit: { readonly decisions: ReadonlyMap<string, Pick<EntryMark, 'struck'> & { readonly topicId: string | null }> };
  };
}

export type OordeelMeeting = OordeelScope['meeting'];

/** The target of every command here: the meeting. */
export const inMeeting = { scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/** The topic, if the actor may know of it and it still counts. Codes: unknown-topic, struck, topic-dropped. */
export function topicIn(meeting: OordeelMeeting, topicId: string, actor: Actor, field = 'topicId'): Topic | Rejection {
  const topic = meeting.oordeel.topics.get(topicId);
  if (topic === undefined || !knownTo(actor, topic.restrictedTo)) return reject('unknown-topic', field);
  if (topic.struck) return reject('struck', field);
  return topic.state === 'dropped' ? reject('topic-dropped', field) : topic;
}

/** Whether a decision that counts was taken on it: then the topic stays. */
export function isDecided({ besluit }: OordeelMeeting, { id }: Topic): boolean {
  return [...besluit.decisions.values()].some(({ topicId, struck }) => topicId === id && struck === null);
}

/**
 * Refuses work on a topic before its turn (R4): in `bob` the topics are agreed first, then this one is discussed.
 * Codes: topics-not-agreed, topic-not-discussed.
 */
export function checkDiscussed(meeting: OordeelMeeting, topic: Topic): Rejection | null {
  if (meeting.method === 'free') return null;
  if (meeting.oordeel.agreed === null) return reject('topics-not-agreed');
  return topic.state === 'discussed' ? null : reject('topic-not-discussed');
}

/** The topic, if its turn has come. Codes: those of topicIn and checkDiscussed. */
export function discussedTopicIn(meeting: OordeelMeeting, topicId: string, actor: Actor): Topic | Rejection {
  const topic = topicIn(meeting, topicId, actor);
  return 'rejected' in topic ? topic : (checkDiscussed(meeting, topic) ?? topic);
}

/** An event of Oordeel in the stream of its meeting. */
export function oordeelEvent<T extends keyof typeof OORDEEL_EVENTS>(meeting: OordeelMeeting, type: T, payload: OordeelPayload<T>, happenedAt: string | null = null): Draft {
  return { stream: streamOf('meeting', meeting.id), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
