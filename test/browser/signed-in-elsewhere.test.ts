import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { button, send, stage } from './stage.js';
import { entryLine, hasFocus, line, main } from './table.js';

it('sends what waited once its person has signed in again in another tab', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  const other = await page.context().newPage();
  await other.goto('/account');
  await button(other, 'afmelden');
  await page.getByText('Uw aanmelding is afgelopen.').waitFor();
  await entryLine(page).fill('Getypt zonder aanmelding.');
  await page.keyboard.press('Enter');
  await page.locator('#unsaved [data-id]').waitFor();
  const source = line(page).getByLabel('Bron');
  await source.fill('Regiona');
  await other.goto(await server.signInPath(table.people.secretary));
  await send(other.getByRole('main').getByRole('button').first());

  // Back in the first tab, which looks for its stream again.
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await main(page).locator('.st').filter({ hasText: 'Getypt zonder aanmelding.' }).waitFor();
  expect(await page.locator('#unsaved [data-id]').count()).toBe(0);
  expect(await page.getByText('Uw aanmelding is afgelopen.').isVisible()).toBe(false);
  // Whoever types on is not taken elsewhere.
  expect(await hasFocus(source)).toBe(true);
  expect(await source.inputValue()).toBe('Regiona');
  expect(complaints).toEqual([]);
});
