import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Press } from '../documents/press/press.js';
import { withCarryOver } from '../documents/agenda/with-carry-over.js';
import { comesAs, documentOf, DOCUMENT_FORMATS, DOCUMENT_KINDS, DOCUMENTS, exportAct, hasDocument, type DocumentFormat, type DocumentKind } from '../documents/document.file.js';
import { shownFile } from '../documents/minutes/minutes.kept.js';
import { possibleIn } from '../domain/kernel/rights.js';
import type { MeetingLife } from '../domain/kernel/words.js';
import { columnsOf } from '../domain/meeting/columns.js';
import { minutesReading } from '../domain/meeting/minutes-read.js';
import type { MeetingScope } from '../domain/meeting/state.js';
import { redact } from '../domain/meeting/visible.js';
import { translator, type MessageKey } from '../i18n/index.js';
import type { Reader } from '../projections/reader.js';
import { registerOf, type RegisterExportDeps } from './export-register.js';
import { OPERATOR } from './operator.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface ExportDeps extends RegisterExportDeps {
  readonly reader: RegisterExportDeps['reader'] & Pick<Reader, 'storedFile' | 'carryOver'>;
  readonly press: Pick<Press, 'print'>;
}

interface Options {
  readonly meeting: string | undefined;
  readonly crisis: string | undefined;
  /** One list over all meetings of a crisis, or of this team of it. */
  readonly whole: boolean;
  readonly team: string | null;
  readonly document: DocumentKind;
  readonly format: DocumentFormat;
  readonly out: string;
  readonly force: boolean;
}

/**
 * `export (--meeting ID | --crisis CODE [--whole | --team ABBREVIATION]) [--document D] --format F --out PATH [--force]`: writes
 * minutes, a list, an agenda or a note, also while the server runs. For a crisis PATH is a folder with one file a meeting; with `--whole` or `--team`
 * one file with the decisions or actions of all meetings. A file appears only when it is whole, and
 * never in the place of another unless `--force`.
 */
export async function runExport(args: readonly string[], deps: ExportDeps): Promise<CliResult> {
  const options = readOptions(args);
  if (!options) return usedWrongly('cli.export-usage');
  const { document, format } = options;
  if (!comesAs(document, format)) return usedWrongly('cli.export-other-format', { format, minutes: DOCUMENTS.minutes.join(', '), lists: DOCUMENTS.decisions.join(', '), preparation: DOCUMENTS.agenda.join(', ') });
  if (options.whole) return exportRegister(options, deps);
  return options.meeting === undefined ? exportCrisis(options, deps) : exportMeeting(options.meeting, options, deps);
}

function readOptions(args: readonly string[]): Options | null {
  try {
    const string = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...args], options: { meeting: string, crisis: string, team: string, whole: { type: 'boolean', default: false }, document: { ...string, default: 'minutes' }, format: string, out: string, force: { type: 'boolean', default: false } } });
    const document = DOCUMENT_KINDS.find((known) => known === values.document);
    const format = DOCUMENT_FORMATS.find((known) => known === values.format);
    if (!document || !format || !values.out || (values.meeting === undefined) === (values.crisis === undefined)) return null;
    const whole = values.whole || values.team !== undefined;
    if (whole && (values.crisis === undefined || (document !== 'decisions' && document !== 'actions'))) return null;
    return { meeting: values.meeting, crisis: values.crisis, whole, team: values.team ?? null, document, format, out: values.out, force: values.force };
  } catch {
    return null;
  }
}

async function exportMeeting(id: string, options: Options, deps: ExportDeps): Promise<CliResult> {
  const scope = await deps.reader.meeting(id);
  if (!scope) return refused('cli.export-no-meeting', { id });
  if (!possibleIn(exportAct(options.document), scope.meeting.state)) return refused('cli.export-not-yet');
  if (!hasDocument(options.document, scope.meeting)) return refused('cli.export-no-note');
  return writeFile(options.out, await contentOf(scope, options, deps), options.force) ?? written(options, 1);
}

