import { describe, expect, it } from 'vitest';
import { confirmDecision, confirmOrally, objectToDecision } from '../../../src/domain/besluit/confirm.js';
import { completeDecision, DECISION_RULES } from '../../../src/domain/besluit/corrections.js';
import { decide } from '../../../src/domain/besluit/decide.js';
import { evolveBesluit } from '../../../src/domain/besluit/index.js';
import { addStatement } from '../../../src/domain/beeld/decide.js';
import { reviseProvisional, wordProvisional } from '../../../src/domain/oordeel/content.js';
import { TOPIC_RULES } from '../../../src/domain/oordeel/corrections.js';
import { agreeTopics, discussTopic, dropTopic, proposeTopic } from '../../../src/domain/oordeel/topics.js';
import { adviser, chair, idOf, MEETING_ID, minute, participant, secretary, successor, table, type Table } from '../../support/slices.js';

/** A meeting in Besluit with one provisional decision. */
function atBesluit(restrictedTo: readonly (string | null)[] | null = null) {
  const at = table().phase('oordeel');
  const topicId = at.does(proposeTopic, { title: 'Mondkapjes', restrictedTo });
  at.does(agreeTopics, {});
  at.does(discussTopic, { topicId });
  const provisionalId = at.does(wordProvisional, { topicId, words: 'Centraal inkopen' });
  at.phase('besluit');
  return { at, topicId, provisionalId, put: { topicId, provisionalId, outcome: 'taken', words: 'Centraal inkopen' } };
}
/** A decision as it was read back, at a version. */
const read = (decisionId: string, entryVersion = 1) => ({ decisionId, entryVersion });
const get = (at: Table, id: string) => at.meeting.besluit.decisions.get(id)!;

