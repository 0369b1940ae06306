import { describe, expect, it } from 'vitest';
import { addPictureStatement } from '../../../src/domain/beeld/between.js';
import { addStatement, changeCertainty, replaceStatement, STATEMENT_RULES, withdrawStatement } from '../../../src/domain/beeld/decide.js';
import { evolvePicture } from '../../../src/domain/beeld/index.js';
import { adviser, chair, CRISIS_ID, idOf, MEETING_ID, minute, participant, secretary, table, type Table } from '../../support/slices.js';

const CIRCLE = [secretary.actor.personId, chair.actor.personId];
const restrictedItem = { id: idOf(31), title: 'Inkoop', note: null, minutes: null, place: 'beeld' as const, restrictedTo: [secretary.actor.personId ?? '', adviser.actor.personId ?? ''], removed: false, entryVersion: 1 };

const add = (at: Table, text: string, more: object = {}) => at.does(addStatement, { text, ...more });
const get = (at: Table, id: string) => at.picture.statements.get(id);

describe('adding statements', () => {
  it('keeps all that was said, and numbers over the crisis', () => {
    const at = table();
    const speaker = { kind: 'organisation', id: idOf(21), text: 'PG' };
    const first = add(at, '44 patiënten opgenomen', { speaker, statedSource: 'RIVM', asOf: '2020-03-24', certainty: 'feit', theme: 'zorg' });
    at.does(addPictureStatement, { text: 'Uitslag per mail' });
    expect(get(at, first)).toMatchObject({ number: 1, meetingId: MEETING_ID, phase: 'beeld', speaker, statedSource: 'RIVM', asOf: '2020-03-24', certainty: 'feit', theme: 'zorg' });
    expect(get(at, first)).toMatchObject({ state: 'current', entryVersion: 1, late: false, by: 'Sanne de Vries' });
    expect([...at.picture.statements.values()].map(({ number, meetingId, phase }) => [number, meetingId, phase])).toEqual([[1, MEETING_ID, 'beeld'], [2, null, null]]);
    expect(at.picture).toMatchObject({ crisisId: CRISIS_ID, version: 2 });
  });

  it('comes after Opening in bob, and at any time in free', () => {
    expect(table({ phase: 'opening' }).refuses(addStatement, { text: 'te vroeg' })).toBe('wrong-phase');
    expect(table({ phase: null, state: 'preparation' }).refuses(addStatement, { text: 'te vroeg' })).toBe('wrong-phase');
    expect(table().phase('besluit').refuses(addStatement, { text: 'nieuw bericht' })).toBeNull();
    expect(table({ method: 'free', phase: 'opening' }).refuses(addStatement, { text: 'mag' })).toBeNull();
  });

  it('marks what happened earlier as late, and refuses what has still to come', () => {
    const at = table();
    const id = at.does(addStatement, { text: 'gebeld om twee uur', happenedAt: '2020-03-24T01:00:00Z' });
    expect(get(at, id)).toMatchObject({ late: true, happenedAt: '2020-03-24T01:00:00.000Z', recordedAt: minute(1) });
    expect(at.refuses(addStatement, { text: 'morgen', happenedAt: '2020-03-25T01:00:00Z' })).toBe('in-the-future');
    expect(at.refuses(addStatement, { text: 'ooit', happenedAt: '1999-12-31T23:59:59Z' })).toBe('happenedAt: too-early');
  });

  it('names the wrong field', () => {
    const at = table();
    expect(at.refuses(addStatement, { text: ' ' })).toBe('text: required');
    expect(at.refuses(addStatement, { text: 'x'.repeat(10_001) })).toBe('text: too-long');
    expect(at.refuses(addStatement, { text: 'x', certainty: 'zeker' })).toBe('certainty: not-a-certainty');
    expect(at.refuses(addStatement, { text: 'x', asOf: '2020-02-30' })).toBe('asOf: not-a-date');
    expect(at.refuses(addStatement, { text: 'x', asOf: '2020-02-01T25:00Z' })).toBe('asOf: not-a-time');
    expect(at.refuses(addStatement, { text: 'x', speaker: { kind: 'person', id: idOf(77), text: 'Wie?' } })).toBe('unknown-party');
    expect(at.refuses(addStatement, { text: 'x', speaker: { kind: 'person', text: 'Wie?' } })).toBe('speaker.id: required');
    expect(at.refuses(addStatement, { text: 'x', itemId: idOf(77) })).toBe('unknown-item');
    expect(at.refuses(addStatement, { text: 'x', replaces: 'geen id' })).toBe('replaces: not-an-id');
    expect(at.picture.statements.size).toBe(0);
  });

  it('inherits the circle of its item, narrowed by its own', () => {
    const at = table({ agenda: [restrictedItem] });
    const inherited = add(at, 'besloten', { itemId: restrictedItem.id });
    const narrowed = add(at, 'nauwer', { itemId: restrictedItem.id, restrictedTo: CIRCLE });
    expect(get(at, inherited)?.restrictedTo).toEqual(restrictedItem.restrictedTo);
    expect(get(at, narrowed)?.restrictedTo).toEqual([secretary.actor.personId]);
    expect(at.refuses(addStatement, { text: 'niemand', itemId: restrictedItem.id, restrictedTo: [participant.actor.personId] })).toBe('empty-circle');
  });
});

