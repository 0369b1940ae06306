import { describe, expect, it } from 'vitest';
import { parseLine, type LineContext } from '../../../src/domain/entry-line/index.js';
import { context } from './lines.js';

const read = (line: string, change: Partial<LineContext> = {}) => parseLine(line, context(change));
const choices = (line: string, change: Partial<LineContext> = {}) => read(line, change).questions.flatMap((one) => one.choices.map(({ value }) => value));
const day = (date: string, time: string | null = null) => ({ date, time });

describe('an action', () => {
  it('has what, who and when', () => {
    expect(read('/actie Nieuwe structuur rondsturen @PG 27-3')).toMatchObject({
      what: 'action',
      text: 'Nieuwe structuur rondsturen',
      owner: { kind: 'organisation', id: 'o1', text: 'PG' },
      due: day('2020-03-27'),
      questions: [],
    });
  });

  it.each([
    ['/a x @RIVM', 'RIVM', null],
    ['/a x @Publieke Gezondheid vrijdag', 'Publieke Gezondheid', '2020-03-27'],
    ['/a @GGD GHOR x', 'GGD GHOR', null],
    ['/a x @Haddad, uiterlijk 1 april', 'Haddad', '2020-04-01'],
    ['/a x morgen @RIVM', 'RIVM', '2020-03-25'],
    ['/a x @iedereen', 'iedereen', null],
    ['/a x @iedereen morgen', 'iedereen', '2020-03-25'],
    ['/a x @"OBP, BPZ en FEZ" morgen', 'OBP, BPZ en FEZ', '2020-03-25'],
    ['RIVM: /a x', 'RIVM', null],
    ['/a RIVM: x', 'RIVM', null],
    ['/a x', null, null],
  ])('%s', (line, owner, due) => {
    const { text, owner: found, due: until, questions } = read(line);
    expect({ text, owner: found?.text ?? null, due: until?.date ?? null, questions }).toEqual({ text: 'x', owner, due, questions: [] });
  });

  it('keeps a name in front as words when the owner is said behind', () => {
    expect(read('RIVM: /a x @PG')).toMatchObject({ owner: { text: 'PG' }, text: 'RIVM: x' });
  });

  it('keeps a day inside the words', () => {
    expect(read('/a PG stuurt vandaag nieuwe VWS structuur rond. @PG vandaag')).toMatchObject({ text: 'PG stuurt vandaag nieuwe VWS structuur rond.', due: day('2020-03-24') });
    expect(read('/a PG stuurt vandaag nieuwe VWS structuur rond.')).toMatchObject({ text: 'PG stuurt vandaag nieuwe VWS structuur rond.', due: null, questions: [] });
    expect(read('/a morgen')).toMatchObject({ text: 'morgen', due: null });
    expect(read('/a mail naar a@rivm.nl')).toMatchObject({ text: 'mail naar a@rivm.nl', owner: null });
  });

  it('asks when a day at the end may belong to the words', () => {
    expect(choices('/a Overleg plannen voor vrijdag')).toEqual(['2020-03-27', 'text']);
    expect(read('/a Overleg plannen voor vrijdag')).toMatchObject({ text: 'Overleg plannen voor vrijdag', due: null });
    expect(read('/a Overleg plannen voor vrijdag', { answers: ['due=text'] })).toMatchObject({ text: 'Overleg plannen voor vrijdag', due: null, questions: [] });
    expect(read('/a Overleg plannen voor vrijdag', { answers: ['due=2020-03-27'] })).toMatchObject({ text: 'Overleg plannen', due: day('2020-03-27'), questions: [] });
    expect(read('/a Rapport van vandaag', { answers: ['due=2020-03-24'] })).toMatchObject({ text: 'Rapport van vandaag', due: day('2020-03-24') });
    expect(read('/a Brief schrijven uiterlijk vrijdag')).toMatchObject({ text: 'Brief schrijven', due: day('2020-03-27'), questions: [] });
  });

  it('asks which of two namesakes, wherever they are', () => {
    expect(choices('/a x @de Vries morgen')).toEqual(['person:p1', 'person:p2']);
    expect(read('/a x @de Vries morgen', { answers: ['owner=person:p2'] })).toMatchObject({ owner: { id: 'p2', text: 'Kees de Vries' }, due: day('2020-03-25'), text: 'x', questions: [] });
  });

  it('asks where a name ends that nobody has, and which of two owners', () => {
    expect(choices('/a x @alle directies 27-3')).toEqual(['words:alle', 'words:alle directies']);
    expect(read('/a x @alle directies 27-3', { answers: ['owner=words:alle directies'] })).toMatchObject({ text: 'x', owner: { kind: 'text', text: 'alle directies' }, due: day('2020-03-27'), questions: [] });
    expect(read('/a x @alle mensen bellen', { answers: ['owner=words:alle'] })).toMatchObject({ text: 'x mensen bellen', owner: { text: 'alle' } });
    expect(choices('/a x @PG @RIVM')).toEqual(['words:PG', 'words:RIVM', 'words:PG, RIVM']);
    expect(read('/a x @PG @RIVM', { answers: ['owner=words:PG, RIVM'] })).toMatchObject({ owner: { kind: 'text', id: null, text: 'PG, RIVM' }, text: 'x' });
    expect(read('/a x @PG @RIVM', { answers: ['owner=words:RIVM'] })).toMatchObject({ owner: { id: 'o2' }, questions: [] });
  });
});

