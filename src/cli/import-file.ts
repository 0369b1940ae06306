import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { parseInput } from '../domain/kernel/parse.js';
import { isRejection, type FieldIssue, type Rejection } from '../domain/kernel/rejection.js';
import { isMessageKey, type MessageKey } from '../i18n/index.js';
import { JsonFault, readJson, type JsonLines } from './json-lines.js';
import { refused, type CliResult } from './result.js';

/** How many wrong fields of a file are named at once. */
const MOST_NAMED = 20;

/** The text of a file in UTF-8; null when it cannot be read. */
export function readText(file: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}

/** The JSON of a text with its lines, or where it is not JSON. */
export function parsed(text: string): JsonLines | JsonFault {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
}

/** The sentence of a refusal, without a place in a file. */
export function refusedFor({ code, details, issues, field }: Rejection): CliResult {
  const [first] = issues ?? [];
  const message = errorKey(first?.code ?? code);
  const result = refused(message, { ...(first?.details ?? details), code });
  return first || field ? withJson({ ...result, more: [] }, { error: first?.code ?? code, field: first?.field ?? field }) : result;
}

function errorKey(code: string): MessageKey {
  const key = `errors.${code}`;
  return isMessageKey(key) ? key : 'errors.unknown';
}

/** Names the fields that a command refused, by their line in the file. `top`: the part of the input that is the file. */
export function wrongFields(rejection: Rejection, lines: JsonLines, top = 'meetings'): CliResult {
  const issues: readonly FieldIssue[] = rejection.issues ?? [{ field: rejection.field ?? '', code: rejection.code, details: rejection.details }];
  return namedFields(issues.map((issue) => ({ issue, path: issue.field.split('.').filter((part, index) => index > 0 || part !== top) })), lines);
}

/** Names every wrong field with its line: the field as one would write it (`[2].points[3].phase`). */
export function namedFields(wrong: readonly { readonly issue: FieldIssue; readonly path: readonly string[] }[], lines: JsonLines): CliResult {
  const named = wrong.map(({ issue, path }) => ({ line: lines.lineOf(path), field: written(path), code: issue.code, details: issue.details }));
  named.sort((a, b) => a.line - b.line);
  const more = named.slice(0, MOST_NAMED).map(({ line, field, code, details }) => ({
    message: 'cli.import-field' as const,
    params: { line: String(line), field },
    problem: { message: errorKey(code), params: { ...details, code } },
  }));
  const json = { errors: named.map(({ line, field, code }) => ({ line, field, error: code })) };
  return withJson({ ...refused('cli.import-wrong', { count: named.length }), more }, json);
}

function written(path: readonly string[]): string {
  return path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('').replace(/^\./, '');
}

export function withJson(result: CliResult, json: unknown): CliResult {
  return { ...result, json };
}

/** What the file holds as the schema reads it, or every field that is wrong. */
export function checkedBy<S extends z.ZodType>(schema: S, lines: JsonLines): { readonly value: z.output<S> } | CliResult {
  const read = parseInput(schema, lines.value);
  if (!isRejection(read)) return read;
  // The paths come from zod itself: the code for an unknown field names the field without its path.
  const paths = schema.safeParse(lines.value).error?.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return [...issue.path, ...unknown].map(String);
  });
  return namedFields((read.issues ?? []).map((issue, index) => ({ issue, path: paths?.[index] ?? [] })), lines);
}
