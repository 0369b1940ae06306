import type { z } from 'zod';
import { rejectInput, type FieldIssue, type Rejection } from './rejection.js';
import { cleanText } from './text.js';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Parses a command's input. Answers the clean value, or a rejection `invalid-input` that names every wrong field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): { value: z.output<S> } | Rejection {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  return rejectInput(parsed.error.issues.map(issueOf));
}

/** Our own builders put a code where zod puts its sentence; the rest is translated here. */
function issueOf(issue: z.core.$ZodIssue): FieldIssue {
  const field = issue.path.join('.');
  if (CODE.test(issue.message)) {
    const params = issue.code === 'custom' ? (issue.params as Record<string, string | number> | undefined) : undefined;
    return { field, code: issue.message, ...(params ? { details: params } : {}) };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { field, code: 'required' };
  if (issue.code === 'too_big') return { field, code: 'too-large', details: { max: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { field, code: 'too-small', details: { min: Number(issue.minimum) } };
  if (issue.code === 'unrecognized_keys') return { field: issue.keys[0] ?? field, code: 'unknown-field' };
  if (issue.code === 'invalid_value') return { field, code: 'not-in-list' };
  return { field, code: 'invalid' };
}

/** How many control characters cleaning takes out of all texts of an input: the person is told. */
export function removedCharacters(input: unknown): number {
  if (typeof input === 'string') return cleanText(input).removed;
  if (Array.isArray(input)) return input.reduce<number>((sum, part) => sum + removedCharacters(part), 0);
  if (typeof input === 'object' && input !== null) return removedCharacters(Object.values(input));
  return 0;
}
