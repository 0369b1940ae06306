import type { Certainty, Method, Outcome, Phase, Presence } from '../kernel/words.js';

/**
 * The entry line's language. Everything here is pure and free of the schema library: the same reading is done by the
 * server, which saves, and by the browser, which shows beforehand what will be saved.
 */

/** What the line can become as an entry. */
export const ENTRIES = ['statement', 'action', 'topic', 'parked', 'remark', 'for', 'against', 'neutral', 'option'] as const;
export type EntryWhat = (typeof ENTRIES)[number];

/** What else can be done from the line. */
export const ACTS = ['provisional', 'decide', 'presence', 'all-present', 'round-start', 'round-end', 'turn', 'confirm', 'move', 'procedure', 'agree', 'next'] as const;
export type ActWhat = (typeof ACTS)[number];

export type What = EntryWhat | ActWhat;

/** Someone or something that can be named in the line. */
export interface NamedParty {
  readonly kind: 'person' | 'function' | 'organisation';
  readonly id: string;
  /** The whole name. */
  readonly name: string;
  /** All that it is called: name, abbreviation, last name, first name. */
  readonly names: readonly string[];
  /** What tells it from another of the same name, such as a person's organisation; else null. */
  readonly note: string | null;
  readonly atTable: boolean;
  /** What someone at the table is called for who comes and goes only: function and organisation. */
  readonly seatNames: readonly string[];
}

/** What a decision from the line can be about. */
export interface Decidable {
  /** The provisional decision at hand. */
  readonly waiting: { readonly id: string; readonly number: number; readonly words: string } | null;
  /** Topics that were discussed and have no words yet. */
  readonly topics: readonly { readonly id: string; readonly title: string }[];
}

/** What reading a line needs to know of the meeting. */
export interface LineContext {
  readonly phase: Phase;
  readonly method: Method;
  /** The local date. */
  readonly today: string;
  /** What a line without a command becomes. */
  readonly usual: EntryWhat;
  /** What this person can do here by a command. */
  readonly can: readonly What[];
  readonly parties: readonly NamedParty[];
  readonly decidable: Decidable;
  /** Teams and bodies that a decision can be passed on to, by the names one knows them by. */
  readonly bodies: readonly string[];
  /** What was chosen where the line asked: `about=value`. */
  readonly answers: readonly string[];
}

/** Whom the line names, with the words as written. */
export interface LineParty {
  readonly kind: NamedParty['kind'] | 'text';
  readonly id: string | null;
  readonly text: string;
}

/** A local day, with a local time `HH:MM` where one was given. */
export interface LineDue {
  readonly date: string;
  readonly time: string | null;
}

export type PartRole = 'space' | 'literal' | 'speaker' | 'command' | 'certainty' | 'source' | 'owner' | 'due' | 'target' | 'text';

/** A piece of the line: every character is in exactly one. */
export interface Part {
  readonly role: PartRole;
  readonly text: string;
}

/** What the line does not say clearly. */
export type About = 'command' | 'speaker' | 'owner' | 'due' | 'certainty' | 'target' | 'phase' | 'decision' | 'body';

export type Choice =
  | { readonly kind: 'party'; readonly value: string; readonly name: string; readonly note: string | null }
  /** `kept`: nobody is called so, but someone nearly is. */
  | { readonly kind: 'words'; readonly value: string; readonly words: string; readonly kept?: true }
  | { readonly kind: 'day'; readonly value: string; readonly due: LineDue }
  | { readonly kind: 'command'; readonly value: string; readonly nl: string; readonly en: string }
  | { readonly kind: 'certainty'; readonly value: Certainty }
  | { readonly kind: 'phase'; readonly value: Phase }
  | { readonly kind: 'decision'; readonly value: string; readonly as: 'amended' | 'topic' | 'urgent' | 'own'; readonly words: string }
  /** `text`: it is no command, name or date, only words. */
  | { readonly kind: 'text'; readonly value: 'text' };

export interface Question {
  readonly about: About;
  /** The words that are not clear. */
  readonly words: string;
  readonly choices: readonly Choice[];
}

/** Why a command that was understood cannot be carried out here. */
export type Misplaced = 'not-here' | 'nothing-to-decide';

export interface ParsedLine {
  /** Null where the command is not known. */
  readonly what: What | null;
  /** The word behind the slash; null without one. */
  readonly command: string | null;
  readonly text: string;
  readonly speaker: LineParty | null;
  readonly certainty: Certainty | null;
  readonly source: string | null;
  readonly owner: LineParty | null;
  readonly due: LineDue | null;
  /** Who comes, goes, has the turn or read back; null where it was not said. */
  readonly target: LineParty | null;
  readonly presence: Exclude<Presence, 'expected'> | null;
  readonly turn: 'addition' | 'nothing' | null;
  readonly phase: Phase | null;
  readonly decision: { readonly outcome: Outcome; readonly urgent: boolean; readonly provisionalId: string | null; readonly topicId: string | null } | null;
  /** To which body a decision goes, and whether one of that name is known; null where it does not go anywhere. */
  readonly forwardedTo: { readonly text: string; readonly known: boolean } | null;
  /** The number of the provisional decision at hand that is decided on; null where it is none. */
  readonly put: number | null;
  /** It leads to the check before closing. */
  readonly closing: boolean;
  readonly misplaced: Misplaced | null;
  readonly parts: readonly Part[];
  readonly questions: readonly Question[];
}
