import type { ActionState } from '../../domain/actions/state.js';
import type { Handover, Round, Seat } from '../../domain/attendance/state.js';
import type { Statement } from '../../domain/beeld/state.js';
import type { Decision } from '../../domain/besluit/state.js';
import type { EntryMark } from '../../domain/kernel/entry.js';
import type { FeasibilityTest, Role } from '../../domain/kernel/words.js';
import type { AgendaItem, BroughtIn, CarriedWords, MeetingState, Remark, Summary } from '../../domain/meeting/state.js';
import type { Official } from '../../domain/minutes/state.js';
import type { Paper } from '../../domain/papers/state.js';
import type { Argument, FeasibilityCheck, Option, Parked, ProvisionalDecision, Topic } from '../../domain/oordeel/state.js';

/** An entry with who, when and what became of it set apart in `mark`. */
export type Marked<T extends EntryMark> = Omit<T, keyof EntryMark> & { readonly mark: EntryMark };

export interface Link {
  readonly id: string;
  readonly label: string;
}

export type StatementModel = Omit<Marked<Statement>, 'replaces' | 'replacedBy' | 'linked'> & {
  readonly replaces: Link | null;
  readonly replacedBy: Link | null;
};
export type DecisionModel = Marked<Decision> & { readonly label: string; readonly actions: readonly Link[] };
export type ActionModel = Omit<Marked<ActionState>, 'version'> & { readonly label: string; readonly decision: Link | null };
export type OptionModel = Marked<Option>;
export type ProvisionalModel = Marked<ProvisionalDecision> & { readonly label: string };
export type CheckModel = FeasibilityCheck & { readonly test: FeasibilityTest };
export type TopicModel = Omit<Marked<Topic>, 'arguments' | 'options' | 'feasibility' | 'provisional'> & {
  /** 1, 2 ... in the agreed order. */
  readonly place: number;
  readonly arguments: readonly Marked<Argument>[];
  readonly options: readonly OptionModel[];
  readonly feasibility: readonly CheckModel[];
  readonly provisional: readonly ProvisionalModel[];
  /** The decisions it led to. */
  readonly decisions: readonly Link[];
};

/** A paper by what it is and the SHA-256 of its bytes. The bytes are no part of the minutes: a file of minutes brought in elsewhere has the list, not the papers. */
export type PaperModel = Omit<Paper, keyof EntryMark> & { readonly label: string; readonly mark: Omit<EntryMark, 'corrections'> & Pick<Paper, 'corrections'> };

/** Where a corrected presence says otherwise than a decision's list of who was present, which stays as it was recorded. */
export interface Contradiction {
  readonly decisionId: string;
  /** On the list, and by the corrected intervals not there. */
  readonly notThere: readonly string[];
  /** There by the corrected intervals, and not on the list. */
  readonly there: readonly string[];
}

/** What the minutes say of the meeting itself. */
export type MeetingFacts = Pick<
  MeetingState,
  | 'id' | 'number' | 'reference' | 'title' | 'method' | 'state' | 'phase' | 'classification' | 'plannedStart' | 'plannedEnd'
  | 'startedAt' | 'closedAt' | 'place' | 'link' | 'moves' | 'cancelled' | 'imported' | 'corrections'
> & { readonly restricted?: true };

/**
 * The minutes of a meeting: everything that a format may show and nothing more. Data only: codes of
 * the fixed lists, UTC times and local dates; a renderer turns them into words. Plain JSON.
 */
export interface MinutesModel {
  readonly document: 'minutes';
  readonly schema: 1;
  readonly language: string;
  readonly timeZone: string;
  readonly organisation: string;
  readonly version: { readonly state: 'concept' | 'adopted'; readonly pictureVersion: number };
  /** By whom the minutes were adopted, and the errata since; absent in a draft. */
  readonly official?: Official;
  readonly crisis: { readonly id: string; readonly code: string; readonly name: string; readonly kind: 'crisis' | 'exercise' };
  /** Names of the meeting's day. */
  readonly team: { readonly id: string; readonly abbreviation: string; readonly name: string };
  readonly meeting: MeetingFacts;
  readonly roles: readonly { readonly role: Role; readonly people: readonly { readonly personId: string; readonly name: string }[] }[];
  readonly decisions: readonly DecisionModel[];
  readonly actions: readonly ActionModel[];
  /** What earlier meetings left when this one started (R9), with the words of now; absent where nothing was kept of that. */
  readonly carried?: CarriedWords;
  readonly opening: Pick<MeetingState, 'procedure' | 'phases'>;
  readonly agenda: readonly AgendaItem[];
  readonly beeld: { readonly summaries: readonly Marked<Summary>[]; readonly statements: readonly StatementModel[] };
  readonly oordeel: {
    readonly agreed: { readonly at: string; readonly by: string } | null;
    readonly topics: readonly TopicModel[];
    readonly parked: readonly Marked<Parked>[];
  };
  readonly remarks: readonly Marked<Remark>[];
  /** In order of number; absent where there are none. */
  readonly papers?: readonly PaperModel[];
  readonly attendance: { readonly seats: readonly Seat[]; readonly handovers: readonly Handover[]; readonly rounds: readonly Round[]; readonly contradictions: readonly Contradiction[] };
  readonly nextMeeting: MeetingState['nextMeeting'];
  /** Where it comes from, when it was brought in from a file; the JSON leaves it out, because it says what the meeting is and not how it came here. */
  readonly broughtIn?: BroughtIn;
  /** Who may see the restricted entries, in names by element of `restrictedTo`; absent where nothing is restricted. */
  readonly circles?: Readonly<Record<string, string>>;
}

/** What every document of a meeting says of itself and of the meeting, and what its entries refer to. */
export type DocumentHead = Pick<MinutesModel, 'language' | 'timeZone' | 'organisation' | 'version' | 'official' | 'crisis' | 'team' | 'roles' | 'circles'> & {
  readonly meeting: Pick<MeetingFacts, 'id' | 'number' | 'reference' | 'state' | 'classification' | 'plannedStart' | 'plannedEnd' | 'startedAt' | 'closedAt' | 'place' | 'imported'>;
  readonly agenda: readonly Pick<AgendaItem, 'id' | 'title'>[];
};

export interface MinutesOptions {
  readonly language: string;
  readonly timeZone: string;
  readonly organisation: string;
}
