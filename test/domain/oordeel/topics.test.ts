import { describe, expect, it } from 'vitest';
import { addArgument, addOption, changeOption, checkFeasibility, reviseProvisional, wordProvisional } from '../../../src/domain/oordeel/content.js';
import { feasibilityComplete, measuresUnchecked, TOPIC_RULES } from '../../../src/domain/oordeel/index.js';
import { dropParked, makeTopicOfParked, parkSolution } from '../../../src/domain/oordeel/parked.js';
import { agreeTopics, changeTopic, discussTopic, dropTopic, orderTopics, proposeTopic } from '../../../src/domain/oordeel/topics.js';
import { adviser, chair, idOf, participant, secretary, table, type Table } from '../../support/slices.js';

const propose = (at: Table, title: string, more: object = {}) => at.does(proposeTopic, { title, ...more }, adviser);
const topic = (at: Table, id: string) => at.meeting.oordeel.topics.get(id)!;

/** A meeting in Oordeel with one topic under discussion. */
function discussing() {
  const at = table().phase('oordeel');
  const topicId = propose(at, 'Mondkapjes');
  at.does(agreeTopics, {});
  at.does(discussTopic, { topicId });
  return { at, topicId };
}

describe('topics and their agreement (R4)', () => {
  it('are proposed and ordered, agreed, then discussed', () => {
    const at = table().phase('oordeel');
    const first = propose(at, 'Mondkapjes', { kind: 'knelpunt', horizon: 'acute', text: 'er komt te weinig binnen' });
    const second = propose(at, 'Evenementen');
    expect(topic(at, first)).toMatchObject({ state: 'proposed', later: false, kind: 'knelpunt', horizon: 'acute', text: 'er komt te weinig binnen', by: 'Amira Haddad' });
    expect(at.refuses(discussTopic, { topicId: first })).toBe('topics-not-agreed');
    at.does(orderTopics, { basedOn: [first, second], topicIds: [second, first] });
    at.does(agreeTopics, {}, chair);
    expect(at.meeting.oordeel).toMatchObject({ order: [second, first], agreed: { by: 'Ruud Bakker' } });
    at.does(discussTopic, { topicId: second });
    expect(at.meeting.oordeel.current).toBe(second);
    expect([topic(at, second).state, topic(at, first).state]).toEqual(['discussed', 'agreed']);
    expect(at.refuses(discussTopic, { topicId: second })).toBe('nothing-changes');
  });

  it('agrees on nothing when there is nothing', () => {
    expect(table().refuses(agreeTopics, {})).toBe('no-topics');
  });

  it('marks topics added after the agreement, which can be discussed', () => {
    const { at } = discussing();
    const later = propose(at, 'Nog iets');
    expect(topic(at, later)).toMatchObject({ later: true, state: 'agreed' });
    expect(at.refuses(discussTopic, { topicId: later })).toBeNull();
  });

  it('discusses in Oordeel or Besluit only, and in free at any time without agreement', () => {
    const { at, topicId } = discussing();
    const other = propose(at, 'Evenementen');
    at.phase('beeld');
    expect(at.refuses(discussTopic, { topicId: other })).toBe('wrong-phase');
    at.phase('besluit');
    expect(at.refuses(discussTopic, { topicId: other })).toBeNull();
    expect(at.refuses(discussTopic, { topicId })).toBeNull();
    expect(topic(at, topicId).discussedAt).toBe(at.events.find(({ type }) => type === 'TopicDiscussed')?.happenedAt);
    const free = table({ method: 'free', phase: 'opening' });
    const point = propose(free, 'Rondvraag');
    expect(free.refuses(addArgument, { topicId: point, side: 'for', text: 'ja' })).toBeNull();
    expect(free.refuses(discussTopic, { topicId: point })).toBeNull();
  });

  it.each([
    ['an argument', addArgument, { side: 'for', text: 'x' }],
    ['an option', addOption, { text: 'x' }],
    ['a feasibility answer', checkFeasibility, { test: 'affordable', answer: 'yes' }],
    ['a provisional decision', wordProvisional, { words: 'x' }],
  ])('refuses %s before its topic is agreed and discussed', (_, definition, input) => {
    const at = table().phase('oordeel');
    const topicId = propose(at, 'Mondkapjes');
    expect(at.refuses(definition as typeof addArgument, { topicId, ...input })).toBe('topics-not-agreed');
    at.does(agreeTopics, {});
    expect(at.refuses(definition as typeof addArgument, { topicId, ...input })).toBe('topic-not-discussed');
    at.does(discussTopic, { topicId });
    expect(at.refuses(definition as typeof addArgument, { topicId, ...input })).toBeNull();
    expect(at.refuses(definition as typeof addArgument, { topicId: idOf(77), ...input })).toBe('unknown-topic');
  });

  it('wants all topics in an order, each once', () => {
    const at = table();
    const [a, b] = [propose(at, 'a'), propose(at, 'b')];
    const basedOn = [a, b];
    expect(at.refuses(orderTopics, { basedOn, topicIds: [a] })).toBe('topics-differ');
    expect(at.refuses(orderTopics, { basedOn, topicIds: [a, a] })).toBe('topics-differ');
    expect(at.refuses(orderTopics, { basedOn, topicIds: [a, idOf(77)] })).toBe('topics-differ');
    expect(at.refuses(orderTopics, { basedOn, topicIds: [a, b] })).toBe('nothing-changes');
  });

  it('orders only what the person saw: not when it was ordered, added to or taken from meanwhile (R16)', () => {
    const at = table();
    const [a, b] = [propose(at, 'a'), propose(at, 'b')];
    at.does(orderTopics, { basedOn: [a, b], topicIds: [b, a] });
    expect(at.refuses(orderTopics, { basedOn: [a, b], topicIds: [b, a] })).toBe('order-changed');
    const c = propose(at, 'c');
    expect(at.refuses(orderTopics, { basedOn: [b, a], topicIds: [a, b] })).toBe('order-changed');
    at.does(dropTopic, { topicId: a, reason: 'later' });
    expect(at.refuses(orderTopics, { basedOn: [b, a, c], topicIds: [b, c, a] })).toBe('order-changed');
    expect(at.refuses(orderTopics, { basedOn: [b, c], topicIds: [c, b] })).toBeNull();
  });

  it('leaves restricted topics in their place for who may not know them', () => {
    const at = table();
    const a = propose(at, 'a');
    const hidden = at.does(proposeTopic, { title: 'besloten', restrictedTo: [secretary.actor.personId] }, secretary);
    const b = propose(at, 'b');
    at.does(orderTopics, { basedOn: [a, b], topicIds: [b, a] }, adviser);
    expect(at.meeting.oordeel.order).toEqual([b, hidden, a]);
    expect(at.refuses(changeTopic, { topicId: hidden, entryVersion: 1, title: 'x' }, adviser)).toBe('unknown-topic');
  });

  it('drops with the reason, and never one that was decided on', () => {
    const { at, topicId } = discussing();
    at.does(dropTopic, { topicId, reason: 'volgende keer' });
    expect(topic(at, topicId)).toMatchObject({ state: 'dropped', droppedReason: 'volgende keer', title: 'Mondkapjes' });
    expect(at.meeting.oordeel).toMatchObject({ order: [], current: null });
    expect(at.refuses(addArgument, { topicId, side: 'for', text: 'x' })).toBe('topic-dropped');
  });

  it('keeps what a topic was called before', () => {
    const at = table();
    const topicId = propose(at, 'Mondkapjes');
    at.does(changeTopic, { topicId, entryVersion: 1, title: 'Beschermingsmiddelen', kind: 'thema', dilemma: 'wie eerst?' });
    expect(topic(at, topicId)).toMatchObject({ title: 'Beschermingsmiddelen', dilemma: 'wie eerst?', entryVersion: 2 });
    expect(topic(at, topicId).corrections).toMatchObject([{ before: { title: 'Mondkapjes', kind: null, dilemma: null } }]);
    expect(at.refuses(changeTopic, { topicId, entryVersion: 1, title: 'x' })).toBe('stale-version');
  });
});

