import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { button, link, PHONE, press, send, shot, stage, unfold } from './stage.js';
import { decide, enterLine, entry, entryLine, hasFocus, line, main, outcomes, toPhase } from './table.js';

it('runs an OTCb of six from opening to minutes', async () => {
  const { server, enter, complaints } = await stage();
  server.clock.set('2020-03-11T08:00:00.000Z');
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const secretary = await enter(table.people.secretary);
  const phone = await enter(table.people.chair, { viewport: PHONE, hasTouch: true, isMobile: true });
  const expert = await enter(table.people.expert);

  // Opening: presence with one key, one excused, one online; procedure.
  await secretary.goto(here);
  await shot(secretary, 'otcb-preparation');
  await button(secretary, 'Begin het overleg');
  await button(main(secretary), 'Allen aanwezig');
  await button(secretary.getByRole('group', { name: 'Aanwezigheid van Tjeerd Haarsma' }), 'met bericht');
  await button(secretary.getByRole('group', { name: 'Aanwezigheid van Ruth Dekker' }), 'online');
  await button(secretary, 'Aangekondigd');
  await shot(secretary, 'otcb-opening');
  expect(await main(secretary).innerText()).toContain('5 van 6');

  // Beeld: summary, statements with certainty and source, a round, one offer from a participant.
  server.clock.forward(4);
  await toPhase(secretary, 'Beeld');
  await link(secretary, 'Samenvatting vastleggen');
  await secretary.getByRole('textbox', { name: 'Samenvatting' }).fill('Het aantal besmettingen loopt op, vooral in Noord-Brabant.');
  await button(secretary, 'Opslaan');
  await enterLine(secretary, '382 personen positief getest, 61 meer dan gisteren.', { certainty: 'feit', source: 'RIVM', who: 'RIVM' });
  expect(await hasFocus(entryLine(secretary))).toBe(true);
  await enterLine(secretary, 'Een deel van de besmettingen is niet meer te herleiden.', { certainty: 'aanname', source: 'GGD' });
  await enterLine(secretary, 'Enkele ziekenhuizen zouden zorg uitstellen.', { certainty: 'onzeker' });
  await expert.goto(here);
  await expert.locator('form').filter({ has: expert.getByRole('button', { name: 'Inbrengen' }) }).getByRole('textbox').fill('Een leverancier levert een derde van de bestelde maskers.');
  await button(expert, 'Inbrengen');
  await shot(expert, 'otcb-expert');
  await secretary.goto(here);
  await shot(secretary, 'otcb-tray');
  const tray = secretary.locator('form').filter({ hasText: 'Ingebracht door Ruth Dekker' });
  await tray.getByLabel('Zekerheid').selectOption({ label: 'feit' });
  await button(tray, 'Overnemen');
  expect(await entry(main(secretary), 'Een leverancier levert').innerText()).toContain('Ingebracht door Ruth Dekker');
  await button(secretary, 'Rondje beginnen');
  await shot(secretary, 'otcb-round');
  await button(secretary, 'Niets toe te voegen');
  await button(secretary, 'Had aanvulling');
  await button(secretary, 'Overigen niets toe te voegen');
  expect(await main(secretary).innerText()).toContain('Rondje 09:04 tot 09:04');

  // A late entry with both times, a correction, a strike.
  server.clock.forward(6);
  await secretary.goto(here);
  await entryLine(secretary).fill('Het verpleeghuis belde zelf over de bezoekersstop.');
  await unfold(line(secretary), 'Datum, thema, gebeurde eerder');
  await line(secretary).getByLabel('Gebeurde om: datum').fill('2020-03-11');
  await line(secretary).getByLabel('Gebeurde om: tijd').fill('07:30');
  await button(line(secretary), /^Opslaan/);
  expect(await entry(main(secretary), 'Het verpleeghuis belde').innerText()).toContain('Gebeurd 07:30, vastgelegd 09:10.');
  await link(entry(main(secretary), '382 personen'), /wijzigen$/);
  await secretary.getByLabel(/^Verbeterde tekst/).fill('382 personen positief getest, 60 meer dan gisteren.');
  await shot(secretary, 'otcb-correct');
  await button(secretary, 'Verbeteren');
  expect(await entry(main(secretary), '60 meer dan gisteren').innerText()).toContain('verbeterd');
  await link(entry(main(secretary), 'Enkele ziekenhuizen'), /wijzigen$/);
  await unfold(main(secretary), 'Doorhalen');
  await secretary.getByLabel('Reden', { exact: true }).last().fill('het gaat om één ziekenhuis');
  await button(secretary, 'Doorhalen');
  expect(await entry(main(secretary), 'Enkele ziekenhuizen').innerText()).toContain('het gaat om één ziekenhuis');
  await shot(secretary, 'otcb-beeld');

  // Oordeel: three topics, ordered and agreed.
  await toPhase(secretary, 'Oordeel');
  const topics = ['Bezoek aan verpleeghuizen', 'Verdeling van beschermingsmiddelen', 'Testen van zorgpersoneel'];
  for (const [place, topic] of topics.entries()) {
    if (place === 0) await unfold(secretary, 'Onderwerp voorstellen');
    await secretary.getByLabel('Titel').fill(topic);
    await secretary.getByLabel('Soort', { exact: true }).selectOption({ label: 'prioriteit' });
    await button(secretary.locator('form').filter({ has: secretary.getByLabel('Titel') }), 'Toevoegen');
  }
  await button(secretary, 'Verdeling van beschermingsmiddelen omhoog');
  await shot(secretary, 'otcb-topics');
  await button(secretary, 'Onderwerpen en volgorde afgesproken');

  // The first topic: arguments, options, feasibility check, provisional decision.
  await button(secretary, 'Bespreken');
  for (const [label, text] of [['Argument voor', 'Zorg aan besmette patiënten gaat voor.'], ['Argument tegen', 'Thuiszorg valt dan buiten de boot.']] as const) {
    await secretary.getByLabel(label, { exact: true }).fill(text);
    await secretary.getByLabel(label, { exact: true }).focus();
    await press(secretary, 'Enter');
  }
  await secretary.getByLabel('Nieuwe optie').fill('Eén meldpunt');
  await secretary.getByLabel('Voordelen').last().fill('één beeld');
  await secretary.getByLabel('Nadelen').last().fill('kost dagen');
  await button(secretary.locator('form').filter({ has: secretary.getByLabel('Nieuwe optie') }), 'Toevoegen');
  for (const [test, answer] of [['Uitvoerbaarheid', 'ja'], ['Handhaafbaarheid', 'onbekend'], ['Financiële haalbaarheid', 'nee']] as const) {
    await secretary.getByLabel(`Toelichting ${test}`).fill(`uitleg bij ${test}`);
    await button(secretary.getByRole('group', { name: test }), answer);
  }
  const word = async (words: string) => {
    await secretary.getByLabel(/^Voorlopig besluit/).fill(words);
    await button(secretary, 'Vastleggen');
  };
  await secretary.getByLabel('Optie', { exact: true }).selectOption({ label: 'optie A' });
  await secretary.getByLabel('dit is een maatregel of regel').check();
  await word('Schaarse middelen gaan eerst naar zorg aan besmette patiënten.');
  await shot(secretary, 'otcb-oordeel');
  for (const words of ['Verpleeghuizen beperken het bezoek tot één vaste bezoeker.', 'Zorgpersoneel met klachten wordt getest.']) {
    await button(secretary, 'Volgend onderwerp');
    await word(words);
  }

  // Besluit: taken, amended, under consideration; actions; back a phase and forth.
  await toPhase(secretary, 'Besluit');
  await shot(secretary, 'otcb-besluit');
  await decide(secretary, 'genomen');
  await decide(secretary, 'gewijzigd genomen', { words: 'Verpleeghuizen in Noord-Brabant beperken het bezoek tot één vaste bezoeker.' });
  await decide(secretary, 'in beraad', { fields: { 'In beraad': 'welke groepen', Met: 'RIVM', Tot: '2020-03-13' } });
  await toPhase(secretary, 'Sluiting');
  await link(secretary.getByRole('navigation', { name: 'Fasen' }), 'Beeld');
  await button(secretary, 'Terug naar Beeld');
  await enterLine(secretary, 'Het ROAZ meldt dertig lege bedden.', { certainty: 'feit' });
  for (const phase of ['Oordeel', 'Besluit']) await toPhase(secretary, phase);

  // The chair confirms one decision on the phone; the others are confirmed orally at the table.
  await phone.goto('/');
  await shot(phone, 'otcb-phone-home');
  await link(phone, 'Naar de tafel');
  await shot(phone, 'otcb-phone-table');
  await link(phone, /te bevestigen/);
  await shot(phone, 'otcb-phone-confirm');
  await button(phone, 'Bevestig B1');
  await shot(phone, 'otcb-phone-confirmed');
  await secretary.goto(here);
  expect(await entry(outcomes(secretary), 'Schaarse middelen').innerText()).toContain('Ilse Terpstra');
  await secretary.getByLabel('Voorgelezen door').fill('Maaike de Wit');
  await button(secretary, 'Alle 2 mondeling bevestigd');
  expect(await entry(outcomes(secretary), 'in Noord-Brabant beperken').innerText()).toContain('mondeling bevestigd 09:10');

  // Four actions, one without owner; one reported done by its owner and closed.
  await enterLine(secretary, 'Meldpunt voorraden inrichten', { kind: 'Actie', who: 'Ruth Dekker', due: '2020-03-12' });
  await enterLine(secretary, 'Overzicht van ic-bedden per regio', { kind: 'Actie', due: '2020-03-12' });
  await enterLine(secretary, 'Vragen en antwoorden voor zorgpersoneel', { kind: 'Actie', who: 'DCo', due: '2020-03-13' });
  await enterLine(secretary, 'Brief aan de koepels', { kind: 'Actie', who: 'LZ', due: '2020-03-11' });
  await shot(secretary, 'otcb-actions');
  expect(await entry(outcomes(secretary), 'Overzicht van ic-bedden').innerText()).toContain('geen houder');
  await expert.goto('/');
  await shot(expert, 'otcb-expert-home');
  await button(expert.getByRole('row').filter({ hasText: 'Meldpunt voorraden' }), /klaar/);
  await secretary.goto(here);
  await button(secretary, 'Gemelde actie afronden');
  expect(await entry(outcomes(secretary), 'Meldpunt voorraden').innerText()).toContain('afgerond');

  // Closing: the check lists what is open; close.
  await toPhase(secretary, 'Sluiting');
  const check = secretary.getByRole('region', { name: 'Controle voor sluiting' });
  for (const open of [/A2 heeft geen actiehouder/, /volgende overleg is niet afgesproken/]) expect(await check.innerText()).toMatch(open);
  await shot(secretary, 'otcb-sluiting');
  await secretary.getByLabel('Wanneer: datum').fill('2020-03-12');
  await secretary.getByLabel('Wanneer: tijd').fill('09:00');
  await button(secretary.getByRole('region', { name: 'Volgend overleg' }), 'Opslaan');
  expect(await check.innerText()).not.toMatch(/niet afgesproken/);
  server.clock.forward(30);
  await button(secretary, 'Overleg sluiten');
  await button(secretary, 'Toch sluiten');
  await shot(secretary, 'otcb-closed');

  // The minutes: decisions first, then actions, Beeld, Oordeel; every text; downloads.
  await link(secretary, 'Verslag lezen');
  const headings = await main(secretary).getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 2)).toEqual(['Besluiten', 'Acties']);
  const minutes = (await main(secretary).innerText()).replace(/\s+/g, ' ');
  for (const text of [...topics, ...TEXTS]) expect(minutes).toContain(text);
  await shot(secretary, 'otcb-minutes');
  for (const [name, beginning] of [['Verslag: Markdown', /^# /m], ['Verslag: JSON', /^\{/], ['Besluitenlijst: CSV', /^\ufeff?Crisis;/], ['Verslag: webpagina', /^<!doctype html>/i]] as const) {
    const href = await secretary.getByRole('link', { name, exact: true }).getAttribute('href');
    const answer = await secretary.context().request.get(href ?? '');
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toMatch(beginning);
  }

  // On the phone the minutes say what concerns its owner.
  await phone.goto(`${here}/minutes`);
  await shot(phone, 'otcb-phone-minutes');
  await expert.goto(`${here}/minutes`);
  await send(expert.getByRole('link', { name: 'Naar het overleg' }));
  expect(complaints).toEqual([]);
});

