import { describe, expect, it } from 'vitest';
import { DECISION_FIELDS } from '../../../src/domain/besluit/index.js';
import { SUBSTANCE } from '../../../src/domain/besluit/fields.js';
import { beeldSteps, chair, expert, inMeeting, MEETING, secretary } from '../../support/crisis.js';
import { does, given, type Step, type World } from '../../support/given.js';

type Field = (typeof DECISION_FIELDS)[number];
const VALUES: Readonly<Record<string, readonly [string, string]>> = {
  effectiveFrom: ['2020-03-25', '2020-03-26'],
  endDate: ['2020-05-01', '2020-06-01'],
  reviewDate: ['2020-04-01', '2020-04-02'],
  considerUntil: ['2020-04-01', '2020-04-02'],
  releaseAt: ['2020-03-24T15:00:00.000Z', '2020-03-24T16:00:00.000Z'],
};
const valueOf = (field: Field, which: 0 | 1) => VALUES[field]?.[which] ?? ['zoals besloten', 'anders'][which];

const decided = (fields: object, by = secretary): Step[] => [
  ...beeldSteps(),
  does(by, 'Decide', { ...inMeeting, urgent: true, outcome: 'taken', words: 'Centraal inkopen', fields }),
  ...(by === chair ? [] : [does(chair, 'ConfirmDecision', (world) => ({ ...inMeeting, decisionId: world.last('decisionId'), entryVersion: 1 }))]),
];
const named = (world: World) => ({ ...inMeeting, decisionId: world.last('decisionId'), entryVersion: decision(world).entryVersion });
const completes = (by: typeof chair, fields: object) => does(by, 'CompleteDecision', (world) => ({ ...named(world), fields }));
const corrects = (by: typeof chair, texts: object) =>
  does(by, 'CorrectEntry', (world) => ({ ...inMeeting, kind: 'decision', id: world.last('decisionId'), entryVersion: decision(world).entryVersion, texts }));
function decision(world: World) {
  const last = [...world.meeting(MEETING).besluit.decisions.values()].at(-1);
  if (!last) throw new Error('no decision');
  return last;
}

describe('what was confirmed and changes in substance is confirmed again (R1)', () => {
  it('knows of every field whether it says what was decided, or how that came about', () => {
    const account = ['reason', 'otherSide', 'dissent', 'intendedEffect'];
    expect([...SUBSTANCE, ...account].sort()).toEqual([...DECISION_FIELDS].sort());
  });

  it.each(DECISION_FIELDS.flatMap((field) => [[field, completes], [field, corrects]] as const))('%s, changed', (field, change) => {
    const before = { [field]: valueOf(field, 0) };
    for (const [after, text] of [['other words', valueOf(field, 1)], ['none', '']] as const) {
      const { world } = given(...decided(before), change(secretary, { [field]: text }));
      const state = SUBSTANCE.includes(field) ? 'to-confirm' : 'in-person';
      expect(decision(world).confirmation.state, after).toBe(state);
      expect(decision(world).fields[field]).toBe(text === '' ? null : text);
      expect(decision(world).corrections.at(-1)?.before).toEqual(before);
    }
  });

  it.each(SUBSTANCE)('not when an empty %s is filled in', (field) => {
    for (const change of [completes, corrects]) {
      const { world } = given(...decided({}), change(secretary, { [field]: valueOf(field, 0) }));
      expect(decision(world).confirmation.state).toBe('in-person');
    }
  });

  it('also when it was confirmed orally, and then whoever typed it does not confirm it', () => {
    const orally = does(secretary, 'ConfirmOrally', (world) => ({ ...inMeeting, decisions: [{ decisionId: world.last('decisionId'), entryVersion: 1 }] }));
    const { world } = given(...decided({ mandate: 'OTCb' }).slice(0, -1), orally, completes(secretary, { mandate: 'MCCb' }));
    expect(decision(world)).toMatchObject({ confirmation: { state: 'to-confirm', by: null }, typedBy: secretary.personId });
  });

  it("not by the decider's own change, nor while it was still to be confirmed", () => {
    const own = given(...decided({ mandate: 'OTCb' }, chair), completes(chair, { mandate: 'MCCb' })).world;
    expect(decision(own).confirmation.state).toBe('in-person');
    const waits = given(...decided({ mandate: 'OTCb' }).slice(0, -1), completes(secretary, { mandate: 'MCCb' }));
    expect(waits.world.events.at(-1)?.payload).not.toHaveProperty('reopens');
  });

  it('after closing as well, and it can be confirmed again then', () => {
    const closing = (['oordeel', 'besluit', 'sluiting'] as const).map((phase) => does(chair, 'MoveToPhase', { ...inMeeting, phase }));
    const again = does(chair, 'ConfirmDecision', named);
    const { world } = given(...decided({ reviewDate: '2020-04-01' }), ...closing, does(secretary, 'CloseMeeting', inMeeting), corrects(secretary, { reviewDate: '2020-05-01' }), again);
    expect(decision(world).confirmation).toMatchObject({ state: 'in-person', by: chair.name });
  });

  it('an event of before it was kept says nothing of it, and folds as it did', () => {
    const { world } = given(...decided({ mandate: 'OTCb' }), completes(secretary, { reason: 'schaarste' }));
    expect(world.events.at(-1)).toMatchObject({ type: 'DecisionCompleted', payload: { fields: { reason: 'schaarste' } } });
    expect(decision(world).confirmation.state).toBe('in-person');
    given(...decided({})).when(completes(expert, { reason: 'x' })).rejects('offer-instead');
  });
});
