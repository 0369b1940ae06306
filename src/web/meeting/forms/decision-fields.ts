import type { DecisionFields } from '../../../domain/besluit/state.js';
import type { Typed } from './typed.js';

/** The fields of a decision by what kind of input they need, in the order of the form. */
export const DECISION_INPUTS = {
  reason: 'text',
  otherSide: 'text',
  dissent: 'text',
  mandate: 'line',
  effectiveFrom: 'date',
  endDate: 'date',
  reviewDate: 'date',
  intendedEffect: 'text',
  replaces: 'line',
  publicLine: 'text',
  spokesperson: 'line',
  releaseAt: 'instant',
  considerPart: 'text',
  considerWith: 'line',
  considerUntil: 'date',
  forwardedTo: 'line',
} as const satisfies Record<keyof DecisionFields, 'line' | 'text' | 'date' | 'instant'>;

export const DECISION_FIELD_NAMES = Object.keys(DECISION_INPUTS) as (keyof DecisionFields)[];

/** The words beside a decision as they were typed; what was left empty is null. */
export function decisionFields(typed: Typed): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of DECISION_FIELD_NAMES) {
    const value = DECISION_INPUTS[name] === 'instant' ? typed.instant(`fields.${name}`) : typed.raw(`fields.${name}`);
    fields[name] = value === undefined || value === '' ? null : value;
  }
  return fields;
}
