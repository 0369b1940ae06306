import { describe, expect, it } from 'vitest';
import { parseLine, type LineContext } from '../../../src/domain/entry-line/index.js';
import { context } from './lines.js';

const read = (line: string, change: Partial<LineContext> = {}) => parseLine(line, context(change));
const choices = (line: string, change: Partial<LineContext> = {}) => read(line, change).questions.flatMap((one) => one.choices.map(({ value }) => value));

describe('who is there', () => {
  it.each([
    ['/aanwezig Bakker', 'present', 'p3'],
    ['/weg Ruud Bakker', 'left', 'p3'],
    ['/online @Amira.', 'online', 'p4'],
    ['/afwezig GMT', 'absent', 'p4'],
    ['/afgemeld dPG', 'excused', 'p3'],
    ['/present bakker', 'present', 'p3'],
    ['/weg De Vries', 'left', 'p1'],
  ])('%s', (line, presence, id) => expect(read(line)).toMatchObject({ what: 'presence', presence, target: { id }, text: '', questions: [] }));

  it('asks who is meant: the one or the other of an organisation, or anyone at the table', () => {
    expect(choices('/weg PG')).toEqual(['person:p1', 'person:p3']);
    expect(choices('/weg')).toEqual(['person:p1', 'person:p3', 'person:p4']);
    expect(choices('/weg Hadd')).toEqual(['person:p4']);
    expect(read('/weg Hadd')).toMatchObject({ target: null });
    expect(read('/weg PG', { answers: ['target=person:p3'] })).toMatchObject({ target: { id: 'p3' }, questions: [] });
    expect(choices('/weg PG', { answers: ['target=person:p2'] })).toHaveLength(2);
  });

  it.each(['/aanwezig allen', '/allen', '/iedereen', '/everyone'])('%s', (line) => expect(read(line)).toMatchObject({ what: 'all-present', questions: [] }));
});

describe('the course of the meeting', () => {
  it.each([
    ['/rondje', 'round-start', {}],
    ['/rond', 'round-end', {}],
    ['/beurt', 'turn', { turn: 'addition', target: null }],
    ['/niets', 'turn', { turn: 'nothing', target: null }],
    ['/niets Haddad', 'turn', { turn: 'nothing', target: { id: 'p4' } }],
    ['/bevestigd', 'confirm', { target: null }],
    ['/bevestigd Bakker', 'confirm', { target: { id: 'p3' } }],
    ['/procedure', 'procedure', { text: '' }],
    ['/procedure alleen nieuwe informatie', 'procedure', { text: 'alleen nieuwe informatie' }],
    ['/akkoord', 'agree', {}],
    ['/volgende', 'next', {}],
    ['/naar oordeel', 'move', { phase: 'oordeel' }],
    ['/naar o', 'move', { phase: null }],
    ['/naar sl', 'move', { phase: 'sluiting' }],
    ['/to judgement', 'move', { phase: 'oordeel' }],
    ['/sluiten', 'move', { phase: 'sluiting', closing: true }],
    ['/close', 'move', { phase: 'sluiting', closing: true }],
    ['/naar', 'move', { phase: 'oordeel' }],
    ['/terug opening', 'move', { phase: 'opening' }],
  ])('%s', (line, what, more) => expect(read(line)).toMatchObject({ what, ...more }));

  it('asks for the phase that is not clear', () => {
    expect(choices('/naar o')).toEqual(['opening', 'oordeel']);
    expect(choices('/naar huis')).toEqual(['opening', 'beeld', 'oordeel', 'besluit', 'sluiting']);
    expect(choices('/naar huis', { method: 'free', phase: 'opening' })).toEqual(['opening', 'sluiting']);
    expect(read('/naar huis', { answers: ['phase=beeld'] })).toMatchObject({ phase: 'beeld', questions: [] });
  });
});

