import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { button, link, shot, stage, stays, unfold } from './stage.js';
import { entry, entryLine, hasFocus, line, main } from './table.js';

/** A meeting in Beeld before its secretary, and what the adviser does meanwhile. */
async function atTheTable() {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  const elsewhere = (name: string, input: object = {}) => server.run(table.people.adviser, name, { meetingId, ...input });
  /** A colleague's statement, once it shows here: all that went before it has been taken in too. */
  const seen = async (text: string) => {
    const said = await elsewhere('AddStatement', { text, certainty: 'feit' });
    await page.getByText(text).first().waitFor({ state: 'attached' });
    return String((said.events[0]?.payload as { statementId: string }).statementId);
  };
  const meeting = async () => {
    const scope = await server.core.reader.meeting(meetingId);
    if (scope === null) throw new Error('the meeting is gone');
    return scope;
  };
  return { page, elsewhere, seen, meeting, complaints };
}

/** Types, and puts the cursor in the middle of it: between two letters, with some of them chosen. */
async function typed(field: Locator, text: string): Promise<() => Promise<void>> {
  await field.fill(text);
  await field.evaluate((element) => (element as unknown as { setSelectionRange(from: number, to: number): void }).setSelectionRange(3, 5));
  return async () => {
    expect(await field.inputValue()).toBe(text);
    expect(await hasFocus(field)).toBe(true);
    expect(await field.evaluate((element) => [(element as unknown as { selectionStart: number }).selectionStart, (element as unknown as { selectionEnd: number }).selectionEnd])).toEqual([3, 5]);
  };
}

/** Where it stands on the screen, in whole pixels. */
const heightOf = async (what: Locator) => Math.round((await what.boundingBox())?.y ?? Number.NaN);
const phase = (page: Page, name: string) => page.locator('[aria-current="step"]').filter({ hasText: name }).waitFor();

it('leaves the line, the cursor, what is unfolded and where one reads as they are, whatever colleagues do', async () => {
  const { page, elsewhere, seen, meeting, complaints } = await atTheTable();
  const same = await stays(page);
  const ids: string[] = [];
  for (let number = 1; number <= 30; number += 1) ids.push(await seen(`Melding ${number} van de adviseur, met genoeg woorden om het scherm te vullen.`));
  await elsewhere('CorrectEntry', { kind: 'statement', id: ids[4], entryVersion: 1, texts: { text: 'Melding 5, verbeterd.' } });
  await page.getByText('Melding 5, verbeterd.').waitFor({ state: 'attached' });

  // Reading back, with a history and more fields unfolded, and a line half typed.
  const history = entry(main(page), 'Melding 5, verbeterd.').locator('details');
  await history.locator('summary').click();
  const more = line(page).locator('details.earlier').first();
  await unfold(line(page), 'Datum, thema, gebeurde eerder');
  await line(page).getByLabel('Thema').fill('zorg');
  await line(page).getByRole('radio', { name: 'onzeker' }).check();
  const still = await typed(entryLine(page), 'Half getypte melding');
  await history.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const at = await heightOf(history);
  const undisturbed = async () => {
    await still();
    expect(await history.getAttribute('open')).not.toBeNull();
    expect(await more.getAttribute('open')).not.toBeNull();
    expect(await line(page).getByLabel('Thema').inputValue()).toBe('zorg');
    expect(await line(page).getByRole('radio', { name: 'onzeker' }).isChecked()).toBe(true);
  };

  await seen('Nieuw terwijl een ander typt.');
  await undisturbed();
  expect(await heightOf(history)).toBe(at);
  await shot(page, 'untouched-line');
  await elsewhere('StrikeEntry', { kind: 'statement', id: ids[6], entryVersion: 1, reason: 'dubbel' });
  await elsewhere('AssignAction', { what: 'Bedden tellen' });
  await seen('Na het doorhalen.');
  await undisturbed();
  expect(await heightOf(history)).toBe(at);

  // The phase moves under the hands of who types: the words stand in the line of the next phase.
  await elsewhere('MoveToPhase', { phase: 'oordeel' });
  await phase(page, 'Oordeel');
  await still();
  expect(await same()).toBe(true);
  expect([...(await meeting()).picture.statements.values()].some(({ text }) => text.includes('Half'))).toBe(false);
  expect(complaints).toEqual([]);
});

it('leaves a provisional decision alone while others argue, propose their own words and move on', async () => {
  const { page, elsewhere, meeting, complaints } = await atTheTable();
  const same = await stays(page);
  await elsewhere('MoveToPhase', { phase: 'oordeel' });
  for (const title of ['Bezoek aan verpleeghuizen', 'Testen van zorgpersoneel']) await elsewhere('ProposeTopic', { title });
  const topicId = [...(await meeting()).meeting.oordeel.topics.keys()][0] ?? '';
  await elsewhere('AgreeTopics');
  await elsewhere('DiscussTopic', { topicId });
  const words = page.getByLabel(/^Voorlopig besluit/);
  await words.waitFor();
  const still = await typed(words, 'Verpleeghuizen beperken het bezoek tot');

  await elsewhere('AddArgument', { topicId, text: 'Bewoners zijn kwetsbaar.', side: 'for' });
  await page.getByText('Bewoners zijn kwetsbaar.').waitFor();
  await still();
  await elsewhere('AddOption', { topicId, text: 'Alleen bij afscheid', pros: null, cons: null });
  await main(page).getByText('Alleen bij afscheid').first().waitFor();
  await still();
  await elsewhere('WordProvisional', { topicId, words: 'De instelling kiest zelf.', measure: false });
  await main(page).getByText('De instelling kiest zelf.').first().waitFor();
  await still();
  await shot(page, 'untouched-words');
  await elsewhere('MoveToPhase', { phase: 'besluit' });
  await phase(page, 'Besluit');
  expect(await words.inputValue()).toBe('Verpleeghuizen beperken het bezoek tot');
  await shot(page, 'untouched-moved');
  await button(page, 'Vastleggen');
  await expect.poll(async () => (await meeting()).meeting.oordeel.topics.get(topicId)?.provisional.map((one) => one.words)).toEqual(['De instelling kiest zelf.', 'Verpleeghuizen beperken het bezoek tot']);
  expect(await same()).toBe(true);
  expect(complaints).toEqual([]);
});

it('leaves an open form to change an entry alone, and shows the second both versions', async () => {
  const { page, elsewhere, seen, complaints } = await atTheTable();
  const id = await seen('Er zijn tien bedden vrij.');
  await link(entry(main(page), 'tien bedden'), /wijzigen$/);
  const same = await stays(page);
  const text = page.getByLabel(/^Verbeterde tekst/);
  const still = await typed(text, 'Er zijn elf bedden vrij.');
  await elsewhere('CorrectEntry', { kind: 'statement', id, entryVersion: 1, texts: { text: 'Er zijn twaalf bedden vrij.' } });
  await seen('Na de verbetering.');
  await still();
  await elsewhere('MoveToPhase', { phase: 'oordeel' });
  await phase(page, 'Oordeel');
  await still();
  await button(page, 'Verbeteren');
  const both = await page.getByRole('alert').filter({ hasText: 'Dit is intussen gewijzigd.' }).last().innerText();
  for (const version of ['Er zijn twaalf bedden vrij.', 'Er zijn elf bedden vrij.']) expect(both).toContain(version);
  expect(await text.inputValue()).toBe('Er zijn elf bedden vrij.');
  await button(page, 'Verbeteren');
  await expect.poll(() => page.locator('#two-versions').count()).toBe(0);
  expect(await same()).toBe(true);
  expect(complaints).toEqual([]);
});