describe('taking decisions', () => {
  it('numbers per meeting, and keeps who was present and which picture there was', () => {
    const { at, put, topicId, provisionalId } = atBesluit();
    at.does(addStatement, { text: 'nieuws' });
    const first = at.does(decide, put, chair);
    const second = at.does(decide, { outcome: 'rejected', words: 'Geen export', urgent: 'on' });
    expect(get(at, first)).toMatchObject({ number: 1, reference: 'COV-OTCb-2020-07-B1', topicId, provisionalId, outcome: 'taken', wordsBefore: null, urgent: false, pictureVersion: 1 });
    expect(get(at, second)).toMatchObject({ number: 2, reference: 'COV-OTCb-2020-07-B2', topicId: null, urgent: true });
    // The adviser came in the tenth minute; the participant left in the fifth.
    expect(get(at, first).present.map(({ name }) => name)).toEqual(['Sanne de Vries', 'Ruud Bakker']);
    expect(at.meeting.oordeel.topics.get(topicId)?.provisional[0]?.decisionId).toBe(first);
  });

  it('counts as taken when a decider does it, and waits to be confirmed when the secretary types it (R1)', () => {
    const { at, put } = atBesluit();
    const typed = at.does(decide, { ...put, outcome: 'deferred' }, secretary);
    const own = at.does(decide, put, chair);
    expect(get(at, typed).confirmation).toMatchObject({ state: 'to-confirm', by: null, at: null });
    expect(get(at, own).confirmation).toMatchObject({ state: 'in-person', by: 'Ruud Bakker', byPersonId: chair.actor.personId, at: at.now, asSuccessor: false });
  });

  it('falls in Besluit, unless urgent or forwarded', () => {
    const { at, put, topicId } = atBesluit();
    at.phase('oordeel');
    expect(at.refuses(decide, put)).toBe('wrong-phase');
    expect(at.refuses(decide, { topicId, outcome: 'forwarded', words: 'naar BTCb', fields: { forwardedTo: 'BTCb' } })).toBeNull();
    expect(at.refuses(decide, { topicId, outcome: 'taken', words: 'nu', urgent: true })).toBeNull();
  });

  it('may be entered after Besluit when it happened in it', () => {
    const { at, put } = atBesluit();
    const inBesluit = at.now;
    at.does(addStatement, { text: 'tijd gaat voorbij' });
    at.phase('sluiting');
    expect(at.refuses(decide, put)).toBe('wrong-phase');
    const late = at.does(decide, { ...put, happenedAt: inBesluit });
    expect(get(at, late)).toMatchObject({ late: true, happenedAt: inBesluit });
  });

  it('names its topic, unless urgent (R5); in free it need not', () => {
    const { at } = atBesluit();
    expect(at.refuses(decide, { outcome: 'taken', words: 'x' })).toBe('topic-missing');
    expect(at.refuses(decide, { outcome: 'taken', words: 'x', urgent: true })).toBeNull();
    expect(at.refuses(decide, { topicId: idOf(77), outcome: 'taken', words: 'x', urgent: true })).toBe('unknown-topic');
    expect(table({ method: 'free', phase: 'opening' }).refuses(decide, { outcome: 'taken', words: 'x' })).toBeNull();
  });

  it('finds the topic of a provisional decision, and refuses one that is unknown or dropped', () => {
    const { at, provisionalId, topicId, put } = atBesluit();
    const other = at.does(proposeTopic, { title: 'Evenementen' });
    expect(at.refuses(decide, { ...put, topicId: other })).toBe('unknown-provisional');
    expect(at.refuses(decide, { outcome: 'taken', words: 'x', provisionalId: idOf(77) })).toBe('unknown-provisional');
    const id = at.does(decide, { provisionalId, outcome: 'taken', words: 'Centraal inkopen' });
    expect(get(at, id).topicId).toBe(topicId);
    at.does(dropTopic, { topicId: other, reason: 'x' });
    expect(at.refuses(decide, { topicId: other, outcome: 'taken', words: 'x' })).toBe('topic-dropped');
    expect(at.refuses(dropTopic, { topicId, reason: 'x' })).toBe('topic-decided');
  });

  it('is about a topic that was discussed, unless it is urgent or puts the topic off (R4, R5)', () => {
    const { at } = atBesluit();
    const topicId = at.does(proposeTopic, { title: 'Evenementen' });
    expect(at.refuses(decide, { topicId, outcome: 'taken', words: 'Geen evenementen' })).toBe('topic-not-discussed');
    expect(at.refuses(decide, { topicId, outcome: 'deferred', words: 'Volgende keer' })).toBeNull();
    expect(at.refuses(decide, { topicId, outcome: 'taken', words: 'Geen evenementen', urgent: true })).toBeNull();
  });

  it('holds its topic, with or without a provisional decision: that is not dropped or struck any more', () => {
    const { at } = atBesluit();
    const topicId = at.does(proposeTopic, { title: 'Evenementen' });
    const id = at.does(decide, { topicId, outcome: 'taken', words: 'Geen evenementen', urgent: true });
    const strike = () => TOPIC_RULES.topic.strike(at.scope, { id: topicId, parentId: null, entryVersion: 1, reason: 'x' }, at.facts(secretary));
    expect(at.refuses(dropTopic, { topicId, reason: 'x' })).toBe('topic-decided');
    expect(strike()).toMatchObject({ code: 'topic-decided' });
    at.accept(DECISION_RULES.strike(at.scope, { id, parentId: null, entryVersion: 1, reason: 'vergissing' }, at.facts(secretary)));
    expect(strike()).toMatchObject([{ type: 'TopicEntryStruck' }]);
    expect(at.refuses(dropTopic, { topicId, reason: 'x' })).toBeNull();
  });

  it('keeps the provisional words when they were amended', () => {
    const { at, put } = atBesluit();
    const id = at.does(decide, { ...put, outcome: 'amended', words: 'Samen inkopen' });
    expect(get(at, id)).toMatchObject({ words: 'Samen inkopen', wordsBefore: 'Centraal inkopen' });
    expect(atBesluit().at.tries(decide, { ...put, outcome: 'amended' })).toMatchObject({ code: 'words-unchanged', field: 'words' });
    expect(at.refuses(decide, { topicId: put.topicId, outcome: 'amended', words: 'x' })).toBe('provisional-missing');
  });

  it('settles a provisional decision once; deferred, in consideration or forwarded it can come up again', () => {
    const { at, put, topicId, provisionalId } = atBesluit();
    at.does(decide, { ...put, outcome: 'under-consideration', fields: { considerWith: 'GMT' } });
    const id = at.does(decide, put);
    expect(at.tries(decide, put)).toMatchObject({ code: 'already-decided', details: { reference: 'COV-OTCb-2020-07-B2' } });
    expect(at.refuses(reviseProvisional, { topicId, provisionalId, entryVersion: 1, words: 'x' })).toBe('already-decided');
    at.accept(DECISION_RULES.strike(at.scope, { id, parentId: null, entryVersion: 1, reason: 'vergissing' }, at.facts(secretary)));
    expect(at.refuses(decide, put)).toBeNull();
  });

  it('checks its fields by the outcome, naming the field', () => {
    const { at, put } = atBesluit();
    const refuses = (outcome: string, fields: object) => at.tries(decide, { ...put, outcome, fields });
    expect(refuses('under-consideration', { considerUntil: '2020-03-25' })).toMatchObject({ code: 'consider-missing', field: 'fields.considerPart' });
    expect(refuses('forwarded', {})).toMatchObject({ code: 'forwarded-to-missing', field: 'fields.forwardedTo' });
    expect(refuses('taken', { effectiveFrom: '2020-03-25', endDate: '2020-03-24' })).toMatchObject({ code: 'end-before-start', field: 'fields.endDate' });
    expect(refuses('taken', { effectiveFrom: '2020-03-25', reviewDate: '2020-03-24' })).toMatchObject({ code: 'review-before-start' });
    expect(refuses('taken', { endDate: '2020-02-30' })).toMatchObject({ issues: [{ field: 'fields.endDate', code: 'not-a-date' }] });
    expect(refuses('genomen', {})).toMatchObject({ issues: [{ field: 'outcome', code: 'not-an-outcome' }] });
    expect(at.meeting.besluit.decisions.size).toBe(0);
  });

  it('takes the mandate of the team, unless another was given or nothing was taken', () => {
    const { at, put } = atBesluit();
    const deferred = at.does(decide, { ...put, outcome: 'deferred' });
    const taken = at.does(decide, put);
    const own = at.does(decide, { outcome: 'taken', words: 'x', urgent: true, fields: { mandate: 'eigen bevoegdheid' } });
    expect([deferred, taken, own].map((id) => get(at, id).fields.mandate)).toEqual([null, 'namens de minister, gehoord het BTCb', 'eigen bevoegdheid']);
  });

  it('stays in the circle of its topic', () => {
    const { at, put } = atBesluit([secretary.actor.personId]);
    expect(at.refuses(decide, put, chair)).toBe('unknown-topic');
    const id = at.does(decide, put);
    expect(get(at, id).restrictedTo).toEqual([secretary.actor.personId]);
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 1 }, chair)).toBe('unknown-decision');
  });
});

