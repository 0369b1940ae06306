import { describe, expect, it } from 'vitest';
import { assignAction, closeReportedActions } from '../../../src/domain/actions/assign.js';
import { evolveAction, ownerIds } from '../../../src/domain/actions/index.js';
import { changeAction, closeAction, correctAction, dropAction, remarkAction, reopenAction, reportActionDone, strikeAction } from '../../../src/domain/actions/life.js';
import { decide } from '../../../src/domain/besluit/decide.js';
import { proposeTopic } from '../../../src/domain/oordeel/topics.js';
import { adviser, chair, idOf, MEETING_ID, participant, secretary, successor, table, TEAM_ID, type Table } from '../../support/slices.js';

const piet = { kind: 'person', id: participant.actor.personId, text: 'Piet Jansen' };
const dPG = { kind: 'function', id: idOf(22), text: 'dPG' };
const PG = { kind: 'organisation', id: idOf(21), text: 'PG' };

const assign = (at: Table, what: string, more: object = {}) => at.does(assignAction, { what, ...more });
const get = (at: Table, id: string) => at.actions.get(id)!;

describe('assigning', () => {
  it('numbers per meeting, on a stream of its own, and notes it in the meeting', () => {
    const at = table();
    const topicId = at.does(proposeTopic, { title: 'Mondkapjes' });
    const first = assign(at, 'Inventariseren', { owner: PG, due: '2020-03-27', topicId });
    const second = assign(at, 'Rondbellen');
    expect(get(at, first)).toMatchObject({ number: 1, reference: 'COV-OTCb-2020-07-A1', meetingId: MEETING_ID, teamId: TEAM_ID, topicId, owner: PG, due: '2020-03-27', state: 'open', version: 1 });
    expect(get(at, second)).toMatchObject({ number: 2, owner: null, due: null });
    expect(get(at, first).steps).toMatchObject([{ what: 'assigned', by: 'Sanne de Vries', after: { owner: 'PG', due: '2020-03-27' } }]);
    expect(at.meeting.actionIds).toEqual([first, second]);
  });

  it('keeps plain words as owner, and refuses what is unknown', () => {
    const at = table();
    expect(get(at, assign(at, 'x', { owner: { kind: 'text', text: 'OBP, BPZ en FEZ' } })).owner).toEqual({ kind: 'text', id: null, text: 'OBP, BPZ en FEZ' });
    expect(at.refuses(assignAction, { what: 'x', owner: { ...piet, id: idOf(77) } })).toBe('unknown-party');
    expect(at.refuses(assignAction, { what: 'x', topicId: idOf(77) })).toBe('unknown-topic');
    expect(at.refuses(assignAction, { what: 'x', decisionId: idOf(77) })).toBe('unknown-decision');
    expect(at.refuses(assignAction, { what: 'x', itemId: idOf(77) })).toBe('unknown-item');
    expect(at.refuses(assignAction, { what: '' })).toBe('what: required');
    expect(at.refuses(assignAction, { what: 'x', due: '30-2' })).toBe('due: not-a-date');
    expect(table({ reference: null, state: 'preparation' }).refuses(assignAction, { what: 'x' })).toBe('wrong-state');
  });

  it('stays in the circle it comes from, but for its owner', () => {
    const at = table();
    const restrictedTo = [secretary.actor.personId];
    const topicId = at.does(proposeTopic, { title: 'besloten', restrictedTo });
    const decisionId = at.does(decide, { topicId, outcome: 'taken', words: 'x', urgent: true });
    const actionId = assign(at, 'stil uitzoeken', { decisionId, owner: piet });
    expect(get(at, actionId).restrictedTo).toEqual(restrictedTo);
    expect(at.refuses(closeAction, { actionId }, adviser)).toBe('unknown-action');
    expect(at.refuses(assignAction, { what: 'x', topicId }, adviser)).toBe('unknown-topic');
    expect(at.refuses(reportActionDone, { actionId }, participant)).toBeNull();
  });
});

