import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeCore } from '../dist/composition.js';
import { readConfig } from '../dist/config.js';
import { StateStore } from '../dist/journal/states.js';
import { foldEvent } from '../dist/domain/meeting/fold.js';
import { loadAll } from '../dist/journal/store.js';

/** Milliseconds to fold a meeting's stream of `count` events from the beginning (median of nine). */
export async function foldMilliseconds(count) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fold-'));
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const events = await meetingOf(core, count);
  await core.close();
  rmSync(folder, { recursive: true });

  const times = [];
  for (let run = 0; run < 9; run += 1) {
    const store = new StateStore(foldEvent, () => []);
    const started = performance.now();
    store.apply({ version: 0, state: null }, events);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[4];
}

/** A meeting with a long discussion: topics with arguments, remarks, presence coming and going. */
async function meetingOf(core, count) {
  const personId = randomUUID();
  const actor = { kind: 'person', personId, name: 'Maaike de Wit' };
  const crisisId = randomUUID();
  const teamId = randomUUID();
  const meetingId = randomUUID();
  const run = async (name, input) => {
    const outcome = await core.execute({ name, commandId: randomUUID(), input, actor, admin: true });
    if (outcome.rejected) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  await run('CreateCrisis', { crisisId, code: 'FOLD', name: 'Meting', kind: 'exercise', classification: 'unclassified', coordinator: { personId, name: actor.name } });
  await run('MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  await run('SeatMember', { crisisId, teamId, personId, role: 'secretary' });
  await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: new Date().toISOString() });
  await run('StartMeeting', { meetingId });
  await run('MoveToPhase', { meetingId, phase: 'beeld', skip: true });
  await run('MoveToPhase', { meetingId, phase: 'oordeel' });
  const topics = [];
  for (let number = 1; number <= 20; number += 1) {
    const { events } = await run('ProposeTopic', { meetingId, title: `Onderwerp ${number}`, kind: 'knelpunt' });
    topics.push(events[0].payload.topicId ?? events[0].payload.id);
  }
  await run('AgreeTopics', { meetingId });
  for (const topicId of topics) await run('DiscussTopic', { meetingId, topicId });
  let made = 0;
  while (made < count) {
    const topicId = topics[made % topics.length];
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 5 === 0
          ? run('AddRemark', { meetingId, text: `Opmerking ${made + index}` })
          : run('AddArgument', { meetingId, topicId, side: index % 2 ? 'for' : 'against', text: `Argument ${made + index} over dit onderwerp.` }),
      ),
    );
    made += 50;
  }
  const events = await core.database.sqlite.read((sql) => loadAll(sql, 0, 100_000));
  return events.filter((event) => event.stream === `meeting:${meetingId}`).slice(0, count);
}
