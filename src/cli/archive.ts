import { createWriteStream, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ArchiveFault, crisisArchive, meetingArchive, type ArchiveDeps, type ArchiveOptions, type ArchivePackage } from '../archive/archive.js';
import { APPRAISAL, type Appraisal } from '../archive/mdto/terms.js';
import { possibleIn } from '../domain/kernel/rights.js';
import type { Reader } from '../projections/reader.js';
import { done, refused, usedWrongly, type CliResult } from './result.js';

export interface ArchiveVerbDeps {
  readonly archive: ArchiveDeps;
  readonly reader: Pick<Reader, 'meeting' | 'crisis' | 'crisisIdByCode' | 'meetingIdByReference'>;
  readonly options: ArchiveOptions;
}

interface Asked {
  readonly meeting: string | undefined;
  readonly crisis: string | undefined;
  readonly out: string;
  readonly appraisal: Appraisal | null;
  readonly force: boolean;
}

/**
 * `archive (--meeting REFERENCE | --crisis CODE) --out FILE [--appraisal B|V] [--force]`: an archive package, also while the server runs.
 * FILE appears only when it is whole, and never in the place of another unless `--force`.
 */
export async function runArchive(args: readonly string[], deps: ArchiveVerbDeps): Promise<CliResult> {
  const asked = readAsked(args);
  if (asked === null) return usedWrongly('cli.archive-usage');
  if (!asked.force && existsSync(asked.out)) return refused('cli.export-exists', { file: asked.out });
  const made = await packageOf(asked, deps);
  return 'exitCode' in made ? made : written(made, asked);
}

function readAsked(args: readonly string[]): Asked | null {
  try {
    const string = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...args], options: { meeting: string, crisis: string, out: string, appraisal: string, force: { type: 'boolean', default: false } } });
    const { meeting, crisis, out, appraisal, force } = values;
    if (!out || (meeting === undefined) === (crisis === undefined)) return null;
    if (appraisal !== undefined && !Object.hasOwn(APPRAISAL, appraisal)) return null;
    return { meeting, crisis, out, appraisal: (appraisal as Appraisal | undefined) ?? null, force };
  } catch {
    return null;
  }
}

async function packageOf({ meeting, crisis, appraisal }: Asked, { archive, reader, options }: ArchiveVerbDeps): Promise<ArchivePackage | CliResult> {
  const how = appraisal === null ? options : { ...options, appraisal };
  if (meeting !== undefined) {
    const scope = (await reader.meeting(meeting)) ?? (await reader.meeting((await reader.meetingIdByReference(meeting)) ?? ''));
    if (scope === null) return refused('cli.export-no-meeting', { id: meeting });
    return possibleIn('archive', scope.meeting.state) ? meetingArchive(scope, archive, how) : refused('cli.archive-not-yet');
  }
  const code = crisis?.toUpperCase() ?? '';
  const found = await reader.crisis((await reader.crisisIdByCode(code)) ?? '');
  return found === null ? refused('cli.export-no-crisis', { code }) : crisisArchive(found, archive, how);
}

/** Writes beside the place, then puts it there in one step; nothing half is left. */
async function written(made: ArchivePackage, { out, force }: Asked): Promise<CliResult> {
  const part = `${out}.part`;
  try {
    await pipeline(made.stream(), createWriteStream(part, { mode: 0o600, flush: true }));
    if (force) renameSync(part, out);
    // A link fails where the name is taken meanwhile; a rename would replace it.
    else linkSync(part, out);
    return done('cli.archive-done', { file: out });
  } catch (error) {
    if (error instanceof ArchiveFault) return refused('cli.archive-damaged', { sha256: error.sha256 });
    if ((error as { code?: string }).code === 'EEXIST') return refused('cli.export-exists', { file: out });
    return refused('cli.export-unwritable', { file: out, problem: error instanceof Error ? error.message : String(error) });
  } finally {
    rmSync(part, { force: true });
  }
}
