import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runImport } from '../../src/cli/import.js';
import { operatorOn } from '../../src/cli/operator.js';
import { composeCore } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { sources } from '../support/real-meetings.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

/** The meetings of the fixture and, where they are, the real ones: imported, each as everyone may see it. */
export async function importedScopes(): Promise<MeetingScope[]> {
  const scopes: MeetingScope[] = [];
  for (const { file } of sources()) {
    const folder = mkdtempSync(join(tmpdir(), 'minutes-'));
    const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
    const core = await composeCore(config, { clock: new FixedClock(), ids: countedIds() });
    onTestFinished(async () => {
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    });
    await runImport([file, '--crisis', 'COV', '--json'], { operator: operatorOn(core), ids: core.ids, timeZone: config.TIME_ZONE });
    const crisisId = (await core.reader.crisisIdByCode('COV')) ?? '';
    for (const { id } of await core.reader.meetingsOfCrisis(crisisId)) {
      const scope = await core.reader.meeting(id);
      if (scope) scopes.push(scope);
    }
  }
  return scopes;
}
