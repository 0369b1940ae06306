import { isLate } from '../../../domain/actions/late.js';
import type { CrisisState } from '../../../domain/crisis/state.js';
import { localDate } from '../../../domain/kernel/time.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { At } from '../at.js';
import { beforeView, markView, mayCorrect, saidView } from './mark.js';
import type { Who } from './who.js';

/** Ids that count as this person's own: themselves, the functions they hold that day, their organisation. */
export function ownIds(crisis: CrisisState, personId: string, today: string): ReadonlySet<string> {
  const ids = new Set([personId]);
  for (const one of crisis.functions.values()) {
    if (one.holders.some((holder) => holder.personId === personId && holder.from <= today && (holder.until === null || holder.until >= today))) ids.add(one.id);
  }
  const organisationId = crisis.people.get(personId)?.organisationId;
  if (organisationId) ids.add(organisationId);
  return ids;
}

/** The actions made in this meeting, with what this viewer may do to each. */
export function actionsView(scope: MeetingScope, who: Who, at: At, now: string, timeZone: string) {
  const today = localDate(now, timeZone);
  const own = ownIds(scope.crisis, who.personId, today);
  const all = [...scope.actions.values()].sort((a, b) => a.number - b.number);
  const assigns = who.can.ChangeAction === true || who.can.AssignAction === true;
  const list = all.map((action) => {
    const mine = action.owner?.id !== null && action.owner !== null && own.has(action.owner.id);
    const open = action.state === 'open' || action.state === 'reported-done';
    const editable = action.struck === null && (assigns || mine);
    return {
      kind: 'action',
      id: action.id,
      number: action.number,
      reference: action.reference,
      said: saidView(action.what),
      what: action.what,
      owner: action.owner?.text ?? null,
      due: action.due,
      dueIsDate: action.due !== null && !action.due.includes('T'),
      overdue: action.struck === null && isLate(action, now, today),
      state: action.state,
      gone: action.state === 'dropped' || action.struck !== null,
      mine,
      remarks: action.remarks,
      steps: action.steps.map((step) => ({ ...step, before: beforeView(step.before) })),
      mark: markView(action),
      editable,
      edit: editable && at.edit?.kind === 'action' && at.edit.id === action.id ? { assigns, canAnswer: (mine || assigns) && open, canClose: assigns && open, canReopen: assigns && !open, canStrike: mayCorrect(action, who) } : null,
    };
  });
  // Who only answers for actions sees their own first; who assigns them sees them in order.
  if (!assigns) list.sort((a, b) => Number(b.mine) - Number(a.mine) || a.number - b.number);
  const standing = list.filter((one) => !one.gone && one.state !== 'closed');
  return {
    list,
    open: standing.length,
    late: list.filter((one) => one.overdue).length,
    reported: list.filter((one) => one.state === 'reported-done' && !one.gone).length,
    mine: standing.filter((one) => one.mine).length,
    canAssign: who.can.AssignAction === true,
    canCloseReported: who.can.CloseReportedActions === true,
  };
}
