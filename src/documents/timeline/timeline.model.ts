import type { Certainty, Classification, CrisisKind } from '../../domain/kernel/words.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import type { SentVersion } from '../lists/list.model.js';

export const TIMELINE_KINDS = ['summary', 'statement', 'topic', 'decision', 'action', 'remark'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const TIMELINE_ORDERS = ['date', 'theme'] as const;
export type TimelineOrder = (typeof TIMELINE_ORDERS)[number];

/** Something that was known, considered, decided or agreed. `at` is UTC or a local date. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: TimelineKind;
  /** 12, B3, A2; empty where it has none. */
  readonly label: string;
  /** The whole reference of a decision or action. */
  readonly reference: string | null;
  readonly text: string;
  readonly at: string;
  readonly theme: string | null;
  readonly speaker: string | null;
  readonly certainty: Certainty | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly gone: 'replaced' | 'withdrawn' | null;
  readonly toConfirm: boolean;
  /** A code of the outcomes of decisions. */
  readonly outcome: string | null;
  readonly forwardedTo: string | null;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly restrictedTo: readonly string[] | null;
  /** Of imported history: its place among the points of the meeting, and the note in the source. */
  readonly place: number | null;
  readonly note: number | null;
}

/** What was said in one meeting. `at` is UTC or, of imported history, a local date. */
export interface TimelineMeeting {
  readonly id: string;
  readonly name: string;
  readonly reference: string | null;
  readonly title: string | null;
  readonly at: string;
  /** The id of an imported meeting in its source. */
  readonly source: string | null;
  /** The version of the minutes that says so, for who only received those. */
  readonly asSent: SentVersion | null;
  readonly entries: readonly TimelineEntry[];
}

/** A local date, with its meetings and what was recorded between them. */
export interface TimelineDay {
  readonly day: string;
  readonly meetings: readonly TimelineMeeting[];
  readonly between: readonly TimelineEntry[];
}

export interface TimelineTurn {
  readonly id: string;
  readonly text: string;
  /** UTC or a local date. */
  readonly at: string;
  readonly by: string;
  readonly markedAt: string;
  /** The meeting and the decision that it refers to, by name. */
  readonly meeting: string | null;
  readonly decision: string | null;
  readonly restrictedTo: readonly string[] | null;
}

/** The chronology of a crisis (tijdlijn) as someone may see it. Plain JSON. */
export interface TimelineModel extends MinutesOptions {
  readonly document: 'timeline';
  readonly schema: 1;
  readonly crisis: { readonly id: string; readonly code: string; readonly name: string; readonly kind: CrisisKind };
  readonly classification: Classification;
  /** UTC: as of when. */
  readonly at: string;
  /** Local dates, both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly order: TimelineOrder;
  /** Null for who is told of none. */
  readonly turningPoints: readonly TimelineTurn[] | null;
  readonly days: readonly TimelineDay[];
  /** Who may see the restricted entries, in names by element of `restrictedTo`; absent where nothing is restricted. */
  readonly circles?: Readonly<Record<string, string>>;
}
