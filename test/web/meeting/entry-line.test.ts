import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
const arrive = async () => {
  table = await atTheTable();
  await table.to('beeld');
  sec = await table.browser('secretary');
  await sec.open(table.here);
};

const scope = async () => (await table.server.core.reader.meeting(table.meetingId))!;
const statements = async () => [...(await scope()).picture.statements.values()];
const actions = async () => [...(await scope()).actions.values()];
const topics = async () => [...(await scope()).meeting.oordeel.topics.values()];
const decisions = async () => [...(await scope()).meeting.besluit.decisions.values()];
const enter = (text: string, values: Record<string, string> = {}) => sec.submit(sec.page('#entry').attr('action') ?? '', { text, ...values });
const types = async (...lines: string[]) => {
  for (const line of lines) {
    const answer = await enter(line);
    if (answer.statusCode !== 200) throw new Error(`${line}: ${error()}`);
  }
};
const answer = (value: string) => sec.submit(sec.page('#entry').attr('action') ?? '', { answer: value });
const error = () => sec.page('#f-entry-text-error').text();
const kind = () => sec.page('#f-entry-kind option[selected]').attr('value');
const choices = () => sec.page('#entry-choices button').map((_, button) => sec.page(button).clone().children('kbd').remove().end().text().trim()).get();

describe('a line in its own language', () => {
  beforeEach(arrive);

  it('says who, how sure and from where', async () => {
    await types('RIVM: 44 patiënten !onzeker #bron WHO');
    expect(await statements()).toMatchObject([{ text: '44 patiënten', speaker: { kind: 'organisation', text: 'RIVM' }, certainty: 'onzeker', statedSource: 'WHO' }]);
  });

  it('goes before the fields beside it, and those say what it leaves out', async () => {
    await enter('RIVM: x !f', { speaker: 'LZ', certainty: 'onzeker', statedSource: 'ROAZ' });
    expect(await statements()).toMatchObject([{ text: 'x', speaker: { text: 'RIVM' }, certainty: 'feit', statedSource: 'ROAZ' }]);
    await enter('Diagnostiek: y', { speaker: 'LZ', kind: 'statement' });
    expect((await statements())[1]).toMatchObject({ text: 'Diagnostiek: y', speaker: { text: 'LZ', kind: 'organisation' } });
    await enter('/actie Bellen morgen', { speaker: 'LZ', kind: 'statement' });
    expect(await actions()).toMatchObject([{ what: 'Bellen', owner: { text: 'LZ' }, due: '2020-03-12' }]);
  });

  it('assigns an action with owner, day and time', async () => {
    await types('/a Contact met de regio @Dekker vrijdag 12.00', '/actie Brief @"OBP, BPZ en FEZ"');
    expect(await actions()).toMatchObject([
      { what: 'Contact met de regio', owner: { kind: 'person', id: table.people.expert.personId, text: 'Dekker' }, due: '2020-03-13T11:00:00.000Z' },
      { what: 'Brief', owner: { kind: 'text', text: 'OBP, BPZ en FEZ' }, due: null },
    ]);
  });

  it('reads marks also for the kind that was chosen beside it', async () => {
    await enter('Bellen @RIVM', { kind: 'action' });
    expect(await actions()).toMatchObject([{ what: 'Bellen', owner: { text: 'RIVM' } }]);
  });

  it.each(['//actie is geen opdracht', '\\/actie is geen opdracht'])('%s is text', async (line) => {
    await types(line);
    expect((await statements()).map(({ text }) => text)).toEqual(['/actie is geen opdracht']);
  });
});

