import { describe, expect, it } from 'vitest';
import { RECORD_KINDS, documentFile, documentIn, DOCUMENTS } from '../../../src/documents/document.file.js';
import { minutesOf } from '../../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../../src/documents/minutes/minutes.model.js';
import { anonymise, proposalOf, type Source } from '../../../src/documents/woo/anonymise.js';
import { plainOf } from '../../../src/documents/woo/folded.js';
import { leakIn } from '../../../src/documents/woo/check.js';
import type { MeetingScope } from '../../../src/domain/meeting/state.js';
import type { Refusal } from '../../../src/domain/minutes/state.js';
import { adviser, chair, CRISIS, expert, information, MEETING, secretary } from '../../support/crisis.js';
import { does, OPTIONS } from '../../support/given.js';
import { eventfulMeeting } from '../eventful-meeting.js';
import { fullMeeting } from '../full-meeting.js';
import { importedScopes } from '../imported-scopes.js';
import { everywhere } from './everywhere.js';

const NOTHING = { people: [], leave: [], also: [] };
const sourceFor = (scope: MeetingScope, refusals: readonly Refusal[] = []): Source => ({ crisis: scope.crisis, model: minutesOf(scope, OPTIONS), refusals, language: 'nl' });
const refusal = (more: Partial<Refusal> & Pick<Refusal, 'passage'>): Refusal => ({ id: 'r', at: '', by: '', ground: '5.2', note: 'Omdat Sam dat wil', words: null, occurrence: 1, entryVersion: 1, earlier: [], lifted: null, restrictedTo: null, ...more });

/** Each file of a variant, by its name. */
async function filesOf(model: MinutesModel): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const kind of RECORD_KINDS) for (const format of DOCUMENTS[kind]) files.set(`${kind}.${format}`, await documentFile(documentIn(kind, model), format));
  return files;
}

/** A meeting in which names stand in every text; the names of everyone in it. */
function namedMeeting() {
  let count = 0;
  const sayings = ['Volgens Sam Secretaris en dhr. Viseur', 'Ook zei Ina dat: bel 06-12345678', 'v. voorzitter@vws.example en Vera Voorzitter\'s plan', 'De mening van I. Inhoud en Inge Inhoud'];
  const texts = (field: string) => `De ${field}: ${sayings[(count += 1) % sayings.length] ?? ''}.`;
  return { ...fullMeeting(texts), names: ['Sam', 'Secretaris', 'Viseur', 'Ina', 'Vera', 'Voorzitter', 'Inge', 'Inhoud', '06-12345678', 'voorzitter@vws.example'] };
}

