import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRow } from '../../src/journal/chain.js';
import { verifyChain } from '../../src/journal/verify.js';
import { freshDatabase } from '../support/database.js';
import { append, draft, MEETING, meta, rowsOf, seal } from '../support/journal.js';

async function someRows(): Promise<EventRow[]> {
  const { sqlite } = await freshDatabase();
  await append(sqlite, [draft({ text: 'één' }), draft({ text: '😀' }, 'picture:k1')], meta('c1', { seat: null }));
  await append(sqlite, [draft({ text: 'drie' }), draft({ text: 'vier' })], meta('c2'));
  return rowsOf(sqlite);
}

const at = (rows: readonly EventRow[], position: number, change: Partial<EventRow>): EventRow[] =>
  rows.map((row) => (row.position === position ? { ...row, ...change } : row));

describe('verifying the chain', () => {
  it('hashes exactly as described: columns joined by a bar, payload by its hash', async () => {
    const [, row] = await someRows();
    const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    expect(row!.payload).toBe('{"text":"😀"}');
    expect(row!.payload_hash).toBe(sha('{"text":"😀"}'));
    const actor = '{"kind":"person","name":"J. | de Vries","personId":"p1"}';
    const time = '2020-03-24T08:00:00.000Z';
    expect(row!.hash).toBe(sha([row!.previous_hash, 'picture:k1', '1', 'SomethingHappened', '1', time, time, actor, '', 'c1', row!.payload_hash].join('|')));
  });

  it('says how many events an empty and an honest journal have', async () => {
    expect(verifyChain([])).toEqual({ ok: true, events: 0, head: '0'.repeat(64) });
    const rows = await someRows();
    expect(verifyChain(rows)).toEqual({ ok: true, events: 4, head: rows[3]!.hash });
  });

  it('names the place and the kind of a change', async () => {
    const rows = await someRows();
    expect(verifyChain(at(rows, 2, { payload: '{"text":"😁"}' }))).toEqual({ ok: false, position: 2, reason: 'payload-changed' });
    expect(verifyChain(at(rows, 3, { actor: '{}' }))).toEqual({ ok: false, position: 3, reason: 'event-changed' });
    expect(verifyChain(at(rows, 3, { previous_hash: rows[0]!.hash }))).toEqual({ ok: false, position: 3, reason: 'chain-broken' });
    expect(verifyChain(rows.filter(({ position }) => position !== 2))).toEqual({ ok: false, position: 3, reason: 'position-gap' });
    expect(verifyChain(at(rows, 4, { payload: null }))).toEqual({ ok: false, position: 4, reason: 'payload-missing' });
  });

  it('notices any one change of any column, at its place', async () => {
    const rows = await someRows();
    const columns = Object.keys(rows[0]!) as (keyof EventRow)[];
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.constantFrom(...columns), fc.nat(), (row, column, where) => {
        const report = verifyChain(at(rows, row.position, { [column]: changedValue(row[column], where) }));
        // A changed position is out of place itself; every other change shows where it was made.
        expect(report).toMatchObject(column === 'position' ? { ok: false } : { ok: false, position: row.position });
      }),
      { numRuns: 300 },
    );
  });

  it('notices events that were put in another order or added without the chain', async () => {
    const rows = await someRows();
    const added = { ...rows[3]!, position: 5, version: 4 };
    expect(verifyChain([...rows, added])).toEqual({ ok: false, position: 5, reason: 'chain-broken' });
    expect(verifyChain([rows[1]!, rows[0]!])).toMatchObject({ ok: false, position: 2 });
  });
});

function changedValue(value: string | number | null, where: number): string | number {
  if (value === null) return 'someone';
  if (typeof value === 'number') return value + 1;
  const index = where % value.length;
  return value.slice(0, index) + (value[index] === '0' ? '1' : '0') + value.slice(index + 1);
}

describe('verifying sealed removals', () => {
  it('accepts a destroyed payload that an event names', async () => {
    const { sqlite } = await freshDatabase();
    await append(sqlite, [draft({ secret: 'x' }), draft({ text: 'y' })]);
    await sqlite.write((sql) => seal(sql, 1));
    const rows = await rowsOf(sqlite);
    expect(rows[0]!.payload).toBeNull();
    expect(verifyChain(rows)).toMatchObject({ ok: true, events: 3 });
  });

  it('does not accept a seal of something else, or one whose payload is still there', async () => {
    const { sqlite } = await freshDatabase();
    const [first] = await append(sqlite, [draft({ secret: 'x' }), draft({ text: 'y' })]);
    const [row] = await rowsOf(sqlite);
    await append(sqlite, [draft({ position: first!.position, payloadHash: row!.payload_hash }, MEETING, 'PayloadSealed')]);
    const rows = await rowsOf(sqlite);
    expect(verifyChain(rows)).toEqual({ ok: false, position: 3, reason: 'seal-without-removal' });
    expect(verifyChain(at(rows, 2, { payload: null }))).toEqual({ ok: false, position: 3, reason: 'seal-without-removal' });
  });
});
