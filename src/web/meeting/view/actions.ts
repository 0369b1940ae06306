import { isObjected, ownerIds } from '../../../domain/actions/index.js';
import { isLate } from '../../../domain/actions/late.js';
import type { ActionState } from '../../../domain/actions/state.js';
import { localDate } from '../../../domain/kernel/time.js';
import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { At } from '../at.js';
import { beforeView, markView, mayCorrect, saidView } from './mark.js';
import type { Who } from './who.js';

/** Who looks at an action, and when: the ids that count as this person's own, UTC and the local date. */
export interface ActionReader {
  readonly own: ReadonlySet<string>;
  readonly now: string;
  readonly today: string;
}

/** An action as lists and its own page show it. */
export function actionView(action: ActionState, { own, now, today }: ActionReader) {
  return {
    kind: 'action',
    id: action.id,
    number: action.number,
    reference: action.reference,
    said: saidView(action.what),
    what: action.what,
    owner: action.owner?.text ?? null,
    due: action.due,
    dueIsDate: isDate(action.due),
    overdue: action.struck === null && isLate(action, now, today),
    state: action.state,
    gone: action.state === 'dropped' || action.struck !== null,
    mine: action.owner !== null && action.owner.id !== null && own.has(action.owner.id),
    remarks: action.remarks,
    seen: action.seen ?? [],
    steps: action.steps.map((step) => ({ ...step, before: beforeView(step.before) })),
    mark: markView(action),
  };
}

const isDate = (due: string | null) => due !== null && !due.includes('T');

/** The address of an action's own page. */
export const actionUrl = (actionId: string): string => `/actions/${actionId}`;

/** The actions made in this meeting, with what this viewer may do to each. */
export function actionsView(scope: MeetingScope, who: Who, at: At, now: string, timeZone: string) {
  const today = localDate(now, timeZone);
  const reader = { own: ownerIds(scope.crisis, who.personId, today), now, today };
  const all = [...scope.actions.values()].sort((a, b) => a.number - b.number);
  const assigns = who.can.ChangeAction === true || who.can.AssignAction === true;
  const list = all.map((action) => {
    const view = actionView(action, reader);
    const open = action.state === 'open' || action.state === 'reported-done';
    const editable = action.struck === null && (assigns || view.mine);
    const [answers, settles] = [(view.mine || assigns) && open, assigns && open];
    const can = { mayObject: answers && action.state === 'reported-done', canAnswer: answers, canReport: answers && action.state === 'open', canClose: settles, canChange: settles, canDrop: settles, canReopen: assigns && !open, canStrike: mayCorrect(action, who) };
    return { ...view, restricted: circleNames(action.restrictedTo, scope), editable, edit: editable && at.edit?.kind === 'action' && at.edit.id === action.id ? can : null };
  });
  // Who only answers for actions sees their own first; who assigns them sees them in order.
  if (!assigns) list.sort((a, b) => Number(b.mine) - Number(a.mine) || a.number - b.number);
  const standing = list.filter((one) => !one.gone && one.state !== 'closed');
  return {
    list,
    open: standing.length,
    late: list.filter((one) => one.overdue).length,
    reported: all.filter((one) => one.state === 'reported-done' && one.struck === null && !isObjected(one)).length,
    mine: standing.filter((one) => one.mine).length,
    canAssign: who.can.AssignAction === true,
    canCloseReported: who.can.CloseReportedActions === true,
  };
}
