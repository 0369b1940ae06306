import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTS, ENTRIES, LINE_COMMAND_LIST, parseLine, type LineContext } from '../../../src/domain/entry-line/index.js';
import { context, PARTIES } from './lines.js';

const RUNS = 20_000;

const names = PARTIES.flatMap((one) => one.names);
const words = LINE_COMMAND_LIST.flatMap(({ nl, en, letters = [] }) => [...nl, ...en, ...letters]);
const days = ['27-3', '27/3/2020', '31-2', 'vandaag', 'dinsdag', 'volgende week vrijdag', 'over 3 dagen', '27 maart 12.00', '1 mei', 'next friday', '99-99', 'om 12:00', 'vr'];
const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  fc.constantFrom(...names),
  fc.constantFrom(...names).map((name) => `${name}: `),
  fc.constantFrom(...names).map((name) => `@${name}`),
  fc.constantFrom(...words).map((word) => `/${word} `),
  fc.constantFrom(...days),
  fc.constantFrom('!feit', '!a', '#bron', '#source: x', '@', '//', '\\', '"', '@"a b"', '!', '#', ' ', '  ', '\n', '\t', ':', ', ', '.', 'voor', 'uiterlijk', '\u00a0', '\u202e'),
);
const lines = fc.array(fc.tuple(pieces, fc.constantFrom('', ' ', ' ')).map((two) => two.join('')), { maxLength: 10 }).map((all) => all.join(''));
const contexts: fc.Arbitrary<LineContext> = fc
  .record({
    phase: fc.constantFrom('opening', 'beeld', 'oordeel', 'besluit', 'sluiting'),
    method: fc.constantFrom('bob', 'free'),
    usual: fc.constantFrom(...ENTRIES),
    can: fc.constantFrom<LineContext['can']>([], [...ENTRIES], [...ENTRIES, ...ACTS]),
    today: fc.constantFrom('2020-03-24', '2020-02-29', '2020-12-31'),
    decidable: fc.constantFrom<LineContext['decidable']>({ waiting: null, topics: [] }, { waiting: { id: 'v1', number: 1, words: 'x' }, topics: [{ id: 't1', title: 'T' }] }),
  })
  .map((change) => context(change));

it('never throws, and every character of a line is in exactly one part', () => {
  fc.assert(
    fc.property(lines, contexts, (line, here) => {
      const read = parseLine(line, here);
      expect(read.parts.map(({ text }) => text).join('')).toBe(line);
      expect(read.parts.every(({ text }) => text !== '')).toBe(true);
      expect(read.text).toBe(read.parts.map(({ role, text }) => (role === 'text' ? text : '')).join('').trim());
    }),
    { seed: 20200324, numRuns: RUNS },
  );
});

it('says what became of every word that is not in the text', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(lines, contexts, (line, here) => {
      const read = parseLine(line, here);
      const has = (role: string) => read.parts.some((part) => part.role === role && letters(part.text) !== '');
      const asked = (about: string) => read.questions.some((one) => one.about === about);
      if (has('speaker')) expect(read.speaker !== null || asked('speaker')).toBe(true);
      if (has('certainty')) expect(read.certainty !== null || asked('certainty')).toBe(true);
      if (has('source')) expect(read.source).not.toBeNull();
      if (has('owner')) expect(read.owner !== null || asked('owner')).toBe(true);
      if (has('due')) expect(read.due !== null || asked('due')).toBe(true);
      if (has('target')) expect(read.target !== null || read.phase !== null || read.what === 'all-present' || asked('target') || asked('phase')).toBe(true);
      if (has('command')) expect(read.what).not.toBeNull();
    }),
    { seed: 20200324, numRuns: RUNS },
  );
});

it('asks no more once every question is answered with one of its choices', () => {
  fc.assert(
    fc.property(lines, contexts, fc.nat(), (line, here, pick) => {
      let answers: readonly string[] = [];
      for (let round = 0; round < 6; round += 1) {
        const { questions } = parseLine(line, { ...here, answers });
        const [first] = questions;
        const choice = first?.choices[pick % Math.max(1, first.choices.length)];
        if (first === undefined || choice === undefined) return;
        answers = [...answers, `${first.about}=${choice.value}`];
      }
      throw new Error(`it goes on asking: ${line}`);
    }),
    { seed: 20200324, numRuns: RUNS },
  );
});