describe('a line that is not clear', () => {
  beforeEach(arrive);

  it('asks about a word that is no command, and keeps it as typed for whoever wants that', async () => {
    expect((await enter('/etc/hosts  staat open', { speaker: 'LZ' })).statusCode).toBe(422);
    expect(error()).toBe('"/etc/hosts" is geen opdracht die bekend is. Bedoelt u gewone tekst?');
    expect(choices()).toEqual(['Bewaren zoals getypt']);
    expect(sec.page('#f-entry-text').val()).toBe('/etc/hosts  staat open');
    expect(sec.page('#f-entry-speaker').val()).toBe('LZ');
    expect(await statements()).toEqual([]);
    // Pressing Save again does not guess either.
    expect((await sec.submit(sec.page('#entry').attr('action') ?? '', {})).statusCode).toBe(422);
    expect((await answer('command=text')).statusCode).toBe(200);
    expect(await statements()).toMatchObject([{ text: '/etc/hosts  staat open', speaker: { text: 'LZ' } }]);
  });

  it('asks which command, which day and which person, one after the other', async () => {
    const organisationId = [...(await scope()).crisis.organisations.values()][0]?.id ?? null;
    await table.server.run(table.people.coordinator, 'AddPerson', { crisisId: table.crisisId, name: 'Anna Dekker', organisationId, staff: true });
    await enter('/ac Bellen @Dekker woensdag');
    expect(error()).toBe('Wie is "Dekker"?');
    expect(choices()).toEqual(['Ruth Dekker (GMT)', 'Anna Dekker (PG)']);
    await answer(sec.page('#entry [name="answer"]').last().attr('value') ?? '');
    expect(error()).toBe('Wat bedoelt u met "woensdag"?');
    expect(choices()).toEqual(['wo 11 maart', 'wo 18 maart']);
    expect(await actions()).toEqual([]);
    await answer('due=2020-03-18');
    expect(await actions()).toMatchObject([{ what: 'Bellen', owner: { kind: 'person', text: 'Anna Dekker' }, due: '2020-03-18' }]);
    await enter('/be zo');
    expect(choices()).toEqual(['/beeld', '/besluit', '/beraad', '/bevestigd', '/beurt', 'Bewaren zoals getypt']);
    await answer('command=statement');
    expect(await statements()).toMatchObject([{ text: 'zo' }]);
  });

  it('asks about an owner who is nearly called so, and about a body that a decision goes to', async () => {
    await enter('/a Bellen @Dekke');
    expect(error()).toBe('Wie is "Dekke"?');
    expect(choices()).toEqual(['Ruth Dekker (GMT)', 'Zo bewaren: "Dekke"']);
    await answer('owner=words:Dekke');
    expect(await actions()).toMatchObject([{ what: 'Bellen', owner: { kind: 'text', text: 'Dekke' } }]);
    const topicId = await table.discussed('Bezoek');
    await table.run('secretary', 'WordProvisional', { topicId, words: 'Bezoek sluiten.', optionId: null, measure: false });
    await table.to('besluit');
    await sec.open(table.here);
    await enter('/doorgeleiden mBTCb');
    expect(error()).toBe('Welk team of orgaan is "mBTCb"?');
    expect(choices()).toEqual(['BTCb', 'Zo bewaren: "mBTCb"']);
    expect((await answer('body=words:BTCb')).statusCode).toBe(200);
    expect(await decisions()).toMatchObject([{ outcome: 'forwarded', fields: { forwardedTo: 'BTCb' } }]);
  });

  it('does not call a question, or what cannot be done yet, a wrong field', async () => {
    await enter('/etc/hosts  staat open');
    expect(sec.page('#problems').text()).not.toContain('Er klopt');
    await enter('/sluiten');
    expect(error()).toBe('Zo ver is het overleg nog niet. Ga een fase verder, of terug naar een eerdere.');
    expect(sec.page('#problems').text()).not.toContain('Er klopt');
    // Beside the line, and in the summary that leads there.
    expect(sec.page('body').text().split('Zo ver is het overleg nog niet.')).toHaveLength(3);
    await enter('RIVM: x', { asOfTime: '25:99' });
    expect(sec.page('#problems').text()).toContain('Er klopt één veld niet');
  });

  it('answers a question mark alone with its help, also without scripts', async () => {
    expect((await enter(' ? ')).statusCode).toBe(422);
    expect(sec.page('#line-help').attr('open')).toBeDefined();
    expect(sec.page('#f-entry-text').val()).toBe('');
    expect(error()).toBe('Hieronder staan alle opdrachten en toetsen.');
    expect(await statements()).toEqual([]);
    await enter('Wat nu?');
    expect(await statements()).toMatchObject([{ text: 'Wat nu?' }]);
  });

  it('/sluiten leads to the check before closing and closes nothing', async () => {
    for (const phase of ['oordeel', 'besluit']) await table.run('secretary', 'MoveToPhase', { phase });
    await sec.open(table.here);
    expect((await enter('/sluiten')).statusCode).toBe(200);
    expect((await scope()).meeting).toMatchObject({ phase: 'sluiting', state: 'running' });
  });

  it('says what has no place here, and can keep it as text', async () => {
    expect((await enter('/tegen Te duur')).statusCode).toBe(422);
    expect(error()).toContain('Dat kan hier niet');
    expect(sec.page('#f-entry-text').val()).toBe('/tegen Te duur');
    await answer('command=text');
    expect(await statements()).toMatchObject([{ text: '/tegen Te duur' }]);
  });

  it.each([
    ['/bevestigd', 'Er wacht geen besluit op bevestiging.'],
    ['/volgende', 'Er is geen volgend onderwerp.'],
    ['/b', 'Er ligt geen voorlopig besluit'],
    ['/akkoord', ''],
    ['/niets', ''],
    ['/naar sluiting', 'Zo ver is het overleg nog niet.'],
  ])('%s is refused beside the line: %s', async (line, says) => {
    expect((await enter(line)).statusCode).toBeGreaterThanOrEqual(400);
    expect(error()).toContain(says);
    expect(error()).not.toBe('');
    expect(sec.page('#f-entry-text').val()).toBe(line);
  });
});

