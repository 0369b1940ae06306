import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { stage } from './stage.js';
import { enterLine, entry, entryLine, main } from './table.js';

it('keeps what is half typed right after something was saved', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  await enterLine(page, 'De eerste melding.');
  await entry(main(page), 'De eerste melding.').waitFor();
  await entryLine(page).fill('De tweede, half');
  await page.reload();
  expect(await entryLine(page).inputValue()).toBe('De tweede, half');
  expect(complaints).toEqual([]);
});

it('keeps what is half typed when signing out is held back because something waits', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  await page.route(/\/meetings\/[^/]+\/(entry|entries|line)/, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await entryLine(page).fill('Wacht nog.');
  await page.keyboard.press('Enter');
  await page.locator('#unsaved [data-id]').waitFor();
  await entryLine(page).fill('Half getypt');
  // Half-typed text is asked about first, then what waits.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'afmelden' }).click();
  await page.locator('#still-waiting').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  expect(await entryLine(page).inputValue()).toBe('Half getypt');
  expect(complaints).toEqual([]);
});