describe('what a topic holds', () => {
  it('letters its options and keeps their earlier words', () => {
    const { at, topicId } = discussing();
    const optionId = at.does(addOption, { topicId, text: 'inkopen', pros: 'snel', cons: 'duur' });
    for (let place = 1; place < 28; place += 1) at.does(addOption, { topicId, text: `optie ${place}` });
    expect(topic(at, topicId).options.map(({ letter }) => letter).filter((_, place) => place % 9 === 0 || place > 24)).toEqual(['A', 'J', 'S', 'Z', 'AA', 'AB']);
    at.does(changeOption, { topicId, optionId, entryVersion: 1, text: 'centraal inkopen', pros: 'snel' });
    expect(topic(at, topicId).options[0]).toMatchObject({ text: 'centraal inkopen', cons: null, corrections: [{ before: { text: 'inkopen', cons: 'duur' } }] });
    expect(at.refuses(changeOption, { topicId, optionId, entryVersion: 1, text: 'x' })).toBe('stale-version');
    expect(at.refuses(changeOption, { topicId, optionId: idOf(77), entryVersion: 1, text: 'x' })).toBe('unknown-option');
  });

  it('attributes an argument only when asked', () => {
    const { at, topicId } = discussing();
    at.does(addArgument, { topicId, side: 'against', text: 'te duur' });
    at.does(addArgument, { topicId, side: 'for', text: 'nodig', speaker: { kind: 'person', id: participant.actor.personId, text: 'Piet Jansen' } });
    expect(topic(at, topicId).arguments.map(({ side, speaker }) => [side, speaker?.text])).toEqual([['against', undefined], ['for', 'Piet Jansen']]);
    expect(at.refuses(addArgument, { topicId, side: 'maybe', text: 'x' })).toBe('side: not-a-side');
  });

  it('counts provisional decisions over the meeting, and revises them', () => {
    const { at, topicId } = discussing();
    const other = propose(at, 'Evenementen');
    at.does(discussTopic, { topicId: other });
    const first = at.does(wordProvisional, { topicId, words: 'Centraal inkopen', measure: 'on' });
    at.does(wordProvisional, { topicId: other, words: 'Afgelasten' });
    expect([topic(at, topicId), topic(at, other)].map(({ provisional }) => provisional[0]?.number)).toEqual([1, 2]);
    at.does(reviseProvisional, { topicId, provisionalId: first, entryVersion: 1, words: 'Samen inkopen' });
    expect(topic(at, topicId).provisional[0]).toMatchObject({ words: 'Samen inkopen', measure: false, corrections: [{ before: { words: 'Centraal inkopen' } }] });
    expect(at.refuses(reviseProvisional, { topicId, provisionalId: first, entryVersion: 1, words: 'x' })).toBe('stale-version');
    expect(at.refuses(wordProvisional, { topicId, words: 'x', optionId: idOf(77) })).toBe('unknown-option');
  });

  it('knows when the feasibility check of a measure is due (R14), and keeps earlier answers', () => {
    const { at, topicId } = discussing();
    at.does(wordProvisional, { topicId, words: 'Sluiten', measure: true });
    expect(measuresUnchecked(topic(at, topicId))).toHaveLength(1);
    at.does(checkFeasibility, { topicId, test: 'practicable', answer: 'yes', remark: 'kan morgen' });
    at.does(checkFeasibility, { topicId, test: 'enforceable', answer: 'unknown' });
    expect(feasibilityComplete(topic(at, topicId))).toBe(false);
    at.does(checkFeasibility, { topicId, test: 'affordable', answer: 'no' });
    at.does(checkFeasibility, { topicId, test: 'practicable', answer: 'no', remark: 'toch niet' });
    expect(feasibilityComplete(topic(at, topicId))).toBe(true);
    expect(measuresUnchecked(topic(at, topicId))).toEqual([]);
    expect(topic(at, topicId).feasibility.practicable).toMatchObject({ answer: 'no', remark: 'toch niet', earlier: [{ answer: 'yes', remark: 'kan morgen' }] });
    expect(measuresUnchecked({ ...topic(at, topicId), feasibility: {}, provisional: [] })).toEqual([]);
  });

  it('refuses an answer to a question of the check that was answered meanwhile (R16); without a version it counts', () => {
    const { at, topicId } = discussing();
    const asked = { topicId, test: 'practicable', answer: 'yes' };
    at.does(checkFeasibility, { ...asked, entryVersion: 0 });
    expect(at.refuses(checkFeasibility, { ...asked, entryVersion: 0 })).toBe('stale-version');
    expect(at.refuses(checkFeasibility, { ...asked, entryVersion: 2 })).toBe('stale-version');
    at.does(checkFeasibility, { ...asked, entryVersion: 1 });
    at.does(checkFeasibility, asked);
    at.does(checkFeasibility, { ...asked, test: 'affordable', entryVersion: '0' });
    expect(topic(at, topicId).feasibility.practicable?.earlier).toHaveLength(2);
  });
});

