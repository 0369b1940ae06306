import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { button, link, PHONE, shot, stage, unfold } from './stage.js';
import { decide, enterLine, entry, main, outcomes, toPhase } from './table.js';

it('runs a whole meeting with scripts off', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const off = { javaScriptEnabled: false };
  const secretary = await enter(table.people.secretary, off);
  const chair = await enter(table.people.chair, { ...off, viewport: PHONE });

  await secretary.goto(here);
  await button(secretary, 'Begin het overleg');
  // Presence and procedure can be skipped with one press, and that is recorded.
  await toPhase(secretary, 'Beeld');
  await button(secretary, 'Overslaan en toch doorgaan');
  await enterLine(secretary, 'Het laboratorium bevestigt twee nieuwe gevallen.', { certainty: 'feit', source: 'RIVM' });
  await toPhase(secretary, 'Oordeel');
  await unfold(secretary, 'Onderwerp voorstellen');
  await secretary.getByLabel('Titel').fill('Testcapaciteit');
  await button(secretary.locator('form').filter({ has: secretary.getByLabel('Titel') }), 'Toevoegen');
  await button(secretary, 'Onderwerpen en volgorde afgesproken');
  await button(secretary, 'Bespreken');
  await secretary.getByLabel(/^Voorlopig besluit/).fill('Drie laboratoria erbij.');
  await button(secretary, 'Vastleggen');
  await toPhase(secretary, 'Besluit');
  await decide(secretary, 'genomen');
  await enterLine(secretary, 'Contract met de laboratoria', { kind: 'Actie', who: 'PG', due: '2026-03-27' });

  // The chair takes part and confirms, also without scripts.
  await chair.goto(`${here}?view=confirm`);
  await button(chair, 'Bevestig B1');
  await shot(chair, 'off-phone');
  await secretary.goto(here);
  expect(await entry(outcomes(secretary), 'Drie laboratoria').innerText()).toContain('Ilse Terpstra');
  await toPhase(secretary, 'Sluiting');
  expect(await main(secretary).innerText()).toContain('Begonnen zonder presentielijst');
  await button(secretary, 'Overleg sluiten');
  await button(secretary, 'Toch sluiten');
  await link(secretary, 'Verslag lezen');
  const minutes = await main(secretary).innerText();
  for (const text of ['Het laboratorium bevestigt twee nieuwe gevallen.', 'Testcapaciteit', 'Drie laboratoria erbij.', 'Contract met de laboratoria']) expect(minutes).toContain(text);
  expect(complaints).toEqual([]);
});
