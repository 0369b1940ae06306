import { parseArgs } from 'node:util';
import type { Receipt } from '../domain/kernel/command.js';
import type { IdSource } from '../domain/kernel/ids.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { checkImport } from '../domain/meeting/import.js';
import { importMeetingsInput, type ImportedMeetingInput } from '../domain/meeting/import-input.js';
import { saysMinutes } from '../domain/meeting/document.js';
import { makeCoordinator } from './coordinator.js';
import { bringInFile, bringInFolder, isFolder } from './bring-in.js';
import { checkedBy, parsed, readText, refusedFor, withJson, wrongFields } from './import-file.js';
import { JsonFault, type JsonLines } from './json-lines.js';
import { OPERATOR, type Operator } from './operator.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface ImportDeps {
  readonly operator: Operator;
  readonly ids: IdSource;
  readonly timeZone: string;
}

/**
 * `import FILE [--crisis CODE] [--name NAME] [--coordinator EMAIL] [--json]`: takes over meetings from a file, all or
 * nothing; makes the crisis when it is missing. The same again adds nothing. What is wrong is named by line and field.
 * The JSON of minutes is known by what it says of itself (bring-in.ts); FILE may be a folder of such files.
 */
export async function runImport(args: readonly string[], deps: ImportDeps): Promise<CliResult> {
  const options = readOptions(args);
  if (!options) return usedWrongly('cli.import-usage');
  if (isFolder(options.file)) return bringInFolder(options, deps);
  const text = readText(options.file);
  if (text === null) return refused('cli.import-unreadable', { file: options.file });
  const lines = parsed(text);
  if (lines instanceof JsonFault) return withJson(refused(`cli.json-${lines.problem}`, { line: String(lines.line) }), { line: lines.line });
  if (saysMinutes(lines.value)) return bringInFile({ text, lines }, options, deps);
  const meetings = checked(lines, deps.timeZone);
  if ('exitCode' in meetings) return meetings;

  const crisisId = await crisisFor(options, deps);
  if (typeof crisisId !== 'string') return crisisId;
  const outcome = await deps.operator.execute({ name: 'ImportMeetings', commandId: deps.ids.next(), input: { crisisId, meetings: lines.value } });
  if (isRejection(outcome) && outcome.code !== 'nothing-changes') return wrongFields(outcome, lines);
  return counted(meetings.list, isRejection(outcome) ? { events: [], removed: 0 } : outcome);
}

export interface ImportOptions {
  readonly file: string;
  readonly crisis: string | undefined;
  readonly name: string | undefined;
  readonly coordinator: string | undefined;
}

function readOptions(args: readonly string[]): ImportOptions | null {
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

/** The meetings of the file, or every field that is wrong: nothing is touched before this is right. */
function checked(lines: JsonLines, timeZone: string): { list: readonly ImportedMeetingInput[] } | CliResult {
  const schema = importMeetingsInput.shape.meetings;
  const read = checkedBy(schema, lines);
  if ('exitCode' in read) return read;
  const wrong = checkImport(read.value, timeZone);
  return wrong ? wrongFields(wrong, lines) : { list: read.value };
}

/** The id of the crisis to import into; made when there is none with that code. */
async function crisisFor(options: ImportOptions, deps: ImportDeps): Promise<string | CliResult> {
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
