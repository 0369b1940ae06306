import type { z } from 'zod';
import { rejectInput, type FieldIssue, type Rejection } from './rejection.js';
import { cleanText } from './text.js';

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Parses a command's input. Answers the clean value, or a rejection `invalid-input` that names every wrong field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): { value: z.output<S> } | Rejection {
  // Without the input in it an issue cannot tell what is missing from what is of the wrong kind.
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return rejectInput(parsed.error.issues.map(issueOf));
}

/** Our own builders put a code where zod puts its sentence; the rest is translated here. */
function issueOf(issue: z.core.$ZodIssue): FieldIssue {
  const field = issue.path.join('.');
  if (CODE.test(issue.message)) {
    const params = issue.code === 'custom' ? (issue.params as Record<string, string | number> | undefined) : limitOf(issue);
    return { field, code: issue.message, ...(params ? { details: params } : {}) };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { field, code: 'required' };
  const limit = limitOf(issue);
  if (limit) return { field, code: issue.code === 'too_big' ? 'too-large' : 'too-small', details: limit };
  if (issue.code === 'unrecognized_keys') return { field: issue.keys[0] ?? field, code: 'unknown-field' };
  if (issue.code === 'invalid_value') return { field, code: 'not-in-list' };
  return { field, code: 'invalid' };
}

/** The limit that was passed, for sentences that name it. */
function limitOf(issue: z.core.$ZodIssue): Record<string, number> | undefined {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  return issue.code === 'too_small' ? { min: Number(issue.minimum) } : undefined;
}

/** How many control characters cleaning takes out of all texts of an input: the person is told. */
export function removedCharacters(input: unknown): number {
  let removed = 0;
  // A list of what is still to be read, because input can be nested deeper than functions can.
  const parts: unknown[] = [input];
  while (parts.length > 0) {
    const part = parts.pop();
    if (typeof part === 'string') removed += cleanText(part).removed;
    else if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) parts.push(inner);
  }
  return removed;
}
