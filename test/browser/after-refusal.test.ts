import { expect, it } from 'vitest';
import { cast, callOtcb } from './cast.js';
import { button, press, send, stage } from './stage.js';
import { entry, entryLine, line, main } from './table.js';

it('carried out all the same, nothing of a refused command stays in the line; signing out asks before it wipes what is half typed', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  await server.run(table.people.secretary, 'StartMeeting', { meetingId: here.split('/').at(-1) });
  const page = await enter(table.people.secretary);
  await page.goto(here);

  await entryLine(page).fill('/naar beeld');
  await press(page, 'Enter');
  await button(main(page), 'Overslaan en toch doorgaan');
  await page.getByRole('heading', { name: 'Beeld' }).first().waitFor();
  expect(await entryLine(page).inputValue()).toBe('');
  expect(await line(page).getByLabel('Wordt').inputValue()).toBe('statement');
  await entryLine(page).fill('Er is een besmetting gemeld.');
  await press(page, 'Enter');
  await entry(main(page), 'Er is een besmetting gemeld.').waitFor();
  expect(await main(page).getByText('/naar beeld').count()).toBe(0);

  // Half typed: leaving asks first, and staying keeps it.
  await entryLine(page).fill('Nog niet af');
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'afmelden' }).click();
  expect(asked.join()).toContain('nog niet is opgeslagen');
  expect(await entryLine(page).inputValue()).toBe('Nog niet af');
  page.once('dialog', (dialog) => void dialog.accept());
  await send(page.getByRole('button', { name: 'afmelden' }));
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(complaints).toEqual([]);
});
