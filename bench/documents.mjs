import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { composeCore } from '../dist/composition.js';
import { readConfig } from '../dist/config.js';
import { documentFile, documentOf, DOCUMENTS } from '../dist/documents/document.file.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' };
const RUNS = 7;
/** What pandoc makes of the same Markdown; for PDF it needs one more program. */
const BY_PANDOC = { docx: [], odt: [], pdf: ['xelatex', 'lualatex', 'pdflatex', 'weasyprint', 'wkhtmltopdf'] };

/**
 * The minutes of a meeting of `entries` entries (120 are some ten pages) in every form: milliseconds (first and median), kilobytes; how far all
 * of them together raise the memory of the process; what pandoc takes for equal Markdown, as a process of its own, where it is installed;
 * and how long at most the loop of a server stands still while its press makes them all, twice.
 */
export async function documentFigures(entries) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-documents-'));
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const meetingId = await meetingOf(core, entries);
  const model = documentOf('minutes', await core.reader.meeting(meetingId), OPTIONS);
  const before = process.memoryUsage().rss;
  const forms = {};
  for (const format of DOCUMENTS.minutes) forms[format] = await measured(() => documentFile(model, format));
  const megabytes = (process.memoryUsage().rss - before) / 1024 / 1024;
  const markdown = join(folder, 'minutes.md');
  writeFileSync(markdown, await documentFile(model, 'md'));
  const pandoc = Object.fromEntries(Object.entries(BY_PANDOC).map(([format, engines]) => [format, pandocMilliseconds(markdown, format, engines)]));
  const stillFor = await longestStandstill(core, model);
  await core.close();
  rmSync(folder, { recursive: true });
  return { forms, megabytes, pandoc, stillFor };
}

async function measured(make) {
  const times = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    bytes = (await make()).length;
    times.push(performance.now() - started);
  }
  const [first] = times;
  return { first, median: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)], kilobytes: bytes / 1024 };
}

/** Milliseconds of pandoc for this file (median of three); null where it, or what it needs for PDF, is not installed. */
function pandocMilliseconds(markdown, format, engines) {
  const engine = engines.find((name) => spawnSync(name, ['--version']).status === 0);
  if (spawnSync('pandoc', ['--version']).status !== 0 || (engines.length > 0 && engine === undefined)) return null;
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const started = performance.now();
    const { status, stderr } = spawnSync('pandoc', [markdown, '-o', `${markdown}.${format}`, ...(engine === undefined ? [] : [`--pdf-engine=${engine}`])]);
    if (status !== 0) throw new Error(String(stderr));
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[1];
}

async function longestStandstill({ press }, model) {
  // The threads start once in the life of a server: before what is measured.
  await Promise.all([press.print(model, 'docx'), press.print(model, 'docx')]);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let round = 0; round < 2; round += 1) await Promise.all(DOCUMENTS.minutes.map((format) => press.print(model, format)));
  delay.disable();
  return delay.max / 1e6;
}

/** The rows of the table of `npm run bench`. */
export function documentRows({ forms, megabytes, pandoc, stillFor }) {
  const ms = (value) => (value === null ? 'not installed' : `${value.toFixed(0)} ms`);
  const all = Object.values(forms).reduce((sum, { median }) => sum + median, 0);
  return [
    ...Object.entries(forms).map(([format, { first, median, kilobytes }]) => [`minutes of ten pages as ${format}`, `${median.toFixed(1)} ms, the first ${first.toFixed(0)} ms, ${kilobytes.toFixed(0)} kB`, format in pandoc ? `pandoc ${ms(pandoc[format])}` : '', '', '']),
    ['all forms together', `${all.toFixed(0)} ms, memory +${megabytes.toFixed(0)} MB`, `pandoc docx ${ms(pandoc.docx)}`, pandoc.docx === null ? '' : (all / pandoc.docx).toFixed(2), 'less than 1'],
    ['the loop stands still while the press makes all forms twice', `${stillFor.toFixed(0)} ms at most`, '', '', '50 ms'],
  ];
}

async function meetingOf(core, entries) {
  const [personId, crisisId, teamId, meetingId] = Array.from({ length: 4 }, () => randomUUID());
  const actor = { kind: 'person', personId, name: 'Maaike de Wit' };
  const run = async (name, input) => {
    const outcome = await core.execute({ name, commandId: randomUUID(), input, actor, admin: true });
    if (outcome.rejected) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  };
  await run('CreateCrisis', { crisisId, code: 'WORD', name: 'Meting', kind: 'exercise', classification: 'unclassified', coordinator: { personId, name: actor.name } });
  await run('MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  await run('SeatMember', { crisisId, teamId, personId, role: 'secretary' });
  await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: new Date().toISOString() });
  await run('StartMeeting', { meetingId });
  await run('MoveToPhase', { meetingId, phase: 'beeld', skip: true });
  for (let number = 1; number <= entries; number += 1) {
    if (number % 5 === 0) await run('AssignAction', { meetingId, what: `Actie ${number} die iemand voor het volgende overleg afmaakt.`, owner: { kind: 'text', text: 'GGD' }, due: '2027-01-01' });
    else await run('AddStatement', { meetingId, text: `GGD meldt een extra afnamelocatie vanaf vrijdag, nummer ${number}.`, certainty: 'onzeker', statedSource: 'ROAZ' });
  }
  return meetingId;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const row of documentRows(await documentFigures(120))) process.stdout.write(`| ${row.join(' | ')} |\n`);
}
