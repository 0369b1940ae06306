import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asEntries, Entries } from '../../../src/domain/kernel/entries.js';

it('keeps every version as it was, in the order of entry, whoever reads or changes which version when', () => {
  const step = fc.record({ from: fc.nat(), key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(), read: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const versions: [Entries<number>, Map<string, number>][] = [[Entries.none<number>(), new Map()]];
      for (const { from, key, value, read } of steps) {
        const [entries, model] = versions[from % versions.length]!;
        if (read) expect([...entries]).toEqual([...model]);
        versions.push([entries.with(key, value), new Map(model).set(key, value)]);
      }
      for (const [entries, model] of versions) {
        expect([...entries]).toEqual([...model]);
        expect([entries.size, entries.get('a'), entries.has('b')]).toEqual([model.size, model.get('a'), model.has('b')]);
      }
    }),
  );
});

it('does not disturb who is walking through it', () => {
  let entries = Entries.from([['a', 1], ['b', 2]]);
  const seen: string[] = [];
  for (const [key, value] of entries) {
    seen.push(key);
    entries = entries.with(`${key}${value}`, value);
  }
  expect(seen).toEqual(['a', 'b']);
  expect([...entries.keys()]).toEqual(['a', 'b', 'a1', 'b2']);
});

it('takes over any map', () => {
  const map = new Map([['a', 1]]);
  const entries = asEntries<number>(map).with('b', 2);
  expect([...entries.values()]).toEqual([1, 2]);
  expect(map.size).toBe(1);
  expect(asEntries(entries)).toBe(entries);
});

it('tells what changed since an older version, or that it cannot tell', () => {
  const first = Entries.from([['a', 1], ['b', 2]]);
  const second = first.with('c', 3);
  const third = second.with('a', 9);
  expect(third.changedSince(first)).toEqual(['c', 'a']);
  expect(third.changedSince(third)).toEqual([]);
  expect(first.changedSince(third)).toBeNull();
  expect(third.changedSince(new Map())).toBeNull();
  expect([...first.values()]).toEqual([1, 2]);
  expect(third.changedSince(first)).toEqual(['c', 'a']);
  first.with('b', 0);
  expect(third.changedSince(first)).toBeNull();
});

it('can be changed while it visits each entry, and later without a copy', () => {
  const start = Entries.from([['a', 1], ['b', 2]]);
  let changed = start;
  const visited: string[] = [];
  start.forEach((value, key) => {
    visited.push(key);
    changed = changed.with(`${key}x`, value);
  });
  expect(visited).toEqual(['a', 'b']);
  expect([...start.keys()]).toEqual(['a', 'b']);
  expect([...changed.keys()]).toEqual(['a', 'b', 'ax', 'bx']);
});
