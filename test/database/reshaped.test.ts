import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import { databaseFileIn } from '../../src/database/place.js';
import { SerialisedSqlite } from '../../src/database/sqlite.js';
import type { Sql } from '../../src/database/sql.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { temporaryDirectory } from '../support/database.js';
import { countedIds, FixedClock } from '../support/time-and-ids.js';

const ids = countedIds();

async function started(folder: string): Promise<Core> {
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), { clock: new FixedClock(), ids });
  let open = true;
  const close = core.close;
  core.close = async () => {
    if (open) await close();
    open = false;
  };
  onTestFinished(() => core.close());
  return core;
}

/** A data directory with one meeting in it, and the person who sits there. */
async function lived(): Promise<{ folder: string; personId: string; meetingId: string }> {
  const folder = join(temporaryDirectory(), 'data');
  const core = await started(folder);
  const [personId, crisisId, teamId, meetingId] = [ids.next(), ids.next(), ids.next(), ids.next()];
  const run = async (name: string, input: object) => {
    const outcome = await core.execute({ name, commandId: ids.next(), input: { crisisId, teamId, meetingId, ...input }, actor: { kind: 'person', personId, name: 'Maaike' }, admin: true });
    if (isRejection(outcome)) throw new Error(JSON.stringify(outcome));
  };
  await run('CreateCrisis', { code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'unclassified', coordinator: { personId, name: 'Maaike' } });
  await run('MakeTeam', { abbreviation: 'OT', name: 'Team', level: 'operational', method: 'bob' });
  await run('SeatMember', { personId, role: 'secretary' });
  await run('CallMeeting', { plannedStart: '2030-03-24T10:00:00Z' });
  await core.close();
  return { folder, personId, meetingId };
}

async function meddled(folder: string, work: (sql: Sql) => void): Promise<void> {
  const sqlite = await SerialisedSqlite.open({ file: databaseFileIn(folder) });
  await sqlite.write(work);
  await sqlite.close();
}

describe('projections at start', () => {
  it('are made anew from the journal when their tables got other columns, also when the last start stopped before that', async () => {
    const { folder, personId, meetingId } = await lived();
    // As a migration leaves it: the column is there and empty, and the file still says which columns it was filled with.
    await meddled(folder, (sql) => {
      sql.run('UPDATE MeetingSeat SET acts = NULL');
      sql.run('PRAGMA user_version = 1');
    });
    const core = await started(folder);
    expect((await core.reader.seatsOf(personId)).get(meetingId)).toEqual({ columns: ['secretary'], standsInFor: null });
  });

  it('are left alone when nothing changed', async () => {
    const { folder, meetingId } = await lived();
    await meddled(folder, (sql) => void sql.run("UPDATE Meeting SET title = 'geen herbouw'"));
    const core = await started(folder);
    expect((await core.reader.meetingRows([meetingId])).get(meetingId)?.title).toBe('geen herbouw');
  });
});
