import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { shot, stage, stays } from './stage.js';
import { entryLine, main } from './table.js';

/** After so much time out of sight a page lets its stream go (src/browser/table/stream.ts). */
const LET_GO_MS = 30_000;
/** More than the messages that the server keeps for who comes back (src/web/live/frames.ts). */
const MORE_THAN_KEPT = 65;

const turn = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate(`Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' }); document.dispatchEvent(new Event('visibilitychange'))`);

it('catches up without a gap or a reload when a tab comes back in sight, after little and after much', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const elsewhere = (name: string, input: object) => server.run(table.people.adviser, name, { meetingId, ...input });
  const [page, chair] = [await enter(table.people.secretary), await enter(table.people.chair)];
  const online = (count: number) => expect.poll(() => chair.locator('#top .live').innerText()).toContain(`${count} online`);
  const said = () => main(page).locator('.st .asis').allInnerTexts();
  const texts: string[] = [];
  const says = async (text: string) => {
    await elsewhere('AddStatement', { text, certainty: 'feit' });
    texts.push(text);
  };
  await page.clock.install();
  await chair.goto(here);
  await page.goto(here);
  await online(2);
  await page.clock.pauseAt(Number(await page.evaluate('Date.now()')) + 1_000);
  const same = await stays(page);
  await entryLine(page).fill('Half getypt');

  // A glance at another window: nothing is let go, and all goes on.
  await turn(page, 'hidden');
  await page.clock.runFor(LET_GO_MS - 1_000);
  await says('Tijdens een blik opzij.');
  await expect.poll(said).toEqual(texts);
  await turn(page, 'visible');
  await page.clock.runFor(LET_GO_MS);
  await says('Na een blik opzij.');
  await expect.poll(said).toEqual(texts);

  for (const [round, count] of [3, MORE_THAN_KEPT].entries()) {
    await turn(page, 'hidden');
    await page.clock.runFor(LET_GO_MS + 1_000);
    // Who is not there any more is not online; what happens now is not told.
    await online(1);
    for (let number = 1; number <= count; number += 1) await says(`Ronde ${round + 1}, melding ${number}.`);
    await chair.getByText(texts.at(-1) ?? '').first().waitFor({ state: 'attached' });
    expect(await said()).not.toContain(texts.at(-1));
    await turn(page, 'visible');
    await expect.poll(said).toEqual(texts);
    await online(2);
  }
  await turn(page, 'hidden');
  await page.clock.runFor(LET_GO_MS + 1_000);
  await online(1);
  await elsewhere('MoveToPhase', { phase: 'oordeel' });
  await turn(page, 'visible');
  await page.locator('[aria-current="step"]').filter({ hasText: 'Oordeel' }).waitFor();
  await shot(page, 'out-of-sight');
  expect(await entryLine(page).inputValue()).toBe('Half getypt');
  expect(await same()).toBe(true);
  expect(complaints).toEqual([]);
});
