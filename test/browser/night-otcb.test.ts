import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { lookAround } from './eyes.js';
import { button, choose, link, PHONE, printed, stage, unfold } from './stage.js';
import { decide, enterLine, entry, entryLine, line, main, outcomes, toPhase } from './table.js';

const editing = (page: Page, words: string) => link(entry(main(page), words), /wijzigen$/);
const formWith = (page: Page, name: string) => page.locator('form').filter({ has: page.getByRole('button', { name, exact: true }) });

it('runs an OTCb in the night that the clock goes back, with every turn that a meeting can take', async () => {
  const { server, enter, complaints } = await stage();
  server.clock.set('2026-10-24T23:30:00.000Z');
  const table = await cast(server);
  const { people } = table;
  const here = await callOtcb(server, table);
  const spare = await callOtcb(server, table);
  const secretary = await enter(people.secretary);
  const chair = await enter(people.chair, { viewport: PHONE, hasTouch: true, isMobile: true });
  const expert = await enter(people.expert);
  const wrong: string[] = [];
  const look = async (page: Page, name: string) => void wrong.push(...(await lookAround(page, `night-${name}`)));

  // Moved to half past two, which comes twice that night; the other meeting is cancelled.
  await secretary.goto(here);
  await link(secretary, 'Verplaatsen');
  await secretary.getByLabel('Begin').fill('02:30');
  await secretary.getByLabel('Einde').fill('03:30');
  await secretary.getByLabel(/^Reden/).fill('De minister belt eerst met de Kamer.');
  await button(secretary, 'Verplaats');
  await look(secretary, 'move');
  expect(await secretary.getByLabel(/^Reden/).inputValue()).toBe('De minister belt eerst met de Kamer.');
  await secretary.getByRole('radio', { name: 'het tweede (wintertijd)' }).check();
  await button(secretary, 'Verplaats');
  for (const words of ['02:30 (wintertijd) tot 03:30', 'Verplaatst door Maaike de Wit', 'De minister belt eerst met de Kamer.']) expect(await main(secretary).innerText()).toContain(words);
  await secretary.goto(spare);
  await link(secretary, 'Afgelasten');
  await secretary.getByLabel(/^Reden/).fill('Het werd één overleg.');
  await button(secretary, 'Gelast af');
  await look(secretary, 'cancelled');
  expect(await main(secretary).innerText()).toContain('Het werd één overleg.');
  await expert.goto('/');
  expect(await main(expert).getByRole('link', { name: 'OTCb' }).count()).toBe(1);

  // Opening: the information coordinator is excused; who deputises may at once what he may.
  server.clock.set('2026-10-25T00:40:00.000Z');
  await secretary.goto(here);
  await button(secretary, 'Begin het overleg');
  await button(main(secretary), 'Allen aanwezig');
  await button(secretary.getByRole('group', { name: 'Aanwezigheid van Joost Hendriks' }), 'met bericht');
  await button(secretary, 'Aangekondigd');
  await toPhase(secretary, 'Beeld');
  await expert.goto(here);
  expect(await entryLine(expert).count()).toBe(0);
  await link(secretary, 'Aanwezigheid');
  await link(main(secretary), 'Vervanger');
  await choose(secretary.getByLabel('Wie vervangt'), 'Ruth Dekker');
  await choose(secretary.getByLabel('Voor wie'), 'Joost Hendriks');
  await button(main(secretary), 'Opslaan');
  await expert.goto(here);
  await enterLine(expert, 'Het laboratorium meldt drie positieve testen.', { certainty: 'onzeker', source: 'laboratorium' });

  // Beeld: a statement is replaced, one withdrawn, one gets another certainty; a solution is parked.
  await secretary.goto(here);
  await enterLine(secretary, 'Er liggen elf mensen op de ic.', { certainty: 'feit', source: 'ROAZ', who: 'LZ' });
  await enterLine(secretary, 'De veerdienst vaart niet.', { certainty: 'aanname' });
  await editing(secretary, 'elf mensen');
  await unfold(main(secretary), 'Vervangen door een nieuwe melding');
  await unfold(main(secretary), 'Intrekken: geldt niet meer');
  await look(secretary, 'replace');
  await secretary.getByLabel(/^Nieuwe melding/).fill('Er liggen dertien mensen op de ic.');
  await button(secretary, 'Vervangen');
  expect(await entry(main(secretary), 'elf mensen').innerText()).toContain('Vervangen door 4');
  expect(await entry(main(secretary), 'dertien mensen').innerText()).toMatch(/LZ.*Vervangt 2/s);
  await editing(secretary, 'De veerdienst');
  await unfold(main(secretary), 'Intrekken: geldt niet meer');
  await formWith(secretary, 'Intrekken').getByLabel('Reden').fill('De reder belde: hij vaart.');
  await button(secretary, 'Intrekken');
  expect(await entry(main(secretary), 'De veerdienst').innerText()).toContain('Ingetrokken: De reder belde: hij vaart.');
  await editing(secretary, 'drie positieve testen');
  await button(secretary, 'feit');
  expect(await entry(main(secretary), 'drie positieve testen').innerText()).toMatch(/feit.*verbeterd/s);
  await enterLine(secretary, 'Alle scholen op het eiland een week dicht', { kind: 'Parkeren voor Oordeel' });

  // The clock went back; what happened in the doubled hour is entered later, and it is asked which of the two it was.
  server.clock.set('2026-10-25T01:45:00.000Z');
  await secretary.goto(here);
  await entryLine(secretary).fill('De burgemeester belde over de veerdienst.');
  await unfold(line(secretary), 'Datum, thema, gebeurde eerder');
  await line(secretary).getByLabel('Gebeurde om: datum').fill('2026-10-25');
  await line(secretary).getByLabel('Gebeurde om: tijd').fill('02:42');
  await button(line(secretary), /^Opslaan/);
  expect(await entryLine(secretary).inputValue()).toBe('De burgemeester belde over de veerdienst.');
  await look(secretary, 'which-hour');
  await line(secretary).getByLabel('Welk uur?').selectOption({ label: 'het eerste (zomertijd)' });
  await button(line(secretary), /^Opslaan/);
  expect(await entry(main(secretary), 'De burgemeester belde').innerText()).toContain('Gebeurd 02:42 (zomertijd), vastgelegd 02:45 (wintertijd).');

  // The secretary hands over in mid-meeting: who gets the role enters, who gave it offers.
  const successor = await enter(people.communication);
  await link(secretary, 'Rol overdragen');
  await choose(secretary.getByLabel('Rol', { exact: true }), 'secretaris');
  await choose(secretary.getByLabel('Van', { exact: true }), 'Maaike de Wit');
  await choose(secretary.getByLabel('Naar', { exact: true }), 'Tjeerd Haarsma');
  await look(secretary, 'hand-over');
  await button(main(secretary), 'Rol overdragen');
  expect(await entryLine(secretary).count()).toBe(0);
  expect(await secretary.getByRole('button', { name: 'Inbrengen' }).count()).toBe(1);
  await successor.goto(here);
  await enterLine(successor, 'Voortaan notuleert Tjeerd Haarsma.', { kind: 'Opmerking' });

  // Oordeel: the parked solution becomes a topic, others join it.
  await toPhase(successor, 'Oordeel');
  await button(successor, 'Maak er een onderwerp van');
  await unfold(successor, 'Onderwerp voorstellen');
  for (const topic of ['Bezoek aan het verpleeghuis', 'Vaccins voor het eiland', 'Hulp van Defensie', 'Melding aan de Kamer']) {
    await successor.getByLabel('Titel').fill(topic);
    await button(successor.locator('form').filter({ has: successor.getByLabel('Titel') }), 'Toevoegen');
  }
  await button(successor, 'Onderwerpen en volgorde afgesproken');
  await button(successor, 'Bespreken');
  const provisional = ['De scholen op het eiland gaan een week dicht.', 'Het verpleeghuis laat geen bezoek toe.', 'Het eiland krijgt vijfhonderd vaccins.', 'Defensie levert tien verplegers.', 'De Kamer krijgt maandag een brief.'];
  for (const [place, words] of provisional.entries()) {
    if (place > 0) await button(successor, 'Volgend onderwerp');
    await successor.getByLabel(/^Voorlopig besluit/).fill(words);
    await button(successor, 'Vastleggen');
  }
  await look(successor, 'oordeel');

  // Besluit: every outcome but the plain one; then back to Beeld, where an urgent decision is taken.
  await toPhase(successor, 'Besluit');
  await decide(successor, 'gewijzigd genomen', { words: 'De basisscholen op het eiland gaan een week dicht.' });
  await decide(successor, 'aangehouden');
  await decide(successor, 'in beraad', { fields: { 'In beraad': 'hoeveel vaccins', Met: 'RIVM', Tot: '2026-10-27' } });
  await decide(successor, 'doorgeleid', { fields: { 'Doorgeleid naar': 'BTCb' } });
  await look(successor, 'besluit');
  await decide(successor, 'afgewezen');
  await link(successor.getByRole('navigation', { name: 'Fasen' }), 'Beeld');
  await button(successor, 'Terug naar Beeld');
  await enterLine(successor, 'De veerdienst vaart om vijf uur voor het laatst.', { certainty: 'feit' });
  await link(outcomes(successor), 'Spoedbesluit');
  await look(successor, 'urgent');
  await decide(successor, 'genomen', { words: 'De laatste veerboot neemt niemand mee zonder test.' });
  expect(await entry(outcomes(successor), 'De laatste veerboot').innerText()).toMatch(/te bevestigen.*spoed/s);

  // The chair confirms on the phone, objects to one when reading it again; mended, it is confirmed anew.
  await chair.goto(`${here}?view=confirm`);
  await look(chair, 'confirm');
  for (const number of [1, 2, 3, 4, 5, 6]) await button(chair, `Bevestig B${number}`);
  await chair.goto(`${here}?view=confirm`);
  await link(chair, 'De basisscholen op het eiland gaan een week dicht.');
  await link(chair, 'Klopt niet');
  await look(chair, 'object');
  await chair.getByLabel(/^Wat klopt er niet/).fill('Het gaat om twee scholen.');
  await button(chair, 'Bezwaar vastleggen');
  await look(chair, 'objected');
  await successor.goto(`${here}?phase=besluit`);
  await look(successor, 'objection');
  const doubted = entry(outcomes(successor), 'De basisscholen');
  for (const words of ['te bevestigen', 'Bezwaar van Ilse Terpstra', 'Het gaat om twee scholen.']) expect(await doubted.innerText()).toContain(words);
  await link(doubted, /wijzigen$/);
  await successor.getByLabel('Woorden').fill('De twee basisscholen op het eiland gaan een week dicht.');
  await button(successor, 'Verbeteren');
  await chair.goto(`${here}?view=confirm`);
  expect(await main(chair).innerText()).toContain('De twee basisscholen op het eiland gaan een week dicht.');
  await button(chair, 'Bevestig B1');
  await successor.goto(here);
  expect(await entry(outcomes(successor), 'De twee basisscholen').innerText()).toMatch(/gewijzigd genomen.*Ilse Terpstra/s);

  // Closing; the minutes tell every turn, on screen and on paper.
  for (const phase of ['Oordeel', 'Besluit', 'Sluiting']) await toPhase(successor, phase);
  await look(successor, 'sluiting');
  expect(await printed(successor, 'night-sluiting')).toBeLessThanOrEqual(2);
  await button(successor, 'Overleg sluiten');
  await button(successor, 'Toch sluiten');
  await look(successor, 'closed');
  await link(successor, 'Verslag lezen');
  // The page of the meeting loads itself anew when it closes; what is read is the page after that.
  await successor.waitForURL(/\/minutes$/);
  const minutes = ((await main(successor).textContent()) ?? '').replace(/\s+/g, ' ');
  expect(MINUTES.filter((words) => !minutes.includes(words))).toEqual([]);
  await look(successor, 'minutes');
  expect(await printed(successor, 'night-minutes')).toBeLessThanOrEqual(4);
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});

const MINUTES = [
  'gewijzigd genomen',
  'aangehouden',
  'in beraad',
  'afgewezen',
  'doorgeleid',
  'spoed',
  'hoeveel vaccins',
  'BTCb',
  'Het gaat om twee scholen.',
  'De basisscholen op het eiland gaan een week dicht.',
  'De scholen op het eiland gaan een week dicht.',
  'Er liggen elf mensen op de ic.',
  'De reder belde: hij vaart.',
  'Alle scholen op het eiland een week dicht',
  'Secretaris van Maaike de Wit naar Tjeerd Haarsma',
  'Voortaan notuleert Tjeerd Haarsma.',
  'De minister belt eerst met de Kamer.',
  '02:42 (zomertijd)',
];
