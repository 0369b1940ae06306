import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { DemoClock } from '../../src/demo/clock.js';
import { tellStory } from '../../src/demo/story.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { bringIntoEmptyPlace, jsonOf } from '../support/brought-in.js';
import { buildHouse, type House } from '../support/house.js';
import { testServer } from '../support/server.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Elders' };

/** A meeting of the house with an untreated topic, a deferred one, a decision under consideration, one with a review date, and an action. */
async function leaving(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Niet behandeld' });
  await house.run('Decide', { meetingId, topicId, outcome: 'deferred', words: 'Volgende keer' }, 'chair');
  const urgent = (outcome: string, words: string, fields: object) => house.make('decisionId', 'Decide', { meetingId, urgent: true, outcome, words, fields }, 'chair');
  const considered = await urgent('under-consideration', 'Sluiten we?', { considerWith: 'RIVM' });
  const reviewed = await urgent('taken', 'Wij huren een hal', { reviewDate: house.now().slice(0, 10) });
  const actionId = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de GGD' });
  await house.run('ReportActionDone', { actionId, text: null });
  await house.run('RemarkAction', { actionId, text: 'Nog niet iedereen is gebeld', objects: true });
  await close(house, meetingId);
  return { meetingId, considered, reviewed, actionId };
}

async function close(house: House, meetingId: string): Promise<void> {
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.tries('MoveToPhase', { meetingId, phase, skip: true });
  await house.run('CloseMeeting', { meetingId });
}

/** Every meeting of every crisis, the newest first, as the operator exports it. */
async function exportsOf({ reader }: Core): Promise<string[]> {
  const crises = await reader.crisesOf(null);
  const meetings = (await Promise.all(crises.map(({ id }) => reader.meetingsOfCrisis(id)))).flat();
  const scopes = await Promise.all(meetings.map(({ id }) => reader.meeting(id)));
  return scopes.flatMap((scope) => (scope === null ? [] : [jsonOf(scope)]));
}

describe('meetings that follow each other', () => {
  it('come in and go out the same, and leave the next the same', async () => {
    const server = await testServer();
    onTestFinished(() => server.close());
    const house = await buildHouse(server, 'TERUG');
    const first = await leaving(house);
    const second = await house.meeting('beeld');
    await house.run('FollowUpDecision', { meetingId: second, decisionId: first.considered, how: 'settled', note: 'Dicht sinds maandag' });
    await house.run('FollowUpDecision', { meetingId: second, decisionId: first.reviewed, how: 'continued', note: null, reviewDate: '2036-05-01' });
    await house.run('CloseAction', { meetingId: second, actionId: first.actionId });
    await close(house, second);
    const third = await house.meeting('preparation');

    const files = await exportsOf(server.core);
    expect(files.at(-1)).toContain('Dicht sinds maandag');
    expect(files.at(-2)).toContain('"label": "TERUG-OTX-2026-01-A1"');

    const place = await bringIntoEmptyPlace(files);
    const now = { at: house.now(), today: house.now().slice(0, 10), day: house.now().slice(0, 10) };
    const [there, here] = await Promise.all([server.core, place.core].map(async ({ reader }) => {
      const scope = await reader.meeting(third);
      if (scope === null) throw new Error('no meeting');
      const { actions, matters, topics, since } = await reader.carryOver(scope, now);
      return { since, actions: actions.map(({ action, group }) => [action.reference, group]), matters: matters.map(({ decision, kind }) => [decision.reference, kind]), topics: topics.map(({ topic }) => topic?.title) };
    }));
    expect(here).toEqual(there);
    expect(there?.topics.length).toBeGreaterThan(0);
  });

  it('say what was carried over only to who may see it, also where they were brought in', async () => {
    const server = await testServer();
    onTestFinished(() => server.close());
    const house = await buildHouse(server, 'KRING');
    const first = await house.meeting('beeld');
    const restrictedTo = [house.people.chair.personId, house.people.secretary.personId];
    await house.run('AssignAction', { meetingId: first, what: 'Bel de minister', restrictedTo });
    await close(house, first);
    await house.meeting('beeld');

    const place = await bringIntoEmptyPlace(await exportsOf(server.core));
    const rows = await place.core.reader.meetingsOfCrisis(house.crisisId);
    const carried = async (personId: string) => {
      const scopes = await Promise.all(rows.map(({ id }) => place.core.reader.meeting(id)));
      const seen = scopes.flatMap((scope) => (scope === null ? [] : [redact(scope, { personId, columns: new Set(['participant']) })]));
      return JSON.stringify(seen.map((scope) => minutesOf(scope, OPTIONS)));
    };
    expect((await carried(house.people.chair.personId)).match(/Bel de minister/g)?.length).toBeGreaterThan(1);
    expect(await carried(house.people.expert.personId)).not.toContain('Bel de minister');
  });
});

it('the meetings of the demo come in and go out the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crisisoverleg-'));
  const clock = new DemoClock(() => 0);
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), { clock });
  onTestFinished(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await tellStory({ execute: core.execute, ids: core.ids, clock, timeZone: 'Europe/Amsterdam', organisation: core.config.ORGANISATION, reader: core.reader, accounts: core.accounts });
  await bringIntoEmptyPlace(await exportsOf(core));
});
