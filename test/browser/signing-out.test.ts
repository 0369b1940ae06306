import { expect, it } from 'vitest';
import type { Person } from '../support/server.js';
import { cast, otcbInBeeld } from './cast.js';
import { button, send, shot, stage } from './stage.js';
import { enterLine, entryLine, main } from './table.js';

it('warns at signing out with lines that wait, keeps them for who typed them, and never sends them as somebody else', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { secretary, adviser } = table.people;
  const { here, meetingId } = await otcbInBeeld(server, table);
  const page = await enter(secretary);
  const waiting = page.locator('#unsaved li');
  const saved = async () => [...((await server.core.reader.meeting(meetingId))?.picture.statements.values() ?? [])].map(({ text, byPersonId }) => [text, byPersonId]);
  const signIn = async (who: Person) => {
    await page.goto(await server.signInPath(who));
    await send(main(page).getByRole('button').first());
    await page.goto(here);
    await page.locator('html[data-line="live"]').waitFor({ state: 'attached' });
  };
  await page.goto(here);

  // Only what is entered does not get through; signing out does.
  await page.route('**/entries*', (route) => route.abort());
  for (const text of ['Wacht nog.', 'Wacht ook nog.']) {
    await entryLine(page).fill(text);
    await entryLine(page).press('Enter');
  }
  await expect.poll(() => waiting.count()).toBe(2);
  const signOut = page.getByRole('button', { name: 'afmelden' });
  const warning = page.getByRole('dialog', { name: 'Er is nog tekst die niet is opgeslagen' });
  await signOut.click();
  await warning.waitFor();
  await shot(page, 'signing-out');

  // Staying: by the button, and by Escape; asked again the next time.
  await warning.getByRole('button', { name: 'Aangemeld blijven' }).click();
  await warning.waitFor({ state: 'hidden' });
  await signOut.click();
  await warning.waitFor();
  await page.keyboard.press('Escape');
  await warning.waitFor({ state: 'hidden' });
  expect(await waiting.count()).toBe(2);
  await signOut.click();
  await button(warning, 'Toch afmelden');
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  // Somebody else at the same browser: sees nothing of it, and only their own line is sent.
  await page.unroute('**/entries*');
  await signIn(adviser);
  expect(await waiting.count()).toBe(0);
  await enterLine(page, 'Van de adviseur.');
  expect(await saved()).toEqual([['Van de adviseur.', adviser.personId]]);
  await page.getByRole('button', { name: 'afmelden' }).click();
  await page.waitForURL('**/sign-in');

  // Who typed them signs in again: they go by themselves, in order, under the own name.
  await signIn(secretary);
  await expect.poll(saved).toEqual([['Van de adviseur.', adviser.personId], ['Wacht nog.', secretary.personId], ['Wacht ook nog.', secretary.personId]]);
  await expect.poll(() => waiting.count()).toBe(0);
  expect(complaints).toEqual([]);
});
