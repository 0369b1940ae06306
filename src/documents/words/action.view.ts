import { isLate } from '../../domain/actions/late.js';
import type { ActionStep } from '../../domain/actions/state.js';
import { itemDetails } from '../minutes/agenda.view.js';
import { circleTag, details, fieldWord, isLocalDate, isStruck, isTall, markDetails, partyText, textOf, valueText, type Detail, type Words } from './entry.view.js';
import type { ActionModel, DocumentHead } from '../minutes/minutes.model.js';

export interface ActionView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly struck: boolean;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly due: string | null;
  readonly state: string;
  readonly open: boolean;
  /** Struck or dropped: it counts no more. */
  readonly gone: boolean;
  /** Says so when it was late at the end of the meeting. */
  readonly late: string | null;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
  /** Fills half a page or more by itself. */
  readonly tall: boolean;
}

/** An action in words, with what happened to it since. */
export function actionView(action: ActionModel, model: DocumentHead, words: Words): ActionView {
  const { t, f, at, dateOf } = words;
  const { due, mark } = action;
  const { closedAt, startedAt, plannedStart } = model.meeting;
  const end = closedAt ?? startedAt ?? plannedStart;
  const owner = partyText(action.owner);
  const said = [
    ...details([t('documents.fromDecision'), action.decision?.label ?? null], [t('documents.reference'), action.reference]),
    ...itemDetails(action, model, words),
    ...action.steps.filter(({ what }) => what !== 'assigned' && what !== 'struck').map((step) => stepDetail(step, words)),
    ...action.remarks.map((remark) => ({
      label: t('documents.remarkBy', { name: remark.by, at: at(remark.at) }),
      text: remark.text,
    })),
    ...(action.seen ?? []).map((one) => ({ label: t('mail.seen'), text: `${one.by}, ${at(one.at)}` })),
    ...markDetails(mark, words, [owner]),
  ];
  return {
    id: action.id,
    label: action.label,
    text: textOf(action.what, mark, words),
    struck: isStruck(mark),
    owner,
    ownerId: action.owner?.id ?? null,
    due: due === null ? null : isLocalDate(due) ? dateOf(due) : `${dateOf(due)} ${f.exactTime(due)}`,
    state: isStruck(mark) ? t('documents.struckTag') : t(`documents.action-${action.state}`),
    open: action.state === 'open' && !isStruck(mark),
    gone: isStruck(mark) || action.state === 'dropped',
    late: !isStruck(mark) && isLate(action, end, f.localDate(end)) ? t('documents.actionLate') : null,
    tags: circleTag(action.restrictedTo, model, words),
    details: said,
    tall: isTall(action.what, said),
  };
}

function stepDetail(step: ActionStep, words: Words): Detail {
  const { t, at } = words;
  const show = (field: string, value: string | null) => (value === null || value === '' ? t('documents.empty') : valueText(field, value, words));
  const changes = Object.keys({ ...step.before, ...step.after })
    .filter((field) => field !== 'state')
    .map((field) => `${fieldWord(field, t)}: ${show(field, step.before[field] ?? null)} → ${show(field, step.after[field] ?? null)}`);
  const said = step.reason === null ? changes : [...changes, step.reason];
  return { label: t(`documents.step-${step.what}`, { at: at(step.at), name: step.by }), text: said.join('; ') };
}
