import type { Certainty, Classification, CrisisKind, Outcome } from '../../domain/kernel/words.js';
import type { ActionLife } from '../../domain/kernel/words.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';

/** A statement of the picture as a sitrap tells it. Times are UTC or local dates. */
export interface SitrapStatement {
  readonly number: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly source: string | null;
  readonly certainty: Certainty | null;
  /** How old the fact is: as was said, else when it was entered. */
  readonly asOf: string;
  /** New since the last sitrap. */
  readonly isNew: boolean;
  /** The number of what it replaced since; null for nothing, and for what others may not know of. */
  readonly replaces: number | null;
}

/** A statement that was in the picture before and no longer is. */
export interface SitrapGone {
  readonly number: number;
  readonly text: string;
  /** By which statement it was replaced; null when it was withdrawn or struck. */
  readonly replacedBy: number | null;
  /** Why it was withdrawn or struck, where everyone may know. */
  readonly reason: string | null;
}

export interface SitrapDecision {
  readonly reference: string;
  readonly words: string;
  readonly outcome: Outcome;
  /** The meeting that took it: `OTCb 7`. */
  readonly meeting: string;
  readonly at: string;
  readonly toConfirm: boolean;
  readonly forwardedTo: string | null;
  /** Local dates. */
  readonly effectiveFrom: string | null;
  readonly endDate: string | null;
  readonly reviewDate: string | null;
}

export interface SitrapAction {
  readonly reference: string;
  readonly what: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly state: ActionLife;
}

export interface SitrapMeeting {
  readonly team: string;
  readonly title: string | null;
  readonly plannedStart: string;
  readonly plannedEnd: string | null;
}

/** A situation report (sitrap): what everyone at the crisis may know at its moment. Plain JSON, kept as it is once it is issued (ADR 0029). */
export interface SitrapModel extends MinutesOptions {
  readonly document: 'sitrap';
  readonly schema: 1;
  readonly crisis: { readonly id: string; readonly code: string; readonly name: string; readonly kind: CrisisKind };
  readonly classification: Classification;
  readonly number: number;
  /** False for what the author looks at before. */
  readonly issued: boolean;
  /** UTC: its moment, and from when on it tells what happened; null for all there was. */
  readonly asOf: string;
  readonly since: string | null;
  readonly author: string;
  readonly summary: string;
  readonly outlook: string | null;
  /** By theme; what has none comes last. */
  readonly themes: readonly { readonly theme: string | null; readonly statements: readonly SitrapStatement[] }[];
  readonly gone: readonly SitrapGone[];
  /** Decisions taken that hold for a time, and still do or are to begin. */
  readonly measures: readonly SitrapDecision[];
  readonly decisions: readonly SitrapDecision[];
  readonly actions: readonly SitrapAction[];
  readonly meetings: readonly SitrapMeeting[];
}
