import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sources, type SourceMeeting, type SourcePoint } from '../support/real-meetings.js';
import { callOtcb, cast } from './cast.js';
import { button, link, shot, stage, unfold } from './stage.js';
import { decide, enterLine, main, toPhase } from './table.js';

/** The OTCb of 24 March 2020 where the real meetings are; else one of the fixture, said out loud. */
function otcb(): SourceMeeting {
  const all = sources();
  const real = all.find(({ name }) => name === 'real meetings')?.meetings.find(({ id }) => id.startsWith('2020-03-24-OTCb'));
  if (real) return real;
  console.warn('*** The OTCb of 24 March 2020 is not there to be entered by hand: took one of the fixture. ***');
  const spare = all[0]?.meetings.find(({ team, points }) => team === 'OTCb' && points.length > 0);
  if (!spare) throw new Error('the fixture has no OTCb');
  return spare;
}

/** Certainty, owner and day as the source has them, for the controls beside the line. */
function besides({ certainty, by, owner, due }: SourcePoint) {
  const certain = (['feit', 'aanname', 'onzeker'] as const).find((word) => word === certainty);
  return { ...(certain ? { certainty: certain } : {}), ...(owner ?? by ? { who: owner ?? by ?? '' } : {}), ...(due ? { due } : {}) };
}

/** Every text on the page by itself, as it was typed: an element holds it and nothing else. */
const textsOn = (page: Page) => main(page).evaluate((top) => [...top.querySelectorAll('*')].map((one) => one.textContent ?? ''));

it('takes the OTCb of 24 March 2020, entered by hand, and gives every text back', async () => {
  const meeting = otcb();
  const of = (phase: string) => meeting.points.filter((point) => point.phase === phase);
  const { server, enter, complaints } = await stage();
  server.clock.set('2020-03-24T08:00:00.000Z');
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  await button(page, 'Begin het overleg');
  await button(main(page), 'Allen aanwezig');
  await button(page, 'Aangekondigd');

  await toPhase(page, 'Beeld');
  for (const point of of('beeld')) await enterLine(page, point.text, besides(point));
  await toPhase(page, 'Oordeel');
  await unfold(page, 'Onderwerp voorstellen');
  for (const { text } of of('oordeel')) {
    await page.getByLabel('Titel').fill(text);
    await button(page.locator('form').filter({ has: page.getByLabel('Titel') }), 'Toevoegen');
  }
  await button(page, 'Onderwerpen en volgorde afgesproken');
  await button(page, 'Bespreken');
  for (const { text } of of('besluit')) {
    await page.getByLabel(/^Voorlopig besluit/).fill(text);
    await button(page, 'Vastleggen');
  }
  await toPhase(page, 'Besluit');
  for (let left = of('besluit').length; left > 0; left -= 1) await decide(page, 'genomen');
  if (of('besluit').length > 0) await button(page, /mondeling bevestigd$/i);
  for (const point of of('actie')) await enterLine(page, point.text, { kind: 'Actie', ...besides(point) });
  for (const { text } of of('proces')) await enterLine(page, text, { kind: 'Opmerking' });
  await shot(page, 'hand-besluit');

  await toPhase(page, 'Sluiting');
  await shot(page, 'hand-sluiting');
  await button(page, 'Overleg sluiten');
  await button(page, 'Toch sluiten');
  await link(page, 'Verslag lezen');
  await shot(page, 'hand-minutes');
  const texts = new Set(await textsOn(page));
  expect(meeting.points.map(({ text }) => text).filter((text) => !texts.has(text))).toEqual([]);
  for (const { owner } of of('actie')) if (owner) expect(texts).toContain(owner);
  expect(complaints).toEqual([]);
});
