import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { pdf, pieces } from '../support/papers.js';
import { cast, otcbInBeeld } from './cast.js';
import { stage, stays } from './stage.js';
import { outcomes, toPhase } from './table.js';

const PHASES = ['Beeld', 'Oordeel', 'Besluit', 'Sluiting'];

it('shows in every phase the same lists to who follows as to who comes anew, papers and all', async () => {
  const { server, enter } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const { secretary, chair, expert } = table.people;
  const add = (name: string, input: object) => server.run(secretary, name, { meetingId, ...input });
  for (const what of ['Bel alle laboratoria', 'Tel de bedden']) await add('AssignAction', { what });
  for (const name of ['Kaart.pdf', 'Tabel.pdf']) {
    const sent = await server.core.papers.sendFile(secretary.personId, name, pieces(pdf(name)));
    await add('AddPaper', { uploadId: 'id' in sent ? sent.id : '' });
  }
  await add('AddStatement', { text: '382 personen positief getest' });

  const who = [secretary, chair, expert];
  const open = await Promise.all(who.map((person) => enter(person)));
  const anew = await Promise.all(who.map((person) => enter(person)));
  for (const page of open) await page.goto(here);
  const [typing, ...following] = open as [Page, ...Page[]];
  const same = await Promise.all(following.map(stays));
  const lists = async (page: Page) => (await outcomes(page).locator('ol.reg').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  let at = 0;
  for (const phase of ['Oordeel', 'Besluit', 'Oordeel', 'Beeld', 'Oordeel', 'Besluit', 'Sluiting', 'Besluit', 'Sluiting']) {
    // Forward by the button; back as another who may does it.
    if (PHASES.indexOf(phase) > at) await toPhase(typing, phase);
    else await add('MoveToPhase', { phase: phase.toLowerCase() });
    at = PHASES.indexOf(phase);
    for (const [place, page] of open.entries()) {
      await page.locator('[aria-current="step"]').filter({ hasText: phase }).waitFor({ state: 'attached' });
      const fresh = anew[place] as Page;
      await fresh.goto(here);
      const whole = await lists(fresh);
      for (const text of ['Tel de bedden', 'Tabel.pdf']) expect(whole.join(' '), phase).toContain(text);
      await expect.poll(() => lists(page), { message: `${phase}, ${who[place]?.actor.name}` }).toEqual(whole);
    }
  }
  for (const still of same) expect(await still()).toBe(true);
});
