import { expect, test } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { stage } from './stage.js';

// A laptop of a ministry is 1366 x 768, of which the browser itself takes a part.
const LAPTOP = { width: 1366, height: 650 };
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
  const picture = await page.getByRole('region', { name: 'Meldingen' }).boundingBox();
  expect(picture?.height).toBeGreaterThanOrEqual(LINES);
  const line = await page.getByLabel('Invoerregel').boundingBox();
  expect(line && line.y >= 0 && line.y + line.height <= LAPTOP.height).toBe(true);
  expect(await page.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
});
