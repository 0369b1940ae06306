import type { EntryMark, Party } from '../kernel/entry.js';
import type { ActionLife } from '../kernel/words.js';

export interface ActionRemark {
  readonly at: string;
  readonly by: string;
  readonly text: string;
  /** It objects to closing the action, which was reported done, together with others. */
  readonly objects?: true;
}

/** An owner who said to have seen the action. */
export interface ActionSeen {
  readonly at: string;
  readonly by: string;
  readonly personId: string | null;
}

/** What can happen to an action. */
export const ACTION_STEPS = ['assigned', 'changed', 'reported-done', 'closed', 'dropped', 'reopened', 'passed-on', 'struck'] as const;
export type ActionStepKind = (typeof ACTION_STEPS)[number];

/** One change in an action's life: a state, an owner, a due date, with who and when. */
export interface ActionStep {
  readonly at: string;
  readonly by: string;
  readonly what: ActionStepKind;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
  readonly reason: string | null;
}

/** An action (actiepunt): its own stream, because it outlives its meeting. `due` is a local date or UTC time. */
export interface ActionState extends EntryMark {
  readonly id: string;
  readonly version: number;
  readonly crisisId: string;
  readonly teamId: string | null;
  readonly meetingId: string | null;
  readonly topicId: string | null;
  readonly decisionId: string | null;
  readonly itemId: string | null;
  readonly number: number;
  readonly reference: string;
  readonly what: string;
  readonly owner: Party | null;
  readonly due: string | null;
  readonly state: ActionLife;
  readonly remarks: readonly ActionRemark[];
  readonly steps: readonly ActionStep[];
  /** Owners who said to have seen it since it was theirs; absent while nobody did. */
  readonly seen?: readonly ActionSeen[];
  readonly restrictedTo: readonly string[] | null;
}
