import { describe, expect, test } from 'vitest';
import { office, type Office } from './office.js';

async function add(all: Office, text: string, more: object = {}): Promise<string> {
  const made = await all.run('secretary', 'AddPictureStatement', { crisisId: all.crisisId, text, ...more });
  return (made.events[0]?.payload as { statementId: string }).statementId;
}

describe('what became of the statements of a picture', () => {
  test('says what replaced what in both directions, and who withdrew what and why', async () => {
    const all = await office();
    const { crisisId } = all;
    const [old, rumour] = [await add(all, 'Tien bedden'), await add(all, 'Gerucht <b>{{x}}</b>')];
    const made = await all.run('secretary', 'ReplacePictureStatement', { crisisId, statementId: old, entryVersion: 1, text: 'Twaalf bedden' });
    const next = (made.events[0]?.payload as { statementId: string }).statementId;
    await all.run('secretary', 'WithdrawPictureStatement', { crisisId, statementId: rumour, entryVersion: 1, reason: 'Niet <i>bevestigd</i>' });
    const expert = await all.browser('expert');
    await expert.open(`/crises/${crisisId}/picture`);
    const to = (id: string) => `/crises/${crisisId}/picture?statement=${id}#statement-${id}`;
    const line = (id: string) => expert.page(`#statement-${id}`).text().replace(/\s+/g, ' ').trim();
    expect(line(next)).toMatch(/^3 Twaalf bedden .*, vervangt 1$/);
    expect(expert.page(`#statement-${next} a`).attr('href')).toBe(to(old));
    expect(expert.page('#gone summary').text()).toBe('Niet meer in het beeld: 2 meldingen');
    expect(line(old)).toMatch(/^1 Tien bedden vervangen .*\d\d:\d\d door Sam de Wit, vervangen door 3$/);
    expect(expert.page(`#gone a[href="${to(next)}"]`).length).toBe(1);
    expect(line(rumour)).toMatch(/^2 Gerucht <b>\{\{x\}\}<\/b> ingetrokken .*\d\d:\d\d door Sam de Wit: Niet <i>bevestigd<\/i>$/);
  });

  test('unfolds what no longer holds for who follows a link into it, whatever the browser does with a fragment', async () => {
    const all = await office();
    const { crisisId } = all;
    const old = await add(all, 'Tien bedden', { theme: 'Zorg' });
    const made = await all.run('secretary', 'ReplacePictureStatement', { crisisId, statementId: old, entryVersion: 1, text: 'Twaalf bedden', theme: 'Onderwijs' });
    const next = (made.events[0]?.payload as { statementId: string }).statementId;
    const expert = await all.browser('expert');
    await expert.open(`/crises/${crisisId}/picture?theme=Onderwijs`);
    expect(expert.page('#gone').length).toBe(0);
    await expert.open(expert.page(`#statement-${next} a`).attr('href') ?? '');
    expect(expert.page('#gone').attr('open')).toBeDefined();
    expect(expert.page(`#statement-${old}`).length).toBe(1);
    await expert.open(expert.page(`#statement-${old} a`).attr('href') ?? '');
    expect(expert.page('#gone').attr('open')).toBeUndefined();
    expect(expert.page(`#statement-${next}`).length).toBe(1);
  });

  test('tells nobody of a statement outside the own circle', async () => {
    const all = await office();
    const { crisisId, people } = all;
    const circle = { restrictedTo: [people.secretary.personId] };
    const secret = await add(all, 'Naam van de patiënt', circle);
    await all.run('secretary', 'WithdrawPictureStatement', { crisisId, statementId: secret, entryVersion: 1, reason: 'Onnodig' });
    const [secretary, expert] = [await all.browser('secretary'), await all.browser('expert')];
    for (const browser of [secretary, expert]) await browser.open(`/crises/${crisisId}/picture`);
    expect(secretary.page('#gone').text()).toContain('Onnodig');
    expect(expert.page('#gone').length).toBe(0);
  });

  test('can be looked at by theme', async () => {
    const all = await office();
    const page = `/crises/${all.crisisId}/picture`;
    await add(all, 'Tien bedden', { theme: 'Zorg & bedden' });
    await add(all, 'Scholen open', { theme: 'Onderwijs' });
    await add(all, 'Zonder thema');
    const expert = await all.browser('expert');
    await expert.open(page);
    expect(expert.page('nav a[href*="picture"]').toArray().map((link) => expert.page(link).text())).toEqual(["alle thema's", 'Onderwijs (1)', 'Zorg & bedden (1)']);
    await expert.open(`${page}?theme=Zorg%20%26%20bedden`);
    expect(expert.page('.says .typed').toArray().map((line) => expert.page(line).text())).toEqual(['Tien bedden']);
    expect(expert.page('nav [aria-current="true"][href*="theme"]').text()).toBe('Zorg & bedden (1)');
  });

  test('offers the correction of what one entered oneself', async () => {
    const all = await office();
    const { crisisId, people } = all;
    await all.run('coordinator', 'SeatMember', { crisisId, teamId: all.teamId, personId: people.reader.personId, role: 'information-coordinator' });
    const made = await all.run('reader', 'AddPictureStatement', { crisisId, text: 'Mijn melding' });
    const own = (made.events[0]?.payload as { statementId: string }).statementId;
    const other = await add(all, 'Melding van een ander');
    const [information, secretary, expert] = [await all.browser('reader'), await all.browser('secretary'), await all.browser('expert')];
    const correctable = async (browser: typeof expert) => {
      await browser.open(`/crises/${crisisId}/picture`);
      return browser.page('a[href$="/correct"]').toArray().map((link) => (browser.page(link).attr('href') ?? '').split('/').at(-2));
    };
    expect(await correctable(information)).toEqual([own]);
    expect(await correctable(secretary)).toEqual([other, own]);
    expect(await correctable(expert)).toEqual([]);
    expect((await information.open(`/crises/${crisisId}/picture/${own}/correct`)).statusCode).toBe(200);
    expect((await information.open(`/crises/${crisisId}/picture/${other}/correct`)).statusCode).toBe(403);
  });
});