describe('parked solutions', () => {
  it('become a topic in their words, or are dropped with a reason', () => {
    const at = table();
    const [short, long, none] = ['Sluit de scholen', `Eerste regel\n${'lang '.repeat(200)}`, 'Toch niet'].map((text) => at.does(parkSolution, { text }));
    at.does(makeTopicOfParked, { parkedId: short, kind: 'thema' });
    at.does(makeTopicOfParked, { parkedId: long });
    at.does(dropParked, { parkedId: none, reason: 'al gedaan' });
    expect([...at.meeting.oordeel.topics.values()]).toMatchObject([{ title: 'Sluit de scholen', text: null, kind: 'thema' }, { title: 'Eerste regel', text: expect.stringContaining('lang lang') }]);
    expect(at.meeting.oordeel.parked).toMatchObject([{ topicId: expect.any(String) }, { topicId: expect.any(String) }, { dropped: true, droppedReason: 'al gedaan', text: 'Toch niet' }]);
    expect(at.refuses(makeTopicOfParked, { parkedId: none })).toBe('already-settled');
    expect(at.refuses(dropParked, { parkedId: short, reason: 'x' })).toBe('already-settled');
    expect(at.refuses(dropParked, { parkedId: idOf(77), reason: 'x' })).toBe('unknown-parked');
  });
});

