import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { agendaOf } from '../../src/documents/agenda/agenda.model.js';
import { documentFile } from '../../src/documents/document.file.js';
import { agendaLayout } from '../../src/documents/layout/agenda.layout.js';
import { noteLayout } from '../../src/documents/layout/note.layout.js';
import type { Layout } from '../../src/documents/layout/blocks.js';
import { noteOf } from '../../src/documents/note/note.model.js';
import { carryOverOf } from '../../src/domain/meeting/carry-over.js';
import type { CarryOver, MeetingScope } from '../../src/domain/meeting/state.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { adviser, calledSteps, chair, expert, inMeeting, MEETING, secretary } from '../support/crisis.js';
import { does, given, type Step } from '../support/given.js';
import { eventfulMeeting } from './eventful-meeting.js';
import { fullMeeting } from './full-meeting.js';
import { importedScopes } from './imported-scopes.js';
import { bareTexts } from './layout-texts.js';
import { withPapers } from './with-papers.js';
import { docxTexts } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const add = (title: string, place: string, more: object = {}) => does(secretary, 'AddAgendaItem', { ...inMeeting, title, place, ...more });
const scopeOf = (...steps: Step[]): MeetingScope => given(...calledSteps(), ...steps).world.meetingScope(MEETING);
const circle = [secretary.personId, chair.personId];
const PREPARED = [
  does(secretary, 'ChangeMeeting', { ...inMeeting, detailsVersion: 1, title: 'Mondkapjes', place: 'Zaal <4>', link: 'https://vergader.example/4' }),
  add('Voorraad', 'beeld', { note: 'Met de cijfers van vanochtend.\nEn de prognose.', minutes: 10 }),
  add('Opening door de minister', 'opening'),
  add('Personele zaak', 'beeld', { restrictedTo: circle, note: 'Alleen voor de kring' }),
  does(adviser, 'ProposeTopic', { ...inMeeting, title: 'Wie krijgt voorrang', kind: 'knelpunt', horizon: 'acute', text: 'Zorg of politie' }),
];
const NOTE = {
  ...{ addressees: 'De minister\nDe staatssecretaris', from: 'Directie Zout', date: '2020-03-23', reference: 'Z-1', caseNumber: 'ZK-2', subject: 'Mondkapjes & meer', when: 'Dinsdag 10:00', where: 'Zaal <4>' },
  ...{ reason: 'Er zijn er te weinig.\n\nDaarom.', participants: 'De voorzitter\nDe secretaris', points: '1. Voorraad\n2. Prijs', advice: 'Akkoord <b>gaan</b>', nextSteps: 'Kamerbrief', draftedBy: 'Directie Zout', attachments: 'Kaart\nTabel' },
};
const outline = ({ blocks }: Layout) => blocks.flatMap((block) => (block.kind === 'heading' ? [`${block.level} ${block.text}`] : []));

