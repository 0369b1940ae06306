import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { wireTo } from '../support/wire.js';
import { cast, otcbInBeeld } from './cast.js';
import { shot, stage, stays } from './stage.js';
import { entryLine, main, toPhase } from './table.js';

const waiting = (page: Page) => page.locator('#unsaved li');
const bar = (page: Page) => page.locator('#line-state');
const state = (page: Page, is: 'live' | 'lost') => page.locator(`html[data-line="${is}"]`).waitFor({ state: 'attached' });

/** A meeting in Beeld, its secretary at the end of a wire, and an adviser without one. */
async function onAWire() {
  const { server, url, enter, complaints } = await stage();
  const wire = await wireTo(url);
  onTestFinished(() => wire.close());
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary, { baseURL: wire.url });
  /** What a colleague does meanwhile. */
  const elsewhere = (name: string, input: object) => server.run(table.people.adviser, name, { meetingId, ...input });
  const meeting = async () => {
    const scope = await server.core.reader.meeting(meetingId);
    if (scope === null) throw new Error('the meeting is gone');
    return scope;
  };
  return { wire, here, meetingId, page, elsewhere, meeting, complaints };
}

it('loses and doubles nothing, wherever in a meeting the line is cut', async () => {
  const { wire, here, page: first, elsewhere, meeting, complaints } = await onAWire();
  let page = first;
  const entries = `POST ${here}/entries`;
  const stream = `GET ${here}/live`;
  await page.goto(here);
  await state(page, 'live');
  const same = await stays(page);
  const mine: string[] = [];
  const theirs: string[] = [];

  const type = async (text: string) => {
    await entryLine(page).fill(text);
    await entryLine(page).press('Enter');
    mine.push(text);
  };
  const colleagueSays = async (text: string) => {
    await elsewhere('AddStatement', { text, certainty: 'feit' });
    theirs.push(text);
  };
  const waits = (...texts: string[]) => expect.poll(() => waiting(page).allInnerTexts()).toEqual(texts.map((text) => expect.stringMatching(new RegExp(`nog niet opgeslagen\\s+${text}`))));
  /** The line is there again: all that was typed is saved once, in order, and shows. */
  const whole = async (place: string) => {
    wire.mend();
    await state(page, 'live');
    await expect.poll(() => waiting(page).count(), { message: place }).toBe(0);
    const saved = [...(await meeting()).picture.statements.values()].map(({ text }) => text);
    expect(saved.filter((text) => !theirs.includes(text)), place).toEqual(mine);
    expect(saved.filter((text) => theirs.includes(text)), place).toEqual(theirs);
    for (const text of [mine.at(-1), theirs.at(-1)]) if (text !== undefined) await expect.poll(() => page.locator('.st').filter({ hasText: text }).count(), { message: place }).toBe(1);
    expect(await bar(page).isVisible(), place).toBe(false);
  };

  // Nothing is cut: this is how it is otherwise.
  await type('Alles doet het.');
  await whole('uncut');

  // 1. Before Enter.
  wire.cut();
  await state(page, 'lost');
  await type('Getypt zonder lijn.');
  await waits('Getypt zonder lijn.');
  await shot(page, 'cut-waits');
  await whole('before Enter');

  // 2. On the way there: the server never heard of it.
  let cut = wire.cutAt(entries, 'request');
  await type('Kwam niet aan.');
  await cut;
  await waits('Kwam niet aan.');
  await whole('on the way there');

  // 3. On the way back: the server has done it, and nobody knows.
  cut = wire.cutAt(entries, 'answer');
  await type('Kwam wel aan.');
  await cut;
  await waits('Kwam wel aan.');
  expect([...(await meeting()).picture.statements.values()].at(-1)?.text).toBe('Kwam wel aan.');
  await whole('on the way back');

  // 4. In the middle of what the server tells, while a colleague goes on.
  cut = wire.cutInside(stream);
  await colleagueSays('Half verteld.');
  await cut;
  await colleagueSays('Helemaal gemist.');
  await whole('inside the stream');

  // 5. For several lines: they go in the order in which they were typed.
  wire.cut();
  await state(page, 'lost');
  const lines = ['Eerste van drie.', 'Tweede van drie.', 'Derde van drie.'];
  for (const text of lines) await type(text);
  await waits(...lines);
  await whole('several lines');

  // 6. Again, while what waited is on its way: the first of it is saved, the second half.
  wire.cut();
  await state(page, 'lost');
  for (const text of ['Opnieuw een.', 'Opnieuw twee.']) await type(text);
  await waits('Opnieuw een.', 'Opnieuw twee.');
  cut = wire.cutAt(entries, 'answer');
  wire.mend();
  await cut;
  await whole('while sending what waited');

  // 7. With a half-typed line, and colleagues who go on: it stands there as it was, and is saved when it is finished.
  await entryLine(page).fill('Half getypt');
  wire.cut();
  await state(page, 'lost');
  await colleagueSays('Intussen van een collega.');
  await whole('a half-typed line');
  expect(await entryLine(page).inputValue()).toBe('Half getypt');
  await type('Half getypt en afgemaakt.');
  await whole('finished');

  // 8. At an entry that is refused: what is behind it goes, it comes back with what is wrong and is mended.
  wire.cut();
  await state(page, 'lost');
  const long = 'Te lang. '.repeat(1200);
  await entryLine(page).fill(long);
  await entryLine(page).press('Enter');
  await type('Achter de geweigerde.');
  await expect.poll(() => waiting(page).count()).toBe(2);
  await whole('a refused entry');
  await page.locator('#f-entry-text[aria-invalid="true"]').waitFor();
  expect((await entryLine(page).inputValue()) === long).toBe(true);
  await type('Te lang, en ingekort.');
  await whole('mended');
  expect(await same()).toBe(true);

  // 9. The tab is closed with lines waiting and one half typed, and opened again when the line is back.
  wire.cut();
  await state(page, 'lost');
  await type('Voor het sluiten.');
  await waits('Voor het sluiten.');
  await entryLine(page).fill('Halverwege gesloten');
  const context = page.context();
  await page.close();
  page = await context.newPage();
  wire.mend();
  await page.goto(here);
  await whole('a closed tab');
  await expect.poll(() => entryLine(page).inputValue()).toBe('Halverwege gesloten');
  await type('Halverwege gesloten, weer verder.');
  await whole('opened again');

  // 10. While the phase moves elsewhere: what was typed in Beeld is said in Beeld, and the page is in Oordeel.
  wire.cut();
  await state(page, 'lost');
  await type('Nog in Beeld getypt.');
  await elsewhere('MoveToPhase', { phase: 'oordeel' });
  wire.mend();
  await page.locator('[aria-current="step"]').filter({ hasText: 'Oordeel' }).waitFor();
  await expect.poll(() => waiting(page).count()).toBe(0);
  expect([...(await meeting()).picture.statements.values()].at(-1)?.text).toBe('Nog in Beeld getypt.');

  // 11. At a button that wants its answer now: it says so, nothing is lost, and pressed again it is done, once.
  for (const loss of ['request', 'answer'] as const) {
    const [phase, next] = loss === 'request' ? (['Besluit', 'besluit'] as const) : (['Sluiting', 'sluiting'] as const);
    cut = wire.cutAt(`POST ${here}/phase`, loss);
    await toPhase(page, phase);
    await cut;
    await bar(page).getByText('dit is niet verzonden').waitFor();
    expect((await meeting()).meeting.phase).toBe(loss === 'request' ? 'oordeel' : next);
    wire.mend();
    await state(page, 'live');
    if (loss === 'request') await toPhase(page, phase);
    await page.locator('[aria-current="step"]').filter({ hasText: phase }).waitFor();
    expect((await meeting()).meeting.phase).toBe(next);
  }
  expect(await main(page).getByText('nog niet opgeslagen').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('says calmly that the line is gone: not for a blink, and for as long as it lasts', async () => {
  const { wire, here, page, complaints } = await onAWire();
  await page.clock.install();
  await page.goto(here);
  await state(page, 'live');
  // From here on time passes in the page only when the test says so.
  const now = Number(await page.locator('html').evaluate(() => Date.now()));
  await page.clock.pauseAt(now + 1_000);

  wire.cut();
  await state(page, 'lost');
  await page.clock.runFor(3_000);
  wire.mend();
  await state(page, 'live');
  await page.clock.runFor(5_000);
  expect(await bar(page).isVisible()).toBe(false);

  wire.cut();
  await state(page, 'lost');
  await page.clock.runFor(3_900);
  expect(await bar(page).isVisible()).toBe(false);
  await page.clock.runFor(200);
  expect(await bar(page).innerText()).toContain('Geen verbinding. U kunt doorgaan');
  await shot(page, 'cut-bar');
  wire.mend();
  await state(page, 'live');
  await expect.poll(() => bar(page).isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

it('sends again by itself what got lost alone, while the line stays', async () => {
  const { here, page, meeting, complaints } = await onAWire();
  await page.goto(here);
  await state(page, 'live');
  // The server gives a sign of life every 20 seconds only: that is too long to wait for.
  let lost = 0;
  await page.route('**/entries*', (route) => {
    lost += 1;
    return lost === 1 ? route.abort() : route.continue();
  });
  await entryLine(page).fill('Ging alleen verloren.');
  await entryLine(page).press('Enter');
  await expect.poll(async () => [...(await meeting()).picture.statements.values()].map(({ text }) => text), { timeout: 8_000 }).toEqual(['Ging alleen verloren.']);
  await expect.poll(() => waiting(page).count()).toBe(0);
  await state(page, 'live');
  expect(await bar(page).isVisible()).toBe(false);
  expect(lost).toBe(2);
  expect(complaints).toEqual([]);
});
