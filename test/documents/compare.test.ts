import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMinutes, type Comparison } from '../../src/documents/minutes/compare.js';
import { comparedWords, textWithout } from '../../src/documents/minutes/compare.words.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { passagesOf } from '../../src/documents/minutes/passages.js';
import { eventfulMeeting } from './eventful-meeting.js';
import { fullMeeting } from './full-meeting.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water' };
const MODELS = [minutesOf(fullMeeting().scope, OPTIONS), minutesOf(eventfulMeeting().scope, OPTIONS)] as const;
const [FULL] = MODELS;

const copy = (model: MinutesModel) => JSON.parse(JSON.stringify(model)) as MinutesModel;

/** Texts that share words, as versions of one sentence do, and texts of any signs. */
const sentence = fc.array(fc.constantFrom('het', 'bezoek', 'wordt', 'beperkt', 'tot', 'één', 'persoon', '\n', '  ', '3,5', '€', 'patiënt', '🙂', '.'), { maxLength: 30 }).map((words) => words.join(' '));
const anyText = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 80 }));

describe('two texts word by word', () => {
  it('give the later text without what was removed, and the earlier one without what was added', () => {
    fc.assert(
      fc.property(anyText, anyText, (earlier, later) => {
        const pieces = comparedWords(earlier, later);
        expect(textWithout('removed', pieces)).toBe(later);
        expect(textWithout('added', pieces)).toBe(earlier);
        expect(pieces.every(({ text }) => text !== '')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('show whole words', () => {
    expect(comparedWords('Bezoek wordt beperkt tot één persoon.', 'Bezoek wordt beperkt tot twee personen.').filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([
      ['removed', 'één'],
      ['added', 'twee'],
      ['removed', 'persoon'],
      ['added', 'personen'],
    ]);
  });

  it('that have nothing in common are given up soon', () => {
    const words = (sign: string) => Array.from({ length: 3_000 }, (_, nr) => `${sign}${nr}`).join(' ');
    expect(comparedWords(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('two versions of the minutes', () => {
  it('that are the same differ in nothing', () => {
    for (const model of MODELS) expect(compareMinutes(model, copy(model)).differences).toBe(0);
  });

  it('give each version back, passage by passage and line by line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), changes, changes, (model, before, after) => {
        const [earlier, later] = [before.reduce(changed, copy(model)), after.reduce(changed, copy(model))];
        const compared = compareMinutes(earlier, later);
        expect(versionIn(compared, 'removed')).toEqual(linesOf(later));
        expect(versionIn(compared, 'added')).toEqual(linesOf(earlier));
      }),
      { numRuns: 150 },
    );
  });

  it('show what was corrected once, and not as a history as well', () => {
    const later = copy(FULL);
    const [decision] = later.decisions;
    if (!decision) throw new Error('no decision');
    const [words, before] = ['Andere woorden.', { words: decision.words }];
    Object.assign(decision, { words, mark: { ...decision.mark, entryVersion: 9, corrections: [{ at: '2020-03-25T08:00:00Z', by: 'Sam Secretaris', before }] } });
    const { chapters, differences } = compareMinutes(FULL, later);
    expect(differences).toBe(1);
    const passage = chapters.flatMap(({ passages }) => passages).find(({ id }) => id === `decision-${decision.id}`);
    expect(passage?.fate).toBe('changed');
    expect(passage?.lines.filter(({ fate }) => fate !== 'same').map(({ pieces }) => textWithout('removed', pieces))).toEqual([words]);
  });

  it('say what is new, what is gone and what was struck', () => {
    const earlier = copy(FULL);
    const later = copy(FULL);
    const [gone] = later.remarks;
    const [struck] = later.decisions;
    const fresh = earlier.actions[0];
    if (!gone || !struck || !fresh) throw new Error('too little in this meeting');
    Object.assign(later, { remarks: later.remarks.slice(1) });
    Object.assign(earlier, { actions: [] });
    Object.assign(struck.mark, { struck: { at: '2020-03-25T08:00:00Z', by: 'Sam Secretaris', reason: 'Dubbel.' } });
    const all = compareMinutes(earlier, later).chapters.flatMap(({ passages }) => passages);
    const fateOf = (id: string) => all.find((passage) => passage.id === id);
    expect(fateOf(`remark-${gone.id}`)?.fate).toBe('gone');
    expect(fateOf(`action-${fresh.id}`)?.fate).toBe('new');
    expect(fateOf(`decision-${struck.id}`)).toMatchObject({ fate: 'changed', struck: true });
  });
});

/** Something that became of minutes: a text changed, an entry left out. */
type Change = { readonly what: 'decision' | 'statement' | 'topic' | 'action' | 'remark'; readonly nth: number; readonly text: string | null };
const changes = fc.array(
  fc.record({ what: fc.constantFrom('decision' as const, 'statement' as const, 'topic' as const, 'action' as const, 'remark' as const), nth: fc.nat(5), text: fc.option(anyText) }),
  { maxLength: 6 },
);

function changed(model: MinutesModel, { what, nth, text }: Change): MinutesModel {
  const lists = { decision: model.decisions, statement: model.beeld.statements, topic: model.oordeel.topics, action: model.actions, remark: model.remarks };
  const field = { decision: 'words', statement: 'text', topic: 'title', action: 'what', remark: 'text' }[what];
  const list = lists[what] as unknown as Record<string, unknown>[];
  const entry = list[nth];
  if (entry === undefined) return model;
  if (text === null) list.splice(nth, 1);
  else entry[field] = text;
  return model;
}

type Lines = Record<string, readonly (readonly [label: string, text: string])[]>;

function linesOf(model: MinutesModel): Lines {
  return Object.fromEntries(passagesOf(model).flatMap(({ id, passages }) => passages.map((passage) => [`${id} ${passage.id}`, inOrder(passage.lines.map(({ label, text }) => [label, text] as const))])));
}

function versionIn({ chapters }: Comparison, without: 'added' | 'removed'): Lines {
  const missing = without === 'removed' ? 'gone' : 'new';
  const passages = chapters.flatMap(({ id, passages }) => passages.map((passage) => ({ ...passage, id: `${id} ${passage.id}` })));
  return Object.fromEntries(
    passages
      .filter(({ fate }) => fate !== missing)
      .map(({ id, lines }) => [id, inOrder(lines.filter(({ fate }) => fate !== missing).map(({ label, pieces }) => [label, textWithout(without, pieces)] as const))]),
  );
}

const inOrder = (lines: (readonly [string, string])[]) => lines.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
