import { describe, expect, it } from 'vitest';
import { atTheTable } from './at-the-table.js';

/** The text of an element, with white space as a reader sees it. */

describe('a whole meeting by forms alone, without scripts', () => {
  it('runs from presence to closed', async () => {
    const { here, server, meetingId, browser, people } = await atTheTable({ start: false });
    await server.run(people.secretary, 'StartMeeting', { meetingId });
    const sec = await browser('secretary');
    const chair = await browser('chair');

    await sec.open(here);
    expect(sec.text('h1')).toBe('OTX 1');
    expect(sec.page('.roll li')).toHaveLength(6);
    await sec.submit(`${here}/presence`, { presence: 'online' });
    await sec.submit(`${here}/all-present`);
    await sec.submit(`${here}/procedure`);
    expect(sec.text('.part')).toContain('Aangekondigd door Maaike de Wit, 09:00');
    await sec.submit(`${here}/phase`);
    expect(sec.text('.steps [aria-current]')).toContain('Beeld');

    await sec.submit(`${here}/entries`, { text: '44 patiënten', speaker: 'RIVM', certainty: 'feit', statedSource: 'WHO', asOfTime: '08:40' });
    const statement = sec.text('.st');
    expect(statement).toContain('RIVM 44 patiënten');
    expect(statement).toContain('feit');
    expect(statement).toContain('WHOstand 08:40');
    expect(sec.page('#f-entry-text').attr('autofocus')).toBeDefined();

    await sec.submit(`${here}/round`);
    expect(sec.text('.round h3')).toContain('Rondje 1 van 4: Maaike de Wit (DCC)');
    await sec.submit(`${here}/round/turn`, { outcome: 'addition' });
    expect(sec.text('.round h3')).toContain('Rondje 2 van 4');
    await sec.submit(`${here}/round/end`, { rest: 'nothing' });
    expect(sec.page('.round')).toHaveLength(0);

    const expert = await browser('expert');
    await expert.open(here);
    expect(expert.page(`form[action="${here}/entries"]`)).toHaveLength(0);
    await expert.submit(`${here}/offers`, { text: 'Maskers zijn schaars' });
    expect(expert.text('.tray')).toContain('Door u ingebracht');
    await sec.open(here);
    const offer = sec.page('.tray').attr('action') ?? '';
    await sec.submit(offer, { certainty: 'aanname' });
    expect(sec.text('.st:last-child')).toContain('Ingebracht door Ruth Dekker');
    await sec.submit(`${here}/entries`, { kind: 'parked', text: 'Verkoop beperken' });

    await sec.submit(`${here}/phase`);
    await sec.submit(`${here}/topics`, { title: 'Bezoek', kind: 'knelpunt', horizon: 'acute' });
    await sec.open(here);
    await sec.submit(`${here}/topics`, { title: 'Testen' });
    expect(sec.text('.topics')).toContain('Bezoek');
    await sec.submit(`${here}/topics/agree`);
    const discuss = sec.page('form[action$="/discuss"]').first().attr('action') ?? '';
    await sec.submit(discuss);
    const topic = `${here}/topics/${discuss.split('/')[4]}`;
    await sec.open(here);
    const add = sec.page(`form[action^="${topic}/arguments"]`).first().attr('action') ?? '';
    await sec.submit(add, { text: 'Beschermt bewoners' });
    expect(sec.text('.sides')).toContain('Beschermt bewoners');
    expect(sec.page('#f-argument-for-text').attr('autofocus')).toBeDefined();
    await sec.open(`${here}`);
    await sec.submit(`${topic}/options`, { text: 'Eén bezoeker', pros: 'contact' });
    await sec.open(here);
    await sec.submit(`${topic}/feasibility`, { answer: 'yes', remark: 'Vandaag' });
    expect(sec.text('.checks [aria-pressed="true"]')).toBe('ja');
    await sec.open(here);
    await sec.submit(`${topic}/provisional`, { words: 'Eén bezoeker per bewoner.', measure: '1' });
    expect(sec.text('.topic .reg')).toContain('V1');

    await sec.open(here);
    await sec.submit(`${here}/phase`);
    await sec.submit(`${here}/decisions`, { outcome: 'forwarded', 'fields.forwardedTo': 'BTCb', 'fields.reviewDate': '2020-03-18' });
    expect(sec.text('#outcomes')).toContain('te bevestigen doorgeleid');
    await chair.open(here);
    expect(chair.text('.confirm')).toContain('Eén bezoeker per bewoner.');
    await chair.submit(chair.page('.confirm form').attr('action') ?? '');
    expect(chair.page('.confirm')).toHaveLength(0);
    expect(chair.text('#outcomes')).toContain('doorgeleid 09:00');

    await sec.open(`${here}?phase=besluit&dialog=action`);
    await sec.submit(`${here}/actions?phase=besluit&dialog=action`, { what: 'IGJ vragen', owner: 'LZ', dueDate: '2020-03-12' });
    expect(sec.text('#outcomes')).toContain('IGJ vragen');
    await sec.open(here);
    await sec.submit(`${here}/phase`);
    expect(sec.text('.mends')).toContain('Niet besproken: Testen');
    await sec.submit(`${here}/next-meeting`, { atDate: '2020-03-12', atTime: '09:00', note: 'Zelfde zaal' });
    expect(sec.text('#pane')).toContain('do 12 maart 2020, 09:00');
    await sec.submit(`${here}/close`);
    expect(sec.text('#problems')).toContain('punten open');
    await sec.submit(`${here}/close`);
    expect(sec.text('h1')).toContain('COV-OTX-2020-01');
    expect(sec.page(`a[href="${here}/minutes"]`)).toHaveLength(1);
  });

  it('asks nothing of an observer and shows them everything', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    await table.run('information', 'AddStatement', { text: 'Feit' });
    const observer = await table.browser('guest');
    await observer.open(table.here);
    expect(observer.text('.st')).toContain('Feit');
    expect(observer.page('.dock')).toHaveLength(0);
    const actions = observer.page('main form').map((_, form) => observer.page(form).attr('action')).get();
    expect(actions).toEqual([`${table.here}/check-in`]);
  });

  it('goes back a phase, and keeps both stretches', async () => {
    const table = await atTheTable();
    await table.to('oordeel');
    const sec = await table.browser('secretary');
    await sec.open(`${table.here}?phase=beeld`);
    expect(sec.text('.pane__head')).toContain('Het overleg is bij Oordeel.');
    await sec.submit(`${table.here}/phase?phase=beeld`);
    expect(sec.text('.steps [aria-current]')).toContain('Beeld');
    const scope = await table.server.core.reader.meeting(table.meetingId);
    expect(scope?.meeting.phases.map((one) => one.phase)).toEqual(['opening', 'beeld', 'oordeel', 'beeld']);
  });

  it('lets R3 be skipped with one key, and records it', async () => {
    const table = await atTheTable({ start: false });
    await table.run('secretary', 'StartMeeting');
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    await sec.submit(`${table.here}/phase`);
    expect(sec.text('#problems')).toContain('De aanwezigheid is nog niet vastgelegd');
    const skip = sec.page('#problems form');
    expect(skip.find('[name="skip"]').attr('value')).toBe('1');
    await sec.post(`${table.here}/phase`, { csrf: skip.find('[name="csrf"]').attr('value') ?? '', commandId: skip.find('[name="commandId"]').attr('value') ?? '', phase: 'beeld', skip: '1' });
    const scope = await table.server.core.reader.meeting(table.meetingId);
    expect(scope?.meeting.phases.at(-1)?.skipped).toEqual(['presence', 'procedure']);
  });

  it('gives whoever decides one large page per decision, with confirming and objecting', async () => {
    const table = await atTheTable();
    await table.to('besluit');
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Melden van voorraad.' });
    const chair = await table.browser('chair');
    await chair.open(`${table.here}?view=confirm`);
    expect(chair.page('body').hasClass('phone')).toBe(true);
    expect(chair.text('.thumb .btn--l')).toBe('Bevestig B1');
    await chair.submit(chair.page('.thumb').attr('action') ?? '');
    expect(chair.text('h1')).toContain('Er is nu niets te bevestigen');
    const decision = chair.page('.next a').attr('href') ?? '';
    await chair.open(`${decision}&edit=object:${new URLSearchParams(decision.split('?')[1]).get('decide') ?? ''}`);
    await chair.submit(chair.page('.thumb').attr('action') ?? '', { words: 'Alleen ziekenhuizen.' });
    await chair.open(`${table.here}?view=confirm`);
    expect(chair.text('h1')).toContain('te bevestigen Besluit B1');
    expect(chair.text('.facts')).toContain('Alleen ziekenhuizen.');

    expect(chair.text('.phone__top')).toContain(' van ');
    await table.run('secretary', 'MoveToPhase', { phase: 'sluiting' });
    await table.run('secretary', 'CloseMeeting');
    table.server.clock.forward(30);
    await chair.open(`${table.here}?view=confirm`);
    expect(chair.text('.phone__top')).toContain('OTX 1, gesloten');
    expect(chair.text('.phone__top')).not.toContain(' van ');
    await chair.open(table.here);
    expect(chair.page('.row--lead .btn').toArray().map((part) => chair.page(part).text())).toEqual(['Verslag lezen', 'Opening', 'Beeld', 'Oordeel', 'Nota', 'Presentielijst verbeteren']);
    expect(chair.text('#h-open')).toBe('Te bevestigen');
  });

  it('holds a free meeting by its own items', async () => {
    const table = await atTheTable({ method: 'free' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.steps')).toContain('Stand van zaken');
    expect(sec.text('.steps')).not.toContain('Oordeel');
    await sec.submit(`${table.here}/current-item`);
    expect(sec.text('#h-pane')).toBe('1. Stand van zaken');
    await sec.submit(`${table.here}/entries`, { kind: 'statement', text: 'Alles loopt.' });
    expect(sec.text('.st')).toContain('Alles loopt.');
    await sec.submit(`${table.here}/decisions`, { words: 'Doorgaan.', outcome: 'taken' });
    expect(sec.text('#outcomes')).toContain('Doorgaan.');
    await sec.submit(`${table.here}/phase`);
    expect(sec.text('.steps [aria-current]')).toContain('Sluiting');
    await sec.submit(`${table.here}/close`);
    await sec.submit(`${table.here}/close`);
    expect(sec.text('h1')).toContain('OTX 1');
  });
});
