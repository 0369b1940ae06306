import { load } from 'cheerio';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { atTheTable, type AtTheTable } from './at-the-table.js';

let table: AtTheTable;
let sec: Browser;
beforeEach(async () => {
  table = await atTheTable();
  sec = await table.browser('secretary');
});

const read = (selector: string) => sec.text(selector);
const texts = (selector: string) => sec.page(selector).toArray().map((one) => sec.page(one).text().replace(/\s+/g, ' ').trim());
const scope = async () => (await table.server.core.reader.meeting(table.meetingId))!;
const close = () => sec.submit(`${table.here}/close`);

describe('own agenda items', () => {
  it('stand with their phase, take entries, and are on the check when nothing was recorded', async () => {
    await table.run('secretary', 'AddAgendaItem', { title: 'Mondkapjes', place: 'beeld', minutes: 5 });
    await table.run('secretary', 'AddAgendaItem', { title: 'Kamerbrief', place: 'besluit' });
    await table.to('beeld');
    await sec.open(table.here);
    expect(read('.agenda-line summary')).toBe('Agenda: Mondkapjes');
    await sec.open(sec.page('.agenda-line a').attr('href') ?? '');
    expect(read('.agenda-line[open] [aria-current]')).toContain('nog niets vastgelegd');
    await sec.submit(String(sec.page('#entry').attr('action')), { text: 'Er zijn er nog 40.000.' });
    expect(read('.agenda-line[open] [aria-current]')).toContain('1 keer iets vastgelegd');
    const item = (await scope()).meeting.agenda.find(({ title }) => title === 'Mondkapjes');
    expect([...(await scope()).picture.statements.values()].map(({ itemId }) => itemId)).toEqual([item?.id]);
    for (const phase of ['oordeel', 'besluit', 'sluiting']) await table.run('secretary', 'MoveToPhase', { phase });
    await sec.open(table.here);
    expect(texts('.mends li').filter((line) => line.includes('Niet behandeld'))).toEqual(['Niet behandeld: KamerbriefBekijken']);
    await sec.open(sec.page('.mends li a').toArray().map((one) => sec.page(one).attr('href') ?? '').find((href) => href.includes('item=')) ?? '');
    expect(read('.agenda-line[open] [aria-current]')).toContain('Kamerbrief');
  });

  it('are in sight in Opening, and a new one stands with Beeld unless chosen otherwise', async () => {
    await table.run('secretary', 'AddAgendaItem', { title: 'Mededelingen', place: 'opening' });
    await sec.open(table.here);
    expect(sec.page('.m__scroll').children().first().text()).toContain('Mededelingen');
    expect(texts('a').filter((text) => text === 'Gast toevoegen')).toHaveLength(1);
    await sec.open(`${table.here}?dialog=agenda`);
    expect(sec.page('#f-agenda-place option[selected]').attr('value')).toBe('beeld');
    expect(texts('.m .btn')).toContain('Klaar');
  });
});

describe('closing', () => {
  it('asks once more when points are open, and not when nothing is', async () => {
    await table.run('secretary', 'AssignAction', { what: 'Bellen' });
    await table.to('sluiting');
    await sec.open(table.here);
    expect(texts('.mends li').filter((line) => line.includes('A1'))).toEqual(['COV-OTX-2020-01-A1 heeft geen actiehouder en geen datum.Invullen']);
    expect((await close()).statusCode).toBe(422);
    expect(read('#problems')).toContain('Er staan nog 2 punten open.');
    expect((await scope()).meeting.state).toBe('running');
    await close();
    expect((await scope()).meeting.state).toBe('closed');
  });

  it('takes one press when nothing is open', async () => {
    await table.to('sluiting');
    await table.run('secretary', 'SetNextMeeting', { at: null, note: 'volgt' });
    await sec.open(table.here);
    expect(read('.mends, .part .empty')).toContain('Niets staat nog open.');
    await close();
    expect((await scope()).meeting.state).toBe('closed');
  });
});

describe('topics from Oordeel to Besluit', () => {
  it('say what to press, hide empty sides, and are warned of when they were not discussed', async () => {
    await table.to('oordeel');
    for (const title of ['Bezoek', 'Testen', 'Vervoer']) await table.run('secretary', 'ProposeTopic', { title });
    await table.run('secretary', 'AgreeTopics');
    await sec.open(table.here);
    expect(read('.topic')).toContain('Druk op Bespreken');
    expect(sec.page('.sides section')).toHaveLength(0);
    const [first = '', second = ''] = (await scope()).meeting.oordeel.order;
    await sec.submit(`${table.here}/topics/${first}/discuss`);
    expect(sec.page('.sides section')).toHaveLength(2);
    await table.run('secretary', 'WordProvisional', { topicId: first, words: 'Eén bezoeker.' });
    await table.run('secretary', 'DiscussTopic', { topicId: second });
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await sec.open(table.here);
    expect(read('.m .warn')).toBe('Niet besproken: Vervoer');
    expect(read('.m .empty')).toBe('Zonder voorlopig besluit: Testen');
    expect(texts('.a .topics .sub')[1]).toContain('geen voorlopig besluit');
    await sec.submit(`${table.here}/decisions`, { outcome: 'taken' });
    expect(texts('.a .topics .sub')[0]).toContain('B1 genomen');
    await sec.open(sec.page('.m .warn a').attr('href') ?? '');
    expect(read('#h-pane')).toContain('Vervoer');
  });
});

