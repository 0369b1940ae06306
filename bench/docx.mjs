import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeCore } from '../dist/composition.js';
import { readConfig } from '../dist/config.js';
import { documentFile, documentOf } from '../dist/documents/document.file.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie' };

/** Milliseconds to make the minutes of a meeting of `entries` entries from its scope: as HTML and as Word (median of nine), and as Word the first time. */
export async function documentMilliseconds(entries) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-docx-'));
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const meetingId = await meetingOf(core, entries);
  const scope = await core.reader.meeting(meetingId);
  const first = await timed(scope, 'docx');
  const result = { html: await median(scope, 'html'), docx: await median(scope, 'docx'), first };
  await core.close();
  rmSync(folder, { recursive: true });
  return result;
}

async function timed(scope, format) {
  const started = performance.now();
  await documentFile(documentOf('minutes', scope, OPTIONS), format);
  return performance.now() - started;
}

async function median(scope, format) {
  const times = [];
  for (let run = 0; run < 9; run += 1) times.push(await timed(scope, format));
  return times.sort((a, b) => a - b)[4];
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
