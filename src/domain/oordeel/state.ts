import type { Circle } from '../kernel/circle.js';
import type { Deed, EntryMark, Party } from '../kernel/entry.js';
import type { FeasibilityAnswer, FeasibilityTest, FollowUpHow, Horizon, TopicKind } from '../kernel/words.js';

export interface Argument extends EntryMark {
  readonly id: string;
  readonly side: 'for' | 'against' | 'neutral';
  readonly text: string;
  /** Unattributed unless a name was asked for. */
  readonly speaker: Party | null;
}

export interface Option extends EntryMark {
  readonly id: string;
  /** A, B, C ... in order of entry. */
  readonly letter: string;
  readonly text: string;
  readonly pros: string | null;
  readonly cons: string | null;
}

/** A provisional decision (voorlopig besluit) V1, V2 ... counted per meeting. */
export interface ProvisionalDecision extends EntryMark {
  readonly id: string;
  readonly number: number;
  readonly words: string;
  readonly optionId: string | null;
  /** True when it proposes a measure or rule: then the feasibility check is due (R14). */
  readonly measure: boolean;
  /** The decision that settled it, once Besluit came to it. */
  readonly decisionId: string | null;
}

export interface FeasibilityCheck {
  readonly answer: FeasibilityAnswer;
  readonly remark: string | null;
  readonly at: string;
  readonly by: string;
  /** What was answered before, oldest first (R7). */
  readonly earlier: readonly Omit<FeasibilityCheck, 'earlier'>[];
}

/** A topic (onderwerp) of Oordeel; in method `free` the agenda item it belongs to is `itemId`. */
export interface Topic extends EntryMark {
  readonly id: string;
  readonly itemId: string | null;
  readonly title: string;
  /** What it is about, beside the title. */
  readonly text: string | null;
  readonly kind: TopicKind | null;
  readonly horizon: Horizon | null;
  readonly state: 'proposed' | 'agreed' | 'discussed' | 'dropped';
  readonly droppedReason: string | null;
  /** Who dropped it and when; absent while it was not. */
  readonly droppedBy?: Deed;
  /** Added after the topics were agreed (R4). */
  readonly later: boolean;
  readonly discussedAt: string | null;
  readonly dilemma: string | null;
  readonly uncertainties: string | null;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly feasibility: Readonly<Partial<Record<FeasibilityTest, FeasibilityCheck>>>;
  readonly provisional: readonly ProvisionalDecision[];
  readonly restrictedTo: readonly string[] | null;
  /** The earlier meeting that left it; absent for one that was proposed here. */
  readonly carriedFrom?: CarriedFrom;
  /** The later meeting in which it goes on, and who may know of that where it has a circle of its own; absent while it does not. */
  readonly carriedOn?: { readonly meetingId: string; readonly topicId: string; readonly restrictedTo?: Circle };
  /** What became of it where it could not go on as a topic, oldest first; absent while nothing did. */
  readonly followUps?: readonly TopicFollowUp[];
}

/** What became of an undecided topic in a later meeting (R9). */
export interface TopicFollowUp {
  readonly at: string;
  readonly by: string;
  readonly meetingId: string;
  readonly how: FollowUpHow;
  readonly note: string | null;
  /** Who may know why; absent for everyone who sees the topic. */
  readonly restrictedTo?: Circle;
}

/**
 * Where a topic comes from (R9): the meeting with its name then, the topic or the decision there, and the decisions that one on this
 * topic settles.
 */
export interface CarriedFrom {
  readonly meetingId: string;
  readonly name: string;
  readonly topicId: string | null;
  readonly decisionId: string | null;
  readonly settles?: readonly { readonly meetingId: string; readonly decisionId: string; readonly reference: string }[] | undefined;
}

/** A solution blurted out in Beeld and parked for Oordeel. */
export interface Parked extends EntryMark {
  readonly id: string;
  readonly text: string;
  /** In method `free` the agenda item it was parked under; null where none was open, or it was not kept. */
  readonly itemId: string | null;
  readonly restrictedTo: readonly string[] | null;
  readonly topicId: string | null;
  readonly dropped: boolean;
  readonly droppedReason: string | null;
  /** Who dropped it and when; absent while it was not. */
  readonly droppedBy?: Deed;
}

export interface OordeelState {
  readonly topics: ReadonlyMap<string, Topic>;
  /** Topic ids in the proposed or agreed order. */
  readonly order: readonly string[];
  readonly agreed: { readonly at: string; readonly by: string } | null;
  readonly current: string | null;
  readonly parked: readonly Parked[];
}
