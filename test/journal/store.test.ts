import { describe, expect, it } from 'vitest';
import { EVENTS, SCHEMA_VERSIONS } from '../../src/domain/meeting/registry.js';
import { appendEvents, eventsOfCommand, loadAll, loadStream, readHead, streamVersion, VersionConflict } from '../../src/journal/store.js';
import { currentSchema, upcast } from '../../src/journal/upcasters.js';
import { verifyChain } from '../../src/journal/verify.js';
import { freshDatabase } from '../support/database.js';
import { append, draft, MEETING, meta, rowsOf, seal } from '../support/journal.js';
import { oldJournal } from '../support/old-journal.js';

describe('appending', () => {
  it('gives positions over the journal and versions per stream, and returns what is read back', async () => {
    const { sqlite } = await freshDatabase();
    const drafts = [draft({ text: 'a' }), draft({ text: 'b' }, 'picture:k1'), { ...draft({ text: 'c' }), happenedAt: '2020-03-24T02:00:00.000Z' }];
    const events = await append(sqlite, drafts);
    expect(events.map(({ position, stream, version }) => [position, stream, version])).toEqual([
      [1, MEETING, 1],
      [2, 'picture:k1', 1],
      [3, MEETING, 2],
    ]);
    expect(events[2]).toMatchObject({ happenedAt: '2020-03-24T02:00:00.000Z', recordedAt: '2020-03-24T08:00:00.000Z', seat: 'secretary', schema: 1 });
    expect(await sqlite.read((sql) => loadAll(sql, 0, 10))).toEqual(events);
    expect(await sqlite.read((sql) => loadAll(sql, 1, 1))).toEqual([events[1]]);
    expect(await sqlite.read((sql) => loadStream(sql, MEETING))).toEqual([events[0], events[2]]);
    expect(await sqlite.read((sql) => loadStream(sql, MEETING, 1))).toEqual([events[2]]);
    expect(await sqlite.read((sql) => streamVersion(sql, 'picture:k2'))).toBe(0);
  });

  it('finds what a command did, so that it is not done twice', async () => {
    const { sqlite } = await freshDatabase();
    const events = await append(sqlite, [draft(), draft()], meta('once'));
    await append(sqlite, [draft()], meta('twice'));
    expect(await sqlite.read((sql) => eventsOfCommand(sql, 'once'))).toEqual(events);
    expect(await sqlite.read((sql) => eventsOfCommand(sql, 'never'))).toEqual([]);
  });

  it('checks the expected versions of all streams first', async () => {
    const { sqlite } = await freshDatabase();
    await append(sqlite, [draft()], meta('c1', { expected: { [MEETING]: 0 } }));
    const late = append(sqlite, [draft({}, 'action:a1'), draft()], meta('c2', { expected: { 'action:a1': 0, [MEETING]: 0 } }));
    await expect(late).rejects.toThrow(new VersionConflict(MEETING, 0, 1));
    expect(await rowsOf(sqlite)).toHaveLength(1);
  });

  it('takes up the chain where it is after a savepoint was undone', async () => {
    const { sqlite } = await freshDatabase();
    await sqlite.write((sql) => {
      for (const command of ['c1', 'c2', 'c3']) {
        sql.savepoint('one');
        appendEvents(sql, [draft({ command }), draft({ command })], meta(command));
        if (command === 'c2') sql.rollbackTo('one');
        else sql.release('one');
      }
    });
    const rows = await rowsOf(sqlite);
    expect(rows.map((row) => [row.position, row.version, row.command_id])).toEqual([
      [1, 1, 'c1'],
      [2, 2, 'c1'],
      [3, 3, 'c3'],
      [4, 4, 'c3'],
    ]);
    expect(verifyChain(rows)).toEqual({ ok: true, events: 4, head: rows[3]!.hash });
    expect(await sqlite.read(readHead)).toEqual({ position: 4, hash: rows[3]!.hash });
  });

  it('keeps the chain with many writers at once', async () => {
    const { sqlite } = await freshDatabase();
    const commands = Array.from({ length: 50 }, (_, index) => `c${index}`);
    await Promise.all(commands.map((command) => append(sqlite, [draft({ command }), draft({ command }, 'picture:k1')], meta(command))));
    expect(verifyChain(await rowsOf(sqlite))).toMatchObject({ ok: true, events: 100 });
  });

  it('refuses a column that could pass for two in the hash, and a payload that JSON would lose', async () => {
    const { sqlite } = await freshDatabase();
    await expect(append(sqlite, [draft()], meta('a|b'))).rejects.toThrow("'a|b'");
    await expect(append(sqlite, [draft()], meta('c', { seat: '' }))).rejects.toThrow("''");
    await expect(append(sqlite, [draft({ at: new Date(0) })])).rejects.toThrow(TypeError);
    expect(await rowsOf(sqlite)).toEqual([]);
  });
});

describe('old shapes', () => {
  it('an event of schema 1 reads in the shape of schema 2, and its hash still verifies', async () => {
    const { sqlite } = await freshDatabase();
    await oldJournal(sqlite, [{ title: 'OTCb', place: 'https://overleg.example/otcb' }, { title: 'BTCb', place: 'Zaal 3' }]);
    const events = await sqlite.read((sql) => loadStream(sql, MEETING));
    expect(events.map(({ schema, payload }) => ({ schema, payload }))).toEqual([
      { schema: 2, payload: { title: 'OTCb', place: null, link: 'https://overleg.example/otcb' } },
      { schema: 2, payload: { title: 'BTCb', place: 'Zaal 3', link: null } },
    ]);
    const rows = await rowsOf(sqlite);
    expect(rows.map((row) => row.schema)).toEqual([1, 1]);
    expect(verifyChain(rows)).toMatchObject({ ok: true, events: 2 });
  });

  it('a new one is written in schema 2 and read as it is', async () => {
    const { sqlite } = await freshDatabase();
    const payload = { title: 'OTCb', place: 'https://kept.example', link: null };
    const [event] = await append(sqlite, [draft(payload, MEETING, 'MeetingCalled')]);
    expect(event).toMatchObject({ schema: 2, payload });
  });

  it('the domain and the steps agree on the schema of every type', () => {
    for (const type of Object.keys(EVENTS)) expect(currentSchema(type), type).toBe((SCHEMA_VERSIONS as Readonly<Record<string, number>>)[type] ?? 1);
    expect(currentSchema('MeetingCalled')).toBe(2);
  });

  it('an event of a newer program is refused', () => {
    expect(() => upcast('MeetingCalled', 3, {})).toThrow('knows up to 2');
  });

  it('a sealed one stays null', async () => {
    const { sqlite } = await freshDatabase();
    await append(sqlite, [draft({ secret: 'x' })]);
    await sqlite.write((sql) => seal(sql, 1));
    const [event] = await sqlite.read((sql) => loadStream(sql, MEETING));
    expect(event?.payload).toBeNull();
  });
});