describe('the anonymised variant of a full meeting', () => {
  it('holds no name in any layer of any format', async () => {
    const { scope } = namedMeeting();
    const made = anonymise(sourceFor(scope), NOTHING);
    for (const [name, bytes] of await filesOf(made.model)) {
      const text = everywhere(bytes);
      for (const out of ['Sam', 'Viseur', 'Ina', 'Vera', 'Inge', 'Cora', 'vws.example', '12345678', ...[chair, secretary, information, adviser, expert].map(({ personId }) => personId)]) {
        expect(new RegExp(`(?<![\\p{L}\\p{N}])${out}(?![\\p{L}\\p{N}])`, 'u').exec(text)?.index, `${out} in ${name}`).toBeUndefined();
      }
      expect(leakIn(bytes, name.split('.')[1] ?? '', 'nl', made), name).toBeNull();
    }
    expect(made.model.attendance.seats.map(({ name }) => name)).not.toContain(chair.name);
    expect(JSON.stringify(made.model)).toContain('[ambtelijk]');
  });

  it('is found out when a name is still in a file', async () => {
    const { scope } = namedMeeting();
    const source = sourceFor(scope);
    const made = anonymise(source, NOTHING);
    for (const [name, bytes] of await filesOf(source.model)) {
      expect(leakIn(bytes, name.split('.')[1] ?? '', 'nl', made), name).toMatchObject({ kind: name.endsWith('json') ? 'refused' : 'name' });
    }
  });

  it('keeps who is chosen to stay, and what is left as no name', () => {
    const { scope } = namedMeeting();
    const source = sourceFor(scope);
    const { hits, people } = proposalOf(source);
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining([chair.name, secretary.name, expert.name]));
    const viseur = hits.filter(({ ids }) => ids.includes(adviser.personId));
    expect(viseur.length).toBeGreaterThan(0);
    const inhoud = hits.filter(({ text }) => text === 'Ina');
    const made = anonymise(source, { people: [{ id: chair.personId, word: null }, { id: secretary.personId, word: '[notulist]' }], leave: inhoud.map(({ key }) => key), also: [{ words: 'plan', word: '[iets]' }] });
    const text = JSON.stringify(made.model);
    expect(text).toContain(`${chair.name}'s [iets]`);
    expect(text).toContain('[notulist]');
    expect(text).toContain('zei Ina dat');
    expect(text).not.toContain(secretary.name);
  });

  it('leads back to nobody by an id, and is the same each time', () => {
    const { scope } = namedMeeting();
    const [one, two] = [anonymise(sourceFor(scope), NOTHING), anonymise(sourceFor(scope), NOTHING)];
    expect(one.model).toEqual(two.model);
    const seat = one.model.attendance.seats[0];
    expect(seat?.personId).toMatch(/^person-\d+$/);
    expect(one.model.roles.flatMap(({ people }) => people.map(({ personId }) => personId))).toContain(seat?.personId);
  });

  it('changes no code, time or number: it is read as minutes are', async () => {
    for (const scope of [fullMeeting().scope, eventfulMeeting().scope]) {
      const { model } = sourceFor(scope);
      const made = anonymise(sourceFor(scope), NOTHING).model;
      const shape = (one: MinutesModel) => [one.decisions.map(({ outcome, label }) => [outcome, label]), one.actions.map(({ state, due }) => [state, due]), one.beeld.statements.map(({ certainty, number, state }) => [certainty, number, state]), one.opening.phases.map(({ phase, from }) => [phase, from]), one.attendance.seats.map(({ presence, roles }) => [presence, roles])];
      expect(shape(made)).toEqual(shape(model));
      expect((await filesOf(made)).size).toBeGreaterThan(10);
    }
  });
});

describe('ministers', () => {
  it('keep name and title; everyone with a function loses both', () => {
    const { world } = fullMeeting((field) => `De ${field}: minister Voorzitter en de dPG, directeur Publieke Gezondheid Inge Inhoud.`);
    const holds = (name: string, abbreviation: string, personId: string) => {
      const [event] = world.must(does({ kind: 'person', personId: '0170c000-0000-7000-8000-000000000002', name: 'Cora Coördinator' }, 'AddFunction', { crisisId: CRISIS, abbreviation, name }));
      world.must(does({ kind: 'person', personId: '0170c000-0000-7000-8000-000000000002', name: 'Cora Coördinator' }, 'SetFunctionHolder', { crisisId: CRISIS, functionId: (event?.payload as { functionId: string }).functionId, personId, from: '2020-01-01' }));
    };
    holds('Minister voor Medische Zorg', 'MMZ', chair.personId);
    holds('directeur Publieke Gezondheid', 'dPG', expert.personId);
    const { model } = anonymise(sourceFor(world.meetingScope(MEETING)), NOTHING);
    const summary = model.beeld.summaries[0]?.text;
    expect(summary).toBe('De summary: minister Voorzitter en de [ambtelijk], [ambtelijk] [ambtelijk].');
    expect(model.attendance.seats.map(({ name }) => name)).toContain(chair.name);
  });
});

