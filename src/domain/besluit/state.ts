import type { Circle } from '../kernel/circle.js';
import type { EntryMark } from '../kernel/entry.js';
import type { FollowUpHow, Outcome } from '../kernel/words.js';

/** All words beside the decision itself; dates are local dates `YYYY-MM-DD`, `releaseAt` is UTC. */
export interface DecisionFields {
  readonly reason: string | null;
  readonly otherSide: string | null;
  readonly dissent: string | null;
  readonly mandate: string | null;
  readonly effectiveFrom: string | null;
  readonly endDate: string | null;
  readonly reviewDate: string | null;
  readonly intendedEffect: string | null;
  /** Reference of the decision that this one replaces. */
  readonly replaces: string | null;
  readonly publicLine: string | null;
  readonly spokesperson: string | null;
  readonly releaseAt: string | null;
  /** For `under-consideration`: which part, with whom, until when. */
  readonly considerPart: string | null;
  readonly considerWith: string | null;
  readonly considerUntil: string | null;
  /** For `forwarded`: the team or body, as written. */
  readonly forwardedTo: string | null;
}

export interface Confirmation {
  readonly state: 'to-confirm' | 'in-person' | 'oral' | 'imported';
  readonly by: string | null;
  readonly byPersonId: string | null;
  readonly at: string | null;
  /** For an oral confirmation: who read it back. */
  readonly readBackBy: string | null;
  /** True when a successor of the decider confirmed. */
  readonly asSuccessor: boolean;
}

export interface Objection {
  readonly at: string;
  readonly by: string;
  readonly words: string;
}

/** What became of a decision in a later meeting (R9), or between meetings (`meetingId` null). `reviewDate` is a local date. */
export interface FollowUp {
  readonly at: string;
  readonly by: string;
  readonly meetingId: string | null;
  readonly how: FollowUpHow;
  readonly note: string | null;
  readonly reviewDate: string | null;
  /** The decision of that meeting by which it was decided. */
  readonly reference?: string;
  /** The topic of that meeting as which it goes on: one that was deferred, or passed on to that team. */
  readonly asTopicId?: string;
  /** The statement of that meeting that tells what another team decided on it. */
  readonly asStatementId?: string;
  /** Who may know of it, where that meeting has a circle of its own (ADR 0015). */
  readonly restrictedTo?: Circle;
}

/** A decision of an earlier meeting that this one settles. */
export interface Settled {
  readonly meetingId: string;
  readonly decisionId: string;
  readonly reference: string;
}

/** A decision (besluit). `number` counts per meeting, `reference` never changes (`COV-OTCb-2020-07-B3`). */
export interface Decision extends EntryMark {
  readonly id: string;
  readonly number: number;
  readonly reference: string;
  readonly topicId: string | null;
  readonly provisionalId: string | null;
  readonly itemId: string | null;
  /** Spoedbesluit: taken without a topic (R5). */
  readonly urgent: boolean;
  readonly words: string;
  /** The provisional words, when the outcome is `amended`. */
  readonly wordsBefore: string | null;
  readonly outcome: Outcome;
  readonly fields: DecisionFields;
  readonly confirmation: Confirmation;
  /** Who typed the words without being the decider; null when the decider's own. Such a person does not confirm them in person (R1). */
  readonly typedBy: string | null;
  readonly objections: readonly Objection[];
  /** Who was present at that moment. */
  readonly present: readonly { readonly personId: string; readonly name: string }[];
  readonly pictureVersion: number;
  /** What became of it later, oldest first; absent while nothing did. */
  readonly followUps?: readonly FollowUp[];
  /** What it settles of earlier meetings; absent where it settles nothing. */
  readonly settles?: readonly Settled[];
  readonly restrictedTo: readonly string[] | null;
}

export interface BesluitState {
  readonly decisions: ReadonlyMap<string, Decision>;
}
