import type { EntryRules } from '../kernel/amend.js';
import { command } from '../kernel/command.js';
import { isOwnEntry } from '../kernel/entry.js';
import type { Actor } from '../kernel/event.js';
import { STATEMENT_RULES } from '../beeld/index.js';
import { DECISION_RULES } from '../besluit/index.js';
import { TOPIC_RULES } from '../oordeel/index.js';
import { correctEntryInput, strikeEntryInput, type EntryKind } from './commands.js';
import { REMARK_RULES, SUMMARY_RULES } from './notes.js';
import { ending, settling } from './settling.js';
import type { MeetingScope } from './state.js';

const onMeeting = { act: 'correct-entry', scope: 'meeting', target: (input: { meetingId: string }) => input.meetingId } as const;

/** Which slice knows the rules of which kind of entry. */
export const ENTRY_RULES: Readonly<Record<EntryKind, EntryRules<MeetingScope>>> = {
  ...TOPIC_RULES,
  topic: { ...TOPIC_RULES.topic, strike: (scope, read, facts) => ending(scope, TOPIC_RULES.topic.strike(scope, read, facts)) },
  statement: STATEMENT_RULES,
  decision: {
    ...DECISION_RULES,
    correct: (scope, read, facts) => settling(scope, DECISION_RULES.correct(scope, read, facts), facts),
    strike: (scope, read, facts) => settling(scope, DECISION_RULES.strike(scope, read, facts), facts),
  },
  remark: REMARK_RULES,
  summary: SUMMARY_RULES,
};

/** Which entry is meant. */
export interface Named {
  readonly kind: EntryKind;
  readonly id: string;
  readonly parentId: string | null;
}

/** Corrects the words of an entry; the old ones stay (R7). Codes: unknown-<kind>, stale-version, struck, nothing-changes, invalid-input. */
export const correctEntry = command({
  ...onMeeting,
  name: 'CorrectEntry',
  input: correctEntryInput,
  own: isOwn,
  decide: (scope: MeetingScope, input, facts) => ENTRY_RULES[input.kind].correct(scope, input, facts),
});

/** Strikes an entry with a reason; it stays, struck (R7). Codes: unknown-<kind>, stale-version, struck. */
export const strikeEntry = command({
  ...onMeeting,
  name: 'StrikeEntry',
  input: strikeEntryInput,
  own: isOwn,
  decide: (scope: MeetingScope, input, facts) => ENTRY_RULES[input.kind].strike(scope, input, facts),
});

/** Whether the entry is the actor's own. */
export function isOwn(scope: MeetingScope, input: Named, actor: Actor): boolean {
  const entry = ENTRY_RULES[input.kind].find(scope, input);
  return entry !== null && isOwnEntry(entry, actor.personId);
}

export const CORRECTION_COMMANDS = [correctEntry, strikeEntry] as const;