describe('a meeting led from the line', () => {
  it('runs from opening to closing without another form', async () => {
    table = await atTheTable({ start: false });
    await table.run('secretary', 'StartMeeting');
    sec = await table.browser('secretary');
    await sec.open(table.here);
    expect((await enter('/naar')).statusCode).toBe(422);
    expect(error()).toContain('De aanwezigheid is nog niet vastgelegd');
    // Skipping is one press (R3).
    expect(sec.page('form[action*="/phase"]:has([name="skip"]) [name="phase"]').first().attr('value')).toBe('beeld');
    await sec.open(table.here);
    await types('/afgemeld Haarsma', '/aanwezig allen', '/online GMT', '/procedure', '/naar beeld');
    const { meeting } = await scope();
    expect([...meeting.attendance.seats.values()].map(({ name, presence }) => `${name} ${presence}`).sort()).toEqual(['Ilse Terpstra present', 'Joost Hendriks present', 'Maaike de Wit present', 'Ruth Dekker online', 'Samira Bouzid present', 'Tjeerd Haarsma excused']);
    await types('/rondje', 'GMT: voorraad is op peil', '/beurt', '/niets Bouzid', '/rond', '/parkeer Bezoek sluiten', '/o Bezoek', '/o Vervoer');
    expect((await scope()).meeting.attendance.rounds[0]?.turns.map(({ outcome }) => outcome).sort()).toEqual(['addition', 'nothing', 'nothing', 'nothing']);
    await types('/akkoord', '/naar', '/volgende', '/tegen RIVM: te streng', '/optie Alleen bellen', '/v Bezoek wordt gesloten.', '/volgende', '/v Vervoer gaat door.', '/beeld Nieuw feit !f', '/naar besluit');
    expect(await topics()).toMatchObject([
      { title: 'Bezoek', arguments: [{ side: 'against', text: 'te streng', speaker: { text: 'RIVM' } }], options: [{ text: 'Alleen bellen' }], provisional: [{ words: 'Bezoek wordt gesloten.' }] },
      { title: 'Vervoer', provisional: [{ words: 'Vervoer gaat door.' }] },
    ]);
    await types('/b', '/aanhouden eerst advies', '/a Brief @PG morgen', '/bevestigd Terpstra', '/weg GMT', '/naar sluiting');
    expect(await decisions()).toMatchObject([
      { outcome: 'taken', words: 'Bezoek wordt gesloten.', urgent: false, confirmation: { state: 'oral' } },
      { outcome: 'deferred', words: 'Vervoer gaat door.', fields: { reason: 'eerst advies' } },
    ]);
    expect((await scope()).meeting.phase).toBe('sluiting');
    expect((await statements()).map(({ text }) => text)).toEqual(['voorraad is op peil', 'Nieuw feit']);
  });

  it('stays in the line where other forms stand above it', async () => {
    await arrive();
    await types('/o Bezoek', '/akkoord', '/naar', '/volgende');
    expect(sec.page('#f-entry-text').attr('autofocus')).toBeDefined();
    expect(sec.page('details.fold--line').attr('open')).toBeDefined();
    await types('/v Sluiten');
    expect(sec.page('#f-entry-text').attr('autofocus')).toBeDefined();
  });

  it('moves on from where the meeting is, not from what one looks at', async () => {
    await arrive();
    await types('/naar oordeel');
    await sec.open(`${table.here}?phase=beeld`);
    await types('/naar');
    expect((await scope()).meeting.phase).toBe('besluit');
  });

  it('asks what other words than those at hand are', async () => {
    await arrive();
    await table.discussed('Bezoek');
    await sec.open(table.here);
    await types('/v Sluiten', '/naar');
    await enter('/b Beperken');
    expect(choices()).toEqual(['Gewijzigd besluit over V1', 'Spoedbesluit, zonder onderwerp']);
    await answer('decision=amended');
    expect(await decisions()).toMatchObject([{ outcome: 'amended', words: 'Beperken', wordsBefore: 'Sluiten' }]);
    await types('/besluit Nu handelen');
    expect((await decisions())[1]).toMatchObject({ outcome: 'taken', urgent: true, topicId: null, words: 'Nu handelen' });
  });

  it('lets nobody do more than the rights say', async () => {
    await arrive();
    sec = await table.browser('information');
    await sec.open(table.here);
    expect((await enter('/naar oordeel')).statusCode).toBe(403);
    expect((await enter('/weg Dekker')).statusCode).toBe(403);
    await types('/weg Hendriks');
    expect((await scope()).meeting.attendance.seats.get(table.people.information.personId)?.presence).toBe('left');
    expect((await scope()).meeting.phase).toBe('beeld');
  });

  it('confirms only the words that stood on the page', async () => {
    await arrive();
    await table.discussed('Bezoek');
    await sec.open(table.here);
    await types('/v Sluiten', '/naar', '/b');
    const [decision] = await decisions();
    await table.run('chair', 'CorrectEntry', { kind: 'decision', id: decision?.id, parentId: null, entryVersion: 1, texts: { words: 'Anders' } });
    expect((await enter('/bevestigd')).statusCode).toBe(409);
    expect((await decisions())[0]?.confirmation.state).toBe('to-confirm');
  });
});