describe('an owner whom nobody is called', () => {
  it('is asked about when someone nearly is: the beginning of a name, or one letter off', () => {
    expect(choices('/a x @DC morgen')).toEqual(['organisation:o4', 'words:DC']);
    expect(choices('/a x @Hadad')).toEqual(['person:p4', 'words:Hadad']);
    expect(choices('/a x @Directie Comm morgen')).toEqual(['organisation:o4', 'words:Directie Comm']);
    expect(read('/a x @DC morgen')).toMatchObject({ owner: null, text: 'x', due: day('2020-03-25') });
    expect(read('/a x @DC morgen', { answers: ['owner=organisation:o4'] })).toMatchObject({ owner: { kind: 'organisation', id: 'o4', text: 'Directie Communicatie' }, text: 'x', questions: [] });
    expect(read('/a x @DC morgen', { answers: ['owner=words:DC'] })).toMatchObject({ owner: { kind: 'text', id: null, text: 'DC' }, text: 'x', questions: [] });
  });

  it.each(['/a x @iedereen', '/a x @ROAZ', '/a x @"DC"', '/a x @D', '/a x @RV'])('%s is kept as written', (line) => expect(read(line)).toMatchObject({ owner: { kind: 'text' }, questions: [] }));
});

describe('a day, seen from Tuesday 24 March 2020', () => {
  const due = (words: string, change: Partial<LineContext> = {}) => read(`/a x @PG ${words}`, change);

  it.each([
    ['27-3', '2020-03-27'],
    ['27-03', '2020-03-27'],
    ['27-3-2020', '2020-03-27'],
    ['27-3-20', '2020-03-27'],
    ['27/3', '2020-03-27'],
    ['2020-03-27', '2020-03-27'],
    ['27 maart', '2020-03-27'],
    ['27 mrt', '2020-03-27'],
    ['27 March 2021', '2021-03-27'],
    ['March 27', '2020-03-27'],
    ['27th of March', '2020-03-27'],
    ['1 april', '2020-04-01'],
    ['vandaag', '2020-03-24'],
    ['today', '2020-03-24'],
    ['Morgen', '2020-03-25'],
    ['tomorrow', '2020-03-25'],
    ['overmorgen', '2020-03-26'],
    ['the day after tomorrow', '2020-03-26'],
    ['vrijdag', '2020-03-27'],
    ['vr', '2020-03-27'],
    ['Friday', '2020-03-27'],
    ['maandag', '2020-03-30'],
    ['aanstaande vrijdag', '2020-03-27'],
    ['volgende week vrijdag', '2020-04-03'],
    ['volgende week maandag', '2020-03-30'],
    ['vrijdag volgende week', '2020-04-03'],
    ['volgende maandag', '2020-03-30'],
    ['next week Friday', '2020-04-03'],
    ['over 3 dagen', '2020-03-27'],
    ['over drie dagen', '2020-03-27'],
    ['over een week', '2020-03-31'],
    ['in two weeks', '2020-04-07'],
    ['20-3', '2020-03-20'],
  ])('%s is %s', (words, date) => expect(due(words)).toMatchObject({ due: day(date), text: 'x', questions: [] }));

  it.each([
    ['27-3 12:00', '2020-03-27', '12:00'],
    ['morgen 12.00', '2020-03-25', '12:00'],
    ['vrijdag om 9 uur', '2020-03-27', '09:00'],
    ['vandaag 17u30', '2020-03-24', '17:30'],
    ['voor 12.00 uur', '2020-03-24', '12:00'],
    ['12:00', '2020-03-24', '12:00'],
  ])('%s is %s at %s', (words, date, time) => expect(due(words)).toMatchObject({ due: day(date, time), text: 'x' }));

  it.each([
    ['dinsdag', ['2020-03-24', '2020-03-31']],
    ['volgende vrijdag', ['2020-03-27', '2020-04-03']],
    ['next friday', ['2020-03-27', '2020-04-03']],
    ['volgende week', ['2020-03-30', '2020-04-03']],
    ['27-1', ['2020-01-27', '2021-01-27']],
    ['27 januari', ['2020-01-27', '2021-01-27']],
  ])('%s is asked about', (words, dates) => {
    expect(due(words)).toMatchObject({ due: null, text: 'x' });
    expect(choices(`/a x @PG ${words}`)).toEqual(dates);
    expect(due(words, { answers: [`due=${dates[1]}`] })).toMatchObject({ due: day(dates[1] ?? ''), questions: [] });
  });

  it('goes over to the next year where that is near', () => {
    expect(due('5-1', { today: '2020-12-20' })).toMatchObject({ due: day('2021-01-05'), questions: [] });
    expect(due('29-2', { today: '2021-03-20' })).toMatchObject({ due: null, questions: [] });
  });

  it.each(['31-2', '0-3', '32 maart', 'maart', '27-3-', '27-3x'])('%s is no day', (words) => expect(due(words).due).toBeNull());
});
