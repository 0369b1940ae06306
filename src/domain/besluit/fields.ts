import { z } from 'zod';
import { localDate, orNull, utcTime } from '../kernel/input.js';
import { optionalLine, optionalName, optionalText } from '../kernel/text.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import type { Outcome } from '../kernel/words.js';
import type { DecisionFields } from './state.js';

const date = () => orNull(localDate());

/** The rules of the words beside a decision. Every field may be left out. */
export const FIELD_SHAPE = {
  reason: optionalText(),
  otherSide: optionalText(),
  dissent: optionalText(),
  mandate: optionalLine(),
  effectiveFrom: date(),
  endDate: date(),
  reviewDate: date(),
  intendedEffect: optionalText(),
  replaces: optionalLine(),
  publicLine: optionalText(),
  spokesperson: optionalName(),
  releaseAt: orNull(utcTime()),
  considerPart: optionalText(),
  considerWith: optionalLine(),
  considerUntil: date(),
  forwardedTo: optionalLine(),
} as const satisfies Record<keyof DecisionFields, z.ZodType<string | null>>;

export const DECISION_FIELDS = Object.keys(FIELD_SHAPE) as [keyof DecisionFields, ...(keyof DecisionFields)[]];

/** The fields that only tell how a decision came about: why, what spoke for the other side, who thought otherwise, what it is meant to bring. */
const ACCOUNT: readonly (keyof DecisionFields)[] = ['reason', 'otherSide', 'dissent', 'intendedEffect'];

/**
 * The fields that say what was decided, beside its words: on whose behalf, from when until when, when it is looked at again, what it
 * replaces, who considers it or gets it next, and what is said of it to whom and when. Whoever confirms puts their name to these (R1).
 */
export const SUBSTANCE = DECISION_FIELDS.filter((field) => !ACCOUNT.includes(field));

export const NO_FIELDS = Object.fromEntries(DECISION_FIELDS.map((field) => [field, null])) as unknown as DecisionFields;

/** All fields at once, as `Decide` takes them: what is missing is null. */
export const allFields = z.object(FIELD_SHAPE).default(NO_FIELDS);

/** The fields that `CompleteDecision` changes: what is missing stays as it is. */
export const someFields = z.record(z.string(), z.unknown()).transform((raw, context): Partial<DecisionFields> => {
  const given: [string, string | null][] = [];
  for (const field of DECISION_FIELDS) {
    if (!Object.hasOwn(raw, field)) continue;
    const read = FIELD_SHAPE[field].safeParse(raw[field]);
    if (read.success) given.push([field, read.data]);
    else for (const issue of read.error.issues) context.addIssue({ ...issue, path: [field] });
  }
  return Object.fromEntries(given);
});

/**
 * What the fields of a decision must say together, by its outcome.
 * Codes: consider-missing, forwarded-to-missing, end-before-start, review-before-start.
 */
export function checkFields(outcome: Outcome, fields: DecisionFields): Rejection | null {
  const start = fields.effectiveFrom;
  if (outcome === 'under-consideration' && fields.considerPart === null && fields.considerWith === null) return reject('consider-missing', 'fields.considerPart');
  if (outcome === 'forwarded' && fields.forwardedTo === null) return reject('forwarded-to-missing', 'fields.forwardedTo');
  if (start !== null && fields.endDate !== null && fields.endDate < start) return reject('end-before-start', 'fields.endDate');
  if (start !== null && fields.reviewDate !== null && fields.reviewDate < start) return reject('review-before-start', 'fields.reviewDate');
  return null;
}
