import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonFault, readJson } from '../../src/cli/json-lines.js';

const FILE = `[
 {"id": "a",
  "points": [
   {"text": "een"},
   {"text": "twee",
    "due": null}
  ]}
]`;

describe('reading JSON with its lines', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text).value).toEqual(JSON.parse(text));
      }),
      { seed: 7 },
    );
  });

  it.each([
    [[], 1],
    [['0', 'id'], 2],
    [['0', 'points', '1', 'text'], 5],
    [['0', 'points', '1', 'due'], 6],
    [['0', 'points', '1', 'phase'], 5],
    [['3'], 1],
  ])('knows the line of %j', (path, line) => {
    expect(readJson(FILE).lineOf(path)).toBe(line);
  });

  it.each([
    ['', 1],
    ['[1,\n2,\n]', 3],
    ['{"a": 1\n "b": 2}', 2],
    ['{"a": 1}\n\nx', 3],
    ['{"a": 1,\n"a": 2}', 2],
    ['["tab\there"]', 1],
    ['{\n"a" 1}', 2],
    ['[01]', 1],
    ['['.repeat(1000), 1],
  ])('says on which line %j goes wrong', (text, line) => {
    expect(() => readJson(text)).toThrow(JsonFault);
    try {
      readJson(text);
    } catch (error) {
      expect((error as JsonFault).line).toBe(line);
    }
  });
});
