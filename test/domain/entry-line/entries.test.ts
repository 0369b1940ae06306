import { describe, expect, it } from 'vitest';
import { parseLine, type LineContext } from '../../../src/domain/entry-line/index.js';
import { context } from './lines.js';

const read = (line: string, change: Partial<LineContext> = {}) => parseLine(line, context(change));
const party = (kind: string, id: string | null, text: string) => ({ kind, id, text });

describe('a statement', () => {
  it('is the line of the drawing: who, how sure, from where', () => {
    expect(read('GGD GHOR: extra testlocaties Brabant !onzeker #bron ROAZ')).toMatchObject({
      what: 'statement',
      command: null,
      text: 'extra testlocaties Brabant',
      speaker: party('organisation', 'o3', 'GGD GHOR'),
      certainty: 'onzeker',
      source: 'ROAZ',
      questions: [],
    });
  });

  it.each(['Diagnostiek: capaciteit neemt toe', 'Let op: morgen', '09:00 begint het', 'RIVM meldt: 44', 'https://rivm.nl', ': niets', 'GGD GHORX: x'])('takes nobody for who says it in "%s"', (line) => {
    expect(read(line)).toMatchObject({ speaker: null, text: line, questions: [] });
  });

  it.each([
    ['pg: x', 'organisation', 'o1'],
    ['Publieke  gezondheid : x', 'organisation', 'o1'],
    ['dPG:x', 'function', 'f1'],
    ['Bakker: x', 'person', 'p3'],
    ['sanne de vries: x', 'person', 'p1'],
  ])('knows a name in whatever case: %s', (line, kind, id) => {
    expect(read(line)).toMatchObject({ text: 'x', speaker: { kind, id, text: line.slice(0, line.indexOf(':')).trimEnd() } });
  });

  it('takes who is at the table before a namesake who is not, and asks when both are', () => {
    expect(read('De Vries: x')).toMatchObject({ speaker: { id: 'p1' }, questions: [] });
    const all = context().parties.map((one) => ({ ...one, atTable: true }));
    const asked = read('De Vries: x', { parties: all });
    expect(asked).toMatchObject({ speaker: null, text: 'x', questions: [{ about: 'speaker', words: 'De Vries' }] });
    expect(asked.questions[0]?.choices.map(({ value }) => value)).toEqual(['person:p1', 'person:p2']);
    expect(read('De Vries: x', { parties: all, answers: ['speaker=person:p2'] })).toMatchObject({ speaker: party('person', 'p2', 'Kees de Vries'), questions: [] });
    expect(read('De Vries: x', { parties: all, answers: ['speaker=person:p4'] }).questions).toHaveLength(1);
  });

  it.each([
    ['x !feit', 'feit'],
    ['x !f', 'feit'],
    ['!a x', 'aanname'],
    ['x !onz y', 'onzeker'],
    ['x !uncertain', 'onzeker'],
    ['x !assumption.', 'aanname'],
    ['x !fact', 'feit'],
  ])('%s', (line, certainty) => expect(read(line)).toMatchObject({ certainty }));

  it.each(['Let op!', 'let !op', 'x!feit', '!', 'x !feiten'])('%s says nothing of certainty', (line) => expect(read(line)).toMatchObject({ certainty: null, text: line }));

  it('asks which of two certainties is meant', () => {
    const asked = read('x !feit !onzeker');
    expect(asked.questions).toEqual([{ about: 'certainty', words: '!feit !onzeker', choices: [{ kind: 'certainty', value: 'feit' }, { kind: 'certainty', value: 'onzeker' }] }]);
    expect(read('x !feit !onzeker', { answers: ['certainty=feit'] })).toMatchObject({ certainty: 'feit', questions: [] });
  });

  it.each([
    ['x #bron WHO, sitrep 4', 'WHO, sitrep 4', 'x'],
    ['x #bron: WHO', 'WHO', 'x'],
    ['x #bron:WHO', 'WHO', 'x'],
    ['x #source WHO !feit', 'WHO', 'x'],
    ['x #b WHO !feit y', 'WHO', 'x y'],
    ['#bron WHO', 'WHO', ''],
    ['x #bron WHO #bron RIVM', 'WHO; RIVM', 'x'],
  ])('%s', (line, source, text) => expect(read(line)).toMatchObject({ source, text }));

  it.each(['x #bron', 'x #bronnen WHO', 'x#bron WHO', '#1 is klaar'])('%s has no source', (line) => expect(read(line)).toMatchObject({ source: null, text: line }));

  it('keeps words together when a mark between them is taken out', () => {
    expect(read('een !feit twee').text).toBe('een twee');
    expect(read('  !feit  een  twee ').text).toBe('een  twee');
  });

  it('does not read marks of a statement in anything else', () => {
    expect(read('/opmerking x !feit #bron WHO').text).toBe('x !feit #bron WHO');
    expect(read('RIVM: x', { usual: 'remark' })).toMatchObject({ what: 'remark', speaker: null, text: 'RIVM: x' });
    expect(read('bel @PG 27-3').text).toBe('bel @PG 27-3');
  });
});