describe('the life of an action', () => {
  it('goes from open to reported done, closed and open again, with its history', () => {
    const at = table();
    const actionId = assign(at, 'x', { owner: piet });
    at.does(reportActionDone, { actionId, text: 'lijst gemaild' }, participant);
    expect(at.refuses(reportActionDone, { actionId }, participant)).toBe('already-reported');
    at.does(closeAction, { actionId });
    expect(at.refuses(closeAction, { actionId })).toBe('not-open');
    at.does(reopenAction, { actionId, reason: 'lijst klopt niet' });
    expect(at.refuses(reopenAction, { actionId, reason: 'x' })).toBe('already-open');
    at.does(dropAction, { actionId, reason: 'niet meer nodig' });
    expect(at.tries(dropAction, { actionId, reason: 'x' })).toMatchObject({ code: 'not-open', details: { state: 'dropped' } });
    expect(get(at, actionId).steps.map(({ what, reason }) => [what, reason])).toEqual([['assigned', null], ['reported-done', 'lijst gemaild'], ['closed', null], ['reopened', 'lijst klopt niet'], ['dropped', 'niet meer nodig']]);
    expect(get(at, actionId)).toMatchObject({ state: 'dropped', version: 5 });
  });

  it('keeps earlier words, owners and due dates', () => {
    const at = table();
    const actionId = assign(at, 'x', { owner: piet, due: '2020-03-27' });
    at.does(changeAction, { actionId, entryVersion: 1, what: 'y', owner: PG, due: '2020-03-30', reason: 'weekend' });
    expect(get(at, actionId)).toMatchObject({ what: 'y', owner: PG, due: '2020-03-30', entryVersion: 2 });
    expect(get(at, actionId).steps[1]).toMatchObject({ what: 'changed', before: { what: 'x', owner: 'Piet Jansen', due: '2020-03-27' }, after: { what: 'y', owner: 'PG', due: '2020-03-30' }, reason: 'weekend' });
    expect(at.refuses(changeAction, { actionId, entryVersion: 1, what: 'z' })).toBe('stale-version');
    expect(at.refuses(changeAction, { actionId, entryVersion: 2, what: 'y', owner: PG, due: '2020-03-30' })).toBe('nothing-changes');
    expect(at.refuses(changeAction, { actionId, entryVersion: 2, what: 'y', owner: { ...PG, id: idOf(77) } })).toBe('unknown-party');
    at.does(closeAction, { actionId });
    expect(at.refuses(changeAction, { actionId, entryVersion: 3, what: 'z' })).toBe('not-open');
  });

  it('closes all reported ones together', () => {
    const at = table();
    const [a, b, c] = ['a', 'b', 'c'].map((what) => assign(at, what, { owner: piet }));
    expect(at.refuses(closeReportedActions, {})).toBe('none-reported');
    at.does(reportActionDone, { actionId: a }, participant);
    at.does(reportActionDone, { actionId: c }, participant);
    at.does(closeReportedActions, {});
    expect([a, b, c].map((id) => get(at, id!).state)).toEqual(['closed', 'open', 'closed']);
  });

  it('has remarks in any state', () => {
    const at = table();
    const actionId = assign(at, 'x', { owner: piet });
    at.does(dropAction, { actionId, reason: 'x' });
    at.does(remarkAction, { actionId, text: 'toch goed om te weten' }, participant);
    expect(get(at, actionId).remarks).toMatchObject([{ by: 'Piet Jansen', text: 'toch goed om te weten' }]);
  });
});

describe('who answers for an action', () => {
  const own = (at: Table, actionId: string, who: typeof chair) => remarkAction.own?.({ ...at.scope, action: get(at, actionId) }, { actionId, text: 'x', objects: false }, who.actor);

  it('is the owner, or who may assign', () => {
    const at = table();
    const actionId = assign(at, 'x', { owner: piet });
    expect([own(at, actionId, participant), own(at, actionId, chair)]).toEqual([true, false]);
    expect(remarkAction.alsoBy).toBe('assign-action');
    expect(at.refuses(reportActionDone, { actionId }, successor)).toBe('not-allowed');
    expect(at.refuses(reportActionDone, { actionId }, secretary)).toBeNull();
  });

  it('is who holds the owning function today, not who held it before', () => {
    const at = table();
    const actionId = assign(at, 'x', { owner: dPG });
    const holder = { ...adviser, columns: new Set(['participant'] as const) };
    expect([own(at, actionId, participant), own(at, actionId, adviser)]).toEqual([true, true]);
    expect(at.refuses(reportActionDone, { actionId }, participant)).toBe('not-allowed');
    expect(at.refuses(reportActionDone, { actionId }, holder)).toBeNull();
  });

  it('is a deputy of the owning function only while that is vacant', () => {
    const ids = (today: string) => [...ownerIds({ people: new Map(), organisations: new Map(), functions: new Map([['f', { holders: [
      { personId: 'a', from: '2020-01-01', until: '2020-03-18', deputy: false },
      { personId: 'd', from: '2020-01-01', until: null, deputy: true },
    ] }]]) }, 'd', today)];
    expect([ids('2020-03-18'), ids('2020-03-19')]).toEqual([['d'], ['d', 'f']]);
  });

  it('is anyone of the owning organisation, and nobody by plain words', () => {
    const at = table();
    const ofPG = assign(at, 'x', { owner: PG });
    const plain = assign(at, 'y', { owner: { kind: 'text', text: 'Piet Jansen' } });
    expect([own(at, ofPG, participant), own(at, plain, participant)]).toEqual([true, false]);
    expect(at.refuses(remarkAction, { actionId: ofPG, text: 'x' }, participant)).toBeNull();
  });
});

describe('correcting and striking (R7)', () => {
  it('keeps the old words, and strikes with the reason', () => {
    const at = table();
    const actionId = assign(at, 'inventarisren');
    at.does(correctAction, { actionId, entryVersion: 1, texts: { what: 'inventariseren' } });
    expect(get(at, actionId)).toMatchObject({ what: 'inventariseren', corrections: [{ before: { what: 'inventarisren' } }] });
    expect(at.refuses(correctAction, { actionId, entryVersion: 2, texts: { due: '2020-03-27' } })).toBe('texts.due: unknown-field');
    expect(at.refuses(strikeAction, { actionId, entryVersion: 1, reason: 'x' })).toBe('stale-version');
    at.does(strikeAction, { actionId, entryVersion: 2, reason: 'dubbel' });
    expect(get(at, actionId)).toMatchObject({ struck: { reason: 'dubbel' }, what: 'inventariseren' });
    expect(at.refuses(closeAction, { actionId })).toBe('struck');
  });

  it('folds a sealed action as a tombstone, and refuses a stream that begins with something else', () => {
    const at = table();
    const actionId = assign(at, 'x');
    const [event] = at.events;
    expect(evolveAction(null, { ...event!, payload: null })).toMatchObject({ id: actionId, what: '', struck: { reason: 'sealed' } });
    expect(() => evolveAction(null, { ...event!, type: 'ActionClosed' })).toThrow(/begins with ActionClosed/);
  });
});
