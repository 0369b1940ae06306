import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/kernel/canonical.js';

/** The same value with its keys put in another order, at every level. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const made: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).reverse()) made[key] = reordered((value as Record<string, unknown>)[key]);
  return made;
}

describe('canonical JSON', () => {
  it('sorts keys and leaves no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é\n' }], a: true, undefined: undefined })).toBe('{"a":true,"b":[1,{"c":"é\\n","d":null}]}');
  });

  it('says the same of the same value, however its keys are ordered, and is a fixed point', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps any text, also with half surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(canonicalJson({ text }))).toEqual({ text });
      }),
    );
    expect(JSON.parse(Buffer.from(canonicalJson('\ud800'), 'utf8').toString('utf8'))).toBe('\ud800');
  });

  it('refuses what JSON would lose', () => {
    for (const value of [Number.NaN, Infinity, undefined, [undefined], 1n, () => 1, new Date(0), new Map(), Symbol('s')]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});
