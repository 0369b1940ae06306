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