describe('what is refused', () => {
  const at = (scope: MeetingScope) => sourceFor(scope).model;

  it('goes with all that was said of it, also in what it was before', async () => {
    const { scope } = fullMeeting((field) => `Een bijzondere ${field} van belang`);
    const model = at(scope);
    const [decision, statement, topic] = [model.decisions[0], model.beeld.statements[1], model.oordeel.topics[0]];
    const refused = [
      refusal({ id: 'r1', passage: { kind: 'decision', id: decision?.id ?? '' } }),
      refusal({ id: 'r2', passage: { kind: 'statement', id: statement?.id ?? '' }, ground: '5.1.2.h' }),
      refusal({ id: 'r3', passage: { kind: 'topic', id: topic?.id ?? '' }, ground: '5.1.1.b' }),
      refusal({ id: 'r4', passage: { kind: 'provisional', id: topic?.provisional[0]?.id ?? '' } }),
    ];
    const made = anonymise(sourceFor(scope, refused), NOTHING);
    expect(made.lost).toEqual([]);
    expect(made.model.decisions[0]?.words).toBe('[onleesbaar gemaakt: 5.2]');
    expect(made.model.anonymised?.grounds).toEqual(['5.1.1.b', '5.1.2.e', '5.1.2.h', '5.2']);
    for (const [name, bytes] of await filesOf(made.model)) {
      const text = everywhere(bytes);
      for (const field of ['decision', 'reason', 'otherSide', 'dissent', 'effect', 'publicLine', 'objection', 'topicText', 'dilemma', 'uncertainties', 'check', 'earlier check', 'correction', 'replacement', 'provisional']) {
        expect(text.includes(`bijzondere ${field} van`), `${field} in ${name}`).toBe(false);
      }
      expect(leakIn(bytes, name.split('.')[1] ?? '', 'nl', made), name).toBeNull();
      if (name === 'minutes.docx') expect(text).toContain('[onleesbaar gemaakt: 5.1.1.b]');
      if (name === 'minutes.html') expect(text).toContain('<span class="barred">[onleesbaar gemaakt: 5.1.2.h]</span>');
      if (name === 'decisions.html') expect(text).toContain('persoonlijke beleidsopvattingen');
    }
  });

  it('may be some words: the time that was meant, and every time in what stood there before', () => {
    const { scope } = fullMeeting((field) => `Tien bedden, tien bedden, tien bedden: ${field}`);
    const [, statement] = at(scope).beeld.statements;
    const passage = { kind: 'statement', id: statement?.id ?? '' } as const;
    const made = anonymise(sourceFor(scope, [refusal({ passage, words: 'tien bedden', occurrence: 2 })]), NOTHING).model.beeld.statements[1];
    expect(made?.text).toBe('Tien bedden, tien bedden, [onleesbaar gemaakt: 5.2]: correction');
    expect(made?.mark.corrections[0]?.before.text).toBe('Tien bedden, [onleesbaar gemaakt: 5.2], [onleesbaar gemaakt: 5.2]: replacement');
  });

  it('is lost where the words are no longer there, is taken out wherever else they stand, and is found by the check where they are left', async () => {
    const { scope } = fullMeeting((field) => `De HULPverlening loopt vást in de regio${['correction', 'provisional'].includes(field) ? '!' : ''}`);
    const model = at(scope);
    const passage = { kind: 'decision', id: model.decisions[0]?.id ?? '' } as const;
    expect(anonymise(sourceFor(scope, [refusal({ passage, words: 'zeppelin' })]), NOTHING).lost).toHaveLength(1);
    for (const words of [null, 'hulpverlening loopt vast'.replace('hulp', 'HULP').replace('vast', 'vást')]) {
      const made = anonymise(sourceFor(scope, [refusal({ passage, words })]), NOTHING);
      expect(plainOf(JSON.stringify(made.model))).not.toContain('hulpverlening loopt vast');
      expect(leakIn(await documentFile(made.model, 'docx'), 'docx', 'nl', made)).toBeNull();
      expect(leakIn(await documentFile(model, 'docx'), 'docx', 'nl', { ...made, model })).toMatchObject({ kind: 'refused', around: expect.not.stringContaining('<') as string });
    }
  });
});

it('of the real meetings, with an invented list of people, changes nothing but names', async () => {
  const invented = ['Jan de Vries', 'Karin Bos', 'Piet Jansen', 'Fatima van den Berg'];
  for (const scope of await importedScopes()) {
    const people = new Map(invented.map((name, index) => [`0170c000-0000-7000-8000-0000000009${index}0`, { id: `0170c000-0000-7000-8000-0000000009${index}0`, name, organisationId: null, staff: true, email: null, entryVersion: 1, earlier: [] }] as const));
    const source = sourceFor({ ...scope, crisis: { ...scope.crisis, people } });
    const made = anonymise(source, NOTHING);
    expect(made.model.decisions.map(({ label, outcome }) => [label, outcome])).toEqual(source.model.decisions.map(({ label, outcome }) => [label, outcome]));
    expect(JSON.stringify(made.model)).not.toMatch(/Vries|Jansen/u);
    expect(leakIn(await documentFile(made.model, 'md'), 'md', 'nl', made)).toBeNull();
  }
});
