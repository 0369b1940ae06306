import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { button, PHONE, shot, stage, stays } from './stage.js';
import { decide, enterLine, entry, main, outcomes, toPhase } from './table.js';

const WALL = { width: 1920, height: 1080 };

it('shows the secretary, the chair on a phone, two participants and the wall the same from opening to close, and loads no page again', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const { people } = table;
  const secretary = await enter(people.secretary);
  const chair = await enter(people.chair, { viewport: PHONE, hasTouch: true, isMobile: true });
  const expert = await enter(people.expert, { viewport: PHONE, hasTouch: true, isMobile: true });
  const communication = await enter(people.communication);
  const wall = await enter(people.secretary, { viewport: WALL });
  const readers = [chair, expert, communication];

  // The wall hangs there before the meeting, and stays one page from then on.
  await wall.goto(`${here}/screen`);
  const wallStays = await stays(wall);
  await secretary.goto(here);
  await button(secretary, 'Begin het overleg');
  await main(wall).getByText('aangemeld').waitFor();
  for (const page of readers) await page.goto(here);
  const same = await Promise.all([secretary, ...readers].map(stays));

  // Who is online shows to who is there already: who comes, and who goes.
  const online = (count: number) => expect.poll(() => secretary.locator('#top .live').innerText()).toContain(`${count} online`);
  await online(4);
  const adviser = await enter(people.adviser);
  await adviser.goto(here);
  await online(5);
  for (const { actor } of [people.adviser, people.chair, people.expert]) expect(await secretary.locator('#top .live').textContent()).toContain(actor.name);
  await adviser.goto('about:blank');
  await online(4);

  // Opening and Beeld: the step follows on every page, and so does what is typed.
  const phase = (page: Page, name: string) => page.locator('[aria-current="step"]').filter({ hasText: name }).waitFor({ state: 'attached' });
  const everyone = async (name: string) => {
    await toPhase(secretary, name);
    await Promise.all([secretary, ...readers, wall].map((page) => phase(page, name)));
  };
  const shows = (text: string) => Promise.all([secretary, ...readers, wall].map((page) => main(page).getByText(text).filter({ visible: true }).first().waitFor()));
  await button(main(secretary), 'Allen aanwezig');
  await main(wall).getByText('6 van 6').waitFor();
  await button(secretary, 'Aangekondigd');
  await everyone('Beeld');
  await enterLine(secretary, '382 personen positief getest.', { certainty: 'feit', source: 'RIVM' });
  await shows('382 personen positief getest.');

  // What a participant brings in lies with the secretary, and with nobody else but its author, until it is taken over.
  const words = 'Laboratoria melden een tekort aan afnamemateriaal.';
  await expert.getByRole('textbox', { name: 'Nieuw feit of aanvulling' }).fill(words);
  await button(expert, 'Inbrengen');
  const tray = secretary.locator('form.tray').filter({ hasText: words });
  await tray.getByText('Ingebracht door Ruth Dekker').waitFor();
  for (const page of [communication, wall]) expect(await page.getByText(words).count()).toBe(0);
  await button(tray, 'Overnemen');
  await shows(words);
  await expect.poll(() => expert.locator('form.tray').count()).toBe(0);

  // The chair asks the table round from the phone; it is followed too.
  await button(chair, 'Rondje beginnen');
  await secretary.getByRole('heading', { name: /^Rondje/ }).waitFor();
  await button(secretary, 'Overigen niets toe te voegen');
  await expect.poll(() => wall.locator('.room__round').count()).toBe(0);

  // Oordeel: topics, agreed, and a provisional decision in words.
  await everyone('Oordeel');
  await enterLine(secretary, 'Bezoek aan verpleeghuizen');
  await shows('Bezoek aan verpleeghuizen');
  await button(secretary, 'Onderwerpen en volgorde afgesproken');
  await button(secretary, 'Bespreken');
  const provisional = 'Verpleeghuizen beperken het bezoek tot één vaste bezoeker.';
  await secretary.getByLabel(/^Voorlopig besluit/).fill(provisional);
  await button(secretary, 'Vastleggen');
  await shows(provisional);
  await shot(wall, 'together-wall-oordeel');

  // Besluit: the chair's phone asks by itself, and one tap is known at the table and on the wall.
  await everyone('Besluit');
  await decide(secretary, 'genomen');
  const yes = chair.getByRole('button', { name: 'Bevestig B1' });
  await yes.waitFor();
  await expect.poll(() => wall.locator('main').innerText()).toContain('te bevestigen');
  await shot(chair, 'together-chair');
  await yes.tap();
  await entry(outcomes(secretary), provisional).getByText('Ilse Terpstra').waitFor({ state: 'attached' });
  await expect.poll(() => wall.locator('main').innerText()).not.toContain('te bevestigen');
  await main(wall).getByText('genomen 09:00').waitFor();
  await expect.poll(() => chair.locator('#confirm-first').count()).toBe(0);
  await enterLine(secretary, 'Brief aan de koepels', { kind: 'Actie', who: 'Ruth Dekker' });
  await expert.getByRole('region', { name: 'Nu aan de orde' }).getByText('Brief aan de koepels').waitFor();
  await outcomes(communication).getByText('Brief aan de koepels').waitFor();

  // Until here every page is the one that was opened at the start.
  await everyone('Sluiting');
  expect(await Promise.all(same.map((is) => is()))).toEqual(same.map(() => true));

  // Closing leads everyone on by itself, to what can be done then.
  await button(secretary, 'Overleg sluiten');
  await button(secretary, 'Toch sluiten');
  for (const page of [secretary, ...readers]) await page.getByRole('link', { name: 'Verslag lezen' }).first().waitFor();
  await main(wall).getByText(/^Gesloten \d/).waitFor();
  expect(await wallStays()).toBe(true);
  expect(complaints).toEqual([]);
});
