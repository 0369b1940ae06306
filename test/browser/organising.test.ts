import { expect, test } from 'vitest';
import { idIn } from '../web/crisis/office.js';
import { lookAround } from './eyes.js';
import { stage } from './stage.js';

test('the pages with which a crisis begins fit', async () => {
  const { server, enter } = await stage();
  const admin = await server.person('Bea Beheer', { admin: true });
  const cora = await server.person('Cora Jansen');
  const page = await enter(admin);
  const wrong: string[] = [];
  const look = async (p: typeof page, name: string) => void wrong.push(...(await lookAround(p, name)));
  await page.goto('/crises/new');
  await page.getByLabel('Code').fill('ebo');
  await page.getByLabel('Naam', { exact: true }).fill('Ebola');
  await page.getByLabel('Naam van de nieuwe persoon').fill('Nina Nieuw');
  await page.getByLabel('E-mailadres van de nieuwe persoon').fill('nina@example.org');
  await page.getByRole('button', { name: 'Crisis maken' }).click();
  await page.waitForSelector('#handed-link');
  await look(page, 'made');
  const made = await server.run(admin, 'CreateCrisis', { code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator: { personId: cora.personId, name: 'Cora Jansen' } });
  const crisisId = idIn(made, 'crisisId');
  await server.run(admin, 'CreateCrisis', { code: 'DRY', name: 'Droogte', kind: 'exercise', classification: 'unclassified', coordinator: { personId: server.core.ids.next(), name: 'Dora Droog', email: 'dora@example.org' } });
  await page.goto('/crises');
  await look(page, 'crises');
  await page.goto('/');
  await look(page, 'home-admin');
  const own = await enter(cora);
  await look(own, 'home-coordinator');
  await own.goto(`/crises/${crisisId}`);
  await look(own, 'crisis-begin');
  for (const [name, email] of [['Sam de Wit', 'sam@example.org'], ['Els Kok', 'els@example.org'], ['Zonder Adres', '']]) {
    await server.run(cora, 'AddPerson', { crisisId, name, email, staff: true });
  }
  await server.run(cora, 'AddPerson', { crisisId, personId: admin.personId, name: 'Bea Beheer', staff: true });
  await own.goto(`/crises/${crisisId}/organise/access`);
  await look(own, 'access');
  for (const box of await own.locator('input[form=invite-many]').all()) await box.check();
  await own.getByRole('button', { name: 'Nodig uit wie is aangevinkt' }).click();
  await own.waitForSelector('.handed');
  await look(own, 'access-links');
  expect(wrong).toEqual([]);
}, 120_000);
