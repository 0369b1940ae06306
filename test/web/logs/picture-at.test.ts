import { describe, expect, test } from 'vitest';
import { office, type Office } from '../crisis/office.js';

async function add(all: Office, text: string, more: object = {}): Promise<string> {
  const made = await all.run('secretary', 'AddPictureStatement', { crisisId: all.crisisId, text, ...more });
  return (made.events[0]?.payload as { statementId: string }).statementId;
}

/** What the page shows as the picture, in its order. */
async function shown(all: Office, who: Parameters<Office['browser']>[0], query = '') {
  const browser = await all.browser(who);
  await browser.open(`/crises/${all.crisisId}/picture${query}`);
  return { browser, words: browser.page('.block > .says .typed').toArray().map((line) => browser.page(line).text().trim()) };
}

describe('the picture as it was', () => {
  test('is that of the chosen minute, by time of recording', async () => {
    const all = await office();
    const { crisisId, server: { clock } } = all;
    clock.set('2026-03-24T08:24:30.000Z');
    const old = await add(all, 'Tien bedden');
    clock.set('2026-03-24T09:00:10.000Z');
    await all.run('secretary', 'ReplacePictureStatement', { crisisId, statementId: old, entryVersion: 1, text: 'Twaalf bedden' });
    clock.set('2026-03-24T10:00:00.000Z');
    expect((await shown(all, 'expert')).words).toEqual(['Twaalf bedden']);
    expect((await shown(all, 'expert', '?at=2026-03-24T09:23')).words).toEqual([]);
    const then = await shown(all, 'expert', '?at=2026-03-24T09:24');
    expect(then.words).toEqual(['Tien bedden']);
    expect(then.browser.page('.warn').text()).toContain('09:24');
    expect(then.browser.page('.warn').text()).toContain('tijdstip van vastleggen');
    expect(then.browser.page(`.warn a[href="/crises/${crisisId}/picture"]`).text()).toBe('Naar het beeld van nu');
    expect((await shown(all, 'expert', '?at=2026-03-24T10:00')).words).toEqual(['Twaalf bedden']);
    expect((await shown(all, 'expert', '?at=2099-01-01T00:00')).words).toEqual(['Twaalf bedden']);
  });

  test('keeps the moment in its links and changes nothing', async () => {
    const all = await office();
    const { crisisId, server: { clock } } = all;
    const old = await add(all, 'Tien bedden', { theme: 'Zorg' });
    await all.run('secretary', 'ReplacePictureStatement', { crisisId, statementId: old, entryVersion: 1, text: 'Twaalf bedden', theme: 'Onderwijs' });
    await add(all, 'Vijf scholen', { theme: 'Zorg' });
    clock.forward(60);
    const { browser } = await shown(all, 'secretary', '?at=2026-03-25T09:24');
    expect(browser.page('form[method=post][action*="/picture"]')).toHaveLength(0);
    expect(browser.page('a[href$="/correct"], a[href$="/replace"], a[href$="/withdraw"]')).toHaveLength(0);
    const links = browser.page('nav a[href*="picture"], .says a').toArray().map((link) => String(browser.page(link).attr('href')));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(link).toContain('at=2026-03-25T09%3A24');
  });

  test('tells nobody of what is outside the own circle', async () => {
    const all = await office();
    await add(all, 'Naam van de patiënt', { restrictedTo: [all.people.secretary.personId] });
    const at = '?at=2030-01-01T00:00';
    expect((await shown(all, 'secretary', at)).words).toEqual(['Naam van de patiënt']);
    expect((await shown(all, 'expert', at)).words).toEqual([]);
  });

  test('of no moment is the one of now, with what is wrong beside the field', async () => {
    const all = await office();
    await add(all, 'Tien bedden');
    for (const wrong of ['morgen', '2026-02-30T09:00', '2026-03-24', '2026-03-24T25:00', '2026-03-29T02:30', 'T', '2026-03-24T09:00T']) {
      const { browser, words } = await shown(all, 'expert', `?at=${wrong}`);
      expect(words, wrong).toEqual(['Tien bedden']);
      expect(browser.page('#f-at-error').text(), wrong).not.toBe('');
    }
  });
});
