import { checkEntry } from '../kernel/amend.js';
import { command, type Facts } from '../kernel/command.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { grantsFor } from '../kernel/rights.js';
import * as input from './commands.js';
import { besluitEvent, decisionIn, inMeeting, type BesluitMeeting, type BesluitScope } from './scope.js';
import type { Decision } from './state.js';

const confirming = { ...inMeeting, act: 'confirm' } as const;

/** The decider confirms on the own device (R1). Codes: decider-only, unknown-decision, stale-version, already-confirmed, typed-yourself. */
export const confirmDecision = command({
  ...confirming,
  name: 'ConfirmDecision',
  input: input.confirmDecision,
  decide({ meeting }: BesluitScope, { decisionId, entryVersion }, facts) {
    const decision = decisionIn(meeting, decisionId, facts.actor);
    if (isRejection(decision)) return decision;
    const refused = checkDecider(facts) ?? checkEntry(decision, entryVersion) ?? checkWaiting(decision) ?? checkNotTyped(decision, facts);
    return refused ?? [besluitEvent(meeting, 'DecisionConfirmed', { decisionId, asSuccessor: isSuccessor(meeting, decision, facts) })];
  },
});

/**
 * Records that decisions were confirmed orally when read back: who read them, and when. Those that were confirmed
 * in the meantime are left as they are; words that changed since were not read back (R16). Codes: unknown-decision,
 * struck, stale-version, already-confirmed, in-the-future, before-decision.
 */
export const confirmOrally = command({
  ...confirming,
  name: 'ConfirmOrally',
  input: input.confirmOrally,
  decide({ meeting }: BesluitScope, { decisions, readBackBy, at }, facts) {
    if (at !== null && at > facts.at) return reject('in-the-future', 'at');
    const waiting: Decision[] = [];
    for (const { decisionId, entryVersion } of decisions) {
      const decision = decisionIn(meeting, decisionId, facts.actor, 'decisions');
      if (isRejection(decision)) return decision;
      if (decision.confirmation.state !== 'to-confirm') continue;
      const stale = checkEntry(decision, entryVersion);
      if (stale) return stale;
      waiting.push(decision);
    }
    if (waiting.length === 0) return reject('already-confirmed', 'decisions');
    // People say a time to the minute ('09:58'), the journal knows seconds.
    const early = waiting.find(({ happenedAt }) => at !== null && at.slice(0, 16) < happenedAt.slice(0, 16));
    if (early) return reject('before-decision', 'at', { reference: early.reference });
    return waiting.map(({ id }) => besluitEvent(meeting, 'DecisionConfirmedOrally', { decisionId: id, readBackBy: readBackBy ?? facts.actor.name }, at));
  },
});

/** The decider objects: the decision waits to be confirmed again, with these words. Codes: decider-only, unknown-decision, imported-entry. */
export const objectToDecision = command({
  ...confirming,
  name: 'ObjectToDecision',
  input: input.objectToDecision,
  decide({ meeting }: BesluitScope, { decisionId, words }, facts) {
    const decision = decisionIn(meeting, decisionId, facts.actor);
    if (isRejection(decision)) return decision;
    const refused = checkDecider(facts) ?? (decision.confirmation.state === 'imported' ? reject('imported-entry', 'decisionId') : null);
    return refused ?? [besluitEvent(meeting, 'DecisionObjected', { decisionId, words })];
  },
});

/** The secretary records oral confirmations; confirming and objecting in person is the decider's own (R1). */
function checkDecider(facts: Facts): Rejection | null {
  return grantsFor('confirm', facts.columns).has('yes') ? null : reject('decider-only');
}

/** Imported decisions were confirmed in their day: nobody is asked (R10). */
function checkWaiting({ confirmation }: Decision): Rejection | null {
  return confirmation.state === 'to-confirm' ? null : reject('already-confirmed', 'decisionId');
}

/** Who typed the words and got the chair since lets them be read back, as before. */
function checkNotTyped({ typedBy }: Decision, { actor }: Facts): Rejection | null {
  return typedBy !== null && typedBy === actor.personId ? reject('typed-yourself', 'decisionId') : null;
}

/** Who decides now and did not when the decision was taken: had no seat in this meeting, or got it since through a function. */
function isSuccessor(meeting: BesluitMeeting, { happenedAt }: Decision, { actor }: Facts): boolean {
  const seat = actor.personId === null ? undefined : meeting.attendance.seats.get(actor.personId);
  return seat === undefined ? meeting.state !== 'running' : seat.succeeds !== undefined && happenedAt <= seat.succeeds.at;
}
