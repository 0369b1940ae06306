import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { button, link, send, shot, stage, unfold } from './stage.js';
import { enterLine, entry, entryLine, hasFocus, line, main, outcomes } from './table.js';

const corrected = (page: Page) => page.getByLabel(/^Verbeterde tekst/);

it('shows the second what the first changed, and loses nothing that was typed', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const [adviser, secretary] = [await enter(table.people.adviser), await enter(table.people.secretary)];

  // Both open the same statement; the adviser saves first.
  await adviser.goto(here);
  await enterLine(adviser, 'Er zijn tien bedden vrij.', { certainty: 'onzeker' });
  for (const page of [adviser, secretary]) {
    await page.goto(here);
    await link(entry(main(page), 'tien bedden'), /wijzigen$/);
  }
  await corrected(adviser).fill('Er zijn twaalf bedden vrij.');
  await button(adviser, 'Verbeteren');
  await corrected(secretary).fill('Er zijn elf bedden vrij, zegt het ROAZ.');
  await button(secretary, 'Verbeteren');
  const notice = secretary.getByRole('alert').filter({ hasText: 'Dit is intussen gewijzigd.' });
  const both = await notice.last().innerText();
  expect(await hasFocus(notice.last())).toBe(true);
  for (const text of ['Er zijn twaalf bedden vrij.', 'Er zijn elf bedden vrij, zegt het ROAZ.']) expect(both).toContain(text);
  expect(await corrected(secretary).inputValue()).toBe('Er zijn elf bedden vrij, zegt het ROAZ.');
  await shot(secretary, 'two-stale');

  // The second chooses: the own text, with all earlier ones in the history.
  await button(secretary, 'Verbeteren');
  const statement = entry(main(secretary), 'elf bedden');
  await statement.locator('summary').click();
  for (const text of ['Er zijn tien bedden vrij.', 'Er zijn twaalf bedden vrij.', 'elf bedden vrij, zegt het ROAZ.']) expect(await statement.innerText()).toContain(text);

  // The same with an action.
  await enterLine(secretary, 'Bedden tellen', { kind: 'Actie' });
  for (const page of [adviser, secretary]) {
    await page.goto(here);
    await link(outcomes(page), 'Actie 1 bekijken');
    await unfold(outcomes(page), 'Actie wijzigen');
  }
  await adviser.getByLabel('Wat', { exact: true }).fill('Bedden tellen in Brabant');
  await button(outcomes(adviser), 'Opslaan');
  await secretary.getByLabel('Wat', { exact: true }).fill('Bedden tellen per regio');
  await secretary.getByLabel('Reden (niet verplicht)').fill('zo vraagt het LNAZ het');
  await button(outcomes(secretary), 'Opslaan');
  const action = await outcomes(secretary).innerText();
  for (const text of ['Dit is intussen gewijzigd.', 'Bedden tellen in Brabant', 'Bedden tellen per regio']) expect(action).toContain(text);
  expect(await secretary.getByLabel('Reden (niet verplicht)').inputValue()).toBe('zo vraagt het LNAZ het');
  await shot(secretary, 'two-stale-action');

  // A double press on save makes one entry.
  await secretary.goto(here);
  await entryLine(secretary).fill('Het publieksnummer is overbelast.');
  await send(line(secretary).getByRole('button', { name: /^Opslaan/ }), { clickCount: 2 });
  await secretary.goto(here);
  expect(await main(secretary).getByText('Het publieksnummer is overbelast.').count()).toBe(1);

  // Two statements at the same moment are both there, each once.
  await adviser.goto(here);
  await Promise.all([enterLine(adviser, 'Melding van de adviseur.'), enterLine(secretary, 'Melding van de secretaris.')]);
  await secretary.goto(here);
  for (const text of ['Melding van de adviseur.', 'Melding van de secretaris.']) expect(await main(secretary).getByText(text).count()).toBe(1);
  expect(complaints).toEqual([]);
});
