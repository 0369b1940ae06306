import { checkEntry, readTexts } from '../kernel/amend.js';
import { command, type Facts } from '../kernel/command.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import { grantsFor } from '../kernel/rights.js';
import * as input from './commands.js';
import { actionEvent, checkKnown, isOwner, type ActionScope } from './scope.js';
import type { ActionState } from './state.js';

const onAction = { scope: 'action', target: (read: { actionId: string }) => read.actionId } as const;
const assigning = { ...onAction, act: 'assign-action' } as const;

/** The owner answers, by `own`; who assigns may too. Whoever held the function once passes here: decide looks at the day. */
const answering = {
  ...onAction,
  act: 'answer-action',
  alsoBy: 'assign-action',
  own: ({ crisis, action }: ActionScope, _read: unknown, actor: Facts['actor']) => isOwner(crisis, action, actor),
} as const;

/** Corrections by their author or by who keeps the minutes. */
const correcting = {
  ...onAction,
  act: 'correct-entry',
  own: ({ action }: ActionScope, _read: unknown, actor: Facts['actor']) => actor.personId !== null && action.byPersonId === actor.personId,
  // Offers are about the words of a meeting; of an action its owner reports and remarks.
  offered: false,
} as const;

/** Changes what, owner and due date; what it was is kept. Codes: unknown-action, stale-version, not-open, unknown-party, nothing-changes. */
export const changeAction = command({
  ...assigning,
  name: 'ChangeAction',
  input: input.changeAction,
  decide(scope: ActionScope, { actionId, entryVersion, what, owner, due, reason }, facts) {
    const { action, crisis, meeting } = scope;
    const refused = checkKnown(scope, facts) ?? checkEntry(action, entryVersion) ?? checkUnsettled(action);
    if (refused) return refused;
    // An owner who stays need not be known still: people leave, and what was agreed stands.
    const same = owner?.kind === action.owner?.kind && owner?.id === action.owner?.id && owner?.text === action.owner?.text;
    if (same && what === action.what && due === action.due) return reject('nothing-changes');
    const unknown = same ? null : checkParty(owner, 'owner', crisis, meeting?.attendance.seats);
    return unknown ?? [actionEvent('ActionChanged', { actionId, what, owner, due, reason })];
  },
});

/** Drops an action, with the reason. Codes: unknown-action, not-open. */
export const dropAction = command({
  ...assigning,
  name: 'DropAction',
  input: input.dropAction,
  decide(scope: ActionScope, { actionId, reason }, facts) {
    return checkKnown(scope, facts) ?? checkUnsettled(scope.action) ?? [actionEvent('ActionDropped', { actionId, reason })];
  },
});

/** Closes an action, reported done or not. Codes: unknown-action, not-open. */
export const closeAction = command({
  ...assigning,
  name: 'CloseAction',
  input: input.closeAction,
  decide(scope: ActionScope, { actionId }, facts) {
    return checkKnown(scope, facts) ?? checkUnsettled(scope.action) ?? [actionEvent('ActionClosed', { actionId })];
  },
});

/** Opens an action again that was reported done, closed or dropped, with the reason. Codes: unknown-action, already-open. */
export const reopenAction = command({
  ...assigning,
  name: 'ReopenAction',
  input: input.reopenAction,
  decide(scope: ActionScope, { actionId, reason }, facts) {
    const refused = checkKnown(scope, facts) ?? (scope.action.state === 'open' ? reject('already-open', 'actionId') : null);
    return refused ?? [actionEvent('ActionReopened', { actionId, reason })];
  },
});

/**
 * Adds a remark, in any state; one that objects keeps an action that was reported done from being closed together with others.
 * Codes: unknown-action, not-allowed, not-reported (nothing to object to).
 */
