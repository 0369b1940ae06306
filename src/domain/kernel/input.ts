import type { z } from 'zod';
import { rejectInput, type FieldIssue, type Rejection } from './rejection.js';
import { cleanText } from './text.js';

const CODE = /^[a-z]+(-[a-z]+)*$/;

/**
 * Reads a command's input by its schema. Out: the parsed value, or `invalid-input` naming every wrong field.
 * The builders speak in codes; where a schema only has zod's own sentence, the code is made from the kind of issue.
 */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): { readonly value: z.output<S> } | Rejection {
  const read = schema.safeParse(raw, { reportInput: true });
  return read.success ? { value: read.data } : rejectInput(read.error.issues.map(issueOf));
}

function issueOf(issue: z.core.$ZodIssue): FieldIssue {
  const details = numbersIn(issue);
  return { field: issue.path.map(String).join('.'), code: codeOf(issue), ...(details === null ? {} : { details }) };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'too-long';
  if (issue.input === undefined || issue.code === 'too_small') return 'required';
  return 'not-valid';
}

/** The limits that a sentence names ('at most 300 characters'). */
function numbersIn(issue: z.core.$ZodIssue): Record<string, number> | null {
  const limits = issue.code === 'custom' ? issue.params : issue.code === 'too_big' ? { max: issue.maximum } : undefined;
  if (limits === undefined) return null;
  const found = Object.entries(limits).map(([key, value]) => [key, Number(value)] as const);
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** How many control characters the schemas take out of everything typed in this input, so that it can be said. */
export function removedCharacters(raw: unknown): number {
  if (typeof raw === 'string') return cleanText(raw).removed;
  if (typeof raw !== 'object' || raw === null) return 0;
  return Object.values(raw).reduce((sum: number, value) => sum + removedCharacters(value), 0);
}
