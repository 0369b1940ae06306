import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IdSource } from '../domain/kernel/ids.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { minutesDocument, saysAnonymised, saysMinutes, type MinutesDocument } from '../domain/meeting/document.js';
import { makeCoordinator } from './coordinator.js';
import { checkedBy, namedFields, parsed, readText, withJson, wrongFields } from './import-file.js';
import { JsonFault, type JsonLines } from './json-lines.js';
import type { Operator } from './operator.js';
import { done, refused, type CliResult } from './result.js';

/** What `import` needs of its deps and options for the JSON of minutes. */
interface BringInDeps {
  readonly operator: Operator;
  readonly ids: IdSource;
}
interface BringInOptions {
  readonly file: string;
  readonly crisis: string | undefined;
  readonly coordinator: string | undefined;
}

interface ReadFile {
  readonly text: string;
  readonly lines: JsonLines;
}
/** What became of one file: brought in, known already, or refused and why. */
type Outcome = { readonly became: 'added' | 'known'; readonly document: MinutesDocument } | { readonly became: 'refused'; readonly why: CliResult };

/** Fields that say how and when a file was made, and not what the meeting is. */
const OF_THE_FILE = new Set(['language', 'timeZone', 'version.pictureVersion']);

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Brings in one file of minutes, all or nothing. The same file again adds nothing; another content for a meeting that is here is refused. */
export async function bringInFile(file: ReadFile, options: BringInOptions, deps: BringInDeps): Promise<CliResult> {
  const outcome = await broughtIn(file, options, deps);
  if (outcome.became === 'refused') return outcome.why;
  const wrong = await namedCoordinator([outcome.document], options, deps);
  return wrong ?? summary([outcome], []);
}

/** Brings in every `.json` file of a folder, each all or nothing: what is wrong with one does not stop the others. */
export async function bringInFolder(options: BringInOptions, deps: BringInDeps): Promise<CliResult> {
  const names = readdirSync(options.file).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) return refused('bringIn.empty-folder', { folder: options.file });
  const outcomes: Outcome[] = [];
  const wrong: Refused[] = [];
  for (const name of names) {
    const outcome = await fromFolder(join(options.file, name), options, deps);
    outcomes.push(outcome);
    if (outcome.became === 'refused') wrong.push({ file: name, why: outcome.why });
  }
  const documents = outcomes.flatMap((outcome) => (outcome.became === 'refused' ? [] : [outcome.document]));
  return (await namedCoordinator(documents, options, deps)) ?? summary(outcomes, wrong);
}

async function fromFolder(path: string, options: BringInOptions, deps: BringInDeps): Promise<Outcome> {
  const text = readText(path);
  if (text === null) return { became: 'refused', why: refused('cli.import-unreadable', { file: path }) };
  const lines = parsed(text);
  if (lines instanceof JsonFault) return { became: 'refused', why: withJson(refused(`cli.json-${lines.problem}`, { line: String(lines.line) }), { line: lines.line }) };
  if (!saysMinutes(lines.value)) return { became: 'refused', why: refused('bringIn.no-minutes') };
  if (saysAnonymised(lines.value)) return { became: 'refused', why: refused('errors.anonymised-file') };
  return broughtIn({ text, lines }, options, deps);
}

async function broughtIn({ text, lines }: ReadFile, options: BringInOptions, { operator, ids }: BringInDeps): Promise<Outcome> {
  const not = (why: CliResult): Outcome => ({ became: 'refused', why });
  const read = checkedBy(minutesDocument, lines);
  if ('exitCode' in read) return not(read);
  const document = read.value;
  if (options.crisis !== undefined && options.crisis.toUpperCase() !== document.crisis.code) {
    return not(refused('bringIn.other-crisis', { crisis: document.crisis.code, wanted: options.crisis }));
  }
  const { language, timeZone, organisation } = document;
  const here = await operator.minutes(document.meeting.id, { language, timeZone, organisation });
  if (here !== null) {
    const path = firstDifference(JSON.parse(here), lines.value);
    if (path === null) return { became: 'known', document };
    return not(namedFields([{ issue: { field: path.join('.'), code: 'meeting-differs' }, path }], lines));
  }
  const outcome = await operator.execute({ name: 'BringInMeeting', commandId: ids.next(), input: { document: text.replace(/^\ufeff/, '') } });
  return isRejection(outcome) ? not(wrongFields(outcome, lines, 'document')) : { became: 'added', document };
}

/** The place of the first thing that two values say differently; null when they say the same. */
function firstDifference(here: unknown, there: unknown, path: readonly string[] = []): readonly string[] | null {
  if (Object.is(here, there) || OF_THE_FILE.has(path.join('.'))) return null;
  if (!isHolder(here) || !isHolder(there) || Array.isArray(here) !== Array.isArray(there)) return path;
  for (const key of new Set([...Object.keys(there), ...Object.keys(here)])) {
    const found = firstDifference(here[key], there[key], [...path, key]);
    if (found) return found;
  }
  return null;
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A crisis made here has no coordinator yet: the account named, else the first administrator, as for other imports. */
async function namedCoordinator(documents: readonly MinutesDocument[], { coordinator }: BringInOptions, deps: BringInDeps): Promise<CliResult | null> {
  const account = await deps.operator.account(coordinator ?? null);
  if (coordinator !== undefined && !account) return refused('cli.no-account', { email: coordinator });
  if (!account) return null;
  for (const crisisId of new Set(documents.map(({ crisis }) => crisis.id))) {
    if (coordinator === undefined && (await deps.operator.hasCoordinator(crisisId))) continue;
    const wrong = await makeCoordinator(crisisId, account, deps);
    if (wrong) return wrong;
  }
  return null;
}

interface Refused {
  readonly file: string;
  readonly why: CliResult;
}

function summary(outcomes: readonly Outcome[], wrong: readonly Refused[]): CliResult {
  const of = (became: Outcome['became']) => outcomes.filter((outcome) => outcome.became === became).length;
  const counts = { files: outcomes.length, added: of('added'), known: of('known'), refused: of('refused') };
  const json = wrong.length === 0 ? counts : { ...counts, wrong: wrong.map(({ file, why }) => ({ file, ...(why.json as object | undefined ?? { error: why.message }) })) };
  const more = wrong.flatMap(({ file, why }) => [{ message: 'bringIn.refused' as const, params: { file }, problem: why }, ...(why.more ?? [])]);
  return { ...(wrong.length === 0 ? done('bringIn.done', counts) : refused('bringIn.done', counts)), more, json };
}
