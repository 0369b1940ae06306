import { checkEntry, readTexts, type EntryRules } from '../kernel/amend.js';
import { command, type Facts } from '../kernel/command.js';
import { isRejection, reject } from '../kernel/rejection.js';
import { grantsFor } from '../kernel/rights.js';
import * as input from './commands.js';
import { checkFields } from './fields.js';
import { besluitEvent, decisionIn, inMeeting, type BesluitScope } from './scope.js';
import type { Decision } from './state.js';

/** Fills in or changes what stands beside a decision; its words stay. Codes: unknown-decision, stale-version, nothing-changes and those of the fields. */
export const completeDecision = command({
  ...inMeeting,
  act: 'correct-entry',
  name: 'CompleteDecision',
  input: input.completeDecision,
  own: ({ meeting }: BesluitScope, { decisionId }, actor) => actor.personId !== null && meeting.besluit.decisions.get(decisionId)?.byPersonId === actor.personId,
  decide({ meeting }: BesluitScope, { decisionId, entryVersion, fields }, facts) {
    const decision = decisionIn(meeting, decisionId, facts.actor);
    if (isRejection(decision)) return decision;
    const refused = checkEntry(decision, entryVersion);
    if (refused) return refused;
    const changed = Object.fromEntries(Object.entries(fields).filter(([field, value]) => value !== decision.fields[field as keyof typeof fields]));
    if (Object.keys(changed).length === 0) return reject('nothing-changes');
    return checkFields(decision.outcome, { ...decision.fields, ...changed }) ?? [besluitEvent(meeting, 'DecisionCompleted', { decisionId, fields: changed })];
  },
});

/** Correcting and striking decisions (R7). Codes: unknown-decision, stale-version, struck, nothing-changes and those of the fields. */
export const DECISION_RULES: EntryRules<BesluitScope> = {
  find: ({ meeting }, { id }) => meeting.besluit.decisions.get(id) ?? null,
  correct({ meeting }, read, facts) {
    const decision = decisionIn(meeting, read.id, facts.actor, 'id');
    if (isRejection(decision)) return decision;
    const refused = checkEntry(decision, read.entryVersion);
    if (refused) return refused;
    const changed = readTexts(input.DECISION_TEXTS, { words: decision.words, ...decision.fields }, read.texts);
    if (isRejection(changed)) return changed;
    const { texts } = changed;
    const payload = { decisionId: read.id, texts, reopens: 'words' in texts && reopens(decision, facts) };
    return checkFields(decision.outcome, { ...decision.fields, ...texts }) ?? [besluitEvent(meeting, 'DecisionCorrected', payload)];
  },
  strike({ meeting }, read, facts) {
    const decision = decisionIn(meeting, read.id, facts.actor, 'id');
    if (isRejection(decision)) return decision;
    return checkEntry(decision, read.entryVersion) ?? [besluitEvent(meeting, 'DecisionStruck', { decisionId: read.id, reason: read.reason })];
  },
};

/** Other words than those confirmed wait for the decider again (R1); the decider's own and imported ones (R10) do not. */
function reopens({ confirmation }: Decision, { columns }: Facts): boolean {
  const confirmed = confirmation.state === 'in-person' || confirmation.state === 'oral';
  return confirmed && !grantsFor('decide', columns).has('yes');
}
