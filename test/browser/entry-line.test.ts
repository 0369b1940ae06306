import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { press, shot, stage } from './stage.js';
import { entry, entryLine, hasFocus, line, main, outcomes } from './table.js';

/** A meeting in Beeld, before its secretary. */
async function inBeeld() {
  const { server, enter, complaints } = await stage();
  server.clock.set('2020-03-24T08:00:00.000Z');
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  return { server, table, here, meetingId, page, enter, complaints };
}

const says = async (page: Page, words: string) => expect.poll(() => page.locator('#entry-read').textContent()).toBe(words);
const names = (page: Page) => page.getByRole('listbox', { name: 'Namen' }).getByRole('option');
const type = (page: Page, text: string) => page.keyboard.type(text);

it('shows while typing what the line says, in the fields and in words, and takes it back', async () => {
  const { page, complaints } = await inBeeld();
  const form = line(page);
  expect(await hasFocus(entryLine(page))).toBe(true);
  await type(page, 'RIVM: 44 patiënten !onzeker #bron WHO');
  await says(page, 'Melding, van RIVM, onzeker, bron: WHO');
  expect(await form.getByLabel('Wie', { exact: true }).inputValue()).toBe('RIVM');
  expect(await form.getByRole('radio', { name: 'onzeker' }).isChecked()).toBe(true);
  expect(await form.getByLabel('Bron', { exact: true }).inputValue()).toBe('WHO');
  await shot(page, 'line-statement');

  // The fields follow the line: what it no longer says is gone from them, what was chosen by hand is back.
  await entryLine(page).fill('');
  expect(await form.getByLabel('Wie', { exact: true }).inputValue()).toBe('');
  expect(await form.getByRole('radio', { name: 'onzeker' }).isChecked()).toBe(false);
  expect(await page.locator('[data-from-line]').count()).toBe(0);
  await form.getByLabel('Wie', { exact: true }).fill('LZ');
  await entryLine(page).fill('/actie Bellen @PG vrijdag');
  await says(page, 'Actie, voor PG, uiterlijk vr 27 mrt');
  expect(await form.getByLabel('Wordt').inputValue()).toBe('action');
  expect(await form.getByLabel('Klaar op: datum').inputValue()).toBe('2020-03-27');
  await shot(page, 'line-action');
  await entryLine(page).fill('Bellen');
  expect(await form.getByLabel('Wie', { exact: true }).inputValue()).toBe('LZ');
  expect(await form.getByLabel('Wordt').inputValue()).toBe('statement');
  await entryLine(page).focus();
  await press(page, 'Enter');
  expect(await entry(main(page), 'Bellen').innerText()).toContain('LZ');
  expect(complaints).toEqual([]);
});

it('completes names: Tab takes the first, arrows and Enter another, Escape none', async () => {
  const { page, complaints } = await inBeeld();
  await type(page, 'ri');
  expect(await names(page).allTextContents()).toEqual(['RIVM']);
  expect(await entryLine(page).getAttribute('aria-expanded')).toBe('true');
  await shot(page, 'line-names');
  await page.keyboard.press('Tab');
  expect(await entryLine(page).inputValue()).toBe('RIVM: ');
  expect(await hasFocus(entryLine(page))).toBe(true);
  await entryLine(page).fill('');
  await type(page, '/a Bellen @d');
  const offered = await names(page).allTextContents();
  expect(offered.slice().sort()).toEqual(['DCC', 'DCo', 'Maaike de Wit', 'Ruth Dekker', 'Samira Bouzid', 'Joost Hendriks', 'Tjeerd Haarsma'].sort());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await names(page).nth(1).getAttribute('aria-selected')).toBe('true');
  expect(await entryLine(page).getAttribute('aria-activedescendant')).toBe('entry-name-1');
  await page.keyboard.press('Enter');
  expect(await entryLine(page).inputValue()).toBe(`/a Bellen @${offered[1]} `);
  await type(page, '@L');
  await page.keyboard.press('Escape');
  expect(await names(page).count()).toBe(0);
  expect(await entryLine(page).inputValue()).toBe(`/a Bellen @${offered[1]} @L`);
  expect(complaints).toEqual([]);
});

it('asks what is not clear, and a key chooses', async () => {
  const { page, complaints } = await inBeeld();
  await type(page, '/a Bellen @PG dinsdag');
  await says(page, 'Wat bedoelt u met "dinsdag"?');
  expect(await page.locator('#entry-choices button').allTextContents()).toEqual(['di 24 mrt Alt+1', 'di 31 mrt Alt+2']);
  // Saving asks the same, with the line as it was.
  await press(page, 'Enter');
  expect(await entryLine(page).inputValue()).toBe('/a Bellen @PG dinsdag');
  expect(await line(page).innerText()).toContain('Wat bedoelt u met "dinsdag"?');
  await press(page, 'Alt+2');
  expect(await entry(outcomes(page), 'Bellen').innerText()).toMatch(/PG[\s\S]*31/);
  expect(complaints).toEqual([]);
});

it('corrects, undoes and explains from the empty line', async () => {
  const { page, complaints } = await inBeeld();
  await type(page, 'Te sterk gezegd');
  await press(page, 'Enter');
  await expect.poll(() => hasFocus(entryLine(page))).toBe(true);
  await press(page, 'ArrowUp');
  expect(await page.locator('.mending textarea').first().inputValue()).toBe('Te sterk gezegd');
  await page.goBack();
  await entryLine(page).focus();
  await page.keyboard.press('?');
  expect(await page.locator('.line-help__body').isVisible()).toBe(true);
  expect(await page.locator('.line-help__body').innerText()).toContain('/bevestigd');
  await shot(page, 'line-help');
  await page.keyboard.press('Escape');
  expect(await page.locator('.line-help__body').isVisible()).toBe(false);
  expect(await hasFocus(entryLine(page))).toBe(true);
  await page.keyboard.press('Control+z');
  expect(await hasFocus(page.getByRole('button', { name: /^Ongedaan maken/ }))).toBe(true);
  await page.keyboard.press('Escape');
  expect(await hasFocus(entryLine(page))).toBe(true);
  await page.keyboard.press('Control+z');
  await press(page, 'Enter');
  expect(await main(page).innerText()).toContain('ingevoerd bij vergissing');
  expect(complaints).toEqual([]);
});

it('reaches the tray and comes back by keyboard', async () => {
  const { server, table, here, meetingId, page, complaints } = await inBeeld();
  for (const text of ['Voorraad is op', 'Dubbel gezegd']) await server.run(table.people.expert, 'OfferEntry', { meetingId, kind: 'statement', text, topicId: null });
  await page.goto(here);
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('Alt+i');
  expect(await hasFocus(entryLine(page))).toBe(true);
  await page.keyboard.press('Alt+t');
  await press(page, 'Enter');
  expect(await main(page).getByRole('listitem').filter({ hasText: 'Voorraad is op' }).count()).toBeGreaterThan(0);
  await page.keyboard.press('Alt+t');
  await page.keyboard.press('Escape');
  expect(await hasFocus(entryLine(page))).toBe(true);
  expect(await page.locator('form.tray').count()).toBe(1);
  await page.keyboard.press('Alt+t');
  await press(page, 'Delete');
  expect(await page.locator('form.tray').count()).toBe(0);
  expect((await server.core.reader.meeting(meetingId))?.picture.statements.size).toBe(1);
  expect(complaints).toEqual([]);
});