describe('a provisional decision that was typed and not recorded', () => {
  it('is not lost by going on to the next topic', async () => {
    await table.to('oordeel');
    for (const title of ['Bezoek', 'Testen']) await table.run('secretary', 'ProposeTopic', { title });
    await table.run('secretary', 'AgreeTopics');
    const [first = '', second = ''] = (await scope()).meeting.oordeel.order;
    await table.run('secretary', 'DiscussTopic', { topicId: first });
    await sec.open(table.here);
    const next = `${table.here}/topics/${second}/discuss`;
    expect(sec.page(`#provisional button[formaction="${next}"]`)).toHaveLength(1);
    const fields = Object.fromEntries(sec.page('#provisional').serializeArray().map(({ name, value }) => [name, value]));
    const answer = await sec.post(next, { ...fields, words: 'Eén vaste <bezoeker>' });
    expect(answer.statusCode).toBe(422);
    const again = load(answer.body);
    expect(again('#f-provisional-words').text()).toContain('Eén vaste <bezoeker>');
    expect(again('#f-provisional-words-error').text()).toBe('Dit is nog niet vastgelegd. Leg het eerst vast, of maak het veld leeg.');
    expect((await scope()).meeting.oordeel.current).toBe(first);
    expect((await sec.post(next, { ...fields, words: ' ' })).statusCode).toBe(303);
  });
});

describe('a decision on top, to be confirmed', () => {
  it('says its outcome beside the button', async () => {
    await table.to('oordeel');
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'under-consideration', words: 'De hal huren', fields: { considerPart: 'De prijs' } });
    const chair = await table.browser('chair');
    await chair.open(table.here);
    expect(chair.text('.confirm')).toContain('Uitkomst: in beraad');
  });

  it('has no check mark once it was struck without being confirmed', async () => {
    await table.to('oordeel');
    const decisionId = await table.run('secretary', 'Decide', { urgent: true, outcome: 'deferred', words: 'De hal huren' });
    await table.run('secretary', 'StrikeEntry', { kind: 'decision', id: decisionId, entryVersion: 1, reason: 'Dubbel' });
    await sec.open(`${table.here}?phase=besluit`);
    expect(read(`#d-${decisionId}`)).toContain('aangehouden');
    expect(sec.page(`#d-${decisionId} .check`)).toHaveLength(0);
  });
});

describe('a closed meeting that is put right', () => {
  it('does not look as if it runs', async () => {
    await table.to('sluiting');
    await table.run('secretary', 'CloseMeeting');
    table.server.clock.forward(60);
    await sec.open(`${table.here}?dialog=attendance`);
    expect(read('.status')).toBe('Gesloten 09:28; u verbetert achteraf');
    expect(sec.page('.clock')).toHaveLength(0);
    expect(read('.steps')).not.toContain('sinds');
    expect(read('.steps li:last-child')).toContain('09:28 tot 09:28');
    expect(read('.people')).not.toContain('sinds');
    expect(sec.page('.pane__head a').first().text()).toBe('Terug naar het overleg');
    expect(sec.page('.pane__head a').first().attr('href')).toBe(table.here);
    await sec.open(`${table.here}?phase=beeld`);
    expect(read('.pane__head')).toContain('Terug naar het overleg');
  });
});

describe('the presence list', () => {
  it('offers leaving only to who was there', async () => {
    const fresh = await atTheTable({ start: false });
    await fresh.run('secretary', 'StartMeeting');
    sec = await fresh.browser('secretary');
    await sec.open(fresh.here);
    const buttons = () => texts(`#p-${fresh.people.expert.personId} .seg button`);
    expect(buttons()).toEqual(['aanwezig', 'online', 'met bericht', 'afwezig']);
    await fresh.run('secretary', 'RecordAllPresent');
    await sec.open(fresh.here);
    expect(buttons()).toEqual(['aanwezig', 'online', 'met bericht', 'afwezig', 'weg']);
  });
});

describe('words', () => {
  it('of a single text need no name in its history; roles are written out behind their short forms', async () => {
    await table.to('beeld');
    const id = await table.run('secretary', 'AddStatement', { text: 'Vierenveertig' });
    await table.run('secretary', 'CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Vijfenveertig' } });
    await sec.open(table.here);
    expect(read('.st .was__text')).toBe('Vierenveertig');
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await sec.open(table.here);
    expect(sec.page('.names abbr').first().attr('title')).toBe('voorzitter');
  });
});
