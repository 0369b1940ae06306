import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callOtcb, cast, type Seat } from './cast.js';
import { lookAround } from './eyes.js';
import { button, PHONE, send, shot, stage } from './stage.js';
import { main, outcomes } from './table.js';

const SMALL = { width: 320, height: 640 };
const LONG = `Verpleeghuizen in Noord-Brabant beperken het bezoek per direct tot één vaste bezoeker per bewoner, tot en met 31 maart. ${'Afscheid nemen van een stervende blijft mogelijk; de instelling legt vast wie er komt. '.repeat(12)}`;

/** Whether all of it is in the window, without scrolling, and large enough for a finger. */
async function atHand(page: Page, ...what: Locator[]): Promise<void> {
  const { height = 0 } = page.viewportSize() ?? {};
  for (const one of what) {
    const box = await one.boundingBox();
    expect(box, String(one)).not.toBeNull();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  }
}

it('lets a participant check in by the code of the meeting, take the turn and bring something in, with a phone', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const run = (seat: Seat, name: string, input: object = {}) => server.run(table.people[seat], name, { meetingId, ...input });
  await run('secretary', 'StartMeeting');

  // The secretary shows the code; its address is what the phone opens.
  const secretary = await enter(table.people.secretary);
  await secretary.goto(`${here}?dialog=check-in`);
  const address = await secretary.locator('.by-phone__address').innerText();
  expect(await secretary.getByRole('img').getAttribute('aria-label')).toContain(address);
  const wrong = await lookAround(secretary, 'phone-code');
  const phone = await enter(table.people.expert, { viewport: PHONE, hasTouch: true });
  await phone.goto(new URL(address).pathname);
  wrong.push(...(await lookAround(phone, 'phone-check-in')));
  await atHand(phone, phone.getByRole('button', { name: 'Ik ben er' }), phone.getByRole('button', { name: 'Ik doe online mee' }));
  await button(phone, 'Ik ben er');
  expect(await main(phone).innerText()).toContain('U bent aanwezig');
  await secretary.reload();
  const missing = secretary.locator('#by-phone');
  expect(await missing.innerText()).toContain('Tjeerd Haarsma');
  expect(await missing.innerText()).not.toContain('Ruth Dekker');

  await run('secretary', 'RecordAllPresent');
  await run('chair', 'AnnounceProcedure');
  await run('secretary', 'MoveToPhase', { phase: 'beeld' });
  for (const text of ['382 personen positief getest.', 'Laboratoria melden een tekort aan afnamemateriaal.', LONG]) await run('information', 'AddStatement', { text, certainty: 'feit' });
  await run('secretary', 'AssignAction', { what: 'Meldpunt voorraden inrichten', owner: { kind: 'person', id: table.people.expert.personId, text: 'Ruth Dekker' }, due: '2026-03-27' });
  await run('chair', 'StartRound');
  // Until the participant is asked.
  for (const seat of ['secretary', 'information', 'adviser'] as const) await run('secretary', 'TakeTurn', { personId: table.people[seat].personId, outcome: 'nothing' });

  for (const size of [PHONE, SMALL]) {
    await phone.setViewportSize(size);
    await phone.goto(here);
    await shot(phone, `phone-turn-${size.width}`);
    expect(await main(phone).innerText()).toContain('U bent aan de beurt');
    await atHand(phone, phone.getByRole('button', { name: 'Niets toe te voegen' }), phone.getByRole('button', { name: 'Inbrengen' }));
  }
  wrong.push(...(await lookAround(phone, 'phone-participant')));
  const now = phone.getByRole('region', { name: 'Nu aan de orde' });
  expect(await now.innerText()).toMatch(/Beeld[\s\S]*Acties voor mij[\s\S]*Meldpunt voorraden/);
  await phone.getByRole('textbox', { name: 'Nieuw feit of aanvulling' }).fill('Extra testlocaties in Brabant.');
  await button(phone, 'Inbrengen');
  expect(await main(phone).innerText()).toContain('Extra testlocaties in Brabant.');
  await button(phone, 'Had aanvulling');
  expect(await main(phone).innerText()).not.toContain('U bent aan de beurt');
  await secretary.goto(here);
  await button(secretary.locator('form').filter({ hasText: 'Extra testlocaties' }), 'Overnemen');
  expect(await main(secretary).innerText()).toContain('Extra testlocaties in Brabant.');
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});

it('brings the decider one waiting decision after another, each confirmed or refused with one tap', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const run = (seat: Seat, name: string, input: object = {}) => server.run(table.people[seat], name, { meetingId, ...input });
  await run('secretary', 'StartMeeting');
  await run('secretary', 'RecordAllPresent');
  await run('chair', 'AnnounceProcedure');
  await run('secretary', 'MoveToPhase', { phase: 'beeld' });
  for (const phase of ['oordeel', 'besluit']) await run('secretary', 'MoveToPhase', { phase });
  for (const words of [LONG, 'Instellingen melden dagelijks hun voorraad.', 'Drie laboratoria erbij.']) await run('secretary', 'Decide', { urgent: true, outcome: 'taken', words });

  const chair = await enter(table.people.chair, { viewport: PHONE, hasTouch: true });
  const wrong: string[] = [];
  const confirm = (number: number) => chair.getByRole('button', { name: `Bevestig B${number}` });
  for (const size of [PHONE, SMALL]) {
    await chair.setViewportSize(size);
    await chair.goto(here);
    await shot(chair, `phone-decider-${size.width}`);
    await atHand(chair, confirm(1), chair.locator('#confirm-first').getByRole('link', { name: 'Klopt niet' }));
  }
  wrong.push(...(await lookAround(chair, 'phone-decider')));
  await button(chair, 'Bevestig B1');
  await atHand(chair, confirm(2));
  await send(chair.locator('#confirm-first').getByRole('link', { name: 'Klopt niet' }));
  await shot(chair, 'phone-object-320');
  const what = chair.getByRole('textbox', { name: 'Wat klopt er niet' });
  await atHand(chair, what);
  expect(await what.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  wrong.push(...(await lookAround(chair, 'phone-object')));
  await what.fill('Het gaat om wekelijks.');
  await send(chair.getByRole('button', { name: 'Bezwaar' }).first());
  await chair.goto(`${here}?view=confirm`);
  await shot(chair, 'phone-confirm-320');
  wrong.push(...(await lookAround(chair, 'phone-confirm')));
  await button(chair, 'Bevestig B2');
  await shot(chair, 'phone-confirm-next-320');
  await button(chair, 'Bevestig B3');
  await chair.goto(here);
  expect(await chair.locator('#confirm-first').count()).toBe(0);
  expect(await outcomes(chair).textContent()).not.toContain('te bevestigen');

  await run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: LONG });
  const desk = await enter(table.people.chair);
  await desk.goto(here);
  await atHand(desk, desk.getByRole('button', { name: 'Bevestig B4' }));
  wrong.push(...(await lookAround(desk, 'phone-desk-chair')));
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});