describe('replacing, withdrawing, certainty', () => {
  it('keeps the old one beside the new', () => {
    const at = table();
    const old = add(at, '44 patiënten');
    const newer = at.does(replaceStatement, { statementId: old, entryVersion: 1, text: '51 patiënten' });
    expect(get(at, old)).toMatchObject({ text: '44 patiënten', state: 'replaced', replacedBy: newer, entryVersion: 2 });
    expect(get(at, newer)).toMatchObject({ text: '51 patiënten', state: 'current', replaces: old, number: 2 });
  });

  it('replaces a statement once, and only a current one', () => {
    const at = table();
    const old = add(at, 'a');
    at.does(replaceStatement, { statementId: old, entryVersion: 1, text: 'b' });
    expect(at.refuses(replaceStatement, { statementId: old, entryVersion: 1, text: 'c' })).toBe('stale-version');
    expect(at.refuses(replaceStatement, { statementId: old, entryVersion: 2, text: 'c' })).toBe('not-current');
    expect(at.refuses(addStatement, { text: 'c', replaces: old })).toBe('not-current');
    expect(at.refuses(addStatement, { text: 'c', replaces: idOf(77) })).toBe('unknown-statement');
    expect(at.refuses(withdrawStatement, { statementId: old, entryVersion: 2, reason: 'x' })).toBe('not-current');
  });

  it('tells the second of two persons which version there is now (R16)', () => {
    const at = table();
    const id = add(at, 'a');
    at.does(changeCertainty, { statementId: id, entryVersion: 1, certainty: 'onzeker' });
    expect(at.tries(changeCertainty, { statementId: id, entryVersion: 1, certainty: 'feit' })).toMatchObject({ code: 'stale-version', details: { version: 2 } });
    expect(at.refuses(changeCertainty, { statementId: id, entryVersion: 2, certainty: 'onzeker' })).toBe('nothing-changes');
    expect(get(at, id)).toMatchObject({ certainty: 'onzeker', entryVersion: 2, corrections: [{ before: { certainty: null } }] });
  });

  it('withdraws with the reason', () => {
    const at = table();
    const id = add(at, 'a');
    at.does(withdrawStatement, { statementId: id, entryVersion: 1, reason: 'klopt niet meer' });
    expect(get(at, id)).toMatchObject({ text: 'a', state: 'withdrawn', withdrawnReason: 'klopt niet meer' });
  });

  it('does not exist for who is outside its circle, and passes the circle on', () => {
    const at = table();
    const id = add(at, 'geheim', { restrictedTo: CIRCLE });
    expect(at.refuses(withdrawStatement, { statementId: id, entryVersion: 1, reason: 'x' }, adviser)).toBe('unknown-statement');
    expect(at.refuses(replaceStatement, { statementId: id, entryVersion: 1, text: 'x' }, adviser)).toBe('unknown-statement');
    const newer = at.does(replaceStatement, { statementId: id, entryVersion: 1, text: 'nieuw geheim' });
    expect(get(at, newer)?.restrictedTo).toEqual([...CIRCLE].sort());
  });
});

