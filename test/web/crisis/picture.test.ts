import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside, office } from './office.js';

describe('the picture between meetings', () => {
  test('takes a statement with its source, certainty and as-of time, linked to who says it', async () => {
    const all = await office();
    await all.run('coordinator', 'AddOrganisation', { crisisId: all.crisisId, abbreviation: 'RIVM', name: 'Rijksinstituut' });
    const page = `/crises/${all.crisisId}/picture`;
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    await secretary.submit(page, { text: '44 <b>patiënten</b> {{x}}\n  waarvan 3 op de IC', speaker: 'rivm', certainty: 'feit', statedSource: 'WHO', day: '2020-03-10', clock: '10:30' });
    expect(secretary.page('.says .typed').text()).toBe('rivm 44 <b>patiënten</b> {{x}}\n  waarvan 3 op de IC');
    const meta = secretary.page('.says .meta').text();
    for (const part of ['feit', 'bron: WHO', '10:30']) expect(meta).toContain(part);
    const [statement] = [...(await all.server.core.reader.picture(all.crisisId)).statements.values()];
    expect(statement).toMatchObject({ speaker: { kind: 'organisation', text: 'rivm' }, asOf: '2020-03-10T09:30:00.000Z', meetingId: null });
  });

  test('refuses what is wrong beside the field and keeps what was typed', async () => {
    const all = await office();
    const page = `/crises/${all.crisisId}/picture`;
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    const answer = await secretary.submit(page, { text: '', speaker: 'GGD', clock: '10:30' });
    expect(answer.statusCode).toBe(422);
    expect(beside(secretary, 'day')).toBe('Vul dit veld in.');
    expect(secretary.page('[name=speaker]').val()).toBe('GGD');
    const long = await all.send('secretary', page, { text: 'x'.repeat(10_001), certainty: 'vast', day: '2020-02-30' });
    expect(load(long.body)('#f-text-error').text()).toContain('10.000');
    expect(load(long.body)('#f-certainty-error').text()).not.toBe('');
    expect(load(long.body)('#f-day-error').text()).toContain('bestaande datum');
  });

  test('has no form for who may not enter statements, and no page for outsiders', async () => {
    const all = await office();
    const page = `/crises/${all.crisisId}/picture`;
    const expert = await all.browser('expert');
    expect((await expert.open(page)).statusCode).toBe(200);
    expect(expert.page('main form[method=post]').length).toBe(0);
    expect((await all.send('expert', page, { text: 'Toch' })).status).toBeGreaterThanOrEqual(400);
    await all.send('secretary', page, { text: 'Twee zieken in Breda' });
    const reader = await all.browser('reader');
    // Nothing was distributed to who only receives minutes (test/web/registers/received.test.ts tells what is shown of those).
    expect((await reader.open(page)).statusCode).toBe(200);
    expect(reader.page('main').text()).not.toContain('Breda');
    expect((await all.send('reader', page, { text: 'Toch' })).status).toBe(403);
    expect((await (await all.browser('stranger')).open(page)).statusCode).toBe(404);
  });

  test('lets statements be replaced, corrected and withdrawn between meetings, by version', async () => {
    const all = await office();
    const { crisisId } = all;
    const page = `/crises/${crisisId}/picture`;
    const add = async (text: string) => {
      const made = await all.run('secretary', 'AddPictureStatement', { crisisId, text });
      return (made.events[0]?.payload as { statementId: string }).statementId;
    };
    const [one, two, three] = [await add('Tien bedden'), await add('Negen artsne'), await add('Geruchten')];
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    await secretary.open(secretary.page(`a[href="${page}/${one}/replace"]`).attr('href') ?? '');
    await secretary.submit(`${page}/${one}/replace`, { text: 'Twaalf bedden', certainty: 'feit' });
    expect(secretary.path).toBe(page);
    await secretary.open(`${page}/${two}/correct`);
    await secretary.submit(`${page}/${two}/correct`, { text: 'Negen artsen' });
    await secretary.open(`${page}/${three}/withdraw`);
    expect((await secretary.submit(`${page}/${three}/withdraw`, { reason: '' })).statusCode).toBe(422);
    expect(beside(secretary, 'reason')).toBe('Vul dit veld in.');
    await secretary.submit(`${page}/${three}/withdraw`, { reason: 'Niet bevestigd' });
    expect(secretary.page('.says .typed').toArray().map((line) => secretary.page(line).text())).toEqual(['Twaalf bedden', 'Negen artsen']);
    await secretary.open(`${page}/${two}/correct`);
    await all.run('secretary', 'CorrectPictureStatement', { crisisId, statementId: two, entryVersion: 2, texts: { text: 'Acht artsen' } });
    expect((await secretary.submit(`${page}/${two}/correct`, { text: 'Zeven artsen' })).statusCode).toBe(409);
    expect(secretary.page('main').text()).toContain('Acht artsen');
    expect(secretary.page('[name=text]').val()).toBe('Zeven artsen');
    await secretary.submit(`${page}/${two}/correct`);
    expect(secretary.page('.says .typed').last().text()).toBe('Zeven artsen');
    const expert = await all.browser('expert');
    await expert.open(page);
    expect(expert.page('.says a[href*="/picture/"]').length).toBe(0);
    expect((await expert.open(`${page}/${two}/withdraw`)).statusCode).toBe(403);
    expect((await secretary.open(`${page}/0170c000-0000-7000-8000-000000009999/withdraw`)).statusCode).toBe(404);
  });

  test('a mistake in a correction does not hide that another corrected meanwhile', async () => {
    const all = await office();
    const { crisisId } = all;
    const made = await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Negen artsne' });
    const { statementId } = made.events[0]?.payload as { statementId: string };
    const page = `/crises/${crisisId}/picture/${statementId}/correct`;
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    await all.run('secretary', 'CorrectPictureStatement', { crisisId, statementId, entryVersion: 1, texts: { text: 'Acht artsen' } });
    expect((await secretary.submit(page, { clock: '10:30', day: '' })).statusCode).toBe(422);
    expect((await secretary.submit(page, { text: 'Zeven artsen', clock: '' })).statusCode).toBe(409);
    expect(secretary.page('main').text()).toContain('Acht artsen');
  });

  test('hides what is restricted to a circle', async () => {
    const all = await office();
    await all.run('secretary', 'AddPictureStatement', { crisisId: all.crisisId, text: 'Naam van de patiënt', restrictedTo: [all.people.secretary.personId] });
    const page = `/crises/${all.crisisId}/picture`;
    const [secretary, coordinator] = [await all.browser('secretary'), await all.browser('coordinator')];
    await secretary.open(page);
    await coordinator.open(page);
    expect(secretary.page('main').text()).toContain('Naam van de patiënt');
    expect(coordinator.page('main').text()).not.toContain('Naam van de patiënt');
    await coordinator.open(`/crises/${all.crisisId}`);
    expect(coordinator.page('.counts div:contains("Meldingen") dd').text()).toBe('0');
  });
});
