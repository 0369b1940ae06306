import { describe, expect, test } from 'vitest';
import { docxTexts, unzipped } from '../../documents/read-back.js';
import { beside, office, type Office } from './office.js';

/** A picture with themes, one statement of a circle, and a first sitrap issued at 12:30. */
async function dossier(): Promise<Office & { page: string; first: string }> {
  const all = await office();
  const { crisisId, people } = all;
  const say = async (text: string, more: object = {}) => {
    all.server.clock.forward(1);
    const made = await all.run('secretary', 'AddPictureStatement', { crisisId, text, ...more });
    return (made.events[0]?.payload as { statementId: string }).statementId;
  };
  const first = await say('Tien bedden vrij', { theme: 'Zorg', certainty: 'feit', statedSource: 'ROAZ' });
  await say('Nog geen tekort aan mondkapjes', { theme: 'Middelen', certainty: 'aanname' });
  await say('Geheim bericht', { theme: 'Zorg', restrictedTo: [people.secretary.personId] });
  return { ...all, page: `/crises/${crisisId}/sitraps`, first };
}

describe('sitraps of a crisis', () => {
  test('are looked at before they are issued, and stay as they were issued', async () => {
    const all = await dossier();
    const { crisisId, page } = all;
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    expect(secretary.page('.empty').text()).toContain('nog geen sitrap');
    await secretary.submit(`${page}/preview`, { summary: 'Het is <b>rustig</b>', outlook: 'Morgen meer' });
    expect(secretary.page('h1').text()).toBe('Voorbeeld van sitrap 1');
    for (const words of ['Het is <b>rustig</b>', 'Tien bedden vrij', 'ROAZ', 'voorbeeld, niet uitgegeven']) expect(secretary.page('article').text()).toContain(words);
    expect(secretary.page('article').text()).not.toContain('Geheim');
    await secretary.submit(page, { summary: 'Het is <b>rustig</b>', outlook: 'Morgen meer' });
    expect(secretary.page('h1').text()).toBe('Sitrap 1, COVID-19');
    const before = secretary.page('article').text();
    expect(before.indexOf('Middelen')).toBeLessThan(before.indexOf('Zorg'));
    expect(before).toContain('Sam de Wit');
    await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Dit kwam later' });
    await secretary.open(`${page}/1`);
    expect(secretary.page('article').text()).toBe(before);
    expect(secretary.page('code').text()).toMatch(/^[0-9a-f]{64}$/);
  });

  test('tell what changed since the last one', async () => {
    const all = await dossier();
    const { crisisId, page, first } = all;
    await all.run('secretary', 'IssueSitrap', { crisisId, summary: 'Een' });
    all.server.clock.forward(60);
    await all.run('secretary', 'ReplacePictureStatement', { crisisId, statementId: first, entryVersion: 1, text: 'Vier bedden vrij', theme: 'Zorg' });
    await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Nieuws' });
    all.server.clock.forward(1);
    await all.run('secretary', 'IssueSitrap', { crisisId, summary: 'Twee' });
    const secretary = await all.browser('secretary');
    await secretary.open(`${page}/2`);
    const text = secretary.page('article').text().replace(/\s+/g, ' ');
    for (const words of ['2 nieuwe meldingen', '4, 5', 'Tien bedden vrij', 'vervangen door 4', 'Zonder thema']) expect(text).toContain(words);
    expect(secretary.page('article del').text()).toBe('Tien bedden vrij');
    await secretary.open(`${page}/1`);
    expect(secretary.page('article').text()).not.toContain('Nieuws');
    expect(secretary.page('article').text()).not.toContain('Veranderd in deze periode');
  });

  test('are not issued when the dossier changed since the look at it', async () => {
    const all = await dossier();
    const { crisisId, page } = all;
    const secretary = await all.browser('secretary');
    await secretary.open(page);
    await secretary.submit(`${page}/preview`, { summary: 'Rustig' });
    await all.run('secretary', 'AddPictureStatement', { crisisId, text: 'Alarm' });
    const answer = await secretary.submit(page, { summary: 'Rustig' });
    expect(answer.statusCode).toBe(409);
    expect(secretary.page('#problems').text()).toContain('Het dossier is veranderd');
    expect(secretary.page('article').text()).toContain('Alarm');
    expect(secretary.page('[name=summary]').text()).toBe('Rustig');
    await secretary.submit(page, { summary: 'Toch niet rustig' });
    expect(secretary.page('article').text()).toContain('Toch niet rustig');
    expect((await all.server.core.reader.crisis(crisisId))?.sitraps).toHaveLength(1);
  });

  test('say beside the field what is wrong, and keep what was typed', async () => {
    const all = await dossier();
    const secretary = await all.browser('secretary');
    await secretary.open(all.page);
    const answer = await secretary.submit(`${all.page}/preview`, { summary: '', outlook: 'Morgen meer', since: '2020-02-30T10:00' });
    expect(answer.statusCode).toBe(422);
    expect(beside(secretary, 'since')).not.toBe('');
    expect(secretary.page('[name=outlook]').text()).toBe('Morgen meer');
    await secretary.submit(`${all.page}/preview`, { summary: '', outlook: 'Morgen meer', since: '' });
    expect(beside(secretary, 'summary')).not.toBe('');
  });

  test('come as files with the same content', async () => {
    const all = await dossier();
    await all.run('secretary', 'IssueSitrap', { crisisId: all.crisisId, summary: 'Een & twee' });
    const { cookie } = await all.server.session(all.people.expert);
    const get = (format: string) => all.server.app.inject({ url: `${all.page}/1/sitrap.${format}`, headers: { cookie } });
    const html = await get('html');
    expect(html.headers['content-disposition']).toBe('attachment; filename="COV-sitrap-1.html"');
    for (const words of ['Een &amp; twee', 'Tien bedden vrij', 'Dep. VERTROUWELIJK']) expect(html.body).toContain(words);
    expect(html.body).not.toContain('Geheim');
    const docx = await get('docx');
    const texts = docxTexts(docx.rawPayload).join('\n');
    for (const words of ['Een & twee', 'Tien bedden vrij', 'Maatregelen van kracht', 'Verwachte overleggen']) expect(texts).toContain(words);
    expect(texts).not.toContain('Geheim');
    expect((await get('docx')).rawPayload.equals(docx.rawPayload)).toBe(true);
    expect((await get('pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const odt = unzipped((await get('odt')).rawPayload).get('content.xml');
    expect(odt).toContain('Tien bedden vrij');
    expect(odt).not.toContain('Geheim');
    expect((await all.server.app.inject({ url: `${all.page}/2/sitrap.html`, headers: { cookie } })).statusCode).toBe(404);
  });

  test('have no form for who may not issue them', async () => {
    const all = await dossier();
    const expert = await all.browser('expert');
    expect((await expert.open(all.page)).statusCode).toBe(200);
    expect(expert.page('main form').length).toBe(0);
    expect((await all.send('expert', `${all.page}/preview`, { summary: 'Toch' })).status).toBe(403);
    expect((await all.send('expert', all.page, { summary: 'Toch' })).status).toBe(403);
  });
});
