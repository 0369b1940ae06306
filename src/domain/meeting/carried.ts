import type { Circle } from '../kernel/circle.js';
import type { CarryGroup, FollowUpHow, MatterKind } from '../kernel/words.js';
import type { Official } from '../minutes/state.js';

/** The meeting before this one: its name then, and when it closed (UTC). */
export interface Since {
  readonly meetingId: string;
  readonly name: string;
  readonly at: string;
}

/** What was fixed when the meeting started: by id only, the words stay where they were entered. */
export interface Carried {
  readonly since: Since | null;
  readonly actions: readonly { readonly actionId: string; readonly group: CarryGroup }[];
  readonly matters: readonly { readonly decisionId: string; readonly meetingId: string; readonly kind: MatterKind }[];
  /** Topics that could not go on as topics here; absent in meetings of before they came back. */
  readonly undecided?: readonly { readonly topicId: string; readonly meetingId: string }[] | undefined;
  readonly pictureVersion: number;
}

/** Imported actions that were settled together in this meeting. */
export interface SettledTogether {
  readonly at: string;
  readonly by: string;
  readonly how: 'closed' | 'dropped';
  readonly reason: string | null;
  readonly actionIds: readonly string[];
}

/** What was said in a meeting of something that came back. `reviewDate` is a local date. `restrictedTo`: absent for everyone at the table. */
export interface FollowedWords {
  readonly at: string;
  readonly by: string;
  readonly how: FollowUpHow;
  readonly note: string | null;
  readonly reviewDate: string | null;
}

interface Named {
  readonly id: string;
  readonly label: string;
  readonly restrictedTo?: Circle | undefined;
}

/**
 * What earlier meetings left, in words: actions by group, decisions that came back, topics that nobody decided on; and what was done with
 * them in this meeting. `since`: the meeting before this one. `settled`: imported actions settled together. `restrictedTo`: absent for
 * everyone at the table.
 */
export interface CarriedWords {
  readonly since: string | null;
  readonly actions: readonly (Named & { readonly what: string; readonly owner: string | null; readonly due: string | null; readonly group: CarryGroup })[];
  readonly matters: readonly (Named & { readonly words: string; readonly kind: MatterKind; readonly from: string; readonly followed?: readonly FollowedWords[] | undefined })[];
  /** `label`: the title. */
  readonly undecided?: readonly (Named & { readonly from: string; readonly followed?: readonly FollowedWords[] | undefined })[] | undefined;
  readonly settled?: readonly { readonly at: string; readonly by: string; readonly how: 'closed' | 'dropped'; readonly reason: string | null; readonly actions: readonly Named[] }[] | undefined;
}

/** Where a meeting that was brought in comes from: the organisation and crisis that its file names, and what the file says that is counted otherwise here. */
export interface BroughtIn {
  /** When it was brought in, UTC. */
  readonly at: string;
  readonly organisation: string;
  /** The code of the crisis. */
  readonly crisis: string;
  readonly pictureVersion: number;
  /** Names of who may see the restricted entries, by element of `restrictedTo`. */
  readonly circles?: Readonly<Record<string, string>>;
  /** The meetings that left this need not be here. */
  readonly carried?: CarriedWords;
  /** What the file says of the adoption, where those minutes are adopted. */
  readonly official?: Official;
}
