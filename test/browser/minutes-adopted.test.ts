import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cast } from './cast.js';
import { closedOtcb } from './life-of-minutes.js';
import { button, link, PHONE, send, shot, stage, unfold } from './stage.js';

it('minutes are commented, mended, adopted on a phone, corrected by an erratum, compared and checked', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { minutes } = await closedOtcb(server, table);
  const { secretary, expert, adviser, chair } = table.people;

  const maaike = await enter(secretary);
  await maaike.goto(minutes);
  await unfold(maaike, 'Opmerkingen vragen');
  await maaike.getByLabel('Tot en met').fill('2026-03-27');
  await button(maaike, 'Opmerkingen vragen');
  await expect.poll(() => maaike.locator('.life').innerText()).toContain('Opmerkingen kunnen tot en met');

  const ruth = await enter(expert);
  await ruth.goto(minutes);
  await link(ruth, 'Opmerking bij melding 1');
  await ruth.getByLabel('Uw opmerking bij melding 1').fill('Het zijn twee laboratoria.');
  await button(ruth, 'Opmerking maken');
  expect(await ruth.locator('.says .note').innerText()).toContain('Het zijn twee laboratoria.');

  const samira = await enter(adviser, { javaScriptEnabled: false });
  await samira.goto(minutes);
  await link(samira, 'Opmerking bij besluit B1');
  await samira.getByLabel('Uw opmerking bij besluit B1').fill('De einddatum ontbreekt.');
  await button(samira, 'Opmerking maken');
  expect(await samira.locator('.dec .note').innerText()).toContain('De einddatum ontbreekt.');

  await maaike.goto(minutes);
  expect(await maaike.locator('.life').innerText()).toContain('2 opmerkingen wachten op antwoord');
  await link(maaike, 'Verzenden');
  await button(maaike, 'Verzending vastleggen');
  await link(maaike, 'Antwoorden op Ruth Dekker');
  await link(maaike, 'Deze passage verbeteren');
  await maaike.locator('textarea[name="texts.text"]').fill('Twee laboratoria zijn vol.');
  await send(maaike.locator('form:has(textarea[name="texts.text"]) button').last());
  await maaike.goto(minutes);
  await link(maaike, 'Antwoorden op Ruth Dekker');
  await maaike.getByLabel('Overgenomen', { exact: true }).check();
  await maaike.getByLabel('Antwoord', { exact: true }).fill('Verbeterd.');
  await shot(maaike, 'minutes-answering');
  await button(maaike, 'Antwoord opslaan');
  expect(await maaike.locator('.note__answer').innerText()).toContain('Overgenomen: Verbeterd.');

  const ilse = await enter(chair, { viewport: PHONE });
  await ilse.goto(minutes);
  await link(ilse, 'Vaststellen');
  expect(await ilse.getByRole('main').innerText()).toContain('1 opmerking wacht op antwoord');
  await ilse.getByLabel('Aantekening').fill('Met dank aan Maaike.');
  await shot(ilse, 'minutes-adopting');
  await button(ilse, 'Vaststellen zoals het nu is');
  expect(await ilse.locator('.life').innerText()).toContain('door Ilse Terpstra. Met dank aan Maaike.');
  await link(ilse, 'Erratum');
  await ilse.getByLabel('Gaat over').selectOption({ index: 1 });
  await ilse.getByLabel('Wat er had moeten staan').fill('Tot en met 31 maart.');
  await button(ilse, 'Erratum uitbrengen');
  expect(await ilse.locator('.note--erratum').innerText()).toContain('Tot en met 31 maart.');

  await ruth.goto(minutes);
  await link(ruth, 'Vergelijken met versie 1');
  expect(await ruth.locator('section:has(#c-beeld) del').first().innerText()).toContain('Eén');
  expect(await ruth.locator('section:has(#c-beeld) ins').first().innerText()).toContain('Twee');
  await shot(ruth, 'minutes-compared');
  await ruth.goto(minutes);
  const [file] = await Promise.all([ruth.waitForEvent('download'), ruth.getByRole('link', { name: 'Word van versie 3', exact: true }).click()]);
  const shown = await ruth.locator('dt', { has: ruth.getByRole('link', { name: 'Word van versie 3', exact: true }) }).locator('xpath=following-sibling::dd[1]').locator('.sha').innerText();
  expect(createHash('sha256').update(readFileSync(await file.path())).digest('hex')).toBe(shown);
  expect(complaints).toEqual([]);
});
