import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { button, link, shot, stage, unfold } from './stage.js';
import { enterLine, entry, main, outcomes } from './table.js';

it('runs a meeting with an agenda of its own, in an exercise that nobody can mistake', async () => {
  const { server, enter, complaints } = await stage();
  const boss = await server.person('Beatrix Beheer', { admin: true });
  const lead = await server.person('Cora Coenen');
  const crisisOf = await server.run(boss, 'CreateCrisis', {
    ...{ code: 'OEF', name: 'Oefening dijk', kind: 'exercise', classification: 'unclassified' },
    coordinator: { personId: lead.personId, name: lead.actor.name },
  });
  const crisisId = String(crisisOf.events[0]?.stream.split(':')[1]);
  const team = await server.run(lead, 'MakeTeam', { crisisId, abbreviation: 'AO', name: 'Afstemmingsoverleg', level: 'other', method: 'free' });
  const { teamId } = team.events[0]?.payload as { teamId: string };
  await server.run(lead, 'SeatMember', { crisisId, teamId, personId: lead.personId, role: 'secretary' });

  const page = await enter(lead);
  const marked = async (where: Page) => expect(await where.getByText('OEFENING').first().isVisible()).toBe(true);
  await page.goto(`/crises/${crisisId}`);
  await marked(page);
  await link(page, /^Plan overleg.*AO/);
  await page.getByLabel('Datum').fill('2026-03-24');
  await page.getByLabel('Begin', { exact: true }).fill('10:00');
  await page.getByLabel('Einde').fill('11:00');
  await button(page, 'Overleg maken');
  await marked(page);
  await link(page, 'Wijzig agenda');
  for (const item of ['Stand van zaken', 'Rondvraag']) {
    await page.getByLabel('Punt', { exact: true }).fill(item);
    await button(page, 'Toevoegen');
  }
  await link(page, 'Klaar');
  await button(page, 'Begin het overleg');
  await marked(page);
  const here = page.url();
  await button(main(page), 'Allen aanwezig');
  const next = () => page.getByRole('navigation', { name: 'Fasen' });
  await button(next(), /volgend punt|Stand van zaken/i);
  expect(await main(page).getByRole('heading', { level: 2 }).first().innerText()).toContain('Stand van zaken');
  await enterLine(page, 'Het water staat op 4,10 meter.', { certainty: 'feit' });
  await enterLine(page, 'Pompen laten controleren', { kind: 'Actie', who: 'Cora Coenen' });
  await shot(page, 'free-item');
  expect(await entry(outcomes(page), 'Pompen laten controleren').innerText()).toContain('A1');
  await unfold(page, 'Nieuw besluit');
  await page.getByRole('textbox', { name: 'Nieuw besluit' }).fill('De dijkwacht gaat de klok rond.');
  await button(page, 'Besluit vastleggen');
  expect(await outcomes(page).innerText()).toContain('De dijkwacht gaat de klok rond.');
  const wall = await enter(lead, { viewport: { width: 1920, height: 1080 } });
  await wall.goto(`${here}/screen`);
  await marked(wall);
  await shot(wall, 'free-screen');
  expect(await main(wall).innerText()).toContain('Het water staat op 4,10 meter.');
  expect(await wall.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight)).toBe(0);
  await button(next(), /volgend punt|Rondvraag/i);
  await button(next(), /Sluiting$/);
  await button(page, 'Overleg sluiten');
  await button(page, 'Toch sluiten');
  await page.goto(`${here}/minutes`);
  await marked(page);
  await shot(page, 'free-minutes');
  const minutes = await main(page).innerText();
  for (const text of ['Stand van zaken', 'Rondvraag', 'Het water staat op 4,10 meter.', 'Pompen laten controleren', 'De dijkwacht gaat de klok rond.']) expect(minutes).toContain(text);
  expect(complaints).toEqual([]);
});
