import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { press, stage } from './stage.js';
import { entry, entryLine, hasFocus, main, outcomes } from './table.js';

/** More presses of Tab than any page has things to stop at. */
const MOST = 80;

/** Presses Tab (or Shift+Tab) until the focus is there. */
async function tabTo(what: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let count = 0; count < MOST; count += 1) {
    if (await hasFocus(what)) return;
    await what.page().keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${String(what)}`);
}

const next = (page: Page, phase: string) => page.getByRole('navigation', { name: 'Fasen' }).getByRole('button', { name: new RegExp(`${phase}$`) });

it('runs a meeting by keyboard only, and the focus is where one types', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  await tabTo(page.getByRole('button', { name: 'Begin het overleg' }));
  await press(page, 'Enter');
  await tabTo(page.getByRole('button', { name: 'Allen aanwezig' }));
  await press(page, 'Space');
  await tabTo(page.getByRole('button', { name: 'Aangekondigd' }));
  await press(page, 'Enter');
  await tabTo(next(page, 'Beeld'), 'Shift+Tab');
  await press(page, 'Enter');

  // The cursor stands in the entry line, and stands there again after saving.
  expect(await hasFocus(entryLine(page))).toBe(true);
  await page.keyboard.type('Twee huisartsenposten zijn gesloten.');
  await press(page, 'Enter');
  expect(await hasFocus(entryLine(page))).toBe(true);

  // Everything about a statement by keyboard: speaker, certainty with the arrow keys, source.
  await page.keyboard.type('De wachttijd bij het testen is drie dagen.');
  await tabTo(page.getByLabel('Wie', { exact: true }));
  await page.keyboard.type('RIVM');
  await tabTo(page.getByRole('radio', { name: 'feit' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await tabTo(page.getByLabel('Bron', { exact: true }));
  await page.keyboard.type('GGD');
  await press(page, 'Enter');
  const statement = await entry(main(page), 'De wachttijd').innerText();
  for (const part of ['RIVM', 'aanname', 'GGD']) expect(statement).toContain(part);
  expect(await hasFocus(entryLine(page))).toBe(true);

  // An action from the same line.
  await page.keyboard.type('Testlocatie in Breda openen');
  await tabTo(page.getByLabel('Wordt'));
  await page.keyboard.type('Act');
  // What an action does not have is not asked for.
  expect(await page.getByRole('group', { name: 'Zekerheid' }).isVisible()).toBe(false);
  expect(await page.getByLabel('Bron', { exact: true }).isVisible()).toBe(false);
  expect(await page.getByLabel('Wie', { exact: true }).isVisible()).toBe(true);
  await tabTo(entryLine(page), 'Shift+Tab');
  await press(page, 'Enter');
  expect(await entry(outcomes(page), 'Testlocatie in Breda openen').innerText()).toContain('A1');
  expect(await hasFocus(entryLine(page))).toBe(true);

  for (const phase of ['Oordeel', 'Besluit', 'Sluiting']) {
    await tabTo(next(page, phase), 'Shift+Tab');
    await press(page, 'Enter');
  }
  await tabTo(page.getByRole('button', { name: 'Overleg sluiten' }), 'Shift+Tab');
  await press(page, 'Enter');
  await tabTo(page.getByRole('button', { name: 'Toch sluiten' }));
  await press(page, 'Enter');
  await tabTo(page.getByRole('link', { name: 'Verslag lezen' }));
  await press(page, 'Enter');
  expect(await main(page).innerText()).toContain('De wachttijd bij het testen is drie dagen.');
  expect(complaints).toEqual([]);
});
