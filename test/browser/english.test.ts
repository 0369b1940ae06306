import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { CATALOGUES } from '../../src/i18n/catalogues.js';
import { callOtcb, cast } from './cast.js';
import { lookAround } from './eyes.js';
import { button, link, press, printed, stage, unfold } from './stage.js';
import { main } from './table.js';

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
const allTexts = (value: unknown): string[] => (typeof value === 'string' ? [value.replace(/\{\w+\}/g, ' ')] : Object.values(value as object).flatMap(allTexts));

/** Words of the Dutch catalogue that the English one does not have. */
const ENGLISH = new Set([...CATALOGUES.en.values()].flatMap(allTexts).flatMap(wordsOf));
const DUTCH = new Set([...CATALOGUES.nl.values()].flatMap(allTexts).flatMap(wordsOf).filter((word) => !ENGLISH.has(word)));
/** Names of people, teams and organisations are as they are. */
const NAMES = new Set(wordsOf('Operationeel Team Crisisbeheersing Beleidsteam Publieke Gezondheid Departementaal Coördinatiecentrum Geneesmiddelen en Medische Technologie Directie Communicatie Langdurige Zorg Ilse Terpstra Maaike de Wit Joost Hendriks Samira Bouzid Ruth Dekker Tjeerd Haarsma Ministerie van VWS RIVM Nederlands voorbeeld'));

/** Everything that is read or heard on the page: text, names of what has none, hints. */
async function dutchOn(page: Page): Promise<string[]> {
  const said = await page.locator('html').evaluate((root) => {
    const texts = [root.ownerDocument.title];
    for (const one of root.querySelectorAll('body *')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(one.getAttribute(name) ?? '');
      for (const node of one.childNodes) if (node.nodeType === 3) texts.push(node.textContent ?? '');
    }
    return { lang: root.getAttribute('lang'), texts };
  });
  const found = said.texts.flatMap(wordsOf).filter((word) => DUTCH.has(word) && !NAMES.has(word));
  return [...new Set(said.lang === 'en' ? found : ['the page says that it is not English', ...found])];
}

it('speaks English through a whole meeting to whoever chose it', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { people, crisisId, teamId } = table;
  const here = await callOtcb(server, table);
  const secretary = await enter(people.secretary);
  const chair = await enter(people.chair);
  const wrong: string[] = [];
  const read = async (page: Page) => void wrong.push(...(await dutchOn(page)).map((word) => `${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id')}${new URL(page.url()).search}: ${word}`));
  const look = async (page: Page, name: string) => {
    await read(page);
    wrong.push(...(await lookAround(page, `english-${name}`)));
  };

  for (const page of [secretary, chair]) {
    await page.goto('/account');
    await page.getByRole('radio', { name: 'English' }).check();
    await button(page.locator('form').filter({ has: page.getByRole('radio', { name: 'English' }) }), 'Opslaan');
  }
  await look(secretary, 'account');

  // Around the meeting.
  const coordinator = await enter(table.coordinator);
  await coordinator.goto('/account');
  await coordinator.getByRole('radio', { name: 'English' }).check();
  await button(coordinator.locator('form').filter({ has: coordinator.getByRole('radio', { name: 'English' }) }), 'Opslaan');
  for (const path of ['', '/structure', '/picture', '/meetings', '/meetings/new', '/meetings/now', '/organise/people', '/organise/functions', '/organise/organisations', '/organise/roles', '/organise/teams', ...['', '/members', '/rules', '/state', '/name', '/distribution'].map((page) => `/organise/teams/${teamId}${page}`)]) {
    await coordinator.goto(`/crises/${crisisId}${path}`);
    await read(coordinator);
  }
  for (const path of ['/', '/crises', here, ...['agenda', 'people', 'topics', 'move', 'details', 'cancel'].map((page) => `${here}/prepare/${page}`), '/does-not-exist']) {
    await secretary.goto(path);
    await read(secretary);
  }
  await secretary.goto(here);
  await look(secretary, 'preparation');

  // The meeting.
  await button(secretary, 'Start the meeting');
  await read(secretary);
  await button(main(secretary), 'All present');
  await button(secretary, 'Announced');
  for (const dialog of ['attendance', 'hand-over', 'guest', 'deputise', 'agenda', 'summary', 'action', 'check-in']) {
    await secretary.goto(`${here}?dialog=${dialog}`);
    await read(secretary);
  }
  const entryLine = secretary.getByLabel('Entry line', { exact: true });
  const enterText = async (text: string) => {
    await entryLine.fill(text);
    await press(secretary, 'Enter');
  };
  /** The wall as this phase has it, and back to the table. */
  const wall = async () => {
    for (const path of ['screen', 'check-in']) {
      await secretary.goto(`${here}/${path}`);
      await read(secretary);
    }
    await secretary.goto(here);
  };
  await wall();
  const toPhase = (phase: string) => button(secretary.getByRole('navigation', { name: 'Phases' }), new RegExp(`${phase}$`));
  await secretary.goto(here);
  await toPhase('Beeld');
  await enterText('Three cases were confirmed.');
  // Right after an entry an empty Enter is the second press of a double one.
  await secretary.goto(here);
  await entryLine.fill('');
  await press(secretary, 'Enter');
  await read(secretary);
  await link(main(secretary), 'Change statement 1');
  await look(secretary, 'beeld');
  await secretary.goto(here);
  await button(main(secretary), 'Start the round');
  await read(secretary);
  await wall();
  await button(secretary, 'Stop the round');
  await toPhase('Oordeel');
  await unfold(secretary, 'Propose a topic');
  await secretary.getByLabel('Title').fill('Visits');
  await button(secretary.locator('form').filter({ has: secretary.getByLabel('Title') }), 'Add');
  await button(secretary, 'Topics and order agreed');
  await button(secretary, 'Discuss');
  await secretary.getByLabel(/^Provisional decision/).fill('No visits this week.');
  await secretary.getByLabel('this is a measure or rule').check();
  await button(secretary, 'Record');
  await look(secretary, 'oordeel');
  await toPhase('Besluit');
  await look(secretary, 'besluit');
  await wall();
  await button(secretary, 'Record the decision');
  await secretary.getByLabel('Becomes').selectOption({ label: 'Action' });
  await enterText('Write to the homes');
  await read(secretary);
  await wall();
  await chair.goto(`${here}?view=confirm`);
  await look(chair, 'confirm');
  await button(chair, 'Confirm B1');
  await read(chair);
  await toPhase('Closing');
  await look(secretary, 'sluiting');
  await button(secretary, 'Close the meeting');
  await read(secretary);
  await button(secretary, 'Close anyway');
  await read(secretary);
  await link(secretary, 'Read the minutes');
  await look(secretary, 'minutes');
  expect(await printed(secretary, 'english-minutes')).toBeLessThanOrEqual(4);
  expect([...new Set(wrong)]).toEqual([]);
  expect(complaints).toEqual([]);
});
