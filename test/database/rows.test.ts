import { describe, expect, it } from 'vitest';
import { applyRows, keyOf, PROJECTION_TABLES, type RowChange } from '../../src/database/rows.js';
import { freshDatabase } from '../support/database.js';

const seat = { meetingId: 'm1', personId: 'p1', roles: 'secretary', presence: 'present' };
const decision = {
  id: 'd1', crisisId: 'k1', teamId: 't1', meetingId: 'm1', number: 'B1', words: 'Doen', outcome: 'taken',
  confirmation: 'confirmed', urgent: true, decidedAt: '2020-03-24T08:00:00.000Z', struck: false, restrictedTo: null,
};

describe('changes of projections', () => {
  async function after(changes: readonly RowChange[]) {
    const { sqlite, prisma } = await freshDatabase();
    await sqlite.write((sql) => applyRows(sql, changes));
    return prisma;
  }

  it('an upsert makes a row, and then changes only the columns it names', async () => {
    const prisma = await after([
      { table: 'Decision', op: 'upsert', row: decision },
      { table: 'Decision', op: 'upsert', row: { ...decision, words: 'Toch niet', struck: undefined, endDate: '2020-04-01' } },
      { table: 'MeetingSeat', op: 'upsert', row: seat },
      { table: 'MeetingSeat', op: 'upsert', row: { ...seat, presence: 'absent' } },
    ]);
    expect(await prisma.decision.findMany()).toEqual([expect.objectContaining({ words: 'Toch niet', urgent: true, struck: false, endDate: '2020-04-01' })]);
    expect(await prisma.meetingSeat.findMany()).toMatchObject([{ ...seat, presence: 'absent' }]);
  });

  it('update and delete reach the rows that match, null included', async () => {
    const prisma = await after([
      { table: 'Decision', op: 'upsert', row: decision },
      { table: 'Decision', op: 'upsert', row: { ...decision, id: 'd2', restrictedTo: 'p1' } },
      { table: 'Decision', op: 'update', where: { meetingId: 'm1', restrictedTo: null }, set: { struck: true } },
      { table: 'Decision', op: 'delete', where: { id: 'd2' } },
    ]);
    expect(await prisma.decision.findMany()).toEqual([expect.objectContaining({ id: 'd1', struck: true })]);
  });

  it('never change a whole table by a forgotten condition', async () => {
    await expect(after([{ table: 'Decision', op: 'delete', where: {} }])).rejects.toThrow('Decision names no row');
  });

  it('know the real key of every projection table', async () => {
    const { sqlite } = await freshDatabase();
    for (const table of PROJECTION_TABLES) {
      const columns = await sqlite.read((sql) => sql.all<{ name: string; pk: number }>(`PRAGMA table_info("${table}")`));
      const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      expect(key.map(({ name }) => name), table).toEqual(keyOf(table));
    }
  });
});
