import { expect, it } from 'vitest';
import { callOtcb, cast } from './cast.js';
import { crowdedTable } from './crowded-table.js';
import { lookAround } from './eyes.js';
import { stage } from './stage.js';
import { entryLine, main } from './table.js';

it('has a page for nothing yet, for what is not there, and for a session that is over', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { secretary, chair } = table.people;
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const newcomer = await enter(await server.person('Nieuw Hier'));
  const page = await enter(secretary);
  const wrong: string[] = [];
  for (const path of ['/', '/crises', '/actions', '/decisions']) {
    await newcomer.goto(path);
    expect((await main(newcomer).innerText()).length, path).toBeGreaterThan(30);
    wrong.push(...(await lookAround(newcomer, `nothing${path.replace('/', '-')}`)));
  }
  for (const [path, status] of [['/nergens', 404], ['/admin/accounts', 403], [here, 404]] as const) {
    expect((await newcomer.goto(path))?.status(), path).toBe(status);
    wrong.push(...(await lookAround(newcomer, `error-${status}`)));
  }
  const run = (who: typeof secretary, name: string, input: object = {}) => server.run(who, name, { meetingId, ...input });
  const look = async (name: string) => {
    await page.goto(here);
    wrong.push(...(await lookAround(page, `empty-${name}`)));
  };
  await look('called');
  await run(secretary, 'StartMeeting');
  await look('opening');
  await run(secretary, 'RecordAllPresent');
  await run(chair, 'AnnounceProcedure');
  for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) {
    await run(secretary, 'MoveToPhase', { phase });
    await look(phase);
  }
  await page.getByLabel('Invoerregel').fill('Net te laat getypt.');
  await page.context().clearCookies();
  await page.getByLabel('Invoerregel').press('Enter');
  await page.getByText('Net te laat getypt.').waitFor();
  wrong.push(...(await lookAround(page, 'session-over')));
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});

it('keeps its shape with forty people, three hundred entries, words without end and a text as long as may be', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await crowdedTable(server, table);
  const page = await enter(table.people.secretary);
  const wrong: string[] = [];
  for (const [name, query] of [['pane', ''], ['people', '#aside'], ['outcomes', '#outcomes'], ['attendance', '?dialog=attendance']] as const) {
    await page.goto(`about:blank`);
    await page.goto(`${here}${query}`);
    wrong.push(...(await lookAround(page, `crowded-${name}`)));
  }
  await page.goto(here);
  const long = page.getByRole('listitem').filter({ hasText: 'Een tekst die alles zegt' });
  const whole = long.locator('.asis');
  expect(await whole.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await whole.evaluate((text) => text.getBoundingClientRect().height)).toBeGreaterThan(500);
  await page.emulateMedia({ media: null });
  await long.getByText('meer').click();
  expect(await whole.isVisible()).toBe(true);
  expect(await entryLine(page).isVisible()).toBe(true);
  wrong.push(...(await lookAround(page, 'crowded-unfolded')));
  await long.getByText('minder').click();
  expect(await whole.isVisible()).toBe(false);
  await page.goto('/');
  wrong.push(...(await lookAround(page, 'crowded-home')));
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
});
