import { localDateTime, toUtc } from '../../../domain/kernel/time.js';
import type { decisionsView } from './decisions.js';
import type { pictureView, StatementView } from './picture.js';
import type { ProposeView } from './propose.js';

/** Date and time of an instant as its inputs hold them; a local date has no time. `which` only in the doubled hour of autumn. */
export function inputParts(value: string | null, timeZone: string): { readonly date: string; readonly time: string; readonly which: 'first' | 'second' | '' } {
  if (value === null) return { date: '', time: '', which: '' };
  if (!value.includes('T')) return { date: value, time: '', which: '' };
  const local = localDateTime(value, timeZone).slice(0, 16);
  const meant = toUtc(local, timeZone);
  const which = meant.kind !== 'ambiguous' ? '' : meant.utc[0].slice(0, 16) === value.slice(0, 16) ? 'first' : 'second';
  return { date: local.slice(0, 10), time: local.slice(11), which };
}

/** A statement whose open form holds its as-of time as local date and time. */
export function statementWithTimes(statement: StatementView, timeZone: string) {
  // Without a form in it, what is shown of it is the same whenever the view is.
  if (statement.edit === null && statement.propose === null) return { ...statement, propose: null, keep: statement };
  const propose = proposeWithTimes(statement.propose, timeZone);
  if (statement.edit === null) return { ...statement, propose, keep: null };
  const { date, time, which } = inputParts(statement.asOf, timeZone);
  return { ...statement, propose, keep: null, edit: { ...statement.edit, asOfDate: date, asOfTime: time, asOfWhich: which } };
}

/** The picture with its open form in local time; the older statements unfold when the form is among them. */
export function pictureWithTimes(picture: ReturnType<typeof pictureView>, timeZone: string) {
  const local = (one: StatementView) => statementWithTimes(one, timeZone);
  return { ...picture, fresh: picture.fresh.map(local), longer: picture.longer.map(local), longerOpen: picture.longer.some((one) => one.edit !== null) };
}

/** A decision whose open form holds its moments as local date and time. */
export function decisionWithTimes(decision: ReturnType<typeof decisionsView>[number], timeZone: string) {
  const propose = proposeWithTimes(decision.propose, timeZone);
  if (decision.edit === null) return { ...decision, propose };
  return { ...decision, propose, edit: { ...decision.edit, inputs: inputsWithTimes(decision.edit.inputs, timeZone) } };
}

function inputsWithTimes<I extends { readonly type: string; readonly value: string | null }>(inputs: readonly I[], timeZone: string) {
  return inputs.map((input) => (input.type === 'instant' ? { ...input, ...inputParts(input.value, timeZone) } : input));
}

/** The open form of a proposed correction, with its moments as local date and time. */
function proposeWithTimes(propose: ProposeView, timeZone: string) {
  if (!propose?.form) return propose;
  const { asOf, inputs = [], ...form } = propose.form;
  return { ...propose, form: { ...form, timed: asOf === undefined ? null : inputParts(asOf, timeZone), inputs: inputsWithTimes(inputs, timeZone) } };
}

/** An action whose open form holds its due date as local date and time. */
export function actionWithTimes<A extends { readonly due: string | null; readonly edit: object | null }>(action: A, timeZone: string) {
  if (action.edit === null) return action;
  const { date, time, which } = inputParts(action.due, timeZone);
  return { ...action, edit: { ...action.edit, dueDate: date, dueTime: time, dueWhich: which } };
}