describe('correcting and striking (R7)', () => {
  it('keeps the old text of whatever a topic holds', () => {
    const { at, topicId } = discussing();
    const ids = {
      topic: topicId,
      argument: at.does(addArgument, { topicId, side: 'for', text: 'oud' }),
      option: at.does(addOption, { topicId, text: 'oud' }),
      provisional: at.does(wordProvisional, { topicId, words: 'oud' }),
    };
    for (const [kind, field] of [['topic', 'title'], ['argument', 'text'], ['option', 'text'], ['provisional', 'words']] as const) {
      const rules = TOPIC_RULES[kind];
      const ref = { id: ids[kind], parentId: topicId, entryVersion: 1 };
      const before = rules.find(at.scope, ref) as unknown as Record<string, string>;
      at.accept(rules.correct(at.scope, { ...ref, texts: { [field]: 'nieuw' } }, at.facts(secretary)));
      expect(rules.find(at.scope, ref)).toMatchObject({ [field]: 'nieuw', entryVersion: 2, corrections: [{ before: { [field]: before[field] } }] });
      expect(rules.correct(at.scope, { ...ref, texts: { [field]: 'x' } }, at.facts(secretary))).toMatchObject({ code: 'stale-version' });
      expect(rules.strike(at.scope, { ...ref, id: idOf(77), reason: 'x' }, at.facts(secretary))).toMatchObject({ code: `unknown-${kind}` });
    }
    for (const kind of ['argument', 'option', 'provisional', 'topic'] as const) {
      const ref = { id: ids[kind], parentId: topicId };
      at.accept(TOPIC_RULES[kind].strike(at.scope, { ...ref, entryVersion: 2, reason: 'vergissing' }, at.facts(secretary)));
      expect(TOPIC_RULES[kind].find(at.scope, ref)?.struck).toMatchObject({ reason: 'vergissing' });
    }
    expect(at.meeting.oordeel).toMatchObject({ order: [], current: null });
    expect(at.refuses(addArgument, { topicId, side: 'for', text: 'x' })).toBe('struck');
  });
});
