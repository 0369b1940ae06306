import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { stage } from './stage.js';

// A small laptop, of which the browser itself takes a part.
const LAPTOP = { width: 1280, height: 650 };
const sticksOut = (page: Page) => page.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight);
/** Three lines of the picture. */
const LINES = 90;

test('on a small laptop the entry line and the newest of the picture are in sight, also when much waits in the dock', async () => {
  const { server, enter } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  for (let no = 1; no <= 6; no += 1) await server.run(table.people.information, 'AddStatement', { meetingId, text: `Melding nummer ${no}.` });
  for (let no = 1; no <= 4; no += 1) await server.run(table.people.expert, 'OfferEntry', { meetingId, kind: 'statement', text: `Inbreng nummer ${no}.` });
  await server.run(table.people.secretary, 'StartRound', { meetingId });
  const page = await enter(table.people.secretary, { viewport: LAPTOP });
  await page.goto(here);
  const [last, next] = [await page.getByRole('link', { name: 'Sluiting' }).boundingBox(), await page.getByRole('button', { name: 'Naar Oordeel' }).boundingBox()];
  expect(last && next && last.x + last.width <= next.x).toBe(true);
  const picture = page.getByRole('region', { name: 'Meldingen' });
  expect((await picture.boundingBox())?.height).toBeGreaterThanOrEqual(LINES);
  const line = await page.getByLabel('Invoerregel').boundingBox();
  expect(line && line.y >= 0 && line.y + line.height <= LAPTOP.height).toBe(true);
  expect(await sticksOut(page)).toBe(0);
  await page.getByRole('link', { name: 'Melding 6 wijzigen' }).click();
  await page.waitForLoadState();
  const [text, around] = [await page.getByLabel('Verbeterde tekst').boundingBox(), await picture.boundingBox()];
  expect(text && around && text.y >= around.y && text.y + text.height <= around.y + around.height).toBe(true);
  expect(await sticksOut(page)).toBe(0);
});

test.each([[1440, 900], [1280, 650], [390, 844], [320, 720]])('what became of something that came back can be said on a screen of %i by %i', async (width, height) => {
  const { server, enter } = await stage();
  const table = await cast(server);
  const before = await otcbInBeeld(server, table);
  const { secretary, chair } = table.people;
  await server.run(chair, 'Decide', { meetingId: before.meetingId, urgent: true, outcome: 'under-consideration', words: 'Noodverordening', fields: { considerPart: 'De grondslag' } });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await server.run(secretary, 'MoveToPhase', { meetingId: before.meetingId, phase });
  await server.run(secretary, 'CloseMeeting', { meetingId: before.meetingId });
  const { here, meetingId } = await otcbInBeeld(server, table);
  for (let no = 1; no <= 3; no += 1) await server.run(table.people.expert, 'OfferEntry', { meetingId, kind: 'statement', text: `Inbreng nummer ${no}.` });
  const page = await enter(secretary, { viewport: { width, height } });
  await page.goto(`${here}?phase=beeld`);
  const folds = page.locator('.folds');
  expect((await folds.boundingBox())?.height).toBeLessThan(height / 3);
  await page.getByText('Besluit dat terugkomt (1)').click();
  await page.getByText('Wat werd het?').click();
  // The remark and the buttons are in sight at once.
  const form = (await page.locator('.carried--matters form').boundingBox())?.height ?? Infinity;
  expect((await folds.boundingBox())?.height).toBeGreaterThanOrEqual(form);
  await page.locator('.carried--matters').getByLabel('Toelichting').fill('De minister is akkoord');
  await page.getByRole('button', { name: 'Afgehandeld' }).click();
  await page.waitForLoadState();
  expect(await page.locator('.notice').textContent()).toContain('Opgeslagen');
});