describe('the agenda with annotations', () => {
  it('has own items with their annotations in their phases, numbered through, and proposed topics in Oordeel', () => {
    const layout = agendaLayout(agendaOf(scopeOf(...PREPARED), OPTIONS));
    expect(outline(layout)).toEqual(['1 Agenda OT, Corona', '2 Agenda', '3 Opening', '3 Beeld', '3 Oordeel', '4 Voorgestelde onderwerpen', '3 Besluit', '3 Sluiting', '2 Uitgenodigd']);
    const entries = layout.blocks.flatMap((block) => (block.kind === 'entry' ? [block] : []));
    expect(entries.map(({ lead, text }) => [...lead, text].join(' '))).toEqual(['1. Opening door de minister', '2. Voorraad', '3. Personele zaak', '1. Wie krijgt voorrang']);
    expect(entries[1]).toMatchObject({ tags: ['10 minuten'], details: [{ label: 'Toelichting', text: 'Met de cijfers van vanochtend.\nEn de prognose.' }] });
    expect(entries[2]?.tags).toEqual(['besloten: Vera Voorzitter, Sam Secretaris']);
    expect(entries[3]?.tags).toEqual(['knelpunt', 'acuut']);
    const text = bareTexts(layout).join('\n');
    for (const part of ['in voorbereiding', 'Mondkapjes', 'https://vergader.example/4', 'Dinsdag 24 maart 2020, 10:00 tot 11:00, Zaal <4>. Voorzitter Vera Voorzitter, secretaris Sam Secretaris.', expert.name]) expect(text).toContain(part);
  });

  it('holds nothing restricted for who is outside its circle', () => {
    const seen = redact(scopeOf(...PREPARED), { personId: expert.personId, columns: new Set(['participant']) });
    const text = bareTexts(agendaLayout(agendaOf(seen, OPTIONS))).join('\n');
    expect(text).toContain('Voorraad');
    for (const secret of ['Personele zaak', 'Alleen voor de kring']) expect(text).not.toContain(secret);
  });

  it('names the papers, beside what they hang on and as a numbered list, and those of a circle to the circle only', () => {
    const whole = withPapers(scopeOf(...PREPARED));
    const layout = agendaLayout(agendaOf(whole, OPTIONS));
    const entries = layout.blocks.flatMap((block) => (block.kind === 'entry' ? [block] : []));
    const details = (text: string) => entries.find((one) => one.text === text)?.details ?? [];
    expect(details('Wie krijgt voorrang')).toContainEqual({ label: 'Stukken', text: '2. Nota voor de kring' });
    expect(outline(layout)).toContain('2 Stukken');
    // One that was withdrawn is not on the agenda.
    expect(entries.filter(({ lead }) => lead[0] !== undefined).slice(-2).map(({ lead, text }) => [...lead, text].join(' '))).toEqual(['1. Raming herzien', '2. Nota voor de kring']);
    const outside = redact(whole, { personId: expert.personId, columns: new Set(['participant']) });
    expect(bareTexts(agendaLayout(agendaOf(outside, OPTIONS))).join('\n')).not.toContain('Nota voor de kring');
  });

  it('of a meeting with an ordinary agenda has the own items, and says so where there are none', () => {
    const free = given(...calledSteps({ method: 'free' }), add('Tweede punt', 'opening')).world.meetingScope(MEETING);
    expect(outline(agendaLayout(agendaOf(free, OPTIONS)))).toEqual(['1 Agenda OT, Corona', '2 Agenda', '2 Uitgenodigd']);
    const empty = given(...calledSteps({ method: 'free' })).world.meetingScope(MEETING);
    expect(bareTexts(agendaLayout(agendaOf(empty, OPTIONS)))).toContain('Er staan geen punten op de agenda.');
  });

  it('says what comes back by itself: actions, decisions, topics and answers', () => {
    const { world, scope: before } = fullMeeting();
    world.must(does(secretary, 'CallMeeting', { crisisId: before.crisis.id, meetingId: before.crisis.id.replace(/0100$/, '0900'), teamId: before.meeting.teamId, plannedStart: '2020-04-02T08:00:00Z' }));
    const scope = world.meetingScope(before.crisis.id.replace(/0100$/, '0900'));
    const carried: CarryOver = carryOverOf(scope, { previous: before.meeting, meetings: [before.meeting], actions: [...before.actions.values()], forwarding: [], elsewhere: new Map() }, { at: '2020-04-02T07:00:00Z', today: '2020-04-02', day: '2020-04-02' });
    const [matter] = carried.matters;
    if (matter === undefined) throw new Error('no decision comes back');
    const answer = { at: '2020-04-01T08:00:00Z', by: 'X', how: 'decided', note: 'Het werd ja', meetingId: null, reference: null, reviewDate: null };
    const more = { ...carried, answers: [{ meeting: before.meeting, decision: matter.decision, answer, by: null }] } as unknown as CarryOver;
    const layout = agendaLayout(agendaOf({ ...scope, carried: more }, OPTIONS));
    expect(outline(layout).slice(-6)).toEqual(['3 Sluiting', '2 Wat vanzelf terugkomt', '3 Actiepunten', '3 Besluiten die terugkomen', '3 Antwoorden van andere teams', '2 Uitgenodigd']);
    const text = bareTexts(layout).join('\n');
    for (const part of ['sinds OT 1', 'De action.', 'over tijd', 'De decision.', 'terugkijkdatum bereikt', 'Het werd ja']) expect(text).toContain(part);
  });
});