describe('confirming (R1)', () => {
  function typed() {
    const { at, put } = atBesluit();
    return { at, id: at.does(decide, put), urgent: at.does(decide, { outcome: 'taken', words: 'nog een', urgent: true }) };
  }

  it('is the decider’s, once, on the version that was seen', () => {
    const { at, id } = typed();
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 1 }, secretary)).toBe('decider-only');
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 2 }, chair)).toBe('stale-version');
    expect(at.refuses(confirmDecision, { decisionId: idOf(77), entryVersion: 1 }, chair)).toBe('unknown-decision');
    at.does(confirmDecision, { decisionId: id, entryVersion: 1 }, chair);
    expect(get(at, id).confirmation).toEqual({ state: 'in-person', by: 'Ruud Bakker', byPersonId: chair.actor.personId, at: at.now, readBackBy: null, asSuccessor: false });
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 2 }, chair)).toBe('already-confirmed');
  });

  it('is not by whoever typed the words, who decides by now: that would be no second pair of eyes', () => {
    const { at, id } = typed();
    const both = { ...chair, actor: secretary.actor };
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 1 }, both)).toBe('typed-yourself');
    at.accept(DECISION_RULES.correct(at.scope, { id, parentId: null, entryVersion: 1, texts: { reason: 'snel' } }, at.facts(chair)));
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 2 }, both)).toBe('typed-yourself');
    at.does(confirmDecision, { decisionId: id, entryVersion: 2 }, chair);
    at.accept(DECISION_RULES.correct(at.scope, { id, parentId: null, entryVersion: 3, texts: { words: 'Decentraal inkopen' } }, at.facts(secretary)));
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 4 }, both)).toBe('typed-yourself');
    at.does(confirmOrally, { decisions: [read(id, 4)] });
    expect(get(at, id).confirmation.state).toBe('oral');
  });

  it('is recorded orally for several at once, naming who read back and when', () => {
    const { at, id, urgent } = typed();
    at.does(confirmDecision, { decisionId: id, entryVersion: 1 }, chair);
    at.does(confirmOrally, { decisions: [read(id), read(urgent), read(urgent)], readBackBy: 'Amira Haddad' });
    expect(get(at, id).confirmation.state).toBe('in-person');
    expect(get(at, urgent).confirmation).toMatchObject({ state: 'oral', readBackBy: 'Amira Haddad', at: at.now });
    expect(at.refuses(confirmOrally, { decisions: [read(id), read(urgent)] })).toBe('already-confirmed');
    expect(at.refuses(confirmOrally, { decisions: [read(id), read(idOf(77))] })).toBe('unknown-decision');
    expect(at.refuses(confirmOrally, { decisions: [] })).toBe('decisions: required');
  });

  it('confirms the words that were read back: not others that came meanwhile (R1, R16)', () => {
    const { at, id, urgent } = typed();
    at.accept(DECISION_RULES.correct(at.scope, { id, parentId: null, entryVersion: 1, texts: { words: 'Decentraal inkopen' } }, at.facts(secretary)));
    expect(at.tries(confirmOrally, { decisions: [read(urgent), read(id)] })).toMatchObject({ code: 'stale-version', details: { version: 2 } });
    expect([id, urgent].map((one) => get(at, one).confirmation.state)).toEqual(['to-confirm', 'to-confirm']);
    at.does(confirmOrally, { decisions: [read(urgent), read(id, 2)] });
    expect(get(at, id).confirmation.state).toBe('oral');
  });

  it('was read back by who records it, now, unless said otherwise; never before the decision or in the future', () => {
    const { at, id, urgent } = typed();
    expect(at.refuses(confirmOrally, { decisions: [read(id)], at: minute(0) })).toBe('before-decision');
    expect(at.refuses(confirmOrally, { decisions: [read(id)], at: minute(60) })).toBe('in-the-future');
    at.does(confirmOrally, { decisions: [read(id)] });
    expect(get(at, id).confirmation).toMatchObject({ readBackBy: 'Sanne de Vries', at: at.now });
    at.does(confirmOrally, { decisions: [read(urgent)], at: get(at, urgent).happenedAt });
    expect(get(at, urgent).confirmation.at).toBe(get(at, urgent).happenedAt);
  });

  it('is undone by an objection, with its words', () => {
    const { at, id } = typed();
    at.does(confirmOrally, { decisions: [read(id)] });
    expect(at.refuses(objectToDecision, { decisionId: id, words: 'zo niet' }, secretary)).toBe('decider-only');
    at.does(objectToDecision, { decisionId: id, words: 'zo niet gezegd' }, chair);
    expect(get(at, id)).toMatchObject({ confirmation: { state: 'to-confirm', at: null }, objections: [{ by: 'Ruud Bakker', words: 'zo niet gezegd', at: at.now }] });
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 3 }, chair)).toBeNull();
  });

  it('is by a successor when who decides now had no seat in the closed meeting', () => {
    const { at, id, urgent } = typed();
    at.meeting = { ...at.meeting, state: 'closed', phase: 'sluiting' };
    at.does(confirmDecision, { decisionId: id, entryVersion: 1 }, successor);
    at.does(confirmDecision, { decisionId: urgent, entryVersion: 1 }, chair);
    expect([get(at, id), get(at, urgent)].map(({ confirmation }) => confirmation.asSuccessor)).toEqual([true, false]);
  });

  it('is not asked of imported decisions (R10)', () => {
    const { at, id } = typed();
    const [taken] = at.events.filter(({ type }) => type === 'DecisionTaken');
    const imported = { place: 3, source: 9, by: 'PG', forwardedTo: null };
    at.meeting = { ...at.meeting, besluit: evolveBesluit({ decisions: new Map() }, { ...taken!, payload: { ...(taken!.payload as object), confirmation: 'imported', imported } }) };
    expect(get(at, id)).toMatchObject({ source: 9, late: false, imported, confirmation: { state: 'imported', by: null } });
    expect(at.refuses(confirmDecision, { decisionId: id, entryVersion: 1 }, chair)).toBe('already-confirmed');
    expect(at.refuses(confirmOrally, { decisions: [read(id)] })).toBe('already-confirmed');
    expect(at.refuses(objectToDecision, { decisionId: id, words: 'x' }, chair)).toBe('imported-entry');
  });
});