describe('a decision', () => {
  const waiting = { id: 'v1', number: 1, words: 'Bezoek sluiten.' };
  const besluit = (change: Partial<LineContext['decidable']> = {}): Partial<LineContext> => ({ phase: 'besluit', decidable: { waiting, topics: [], ...change } });
  const taken = { outcome: 'taken', urgent: false, provisionalId: 'v1', topicId: null };

  it.each(['/b', '/besluit', '/besluit bezoek sluiten.', '/decision'])('%s takes what is at hand as it was put', (line) => expect(read(line, besluit())).toMatchObject({ what: 'decide', decision: taken, questions: [] }));

  it.each([
    ['/gewijzigd Bezoek beperken', 'amended', 'Bezoek beperken'],
    ['/aanhouden', 'deferred', ''],
    ['/beraad de kosten', 'under-consideration', 'de kosten'],
    ['/afwijzen te duur', 'rejected', 'te duur'],
    ['/doorgeleiden mBTCb', 'forwarded', 'mBTCb'],
  ])('%s', (line, outcome, text) => expect(read(line, besluit())).toMatchObject({ text, decision: { ...taken, outcome }, misplaced: null }));

  it('that goes to a body that nobody knows asks when one is nearly called so', () => {
    expect(choices('/doorgeleiden mBTCb', besluit())).toEqual(['words:BTCb', 'words:mBTCb']);
    expect(read('/doorgeleiden mBTCb', { ...besluit(), answers: ['body=words:BTCb'] })).toMatchObject({ decision: { outcome: 'forwarded' }, forwardedTo: { text: 'BTCb', known: true }, questions: [] });
    expect(read('/doorgeleiden mBTCb', { ...besluit(), answers: ['body=words:mBTCb'] })).toMatchObject({ forwardedTo: { text: 'mBTCb', known: false }, questions: [] });
    expect(read('/doorgeleiden btcb', besluit())).toMatchObject({ forwardedTo: { text: 'btcb', known: true }, questions: [] });
    expect(read('/doorgeleiden DGMT', besluit())).toMatchObject({ forwardedTo: { text: 'DGMT', known: false }, questions: [] });
    expect(read('/doorgeleiden', besluit())).toMatchObject({ forwardedTo: null, questions: [] });
  });

  it('in other words than what is at hand asks what is meant', () => {
    expect(choices('/b Bezoek beperken', besluit())).toEqual(['amended', 'own']);
    expect(read('/b Bezoek beperken', { ...besluit(), answers: ['decision=amended'] })).toMatchObject({ text: 'Bezoek beperken', decision: { ...taken, outcome: 'amended' } });
    expect(read('/b Bezoek beperken', { ...besluit(), answers: ['decision=own'] })).toMatchObject({ decision: { outcome: 'taken', urgent: true, provisionalId: null } });
    expect(choices('/b x', besluit({ waiting: null, topics: [{ id: 't1', title: 'Bezoek' }] }))).toEqual(['topic:t1', 'own']);
    expect(read('/b x', { ...besluit({ waiting: null, topics: [{ id: 't1', title: 'Bezoek' }] }), answers: ['decision=topic:t1'] })).toMatchObject({ decision: { outcome: 'taken', urgent: false, topicId: 't1' } });
  });

  it('without a topic is urgent in Besluit; before Besluit that is asked', () => {
    expect(read('/b x', besluit({ waiting: null }))).toMatchObject({ decision: { urgent: true }, questions: [] });
    expect(choices('/b x')).toEqual(['own']);
    expect(read('/b x', { method: 'free', phase: 'opening' })).toMatchObject({ decision: { urgent: false, provisionalId: null }, questions: [] });
  });

  it.each(['/b', '/afwijzen', '/gewijzigd x', '/doorgeleiden mBTCb'])('%s needs something to decide on', (line) => expect(read(line)).toMatchObject({ misplaced: 'nothing-to-decide' }));
  it('that changes nothing has nothing to say', () => expect(read('/gewijzigd', besluit())).toMatchObject({ misplaced: 'nothing-to-decide' }));
});
