import { describe, expect, test } from 'vitest';
import { idIn, office, type Office } from './office.js';

/** A statement between meetings, with the page that does `change` to it opened before a colleague corrects it. */
async function opened(change: string, meanwhile: object) {
  const all = await office();
  const statementId = idIn(await all.run('secretary', 'AddPictureStatement', { crisisId: all.crisisId, text: 'Tien bedden', theme: 'zorg', asOf: '2020-03-10' }), 'statementId');
  const browser = await all.browser('secretary');
  const page = `/crises/${all.crisisId}/picture/${statementId}/${change}`;
  await browser.open(page);
  const texts = { text: 'Tien bedden', theme: 'bedden', asOf: '2020-03-09', statedSource: 'NICE', ...meanwhile };
  await all.run('secretary', 'CorrectPictureStatement', { crisisId: all.crisisId, statementId, entryVersion: 1, texts });
  const both = () => browser.text('#two-versions');
  return { all, browser, page, statementId, both };
}

const statementsOf = async (all: Office) => [...(await all.server.core.reader.picture(all.crisisId)).statements.values()];

describe('two people on one statement between meetings (R16)', () => {
  test('a correction: what was not touched follows, and is named with what it was', async () => {
    const { all, browser, page, both } = await opened('correct', {});
    expect((await browser.submit(page, { text: 'Elf bedden' })).statusCode).toBe(409);
    for (const part of ['Thema (was: zorg) Er staat nu: bedden', '(was: di 10 maart 2020) Er staat nu: ma 9 maart 2020', '(was: geen) Er staat nu: NICE']) expect(both()).toContain(part);
    expect(both()).not.toContain('U typte');
    expect(browser.page('[name=text]').text().trim()).toBe('Elf bedden');
    expect(browser.page('[name=theme]').val()).toBe('bedden');
    await browser.submit(page);
    expect((await statementsOf(all))[0]).toMatchObject({ text: 'Elf bedden', theme: 'bedden', asOf: '2020-03-09', statedSource: 'NICE' });
  });

  test('a correction: the words of both stand side by side, also after another mistake in the form', async () => {
    const { all, browser, page, both } = await opened('correct', { text: 'Negen bedden' });
    expect((await browser.submit(page, { text: 'Elf bedden', clock: '25:00' })).statusCode).toBe(422);
    expect((await browser.submit(page, { clock: '' })).statusCode).toBe(409);
    expect(both()).toContain('(was: Tien bedden) Er staat nu: Negen bedden U typte: Elf bedden');
    expect((await statementsOf(all))[0]?.text).toBe('Negen bedden');
    expect(browser.page('#two-versions a').attr('href')).toBe(`/crises/${all.crisisId}/picture`);
  });

  test('a statement in its place: the new words stay, its source and theme follow', async () => {
    const { all, browser, page, both } = await opened('replace', {});
    expect((await browser.submit(page, { text: 'Elf bedden', day: '2020-03-11' })).statusCode).toBe(409);
    expect(both()).toContain('Er staat nu: NICE');
    await browser.submit(page);
    expect((await statementsOf(all))[1]).toMatchObject({ text: 'Elf bedden', theme: 'bedden', asOf: '2020-03-11', statedSource: 'NICE' });
  });

  test('withdrawing: what changed is shown first, and the reason stays', async () => {
    const { all, browser, page, both } = await opened('withdraw', { text: 'Negen bedden' });
    expect((await browser.submit(page, { reason: 'Klopt niet' })).statusCode).toBe(409);
    expect(both()).toContain('nog niets gedaan');
    expect(both()).toContain('Er staat nu: Negen bedden');
    expect((await statementsOf(all))[0]?.state).toBe('current');
    expect(browser.page('[name=reason]').val()).toBe('Klopt niet');
    await browser.submit(page);
    expect((await statementsOf(all))[0]?.state).toBe('withdrawn');
  });
});