export const remarkAction = command({
  ...answering,
  name: 'RemarkAction',
  input: input.remarkAction,
  decide(scope: ActionScope, { actionId, text, objects }, facts) {
    const { reference, state } = scope.action;
    const idle = objects && state !== 'reported-done' ? reject('not-reported', 'objects', { reference }) : null;
    return checkKnown(scope, facts) ?? checkOwner(scope, facts) ?? idle ?? [actionEvent('ActionRemarked', { actionId, text, ...(objects ? { objects } : {}) })];
  },
});

/** The owner says that it is done. Codes: unknown-action, not-allowed, not-open, already-reported. */
export const reportActionDone = command({
  ...answering,
  name: 'ReportActionDone',
  input: input.reportActionDone,
  decide(scope: ActionScope, { actionId, text }, facts) {
    const refused = checkKnown(scope, facts) ?? checkOwner(scope, facts) ?? checkUnsettled(scope.action);
    if (refused) return refused;
    if (scope.action.state === 'reported-done') return reject('already-reported', 'actionId');
    return [actionEvent('ActionReportedDone', { actionId, text })];
  },
});

/** An owner says to have seen the action; nobody says that for another. Codes: unknown-action, not-allowed, not-open, already-seen. */
export const acknowledgeAction = command({
  ...onAction,
  name: 'AcknowledgeAction',
  act: 'answer-action',
  own: ({ crisis, action }: ActionScope, _read: unknown, actor: Facts['actor']) => isOwner(crisis, action, actor),
  input: input.acknowledgeAction,
  decide(scope: ActionScope, { actionId }, facts) {
    const { crisis, action } = scope;
    const refused = checkKnown(scope, facts) ?? (isOwner(crisis, action, facts.actor, facts.today) ? null : reject('not-allowed')) ?? checkUnsettled(action);
    if (refused) return refused;
    return hasSeen(action, facts.actor.personId) ? reject('already-seen', 'actionId') : [actionEvent('ActionAcknowledged', { actionId })];
  },
});

/** Whether someone said to have seen the action since it has its owner. */
export function hasSeen({ seen = [] }: Pick<ActionState, 'seen'>, personId: string | null): boolean {
  return seen.some((one) => one.personId === personId);
}

/** Corrects the words of an action (R7). Codes: unknown-action, stale-version, struck, nothing-changes. */
export const correctAction = command({
  ...correcting,
  name: 'CorrectAction',
  input: input.correctAction,
  decide(scope: ActionScope, { actionId, entryVersion, texts }, facts) {
    const refused = checkKnown(scope, facts) ?? checkEntry(scope.action, entryVersion);
    if (refused) return refused;
    const changed = readTexts(input.ACTION_TEXTS, { what: scope.action.what }, texts);
    return isRejection(changed) ? changed : [actionEvent('ActionCorrected', { actionId, texts: changed.texts })];
  },
});

/** Strikes an action that was a mistake (R7); one that is no longer needed is dropped. Codes: unknown-action, stale-version, struck. */
export const strikeAction = command({
  ...correcting,
  name: 'StrikeAction',
  input: input.strikeAction,
  decide(scope: ActionScope, { actionId, entryVersion, reason }, facts) {
    return checkKnown(scope, facts) ?? checkEntry(scope.action, entryVersion) ?? [actionEvent('ActionStruck', { actionId, reason })];
  },
});

export const LIFE_COMMANDS = [changeAction, dropAction, closeAction, reopenAction, remarkAction, reportActionDone, acknowledgeAction, correctAction, strikeAction] as const;

function checkUnsettled({ state }: ActionState): Rejection | null {
  return state === 'open' || state === 'reported-done' ? null : reject('not-open', 'actionId', { state });
}

/** Only who owns it today answers for it, or who may assign. */
function checkOwner({ crisis, action }: ActionScope, { actor, columns, today }: Facts): Rejection | null {
  return grantsFor('assign-action', columns).has('yes') || isOwner(crisis, action, actor, today) ? null : reject('not-allowed');
}
