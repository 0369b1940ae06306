import { expect, it } from 'vitest';
import { button, choose, link, send, shot, stage } from './stage.js';

const PASSWORD = 'vier paarse fietsen';

it('goes from an empty installation to a meeting that runs', async () => {
  const { server, enter, complaints } = await stage();

  // The one-time link that a first start prints makes the administrator.
  const first = await server.core.accounts.firstAdministratorLink();
  const boss = await enter(null);
  await boss.goto(first?.path ?? '');
  await boss.getByLabel('Naam').fill('Ilse Terpstra');
  await boss.getByLabel('E-mailadres').fill('ilse@voorbeeld.example');
  await boss.getByLabel('Nieuw wachtwoord', { exact: true }).fill(PASSWORD);
  await boss.getByLabel('Nogmaals het nieuwe wachtwoord').fill(PASSWORD);
  await button(boss, 'Maak beheerder en meld aan');

  // The home page says what to do: make a crisis, and be its first coordinator.
  await link(boss, 'Nieuwe crisis of oefening');
  await boss.getByLabel('Code').fill('COV');
  await boss.getByLabel('Naam', { exact: true }).fill('COVID-19');
  await boss.getByRole('radio', { name: /^Crisis/ }).check();
  await boss.getByRole('radio', { name: 'Dep. VERTROUWELIJK' }).check();
  await choose(boss.getByLabel('Account'), 'Ilse Terpstra');
  await button(boss, 'Crisis maken');

  // An account for the secretary, with a link to hand over.
  await link(boss, 'Accounts');
  await boss.getByLabel('Naam').fill('Maaike de Wit');
  await boss.getByLabel('E-mailadres').fill('maaike@voorbeeld.example');
  await button(boss, 'Toevoegen');
  const invitation = new URL(await boss.getByText(/^http/).innerText()).pathname;

  // Both sit in the OTCb.
  await link(boss, 'Crises');
  await link(boss, 'COVID-19');
  const crisis = boss.url();
  await link(boss, 'Crisis inrichten');
  await link(boss, 'Mensen');
  await boss.getByLabel('Naam').fill('Maaike de Wit');
  await boss.getByLabel('E-mailadres').fill('maaike@voorbeeld.example');
  await button(boss, 'Toevoegen');
  for (const [name, role] of [['Ilse Terpstra', 'voorzitter'], ['Maaike de Wit', 'secretaris']] as const) {
    await link(boss, 'Teams');
    await link(boss, 'OTCb');
    await link(boss, 'Plaats toevoegen');
    await choose(boss.getByLabel('Persoon of functie'), name);
    await boss.getByRole('radio', { name: role }).check();
    await button(boss, 'Opslaan');
  }
  await shot(boss, 'first-team');

  // The secretary chooses a password and sees at once where to go.
  const secretary = await enter(null);
  await secretary.goto(invitation);
  await secretary.getByLabel('Nieuw wachtwoord', { exact: true }).fill(PASSWORD);
  await secretary.getByLabel('Nogmaals het nieuwe wachtwoord').fill(PASSWORD);
  await button(secretary, 'Opslaan en aanmelden');
  await button(secretary, 'afmelden');
  await secretary.getByLabel('E-mailadres').fill('maaike@voorbeeld.example');
  await secretary.getByLabel('Wachtwoord').fill(PASSWORD);
  await button(secretary, 'Aanmelden');
  await shot(secretary, 'first-secretary-home');

  // From the home page to a meeting that runs in three presses, nothing typed.
  const presses = [
    () => link(secretary.getByRole('region', { name: 'Uw teams' }), 'COVID-19'),
    () => link(secretary, /^Nu overleggen.*OTCb/),
    () => button(secretary, 'Nu beginnen'),
  ];
  await secretary.goto('/');
  await presses[0]?.();
  expect(secretary.url()).toBe(crisis);
  await shot(secretary, 'first-crisis');
  await presses[1]?.();
  await shot(secretary, 'first-now');
  await presses[2]?.();
  expect(await secretary.getByRole('heading', { level: 1 }).innerText()).toBe('OTCb 1');
  expect(await secretary.getByRole('navigation', { name: 'Fasen' }).locator('[aria-current=step]').innerText()).toContain('Opening');
  for (const name of ['Ilse Terpstra', 'Maaike de Wit']) await secretary.getByRole('group', { name: `Aanwezigheid van ${name}` }).waitFor();
  await shot(secretary, 'first-opening');

  // The administrator finds the meeting on the home page as its chair.
  await boss.goto('/');
  await send(boss.getByRole('link', { name: 'Naar de tafel' }));
  expect(boss.url()).toBe(secretary.url());
  expect(complaints).toEqual([]);
});
