import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { stage } from './stage.js';
import { entry, main } from './table.js';

/** Of all that the table loads, fonts apart, compressed (issue: the table). */
const MOST_KB = 150;

it('loads the table in less than 150 kB, fonts apart', async () => {
  const { server, url, enter, complaints } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  for (let number = 1; number <= 40; number += 1) await server.run(table.people.information, 'AddStatement', { meetingId, text: `Melding ${number}: in de regio is de druk op de ziekenhuizen verder opgelopen.`, certainty: 'feit' });
  // The first page of this browser: nothing is at hand from another.
  const page = await enter(null);
  const [name = '', value = ''] = (await server.session(table.people.secretary)).cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!['font', 'eventsource'].includes(request.resourceType())) asked.push(request.url());
  });
  await page.goto(here);
  await page.locator('html[data-line="live"]').waitFor({ state: 'attached' });
  await entry(main(page), 'Melding 40:').waitFor();

  const sizeOf = async (address: string) => gzipSync(await (await page.context().request.get(address)).body()).length;
  const loaded = await Promise.all(asked.map(async (address) => [new URL(address).pathname, await sizeOf(address)] as const));
  const kb = loaded.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
  console.info(`The table loads ${kb.toFixed(1)} kB compressed, fonts apart: ${loaded.map(([path, bytes]) => `${path.replace(meetingId, ':id')} ${(bytes / 1024).toFixed(1)}`).join(', ')}.`);
  expect(loaded.filter(([path]) => path.endsWith('.js')).length).toBeGreaterThanOrEqual(3);
  expect(kb).toBeLessThan(MOST_KB);
  expect(complaints).toEqual([]);
});
