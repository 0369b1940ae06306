import type { ActionState } from '../actions/state.js';
import type { AttendanceState } from '../attendance/state.js';
import type { PictureState } from '../beeld/state.js';
import type { BesluitState, Decision, FollowUp } from '../besluit/state.js';
import type { CrisisState } from '../crisis/state.js';
import type { EntryRef, Texts } from '../kernel/amend.js';
import type { Circle } from '../kernel/circle.js';
import type { Correction, Deed, EntryMark } from '../kernel/entry.js';
import type { StoredFile, Upload } from '../kernel/files.js';
import type { CarryGroup, Classification, MatterKind, MeetingLife, Method, Phase } from '../kernel/words.js';
import type { MinutesState } from '../minutes/state.js';
import type { OordeelState, Topic } from '../oordeel/state.js';
import type { PaperAbout, PapersState } from '../papers/state.js';
import type { BroughtIn, Carried, CarriedWords, FollowedWords, SettledTogether, Since } from './carried.js';
import type { EntryKind, NewEntryKind } from './commands.js';

export type { BroughtIn, Carried, CarriedWords, FollowedWords, SettledTogether, Since };

/** An own item of the agenda. `place`: where in a `bob` meeting it comes (after which phase). */
export interface AgendaItem {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly minutes: number | null;
  readonly place: Phase;
  readonly restrictedTo: readonly string[] | null;
  readonly removed: boolean;
  /** Who took it off the agenda and when; absent while it is on it. */
  readonly removedBy?: Deed;
  /** Counts the changes of this item; a change names the version it was based on (R16). */
  readonly entryVersion: number;
  /** Earlier titles, notes and circles (R7), each with the circle that it had; absent while nothing was changed. */
  readonly corrections?: readonly ItemCorrection[];
}

/** What an item was before a change. `restrictedTo` is the circle that it had then; `circleChanged` when the change gave it another. */
export interface ItemCorrection extends Correction {
  readonly restrictedTo: Circle;
  readonly circleChanged?: true;
}

/** A stretch in a phase (R2: every move is recorded). `skipped` names what R3 asks and was skipped. */
export interface PhaseStretch {
  readonly phase: Phase;
  readonly from: string;
  readonly until: string | null;
  readonly by: string;
  readonly skipped: readonly ('presence' | 'procedure')[];
  readonly reason: string | null;
}

/** A remark on the meeting itself ('proces'). */
export interface Remark extends EntryMark {
  readonly id: string;
  readonly text: string;
  readonly itemId: string | null;
  /** The circle it was made in; absent in remarks of before it was kept, which have that of their item. */
  readonly restrictedTo?: Circle;
}

/** The information coordinator's summary that opens Beeld. */
export interface Summary extends EntryMark {
  readonly id: string;
  readonly text: string;
  /** The circle of the item that was open, in method `free`; absent for everyone at the table. */
  readonly restrictedTo?: Circle;
}

/** The entry that an offered correction or strike is about, as it was then. `texts`: what it would change; null for a strike. */
export interface Amendment extends EntryRef {
  readonly kind: EntryKind;
  readonly entryVersion: number;
  readonly texts: Texts | null;
}

/** A paper that is offered: its file, what it is to hang on, and what was said of it. */
export interface OfferedPaper {
  readonly file: StoredFile;
  readonly about: PaperAbout | null;
  readonly note: string | null;
}

/** Something offered into the tray by someone who may not enter it: a new entry, or a correction or strike of an own one. */
export interface Offer {
  readonly id: string;
  readonly kind: NewEntryKind | 'correction' | 'strike' | 'paper';
  /** The words offered; the reason of a strike; the title of a paper. */
  readonly text: string;
  /** The topic that it hangs on. */
  readonly topicId: string | null;
  /** The agenda item that was open when it was offered; absent in `bob`, and in offers of before it was kept. */
  readonly itemId?: string | null;
  /** The circle of that item then, which what it becomes keeps; absent for everyone who sees the tray. */
  readonly restrictedTo?: Circle;
  /** Only of a correction or strike. */
  readonly amends?: Amendment;
  /** Only of a paper: the file that was sent. */
  readonly paper?: OfferedPaper;
  readonly by: string;
  readonly byPersonId: string | null;
  readonly at: string;
  readonly state: 'waiting' | 'accepted' | 'dropped';
  readonly settledBy: string | null;
  readonly reason: string | null;
  /** Set when it was dropped because it still waited when the minutes were adopted. */
  readonly atAdoption?: true;
}

/** The note with which a meeting is prepared (nota ter voorbereiding van een overleg), in the words of who wrote it; lines of a field as typed. */
export interface BriefingNoteFields {
  readonly addressees: string | null;
  readonly from: string | null;
  /** A local date. */
  readonly date: string | null;
  readonly reference: string | null;
  readonly caseNumber: string | null;
  readonly subject: string;
  readonly when: string | null;
  readonly where: string | null;
  readonly reason: string | null;
  readonly participants: string | null;
  readonly points: string | null;
  readonly advice: string | null;
  readonly nextSteps: string | null;
  readonly draftedBy: string | null;
  readonly attachments: string | null;
}

/** The note as it was written last. */
export interface BriefingNote extends BriefingNoteFields {
  readonly at: string;
  readonly by: string;
  /** Counts how often it was written; who writes it names the version that was read (R16). */
  readonly entryVersion: number;
}

