import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { composeCore } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { DemoClock } from '../../src/demo/clock.js';
import { tellStory } from '../../src/demo/story.js';
import { PEOPLE } from '../../src/demo/people.js';
import { nameOf } from '../../src/domain/meeting/carry-over.js';
import { ROLES } from '../../src/domain/kernel/words.js';
import { expectSound } from '../support/house.js';

it('the demo is told by commands: six meetings with carry-over between them, one adopted, one with comments, one running, one in preparation', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  const clock = new DemoClock(() => 0);
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), { clock });
  onTestFinished(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await tellStory({ execute: core.execute, ids: core.ids, clock, timeZone: 'Europe/Amsterdam', organisation: core.config.ORGANISATION, reader: core.reader, accounts: core.accounts });

  const crisisId = (await core.reader.crisisIdByCode('COV')) ?? '';
  const meetings = await core.reader.meetingsOfCrisis(crisisId);
  expect(meetings.map(({ plannedStart, state, reference }) => [plannedStart.slice(0, 10), state, reference])).toEqual([
    ['2020-03-11', 'preparation', null],
    ['2020-03-11', 'running', 'COV-OTCb-2020-03'],
    ['2020-03-10', 'closed', 'COV-BTCb-2020-01'],
    ['2020-03-09', 'closed', 'COV-OTCb-2020-02'],
    ['2020-03-06', 'closed', 'COV-KT-2020-01'],
    ['2020-03-05', 'adopted', 'COV-OTCb-2020-01'],
  ]);
  expect(clock.now()).toBe('2020-03-11T08:24:00.000Z');
  expect(Object.keys(PEOPLE).length).toBeGreaterThanOrEqual(12);

  const scopes = await Promise.all(meetings.map(({ id }) => core.reader.meeting(id)));
  const running = scopes[1]?.meeting;
  expect(running?.phase).toBe('beeld');
  expect(running?.attendance.rounds.at(-1)?.endedAt).toBeNull();
  expect([...(running?.tray.values() ?? [])].map(({ state }) => state)).toEqual(['waiting']);
  // What came along, in every way that there is.
  const groups = new Set(running?.carried?.actions.map(({ group }) => group));
  expect([...groups].sort()).toEqual(['open', 'overdue', 'reported', 'settled']);
  expect(running?.carried?.matters.map(({ kind }) => kind)).toEqual(['review']);
  const titles = [...(running?.oordeel.topics.values() ?? [])].map(({ title, carriedFrom }) => [title, carriedFrom?.name ?? null]);
  expect(titles).toContainEqual(['Bezoek aan verpleeghuizen in Noord-Brabant', 'OTCb 2']);
  const answers = [...(scopes[1]?.picture.statements.values() ?? [])].filter(({ statedSource }) => statedSource?.startsWith('COV-BTCb-2020-01-B1') === true);
  expect(answers.map(({ meetingId }) => meetingId)).toEqual([running?.id]);
  const [, , , monday, kernteam, first] = scopes.map((scope) => scope?.meeting);
  expect([...(monday?.oordeel.topics.values() ?? [])].map(({ carriedFrom }) => carriedFrom?.name)).toContain(kernteam ? nameOf(kernteam) : '');
  expect(monday?.minutes.comments.map(({ answer }) => answer !== null)).toEqual([true, false]);
  expect(first?.minutes.adopted?.inMeeting?.id).toBe(monday?.id);
  expect(first?.minutes.versions.at(-1)?.files.length).toBeGreaterThan(0);

  const roles = new Set(scopes.flatMap((scope) => [...(scope?.meeting.attendance.seats.values() ?? [])].flatMap((seat) => seat.roles)));
  expect([...roles].sort()).toEqual([...ROLES].sort());

  await expectSound({ core });

  // Told in the order in which it happened.
  const times = await core.database.sqlite.read((sql) => sql.all<{ at: string }>('SELECT recorded_at AS at FROM event ORDER BY position'));
  expect(times.map(({ at }) => at)).toEqual(times.map(({ at }) => at).sort());
});