describe('the last own entry', () => {
  beforeEach(arrive);

  it('is struck with one button, and opened to be corrected', async () => {
    expect(sec.page('#undo')).toHaveLength(0);
    await types('Eerste', 'Tweede');
    expect(sec.page('#entry-undo').text()).toContain('Ongedaan maken: Melding 2');
    expect(sec.page('#entry').attr('data-last')).toBe(sec.page('.entry__undo a').attr('href'));
    await sec.submit(sec.page('#undo').attr('action') ?? '', {});
    expect((await statements()).map(({ text, struck }) => [text, struck?.reason ?? null])).toEqual([['Eerste', null], ['Tweede', 'ingevoerd bij vergissing']]);
    await types('/a Bellen');
    expect(sec.page('#entry-undo').text()).toContain('A1');
    await sec.submit(sec.page('#undo').attr('action') ?? '', {});
    expect(await actions()).toMatchObject([{ struck: { reason: 'ingevoerd bij vergissing' } }]);
    expect(sec.page('#entry-undo').text()).toContain('Melding 1');
    await sec.open(sec.page('.entry__undo a').attr('href') ?? '');
    expect(sec.page('.mending textarea').first().val()).toBe('Eerste');
  });
});

describe('the help of the line', () => {
  it('lists every command in the language of the reader', async () => {
    await arrive();
    const help = sec.page('#line-help').text();
    for (const words of ['/a ', '/actie', '/naar', '/bevestigd', '!onzeker', '#bron WHO', 'Ctrl+Z', 'Alt+T']) expect(help).toContain(words);
  });
});

describe('what the line becomes by itself', () => {
  beforeEach(arrive);

  it('is a topic in Oordeel until the topics are agreed, then an argument in discussion', async () => {
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await sec.open(table.here);
    expect(kind()).toBe('topic');
    await enter('Bezoek');
    expect(kind()).toBe('topic');
    await enter('Brief', { kind: 'action' });
    expect(kind()).toBe('topic');
    await table.run('secretary', 'AgreeTopics');
    await sec.open(table.here);
    expect(kind()).toBe('statement');
    const [topic] = (await scope()).meeting.oordeel.order;
    await table.run('secretary', 'DiscussTopic', { topicId: topic });
    await sec.open(table.here);
    expect(kind()).toBe('neutral');
    // What plain text becomes is said before anything is typed, also without scripts.
    expect(sec.page('#entry-read').text()).toBe('Gewone tekst wordt: Argument, ook genoemd');
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await sec.open(table.here);
    expect(kind()).toBe('statement');
  });

  it('asks of an action who and when, not how fresh it is', async () => {
    expect(sec.page('.for-action #f-entry-dueDate')).toHaveLength(1);
    await enter('Bellen', { kind: 'action', asOfTime: '08:40' });
    expect(await actions()).toMatchObject([{ what: 'Bellen', due: null }]);
  });
});