async function exportRegister(options: Options, deps: ExportDeps): Promise<CliResult> {
  const { crisis = '', team, document, format } = options;
  const model = await registerOf({ crisis, team, document: document === 'actions' ? 'actions' : 'decisions' }, deps);
  if ('exitCode' in model) return model;
  return writeFile(options.out, await deps.press.print(model, format), options.force) ?? written(options, 1);
}

async function exportCrisis(options: Options, deps: ExportDeps): Promise<CliResult> {
  const code = options.crisis?.toUpperCase() ?? '';
  const crisisId = await deps.reader.crisisIdByCode(code);
  if (crisisId === null) return refused('cli.export-no-crisis', { code });
  const rows = (await deps.reader.meetingsOfCrisis(crisisId)).filter(({ state }) => possibleIn(exportAct(options.document), state as MeetingLife));
  const suffix = options.document === 'minutes' ? '' : `-${translator(deps.language)(`minutes.file-${options.document}`)}`;
  const files = rows.map(({ id, reference }) => ({ id, path: join(options.out, `${fileName(reference ?? id)}${suffix}.${options.format}`) }));
  const taken = options.force ? undefined : files.find(({ path }) => existsSync(path));
  if (taken) return refused('cli.export-exists', { file: taken.path });
  try {
    mkdirSync(options.out, { recursive: true });
  } catch (error) {
    return unwritable(options.out, error);
  }
  let count = 0;
  for (const { id, path } of files) {
    const scope = await deps.reader.meeting(id);
    if (scope === null || !hasDocument(options.document, scope.meeting)) continue;
    const wrong = writeFile(path, await contentOf(scope, options, deps), options.force);
    if (wrong) return wrong;
    count += 1;
  }
  return written(options, count);
}

const SAID = {
  minutes: 'cli.export-done', decisions: 'cli.export-done-list', actions: 'cli.export-done-list', attendance: 'cli.export-done-list',
  agenda: 'cli.export-done-agenda', note: 'cli.export-done-note',
} as const satisfies Record<DocumentKind, MessageKey>;

function written({ document, out }: Options, count: number): CliResult {
  return done(SAID[document], { count, path: out });
}

/** A reference as a file name: a team's code can hold letters of any alphabet, but nothing that a path could be. */
function fileName(reference: string): string {
  return reference.replace(/[^\p{L}\p{N}-]/gu, '_');
}

/** A document as the operator may see it; of adopted minutes the kept bytes. */
async function contentOf(scope: MeetingScope, { document, format }: Options, { reader, press, language, timeZone, organisation, now, today }: ExportDeps): Promise<Buffer> {
  const viewer = { personId: null, columns: columnsOf({ actor: OPERATOR, admin: true, crisis: scope.crisis, meeting: scope.meeting, today }) };
  const [redacted, options] = [redact(scope, viewer), { language, timeZone, organisation }];
  const reading = document === 'minutes' ? minutesReading(scope, viewer, 'export') : null;
  if (reading !== null) return shownFile({ reader, press }, redacted, reading, format, options);
  const seen = document === 'agenda' ? await withCarryOver(reader, redacted, viewer, { at: now, today, timeZone }) : redacted;
  return press.print(documentOf(document, seen, options), format);
}

/** Writes beside the place, then puts it there in one step. Null when it is there. */
function writeFile(path: string, content: Buffer, force: boolean): CliResult | null {
  if (!force && existsSync(path)) return refused('cli.export-exists', { file: path });
  const part = `${path}.part`;
  try {
    const handle = openSync(part, 'w');
    try {
      writeSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (force) renameSync(part, path);
    // A link fails where the name is taken meanwhile; a rename would replace it.
    else linkSync(part, path);
    rmSync(part, { force: true });
    return null;
  } catch (error) {
    rmSync(part, { force: true });
    return (error as { code?: string }).code === 'EEXIST' ? refused('cli.export-exists', { file: path }) : unwritable(path, error);
  }
}

function unwritable(file: string, error: unknown): CliResult {
  return refused('cli.export-unwritable', { file, problem: error instanceof Error ? error.message : String(error) });
}