describe('the note that prepares a meeting', () => {
  it('proposes what the meeting knows, and nothing that is restricted', () => {
    const { note, written } = noteOf(scopeOf(...PREPARED), OPTIONS);
    expect(written).toBeNull();
    expect(note).toMatchObject({
      subject: 'Mondkapjes', when: 'Dinsdag 24 maart 2020, 10:00 tot 11:00', where: 'Zaal <4>, https://vergader.example/4', points: 'Opening door de minister\nVoorraad\nWie krijgt voorrang', advice: null,
    });
    expect(note.participants?.split('\n')[0]).toBe('Vera Voorzitter, voorzitter');
    expect(bareTexts(noteLayout(noteOf(scopeOf(...PREPARED), OPTIONS)))).toContain('voorstel, nog niet geschreven');
  });

  it('is the form of the ministry: a head, what it is about, four numbered chapters, next steps, initials', () => {
    const layout = noteLayout(noteOf(scopeOf(...PREPARED, does(secretary, 'WriteBriefingNote', { ...inMeeting, entryVersion: 0, ...NOTE })), OPTIONS));
    expect(outline(layout)).toEqual([
      '1 Nota ter voorbereiding van OT, Corona', '2 1 Aanleiding en doel overleg', '2 2 Deelnemers overleg', '2 3 Te bespreken punten', '2 4 Advies en toelichting', '3 Vervolgstappen', '2 Opsteller en parafen',
    ]);
    const [head] = layout.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(head?.rows.map(([label, text]) => `${label?.text}: ${text?.text}`)).toEqual([
      'Aan: De minister\nDe staatssecretaris', 'Van: Directie Zout', 'Datum: Maandag 23 maart 2020', 'Kenmerk: Z-1', 'Zaaknummer: ZK-2', 'Bijlagen: Kaart\nTabel', 'Rubricering: Ongerubriceerd',
      expect.stringMatching(/^Versie: 1, geschreven .* door Sam Secretaris$/) as string,
    ]);
    // Points that have numbers of their own get no second ones.
    expect(layout.blocks.flatMap((block) => (block.kind === 'list' ? [[block.ordered, ...block.items.map(({ text }) => text)]] : []))).toEqual([[false, 'De voorzitter', 'De secretaris']]);
    expect(layout.blocks.at(-1)).toMatchObject({ kind: 'signatures', place: 'Datum en paraaf', places: [{ role: 'Directeur', done: '' }, { role: 'Plaatsvervangend secretaris-generaal (pSG)', done: '' }] });
    expect(layout.facts).toMatchObject({ version: '1' });
  });

  it('says of a chapter that it is not filled in yet', () => {
    const layout = noteLayout(noteOf(scopeOf(does(secretary, 'WriteBriefingNote', { ...inMeeting, entryVersion: 0, subject: 'Kort' })), OPTIONS));
    expect(bareTexts(layout).filter((text) => text === 'Nog niet ingevuld.')).toHaveLength(5);
  });
});

describe.each(['nl', 'en'])('in %s every text of the layout', (language) => {
  const noted = scopeOf(...PREPARED, does(secretary, 'WriteBriefingNote', { ...inMeeting, entryVersion: 0, ...NOTE }));
  const models = async () => [noted, scopeOf(), withPapers(noted), fullMeeting().scope, eventfulMeeting().scope, ...(language === 'nl' ? (await importedScopes()).filter((_, place) => place % 5 === 0) : [])].flatMap((scope) => {
    const options = { ...OPTIONS, language };
    return [{ model: agendaOf(scope, options), layout: agendaLayout(agendaOf(scope, options)) }, { model: noteOf(scope, options), layout: noteLayout(noteOf(scope, options)) }];
  });

  it('stands in the HTML file and in the Word file', async () => {
    for (const { model, layout } of await models()) {
      const html = load((await documentFile(model, 'html')).toString('utf8'))('article').text();
      const docx = docxTexts(await documentFile(model, 'docx')).join('\n');
      expect(bareTexts(layout).length).toBeGreaterThan(10);
      expect(bareTexts(layout).filter((text) => !html.includes(text)), `${model.document} as HTML`).toEqual([]);
      expect(bareTexts(layout).filter((text) => !docx.includes(text)), `${model.document} as Word`).toEqual([]);
    }
  });
});