const TEXTS = [
  'Het aantal besmettingen loopt op, vooral in Noord-Brabant.',
  '382 personen positief getest, 60 meer dan gisteren.',
  '382 personen positief getest, 61 meer dan gisteren.',
  'Een deel van de besmettingen is niet meer te herleiden.',
  'Enkele ziekenhuizen zouden zorg uitstellen.',
  'het gaat om één ziekenhuis',
  'Een leverancier levert een derde van de bestelde maskers.',
  'Het verpleeghuis belde zelf over de bezoekersstop.',
  'Het ROAZ meldt dertig lege bedden.',
  'Zorg aan besmette patiënten gaat voor.',
  'Thuiszorg valt dan buiten de boot.',
  'Eén meldpunt',
  'uitleg bij Handhaafbaarheid',
  'Schaarse middelen gaan eerst naar zorg aan besmette patiënten.',
  'Verpleeghuizen in Noord-Brabant beperken het bezoek tot één vaste bezoeker.',
  'Verpleeghuizen beperken het bezoek tot één vaste bezoeker.',
  'Zorgpersoneel met klachten wordt getest.',
  'welke groepen',
  'mondeling bevestigd bij voorlezen door',
  'Overzicht van ic-bedden per regio',
  'Vragen en antwoorden voor zorgpersoneel',
  'Brief aan de koepels',
  'geen houder',
];