describe('correcting and striking (R7)', () => {
  const amend = { parentId: null, entryVersion: 1 };

  it('keeps the old text of a correction', () => {
    const at = table();
    const id = add(at, '44 patienten', { theme: 'zorg' });
    at.accept(STATEMENT_RULES.correct(at.scope, { ...amend, id, texts: { text: '44 patiënten', theme: '' } }, at.facts(secretary)));
    expect(get(at, id)).toMatchObject({ text: '44 patiënten', theme: null, entryVersion: 2, corrections: [{ by: 'Sanne de Vries', before: { text: '44 patienten', theme: 'zorg' } }] });
  });

  it('refuses unknown fields, empty texts, no change, and statements of another meeting', () => {
    const at = table();
    const id = add(at, 'a');
    const correct = (texts: Record<string, string | null>, ref = id) => STATEMENT_RULES.correct(at.scope, { ...amend, id: ref, texts }, at.facts(secretary));
    expect(correct({ certainty: 'feit' })).toMatchObject({ code: 'invalid-input', issues: [{ field: 'texts.certainty', code: 'unknown-field' }] });
    expect(correct({ text: '' })).toMatchObject({ issues: [{ field: 'texts.text', code: 'required' }] });
    expect(correct({ text: 'a' })).toMatchObject({ code: 'nothing-changes' });
    expect(correct({ text: 'b' }, idOf(77))).toMatchObject({ code: 'unknown-statement' });
    at.meeting = { ...at.meeting, id: idOf(55) };
    expect(correct({ text: 'b' })).toMatchObject({ code: 'unknown-statement' });
    expect(STATEMENT_RULES.find(at.scope, { id, parentId: null })).toBeNull();
  });

  it('strikes with the reason, and brings back what a mistake had replaced', () => {
    const at = table();
    const old = add(at, 'oud');
    const mistake = add(at, 'vergissing', { replaces: old });
    at.accept(STATEMENT_RULES.strike(at.scope, { ...amend, id: mistake, reason: 'verkeerde melding' }, at.facts(secretary)));
    expect(get(at, mistake)).toMatchObject({ text: 'vergissing', struck: { by: 'Sanne de Vries', reason: 'verkeerde melding' } });
    expect(get(at, old)).toMatchObject({ state: 'current', replacedBy: null });
    expect(at.refuses(replaceStatement, { statementId: mistake, entryVersion: 2, text: 'x' })).toBe('struck');
  });

  it('does not bring back a statement when its replacement was replaced itself', () => {
    const at = table();
    const old = add(at, 'oud');
    const middle = add(at, 'midden', { replaces: old });
    add(at, 'nieuw', { replaces: middle });
    at.accept(STATEMENT_RULES.strike(at.scope, { ...amend, entryVersion: 2, id: middle, reason: 'x' }, at.facts(secretary)));
    expect(get(at, old)?.state).toBe('replaced');
  });

  it('leaves a tombstone where a sealed removal destroyed the words, and goes on numbering', () => {
    const at = table();
    add(at, 'a');
    const [event] = at.events;
    at.picture = evolvePicture(null, { ...event!, payload: null });
    expect([...at.picture.statements.values()]).toMatchObject([{ number: 1, text: '', struck: { reason: 'sealed' } }]);
    expect(get(at, add(at, 'b'))?.number).toBe(2);
  });
});