/** A meeting that was moved, with the times as they were. */
export interface Move {
  readonly at: string;
  readonly by: string;
  readonly plannedStart: string;
  readonly plannedEnd: string | null;
  readonly reason: string | null;
}

export interface MeetingState {
  readonly id: string;
  readonly version: number;
  /** Counts the changes of what is said of the meeting (title, place, link, classification) and of its times (R16). */
  readonly detailsVersion: number;
  readonly crisisId: string;
  readonly teamId: string;
  readonly teamAbbreviation: string;
  readonly teamName: string;
  readonly method: Method;
  /** The team was restricted when the meeting began: its circle stays, also when the team opens later (ADR 0015). */
  readonly restricted: boolean;
  readonly title: string;
  readonly state: MeetingLife;
  readonly phase: Phase | null;
  /** Set when the meeting starts. */
  readonly number: number | null;
  readonly reference: string | null;
  readonly classification: Classification;
  readonly plannedStart: string;
  readonly plannedEnd: string | null;
  readonly place: string | null;
  readonly link: string | null;
  readonly startedAt: string | null;
  readonly closedAt: string | null;
  readonly cancelled: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly moves: readonly Move[];
  readonly phases: readonly PhaseStretch[];
  readonly procedure: { readonly at: string; readonly by: string; readonly text: string | null } | null;
  readonly summaries: readonly Summary[];
  readonly agenda: readonly AgendaItem[];
  readonly currentItem: string | null;
  readonly remarks: readonly Remark[];
  readonly tray: ReadonlyMap<string, Offer>;
  readonly nextMeeting: { readonly at: string | null; readonly note: string | null } | null;
  /** What was said of the meeting itself before it was changed (R7): title, place, link, procedure, next meeting. */
  readonly corrections?: readonly Correction[];
  readonly attendance: AttendanceState;
  readonly oordeel: OordeelState;
  readonly besluit: BesluitState;
  readonly papers: PapersState;
  /** Ids of the actions made in this meeting, in order of number. */
  readonly actionIds: readonly string[];
  /** What earlier meetings left when this one started (R9); absent before, and in meetings of before it was kept. */
  readonly carried?: Carried;
  /** Comments, versions, adoption, errata, distribution: after it closed. */
  readonly minutes: MinutesState;
  /** Decisions that were followed up here although they were not on that list; absent while there are none. */
  readonly alsoFollowed?: Carried['matters'];
  /** Absent while none were. */
  readonly settledTogether?: readonly SettledTogether[];
  /** Absent while none was written. */
  readonly briefingNote?: BriefingNote;
  /** Imported history (R10): the id of the meeting in its source. */
  readonly imported: { readonly source: string } | null;
  /** Brought in from the JSON of its minutes (ADR 0019); absent for all else. */
  readonly broughtIn?: BroughtIn;
}

/** Everything a command on a meeting may look at. */
export interface MeetingScope {
  readonly crisis: CrisisState;
  readonly meeting: MeetingState;
  readonly picture: PictureState;
  readonly actions: ReadonlyMap<string, ActionState>;
  /** A file that was sent, for commands that name one; null when it is not there. */
  readonly uploadWith?: (id: string) => Upload | null;
  /** What earlier meetings left, for commands that ask for it. */
  readonly before?: () => Before;
  /** Another meeting, for commands that name one; null when it is not there. */
  readonly meetingWith?: (id: string) => MeetingState | null;
  /** What `meeting.carried` names, with its words, for pages and minutes; absent where there is none. */
  readonly carried?: CarryOver | undefined;
}

/** The sources of a carry-over: of the team, and of teams at rest or closed that named it as successor. */
export interface Before {
  /** The one that closed last. */
  readonly previous: MeetingState | null;
  /** Those that are over and left something. */
  readonly meetings: readonly MeetingState[];
  /** Those that are not settled, or were since the previous meeting closed; those of the crisis itself too. */
  readonly actions: readonly ActionState[];
  /** Meetings of other teams that passed something on. */
  readonly forwarding: readonly MeetingState[];
  /** The meetings in which something was decided on what those above passed on, by id. */
  readonly elsewhere: ReadonlyMap<string, MeetingState>;
}

/** A decision that comes back, with the meeting that took it. */
export interface Matter {
  readonly decision: Decision;
  readonly meeting: MeetingState;
  readonly kind: MatterKind;
}

/** A topic that was never decided on and cannot be a topic here: the circle is wider, or there are no topics. */
export interface UndecidedTopic {
  readonly meeting: MeetingState;
  readonly topic: Topic;
}

/** What came of a decision that was passed on. `by`: the meeting that said so, where it can be read. */
export interface Answer {
  readonly meeting: MeetingState;
  readonly decision: Decision;
  readonly answer: FollowUp;
  readonly by: MeetingState | null;
}

/** A topic that comes back: one that was never decided on, or what a decision that was deferred or passed on was about. */
export interface Leftover {
  readonly meeting: MeetingState;
  readonly topic: Topic | null;
  readonly decision: Decision | null;
}

/** What earlier meetings left for this one. */
export interface CarryOver {
  readonly since: Since | null;
  readonly actions: readonly { readonly action: ActionState; readonly group: CarryGroup }[];
  readonly matters: readonly Matter[];
  /** Those that come as proposed topics when the meeting starts. */
  readonly topics: readonly Leftover[];
  readonly undecided: readonly UndecidedTopic[];
  /** Those that come as statements when the meeting starts. */
  readonly answers: readonly Answer[];
}
