import type { Translate } from '../../../i18n/index.js';
import { mergedValues, same, staleFields, type FormValues } from './values.js';

/** A field that two people gave different words (R16): what stands there now, and what was typed; null where nothing was. */
export interface Difference {
  readonly label: string;
  readonly now: string;
  readonly typed: string | null;
}

/** What a page shows of a form that was based on an older version. */
export interface TwoVersions {
  readonly differences: readonly Difference[];
  /** What sending the form again would do. */
  readonly help: string;
  /** Where one goes who leaves what stands there. */
  readonly keep: string;
}

/** A form that was refused because another changed the same thing (R16). */
export interface StaleForm {
  /** All that is said of the thing, in the order of the form; also what this form does not hold. */
  readonly fields: readonly string[];
  /** The fields that this form holds; without it all of them. */
  readonly holds?: readonly string[];
  /** Fields that the form starts empty, because what goes there is new: what was typed stays. */
  readonly startsEmpty?: readonly string[];
  /** What it said when the person began; null when that is not known. */
  readonly based: FormValues | null;
  readonly now: FormValues;
  readonly typed: FormValues;
  /** What a field is called, and how its value reads. */
  labelOf(field: string): string;
  wordsOf(field: string, value: unknown): string;
}

/**
 * What R16 means for every form: what the person did not touch follows the other's change (and is named, with what it
 * was), what both changed stands side by side, and what was typed stays in the form. Sending it again chooses.
 */
export function compared(form: StaleForm, t: Translate): { readonly values: FormValues; readonly differences: readonly Difference[] } {
  const { fields, holds = fields, startsEmpty = [], based, now } = form;
  const untouched = (field: string) => !holds.includes(field) || (startsEmpty.includes(field) && same(form.typed[field], ''));
  const typed = { ...form.typed, ...Object.fromEntries(fields.filter(untouched).map((field) => [field, based?.[field]])) };
  const differences = staleFields(fields, based, now, typed).map(({ field, was, typed: given }): Difference => {
    const say = (value: unknown) => form.wordsOf(field, value);
    const touched = !untouched(field) && (based === null || !same(given, was)) && !same(given, form.now[field]);
    const label = form.labelOf(field);
    return { label: based === null ? label : t('meeting.staleWas', { field: label, was: say(was) || t('common.none') }), now: say(form.now[field]), typed: touched ? say(given) : null };
  });
  const follow = holds.filter((field) => !startsEmpty.includes(field));
  return { values: based === null ? form.typed : { ...form.typed, ...pick(mergedValues(follow, based, now, typed), follow) }, differences };
}

const pick = (values: FormValues, fields: readonly string[]): FormValues => Object.fromEntries(fields.map((field) => [field, values[field]]));

/**
 * The version that a form goes on being based on: what it was sent with, so that another mistake in it hides no change,
 * and after the person saw both versions the one that stands.
 */
export function basedOn(standing: number, sent: unknown, seenBoth: boolean): unknown {
  return seenBoth || sent === undefined ? standing : sent;
}
