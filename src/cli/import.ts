import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Receipt } from '../domain/kernel/command.js';
import type { IdSource } from '../domain/kernel/ids.js';
import { parseInput } from '../domain/kernel/parse.js';
import { isRejection, type FieldIssue, type Rejection } from '../domain/kernel/rejection.js';
import { checkImport } from '../domain/meeting/import.js';
import { importMeetingsInput, type ImportedMeetingInput } from '../domain/meeting/import-input.js';
import { isMessageKey, type MessageKey } from '../i18n/index.js';
import { JsonFault, readJson, type JsonLines } from './json-lines.js';
import { OPERATOR, type Operator } from './operator.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface ImportDeps {
  readonly operator: Operator;
  readonly ids: IdSource;
  readonly timeZone: string;
}

/** How many wrong fields of a file are named at once. */
const MOST_NAMED = 20;

/**
 * `import FILE [--crisis CODE] [--name NAME] [--coordinator EMAIL] [--json]`: takes over meetings from a file, all or
 * nothing; makes the crisis when it is missing. The same again adds nothing. What is wrong is named by line and field.
 */
export async function runImport(args: readonly string[], deps: ImportDeps): Promise<CliResult> {
  const options = readOptions(args);
  if (!options) return usedWrongly('cli.import-usage');
  const text = readText(options.file);
  if (text === null) return refused('cli.import-unreadable', { file: options.file });
  const lines = parsed(text);
  if (lines instanceof JsonFault) return withJson(refused(`cli.json-${lines.problem}`, { line: String(lines.line) }), { line: lines.line });
  const meetings = checked(lines, deps.timeZone);
  if ('exitCode' in meetings) return meetings;

  const crisisId = await crisisFor(options, deps);
  if (typeof crisisId !== 'string') return crisisId;
  const outcome = await deps.operator.execute({ name: 'ImportMeetings', commandId: deps.ids.next(), input: { crisisId, meetings: lines.value } });
  if (isRejection(outcome) && outcome.code !== 'nothing-changes') return wrongFields(outcome, lines);
  return counted(meetings.list, isRejection(outcome) ? { events: [], removed: 0 } : outcome);
}

interface Options {
  readonly file: string;
  readonly crisis: string | undefined;
  readonly name: string | undefined;
  readonly coordinator: string | undefined;
}

function readOptions(args: readonly string[]): Options | null {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { crisis: string, name: string, coordinator: string, json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    return { file, crisis: values.crisis, name: values.name, coordinator: values.coordinator };
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
}

function parsed(text: string): JsonLines | JsonFault {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
}

/** The meetings of the file, or every field that is wrong: nothing is touched before this is right. */
function checked(lines: JsonLines, timeZone: string): { list: readonly ImportedMeetingInput[] } | CliResult {
  const schema = importMeetingsInput.shape.meetings;
  const read = parseInput(schema, lines.value);
  if (isRejection(read)) {
    // The paths come from zod itself: the code for an unknown field names the field without its path.
    const paths = schema.safeParse(lines.value).error?.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
      return [...issue.path, ...unknown].map(String);
    });
    return namedFields((read.issues ?? []).map((issue, index) => ({ issue, path: paths?.[index] ?? [] })), lines);
  }
  const wrong = checkImport(read.value, timeZone);
  return wrong ? wrongFields(wrong, lines) : { list: read.value };
}

/** The id of the crisis to import into; made when there is none with that code. */
async function crisisFor(options: Options, deps: ImportDeps): Promise<string | CliResult> {
  const { operator, ids } = deps;
  const codes = options.crisis === undefined ? await operator.crisisCodes() : [];
  const code = options.crisis?.toUpperCase() ?? (codes.length === 1 ? codes[0] : undefined);
  if (code === undefined) return usedWrongly('cli.import-which-crisis');
  const account = await operator.account(options.coordinator ?? null);
  if (options.coordinator !== undefined && !account) return refused('cli.no-account', { email: options.coordinator });

  const known = await operator.crisisIdByCode(code);
  if (known !== null) {
    if (options.coordinator === undefined || !account) return known;
    return (await makeCoordinator(known, account, deps)) ?? known;
  }
  // Without accounts nobody can look yet; the operator holds the place until a coordinator is named.
  const coordinator = account ?? { personId: ids.next(), name: OPERATOR.name, email: null };
  const crisisId = ids.next();
  const input = { crisisId, code, name: options.name ?? code, kind: 'crisis', classification: 'unclassified', coordinator };
  const made = await operator.execute({ name: 'CreateCrisis', commandId: ids.next(), input });
  return isRejection(made) ? refusedFor(made) : crisisId;
}

async function makeCoordinator(crisisId: string, account: { personId: string; name: string; email: string }, { operator, ids }: ImportDeps): Promise<CliResult | null> {
  const { personId } = account;
  if ((await operator.personName(crisisId, personId)) === null) {
    const added = await operator.execute({ name: 'AddPerson', commandId: ids.next(), input: { crisisId, ...account, staff: true } });
    if (isRejection(added)) return refusedFor(added);
  }
  const given = await operator.execute({ name: 'GiveCrisisRole', commandId: ids.next(), input: { crisisId, personId, role: 'coordinator' } });
  return isRejection(given) && given.code !== 'role-held' ? refusedFor(given) : null;
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

function wrongFields(rejection: Rejection, lines: JsonLines): CliResult {
  const issues: readonly FieldIssue[] = rejection.issues ?? [{ field: rejection.field ?? '', code: rejection.code, details: rejection.details }];
  return namedFields(issues.map((issue) => ({ issue, path: issue.field.split('.').filter((part, index) => index > 0 || part !== 'meetings') })), lines);
}

/** Names every wrong field with its line: the field as one would write it (`[2].points[3].phase`). */
function namedFields(wrong: readonly { readonly issue: FieldIssue; readonly path: readonly string[] }[], lines: JsonLines): CliResult {
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

function withJson(result: CliResult, json: unknown): CliResult {
  return { ...result, json };
}

/** What the file holds, and what of it was new. */
function counted(meetings: readonly ImportedMeetingInput[], { events, removed }: Pick<Receipt, 'events' | 'removed'>): CliResult {
  const of = (...types: string[]) => events.filter(({ type }) => types.includes(type)).length;
  const points = meetings.reduce((sum, meeting) => sum + meeting.points.length, 0);
  const added = {
    meetings: of('MeetingImported'),
    points: of('StatementAdded', 'TopicProposed', 'DecisionTaken', 'ActionAssigned', 'RemarkAdded'),
    teams: of('TeamMade'),
  };
  const json = { meetings: meetings.length, points, teams: new Set(meetings.map(({ team }) => team)).size, added };
  const params = { meetings: json.meetings, points, teams: json.teams, newMeetings: added.meetings, newPoints: added.points };
  // Control characters are taken out of texts, and that is said.
  const told = removed === 0 ? [] : [{ message: 'cli.import-removed' as const, params: { count: removed } }];
  return { ...done('cli.import-done', params), more: told, json: removed === 0 ? json : { ...json, removed } };
}
