import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput, removedCharacters } from '../../../src/domain/kernel/parse.js';
import { line } from '../../../src/domain/kernel/text.js';

const schema = z.object({ text: line(), minutes: z.number().max(600), kind: z.enum(['a', 'b']), ids: z.array(z.string()) });

it('tells what is missing from what is of the wrong kind, and names every field', () => {
  expect(parseInput(schema, { minutes: 'ten', kind: 'c' })).toEqual({
    rejected: true,
    code: 'invalid-input',
    issues: [
      { field: 'text', code: 'required' },
      { field: 'minutes', code: 'invalid' },
      { field: 'kind', code: 'not-in-list' },
      { field: 'ids', code: 'required' },
    ],
  });
});

it('says the limits', () => {
  const wrong = { text: 'x'.repeat(301), minutes: 601, kind: 'a', ids: [] };
  expect(parseInput(schema, wrong)).toMatchObject({
    issues: [
      { field: 'text', code: 'too-long', details: { max: 300 } },
      { field: 'minutes', code: 'too-large', details: { max: 600 } },
    ],
  });
});

it('counts control characters wherever texts are', () => {
  expect(removedCharacters({ a: 'x\u0000', b: [{ c: '\u0007\u001b' }], d: 3, e: null })).toBe(3);
});
