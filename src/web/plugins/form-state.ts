import { z } from 'zod';
import type { Rejection } from '../../domain/kernel/rejection.js';
import { isMessageKey, rejectionText, type Translate } from '../../i18n/index.js';

/** What a form shows again: every value as it was typed, and the sentence beside each field that is wrong. */
export interface FormState {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with the form as a whole. */
  readonly general: readonly string[];
  readonly wrong: number;
}

/** Sentences by field name; under the empty name what belongs to no field. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * The state of a form, for the partials in views/partials/form.
 * `values` are the raw ones (`request.body`); names in `secret` are left out of what is shown again.
 */
export function formState(given: { values?: unknown; errors?: FieldErrors; secret?: readonly string[] } = {}): FormState {
  const values = { ...asRecord(given.values) };
  for (const name of given.secret ?? []) delete values[name];
  const { '': whole, ...errors } = given.errors ?? {};
  const general = whole === undefined ? [] : [whole];
  return { values, errors, general, wrong: Object.keys(errors).length + general.length };
}

/** The first sentence for each field that zod found wrong. Nested fields are named with dots, as in `seats.0.role`. */
export function fieldErrors(t: Translate, error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issueText(t, issue);
  return errors;
}

/** A refusal as sentences by field name; under the empty name what belongs to no field. */
export function rejectionErrors(t: Translate, rejection: Rejection): FieldErrors {
  if (!rejection.issues) return { [rejection.field ?? '']: rejectionText(t, rejection) };
  const errors: Record<string, string> = {};
  for (const issue of rejection.issues) errors[issue.field] ??= rejectionText(t, issue);
  return errors;
}

function issueText(t: Translate, issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return rejectionText(t, { code: issue.message, details: textParams(issue.params) });
  if (isMessageKey(`errors.${issue.message}`)) return rejectionText(t, { code: issue.message });
  if (issue.code === 'invalid_type') return t(issue.input === undefined ? 'errors.required' : 'errors.wrong-value');
  if (issue.code === 'too_big' && issue.origin === 'string') return t('errors.too-long', { max: Number(issue.maximum) });
  if (issue.code === 'invalid_value') return t('errors.not-a-choice');
  return t('errors.wrong-value');
}

function textParams(params: Record<string, unknown> | undefined): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params ?? {}).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Fields that are never shown again, and kept exactly as typed: passwords. */
export const SECRET_FIELDS: readonly string[] = ['password', 'repeat', 'current'];
