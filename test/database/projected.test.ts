import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runVerify } from '../../src/cli/verify.js';
import { keyOf, PROJECTION_TABLES } from '../../src/database/rows.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { ROLES } from '../../src/domain/kernel/words.js';
import { project } from '../../src/projections/project.js';
import { PROJECTED } from '../../src/projections/rebuild.js';
import { buildHouse, type House } from '../support/house.js';
import { distributes } from '../support/minutes.js';
import { testServer } from '../support/server.js';

/** What each version of the projections makes of the story below. Other rows from the same journal: raise PROJECTED and add a line. */
const MADE: Readonly<Record<number, string>> = { 1: '2bad16b786cd90e8', 2: '06b551a2917252cf', 3: '046a957a6e295ffe', 4: '9d1c179be25a544b' };

let house: House;
beforeAll(async () => {
  house = await buildHouse(await testServer(), 'EEN');
  const { meetingId, topicId } = await house.discussion('besluit');
  for (const role of ROLES) await house.run('AddGuest', { meetingId, name: `Gast ${role}`, role });
  await house.run('RecordPresence', { meetingId, personId: house.people.chair.personId, presence: 'left' });
  await house.run('Deputise', { meetingId, personId: house.people.expert.personId, forPersonId: house.people.chair.personId });
  await house.run('AddStatement', { meetingId, text: 'Er zijn vier bedden', certainty: 'feit' });
  const decisionId = await house.make('decisionId', 'Decide', { meetingId, topicId, outcome: 'taken', words: 'Wij huren een hal', fields: { reviewDate: '2030-04-01' } });
  await house.run('AssignAction', { meetingId, decisionId, what: 'Bel de GGD', due: '2030-03-30', owner: { kind: 'function', id: house.functionId, text: 'dPG' } });
  const over = await house.meeting('sluiting');
  await house.run('CloseMeeting', { meetingId: over });
  await distributes(house, over, [house.people.expert.personId]);
});
afterAll(() => house.server.close());

/** All rows in order, with ids counted by first appearance: how many ids a helper used does not matter. */
function rows(): Promise<string> {
  return house.server.core.database.sqlite.read((sql) => {
    const all = PROJECTION_TABLES.map((table) => [table, sql.all(`SELECT * FROM "${table}" ORDER BY ${keyOf(table).map((key) => `"${key}"`).join(', ')}`)]);
    const seen = new Map<string, number>();
    return JSON.stringify(all).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => `#${seen.get(id) ?? seen.set(id, seen.size).size}`);
  });
}

it('the projections are filled as their version says', async () => {
  expect(createHash('sha256').update(await rows()).digest('hex').slice(0, 16), 'raise PROJECTED in projections/rebuild.ts').toBe(MADE[PROJECTED]);
});

it('rows that an older version made are no fault to verify: the first start makes them anew', async () => {
  await house.server.core.database.sqlite.write((sql) => {
    sql.run('UPDATE "MeetingSeat" SET acts = NULL');
    sql.run('PRAGMA user_version = 1');
  });
  const result = await runVerify([], { dataDir: house.server.core.config.DATA_DIR, replay: { fold: foldEvent, project } });
  expect(result.exitCode, JSON.stringify(result)).toBe(0);
});
