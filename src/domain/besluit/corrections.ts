import { checkEntry, readTexts, type CorrectionInput, type EntryRules, type Texts } from '../kernel/amend.js';
import { knownTo } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { grantsFor, type Columns } from '../kernel/rights.js';
import * as input from './commands.js';
import { checkFields, SUBSTANCE } from './fields.js';
import { besluitEvent, decisionIn, inMeeting, type BesluitScope } from './scope.js';
import type { Decision } from './state.js';

/**
 * Fills in or changes what stands beside a decision; its words stay. What was confirmed and changes in substance waits for the
 * decider again (R1). Codes: unknown-decision, stale-version, nothing-changes and those of the fields.
 */
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
    const payload = { decisionId, fields: changed, ...(reopens(decision, changed, facts) ? { reopens: true } : {}) };
    return checkFields(decision.outcome, { ...decision.fields, ...changed }) ?? [besluitEvent(meeting, 'DecisionCompleted', payload)];
  },
});

/** Correcting and striking decisions (R7). Codes: unknown-decision, stale-version, struck, nothing-changes and those of the fields. */
export const DECISION_RULES: EntryRules<BesluitScope> = {
  find: ({ meeting }, { id }) => meeting.besluit.decisions.get(id) ?? null,
  seen({ meeting }, { id }, { actor }) {
    const decision = meeting.besluit.decisions.get(id);
    return decision !== undefined && knownTo(actor, decision.restrictedTo);
  },
  changes: changesOf,
  correct(scope, read, facts) {
    const changed = changesOf(scope, read, facts);
    if (isRejection(changed)) return changed;
    const { decision, texts } = changed;
    return [besluitEvent(scope.meeting, 'DecisionCorrected', { decisionId: read.id, texts, reopens: reopens(decision, texts, facts) })];
  },
  strike({ meeting }, read, facts) {
    const decision = decisionIn(meeting, read.id, facts.actor, 'id');
    if (isRejection(decision)) return decision;
    return checkEntry(decision, read.entryVersion) ?? [besluitEvent(meeting, 'DecisionStruck', { decisionId: read.id, reason: read.reason })];
  },
};

/**
 * Whether changes by someone with these columns can make a decision wait for the decider again (R1): one that was confirmed.
 * The decider's own changes need no confirming, and nobody is asked to confirm an imported decision (R10).
 */
export function mayReopen({ confirmation }: Pick<Decision, 'confirmation'>, columns: Columns): boolean {
  const confirmed = confirmation.state === 'in-person' || confirmation.state === 'oral';
  return confirmed && !grantsFor('decide', columns).has('yes');
}

/**
 * Whether these changes leave something else than was confirmed: other words, or another mandate, date, public line ... than stood
 * there (`SUBSTANCE`); taking one away as well. Filling in what was empty adds to a decision and takes back nothing of it.
 */
export function changesSubstance({ fields }: Pick<Decision, 'fields'>, changed: Texts): boolean {
  return 'words' in changed || SUBSTANCE.some((field) => field in changed && fields[field] !== null);
}

function reopens(decision: Decision, changed: Texts, { columns }: Facts): boolean {
  return mayReopen(decision, columns) && changesSubstance(decision, changed);
}

function changesOf({ meeting }: BesluitScope, read: CorrectionInput, facts: Facts): { readonly decision: Decision; readonly texts: Texts } | Rejection {
  const decision = decisionIn(meeting, read.id, facts.actor, 'id');
  if (isRejection(decision)) return decision;
  const refused = checkEntry(decision, read.entryVersion);
  if (refused) return refused;
  const changed = readTexts(input.DECISION_TEXTS, { words: decision.words, ...decision.fields }, read.texts);
  if (isRejection(changed)) return changed;
  return checkFields(decision.outcome, { ...decision.fields, ...changed.texts }) ?? { decision, texts: changed.texts };
}