describe('completing, correcting, striking (R7)', () => {
  function taken() {
    const { at, put } = atBesluit();
    return { at, id: at.does(decide, { ...put, fields: { reason: 'schaarste', effectiveFrom: '2020-03-25' } }, chair) };
  }
  const correct = (at: Table, id: string, texts: Record<string, string | null>, who = secretary, entryVersion = 1) => DECISION_RULES.correct(at.scope, { id, parentId: null, entryVersion, texts }, at.facts(who));

  it('fills in fields, keeps what stood there, and leaves the confirmation', () => {
    const { at, id } = taken();
    at.does(completeDecision, { decisionId: id, entryVersion: 1, fields: { reason: 'grote schaarste', dissent: 'LZ niet', effectiveFrom: '2020-03-25' } });
    expect(get(at, id)).toMatchObject({ entryVersion: 2, fields: { reason: 'grote schaarste', dissent: 'LZ niet', effectiveFrom: '2020-03-25' }, confirmation: { state: 'in-person' } });
    expect(get(at, id).corrections).toMatchObject([{ before: { reason: 'schaarste', dissent: null } }]);
    at.does(completeDecision, { decisionId: id, entryVersion: 2, fields: { dissent: '' } });
    expect(get(at, id).fields).toMatchObject({ reason: 'grote schaarste', dissent: null });
  });

  it('refuses fields that do not fit', () => {
    const { at, id } = taken();
    const complete = (fields: object, entryVersion = 1) => at.refuses(completeDecision, { decisionId: id, entryVersion, fields });
    expect(complete({ endDate: '2020-03-01' })).toBe('end-before-start');
    expect(complete({ endDate: 'morgen' })).toBe('fields.endDate: not-a-date');
    expect(complete({ mandate: 'x'.repeat(301) })).toBe('fields.mandate: too-long');
    expect(complete({ reason: 'schaarste' })).toBe('nothing-changes');
    expect(complete({ reason: 'x' }, 2)).toBe('stale-version');
    expect(completeDecision.own?.(at.scope, { meetingId: MEETING_ID, decisionId: id, entryVersion: 1, fields: {} }, chair.actor)).toBe(true);
    expect(completeDecision.own?.(at.scope, { meetingId: MEETING_ID, decisionId: id, entryVersion: 1, fields: {} }, participant.actor)).toBe(false);
  });

  it('asks the decider again when others change confirmed words', () => {
    const { at, id } = taken();
    at.accept(correct(at, id, { words: 'Centraal inkopen, landelijk' }));
    expect(get(at, id)).toMatchObject({ words: 'Centraal inkopen, landelijk', corrections: [{ before: { words: 'Centraal inkopen' } }], confirmation: { state: 'to-confirm' } });
    at.does(confirmDecision, { decisionId: id, entryVersion: 2 }, chair);
    at.accept(correct(at, id, { reason: 'nood' }, secretary, 3));
    expect(get(at, id)).toMatchObject({ fields: { reason: 'nood' }, confirmation: { state: 'in-person' } });
    at.accept(correct(at, id, { words: 'Landelijk inkopen' }, chair, 4), chair);
    expect(get(at, id).confirmation.state).toBe('in-person');
    expect(correct(at, id, { words: 'x' }, adviser, 4)).toMatchObject({ code: 'stale-version' });
    expect(correct(at, id, { outcome: 'rejected' }, secretary, 5)).toMatchObject({ code: 'invalid-input' });
    expect(correct(at, id, { endDate: '2020-01-01' }, secretary, 5)).toMatchObject({ code: 'end-before-start' });
  });

  it('strikes with the reason, and keeps the number', () => {
    const { at, id } = taken();
    at.accept(DECISION_RULES.strike(at.scope, { id, parentId: null, entryVersion: 1, reason: 'vergissing' }, at.facts(secretary)));
    expect(get(at, id)).toMatchObject({ number: 1, words: 'Centraal inkopen', struck: { reason: 'vergissing' } });
    expect(get(at, at.does(decide, { outcome: 'taken', words: 'x', urgent: true })).number).toBe(2);
    expect(at.refuses(completeDecision, { decisionId: id, entryVersion: 2, fields: { reason: 'x' } })).toBe('struck');
  });

  it('leaves a tombstone where a sealed removal destroyed the words', () => {
    const { at } = taken();
    const [event] = at.events.filter(({ type }) => type === 'DecisionTaken');
    const after = evolveBesluit({ decisions: new Map() }, { ...event!, payload: null });
    expect([...after.decisions.values()]).toMatchObject([{ number: 1, words: '', struck: { reason: 'sealed' } }]);
  });
});