describe('a command', () => {
  it.each([
    ['/a x', 'action'],
    ['/actie x', 'action'],
    ['/ACTION x', 'action'],
    ['/o x', 'topic'],
    ['/onderwerp x', 'topic'],
    ['/topic x', 'topic'],
    ['/b x', 'decide'],
    ['/v x', 'provisional'],
    ['/voorlopig x', 'provisional'],
    ['/voor x', 'for'],
    ['/tegen x', 'against'],
    ['/teg x', 'against'],
    ['/optie x', 'option'],
    ['/genoemd x', 'neutral'],
    ['/opmerking x', 'remark'],
    ['/parkeer x', 'parked'],
    ['/parkeren x', 'parked'],
    ['/beeld x', 'statement'],
    ['/melding x', 'statement'],
    ['  /a x', 'action'],
  ])('%s', (line, what) => expect(read(line)).toMatchObject({ what, text: 'x', command: line.trim().slice(1, line.trim().indexOf(' ')) }));

  it('says who speaks before or behind it, where the kind has a speaker', () => {
    expect(read('RIVM: /tegen x')).toMatchObject({ what: 'against', speaker: { id: 'o2' }, text: 'x' });
    expect(read('/tegen RIVM: x')).toMatchObject({ what: 'against', speaker: { id: 'o2' }, text: 'x' });
    expect(read('/beeld RIVM: x !feit', { phase: 'besluit', usual: 'action' })).toMatchObject({ what: 'statement', speaker: { id: 'o2' }, certainty: 'feit' });
    expect(read('RIVM: /o x')).toMatchObject({ what: 'topic', speaker: null, text: 'RIVM: x' });
  });

  it('that can be two asks which; one that is none asks whether it is text', () => {
    const asked = read('/be x');
    expect(asked).toMatchObject({ what: null, command: 'be', text: '/be x', questions: [{ about: 'command', words: '/be' }] });
    expect(asked.questions[0]?.choices.map(({ value }) => value)).toEqual(['statement', 'taken', 'under-consideration', 'confirm', 'addition', 'text']);
    expect(read('/be x', { answers: ['command=statement'] })).toMatchObject({ what: 'statement', text: 'x', questions: [] });
    for (const line of ['/etc/hosts', '/24 uur', '/', '/ a']) {
      expect(read(line)).toMatchObject({ what: null, text: line, questions: [{ choices: [{ value: 'text' }] }] });
      expect(read(line, { answers: ['command=text'] })).toMatchObject({ what: 'statement', text: line, questions: [] });
    }
  });

  it.each([
    ['//actie x', '/actie x'],
    ['\\/actie x', '/actie x'],
    ['\\RIVM: x !feit', 'RIVM: x !feit'],
    ['\\', ''],
  ])('%s is meant literally', (line, text) => expect(read(line)).toMatchObject({ what: 'statement', text, speaker: null, certainty: null, questions: [] }));

  it.each(['1/3 van de bedden', 'en/of', 'x /actie y'])('%s holds none', (line) => expect(read(line)).toMatchObject({ what: 'statement', text: line, command: null }));

  it('is misplaced where it cannot be given', () => {
    expect(read('/tegen x', { can: ['statement'] })).toMatchObject({ what: 'against', misplaced: 'not-here' });
    expect(read('/beeld x', { can: ['statement'] }).misplaced).toBeNull();
  });
});
