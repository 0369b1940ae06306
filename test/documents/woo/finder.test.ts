import { describe, expect, it } from 'vitest';
import { finderOf, type Sought } from '../../../src/documents/woo/finder.js';

const person = (name: string): Sought => ({ id: name, kind: 'person', names: [name] });
/** What is found of someone in a text, with how sure it is. */
const found = (name: string, text: string) => finderOf([person(name)])(text).map((one) => `${one.text} (${one.certainty})`);

describe('a name in running text', () => {
  it.each([
    // name, text, what is found
    ['Jan de Vries', 'Volgens Jan de Vries is dat zo.', ['Jan de Vries (sure)']],
    ['Jan de Vries', 'Volgens De Vries is dat zo; Vries zegt niets.', ['De Vries (likely)', 'Vries (likely)']],
    ['Jan de Vries', 'Volgens J. de Vries en J.P. de Vries en J de Vries.', ['J. de Vries (sure)', 'J.P. de Vries (sure)', 'J de Vries (sure)']],
    ['Jan de Vries', 'Vries, Jan de (VWS) en Vries, J. de', ['Vries, Jan de (sure)', 'Vries, J. de (sure)']],
    ['Jan de Vries', 'JAN DE VRIES en jan de vries', ['JAN DE VRIES (sure)', 'jan de vries (sure)']],
    ['Jan  de\u00a0Vries', 'Volgens Jan de\nVries.', ['Jan de\nVries (sure)']],
    ['J.P. van den Berg', 'J.P. van den Berg, Van den Berg en Berg', ['J.P. van den Berg (sure)', 'Van den Berg (likely)', 'Berg (likely)']],
    ['dr. Anna Müller MSc', 'Muller belt met Müller en dr. Müller.', ['Muller (likely)', 'Müller (likely)', 'dr. Müller (sure)']],
    ['Łukasz Wójcik', 'Wojcik en Lukasz.', ['Wojcik (likely)', 'Lukasz (likely)']],
    ['Kees Hendriks', "Hendriks' voorstel, Hendriks’ brief en Kees Hendriks's mening", ["Hendriks' (likely)", 'Hendriks’ (likely)', "Kees Hendriks's (sure)"]],
    ['Piet Jansen', "Jansens beleid, Jansen's beleid", ['Jansens (likely)', "Jansen's (likely)"]],
    ['Piet Jansen', 'Jansen-akkoord, pro-Jansen', ['Jansen (likely)', 'Jansen (likely)']],
    ['Eva Jansen-de Boer', 'Eva Jansen-de Boer, Jansen-de Boer, Jansen, De Boer', ['Eva Jansen-de Boer (sure)', 'Jansen-de Boer (likely)', 'Jansen (likely)', 'De Boer (likely)']],
    // The start of a sentence gives every word a capital.
    ['Karin Bos', 'Bos is voor. Het bos is groen. Volgens Bos wel. Mevrouw Bos ook, en mw. Bos.', ['Bos (doubt)', 'bos (doubt)', 'Bos (likely)', 'Mevrouw Bos (sure)', 'mw. Bos (sure)']],
    ['Wil Waarnemer', 'Wil iemand dit? Hij wil het. Dat zei Wil al.', ['Wil (doubt)', 'wil (doubt)', 'Wil (likely)']],
    // Inside another word nothing is found.
    ['Karin Bos', 'Bosbrand, ambos, Den Bosch, tussenbos', []],
    ['Piet Jansen', 'Jansenius, Grootjansen, Jansen2', []],
    ['Ad Viseur', 'Advies van de adviseur, adequaat', []],
    ['Jan Dam', 'Amsterdam, Rotterdamse haven', []],
    ['', 'Niets', []],
  ])('%s in "%s"', (name, text, finds) => {
    expect(found(name, text)).toEqual(finds);
  });

  it('of two people of one name is one find that may be either', () => {
    const [both] = finderOf([person('Jan Jansen'), person('Eva Jansen')])('Dat zei Jansen.');
    expect(both?.ids).toEqual(['Jan Jansen', 'Eva Jansen']);
  });

  it('is searched beside addresses, numbers, titles and other words', () => {
    const find = finderOf([
      { id: 'p', kind: 'person', names: ['Jan de Vries'], emails: ['j.devries@vws.example'] },
      { id: 'f', kind: 'title', names: ['directeur Publieke Gezondheid'], abbreviations: ['dPG'] },
      { id: 'a', kind: 'words', names: ['Project Anemoon'] },
    ]);
    expect(find('Mail j.devries@vws.example of iets@elders.example, bel 06-12345678, 070 340 79 11 of +31 6 1234 5678, niet 2020-03-24 of 12345678901.').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'name j.devries@vws.example', 'email iets@elders.example', 'phone 06-12345678', 'phone 070 340 79 11', 'phone +31 6 1234 5678',
    ]);
    expect(find('De directeur publieke gezondheid en de dPG, niet dpg, over project  anemoon.').map(({ text, certainty }) => `${text} (${certainty})`)).toEqual(['directeur publieke gezondheid (likely)', 'dPG (likely)', 'project  anemoon (sure)']);
  });
});
