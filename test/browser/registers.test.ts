import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Person, TestServer } from '../support/server.js';
import { cast, type Cast } from './cast.js';
import { button, link, PHONE, send, shot, stage, unfold, WIDE } from './stage.js';

/** A meeting that is over: a decision that the secretary typed and nobody confirmed, and an action that comes from it. */
async function metOnce(server: TestServer, { crisisId, teamId, people: { secretary, expert } }: Cast) {
  const meetingId = server.core.ids.next();
  const run = async (who: Person, name: string, input: object) => (server.clock.forward(1), server.run(who, name, { meetingId, ...input }));
  await run(secretary, 'CallMeeting', { crisisId, teamId, plannedStart: server.clock.now() });
  await run(secretary, 'StartMeeting', {});
  await run(secretary, 'RecordAllPresent', {});
  await run(secretary, 'AnnounceProcedure', {});
  for (const phase of ['beeld', 'oordeel', 'besluit']) await run(secretary, 'MoveToPhase', { phase });
  const decided = await run(secretary, 'Decide', { urgent: true, outcome: 'taken', words: 'De inkoop van mondkapjes gaat via één loket.', fields: { reason: 'Nu bellen vier partijen dezelfde fabriek.', reviewDate: '2031-04-01' } });
  const { decisionId } = decided.events[0]?.payload as { decisionId: string };
  await run(secretary, 'AssignAction', { decisionId, what: 'Maak een lijst van leveranciers', owner: { kind: 'person', id: expert.personId, text: 'Ruth Dekker' }, due: '2020-03-20' });
  await run(secretary, 'AssignAction', { what: 'Bel de fabriek in Helmond', owner: { kind: 'person', id: expert.personId, text: 'Ruth Dekker' }, due: '2031-03-20' });
  await run(secretary, 'MoveToPhase', { phase: 'sluiting' });
  await run(secretary, 'CloseMeeting', {});
  return { decisionId };
}

const noSideways = (page: Page) => page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth);
const registered = (page: Page) => page.locator('.register tbody tr');

it('the owner reports on a phone, the secretary closes together, the decider confirms late', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { decisionId } = await metOnce(server, table);
  const { expert, secretary, chair } = table.people;

  const phone = await enter(expert, { viewport: { width: 320, height: 700 }, hasTouch: true });
  await link(phone.getByRole('navigation', { name: 'Hoofdmenu' }), 'Actiepunten');
  expect(await registered(phone).count()).toBe(2);
  expect(await registered(phone).first().innerText()).toContain('te laat');
  expect(await noSideways(phone)).toBe(true);
  await shot(phone, 'actions-320');
  for (const number of [/-A1$/, /-A2$/]) {
    await phone.goto('/actions');
    await link(phone, number);
    await phone.getByLabel('Opmerking').fill('Ligt in de map');
    await button(phone, 'Gemeld klaar');
  }
  await shot(phone, 'action-320');
  expect(await noSideways(phone)).toBe(true);

  const desk = await enter(secretary, { viewport: WIDE });
  await desk.goto('/actions');
  await shot(desk, 'reported-1440');
  await button(desk, 'Rond alle 2 gemelde acties af');
  expect(await desk.locator('body').innerText()).toContain('2 actiepunten zijn afgerond.');
  await link(desk, 'Actie uitzetten');
  await desk.getByLabel('Wat').fill('Bestel een vrachtwagen');
  await desk.getByLabel('Wie').fill('GMT');
  await shot(desk, 'assign-1440');
  await button(desk, 'Actie uitzetten');
  expect(await desk.getByRole('heading', { level: 1 }).innerText()).toContain('COV-A1');
  await desk.goto('/actions?owner=all&state=all&sort=due');
  await shot(desk, 'actions-1440');
  await unfold(desk, 'Kiezen en sorteren');

  const hand = await enter(chair, { viewport: PHONE, colorScheme: 'dark' });
  await link(hand.getByRole('navigation', { name: 'Hoofdmenu' }), 'Besluiten');
  await shot(hand, 'decisions-390-dark');
  await hand.setViewportSize({ width: 320, height: 700 });
  expect(await noSideways(hand)).toBe(true);
  await send(registered(hand).getByRole('link').first());
  await shot(hand, 'decision-390-dark');
  expect(await noSideways(hand)).toBe(true);
  await button(hand, 'Bevestigen');
  expect(await hand.locator('main').innerText()).toContain('bevestigd door Ilse Terpstra');

  await desk.goto(`/decisions/${decisionId}`);
  await unfold(desk, 'Wat werd het?');
  await shot(desk, 'decision-1440');
  await desk.getByLabel('Toelichting').fill('Het loket werkt');
  await desk.getByLabel('Komt terug op').fill('2031-05-01');
  await button(desk, 'Loopt door');
  expect(await desk.locator('main').innerText()).toContain('Loopt door, Komt terug op do 1 mei 2031: Het loket werkt');
  await desk.goto('/decisions');
  await shot(desk, 'decisions-1440');
  expect(complaints).toEqual([]);
}, 120_000);
