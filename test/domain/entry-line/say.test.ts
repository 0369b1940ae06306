import { describe, expect, it } from 'vitest';
import { asked, choiceIn, parseLine, understood, type LineContext, type Sayer } from '../../../src/domain/entry-line/index.js';
import { isMessageKey, translator, type MessageKey } from '../../../src/i18n/index.js';
import { context } from './lines.js';

const t = translator('nl');
const sayer: Sayer = {
  language: 'nl',
  say: (name, params) => {
    const key = `meeting.${name}`;
    if (!isMessageKey(key)) throw new Error(`no sentence ${name}`);
    return t(key, params);
  },
  listed: (list, word) => t(`documents.${list}-${word}` as MessageKey),
  day: (date) => date,
};
const says = (line: string, change: Partial<LineContext> = {}) => understood(parseLine(line, context(change)), sayer);
const besluit: Partial<LineContext> = { phase: 'besluit', decidable: { waiting: { id: 'v1', number: 1, words: 'Bezoek sluiten.' }, topics: [] } };

describe('what was understood of a line', () => {
  it.each([
    ['/b', 'Besluit over V1, genomen zoals verwoord'],
    ['/aanhouden', 'Besluit over V1, aangehouden'],
    ['/doorgeleiden BTCb', 'Besluit over V1, doorgeleid, naar BTCb'],
    ['/doorgeleiden DGMT', 'Besluit over V1, doorgeleid, naar DGMT (onbekend, blijft staan als "DGMT")'],
    ['/naar beeld', 'Naar Beeld'],
    ['/sluiten', 'Naar de controle voor het sluiten; sluiten zelf doet u daar'],
    ['/a x @RIVM', 'Actie, voor RIVM'],
    ['/a x @iedereen', 'Actie, voor iedereen'],
    ['/a x @ROAZ', 'Actie, voor ROAZ (onbekend, blijft staan als "ROAZ")'],
  ])('%s', (line, sentence) => expect(says(line, besluit)).toBe(sentence));

  it('that is nearly a name is asked, and can be kept so', () => {
    const [question] = parseLine('/a x @Hadad', context()).questions;
    expect(question && [asked(question, sayer), ...question.choices.map((choice) => choiceIn(choice, question.about, sayer))]).toEqual(['Wie is "Hadad"?', 'Amira Haddad (GMT)', 'Zo bewaren: "Hadad"']);
  });
});
