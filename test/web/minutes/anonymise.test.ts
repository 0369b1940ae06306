import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../support/app.js';
import { everywhere } from '../../documents/woo/everywhere.js';
import { draft, type Draft } from './draft.js';

/** Draft minutes that name people in a statement; and the crisis's archivist. */
async function named() {
  const at = await draft();
  const { crisisId } = at.house;
  const run = (name: 'AddPerson' | 'GiveCrisisRole', input: object) => at.house.run(name, { crisisId, ...input }, 'coordinator');
  const archivist = await at.house.server.person('Arie Archief');
  const [bos, vries] = [await at.house.server.person('Karin Bos'), await at.house.server.person('Jan de Vries')];
  for (const [{ personId }, name] of [[archivist, 'Arie Archief'], [bos, 'Karin Bos'], [vries, 'Jan de Vries']] as const) await run('AddPerson', { personId, name, staff: name !== 'Jan de Vries' });
  await run('GiveCrisisRole', { personId: archivist.personId, role: 'archivist' });
  await at.correct("Bos is akkoord. Volgens Karin Bos en De Vries is het bos dicht. Hij zei: De Vries' plan, project Anemoon.", 1);
  return { at, archivist: await at.browser(archivist), bos, vries };
}

const page = (at: Draft, browser: Browser) => browser.open(`${at.here}/anonymise`);
const box = (browser: Browser, around: string) => browser.page('.hits .choice').toArray().filter((one) => browser.page(one).text().includes(around)).map((one) => browser.page(one).find('input').attr('value') ?? '');
const values = (browser: Browser, ticked: boolean) => browser.page(`.hits input${ticked ? '[checked]' : ':not([checked])'}`).toArray().map((one) => browser.page(one).attr('value') ?? '');

describe('the anonymised version', () => {
  it('is for the archivist', async () => {
    const { at, archivist } = await named();
    expect((await page(at, archivist)).statusCode).toBe(200);
    const secretary = await at.browser('secretary');
    expect((await page(at, secretary)).statusCode).toBe(403);
    expect((await secretary.open(at.here)).body).not.toContain('/anonymise');
    expect((await archivist.open(at.here)).body).toContain(`${at.here}/anonymise`);
  });

  it('shows who occurs, and what in the text may be a name', async () => {
    const { at, archivist } = await named();
    await page(at, archivist);
    expect(archivist.page('.people th[scope=row]').toArray().map((row) => archivist.page(row).find('.typed').first().text())).toEqual(expect.arrayContaining(['Karin Bos', 'Jan de Vries', 'Secretaris COV']));
    expect(archivist.text('#main')).toContain('wordt een versie van het concept');
    const marked = (heading: string) => archivist.page(`[aria-labelledby=${heading}] .hits mark`).toArray().map((mark) => archivist.page(mark).text());
    expect(marked('h-doubts')).toEqual(['Bos', 'bos']);
    expect(marked('h-likely')).toEqual(expect.arrayContaining(['De Vries', "De Vries'"]));
    expect(archivist.text('details .hits')).toContain('Karin Bos');
    // What is likely is ticked, what is doubtful is not.
    expect(values(archivist, false)).toEqual(box(archivist, 'Bos is akkoord').slice(0, 2));
  });

  it('is made as it was reviewed, in every form, and kept with its SHA-256', async () => {
    const { at, archivist, vries } = await named();
    await page(at, archivist);
    const doubt = archivist.page('[aria-labelledby=h-doubts] input').first().attr('value') ?? '';
    const index = archivist.page(`input[value="${vries.personId}"]`).attr('name')?.split('-')[1] ?? '';
    // A slip of the pen leaves nothing made, is named, and all that was typed is still there.
    expect((await archivist.submit(`${at.here}/anonymise`, { [`word-${index}`]: '[functionaris RIVM]', 'replace[]': doubt, also: 'project Anenoom => [project]' })).statusCode).toBe(422);
    expect(archivist.text('#f-also-errors, [id^="e-also"], .field-error, .utrecht-form-field-error-message')).toContain('“project Anenoom” komt in dit verslag niet voor');
    expect(archivist.page('[name=also]').val()).toBe('project Anenoom => [project]');
    const sent = await archivist.submit(`${at.here}/anonymise`, { [`word-${index}`]: '[functionaris RIVM]', 'replace[]': doubt, also: 'project Anemoon => [project]' });
    expect(sent.statusCode, archivist.text('.problems')).toBe(200);
    expect(archivist.text('#main')).toContain('Geanonimiseerde versie 1');
    await page(at, archivist);
    const links = archivist.page('.versions__files dt a').toArray().map((link) => ({ href: archivist.page(link).attr('href') ?? '', sha: archivist.page(link).closest('dt').next('dd').find('code').text() }));
    expect(links.length).toBeGreaterThanOrEqual(13);
    for (const { href, sha } of links) {
      const file = await archivist.open(href);
      expect(createHash('sha256').update(file.rawPayload).digest('hex'), href).toBe(sha);
      expect(String(file.headers['content-disposition'])).toMatch(/geanonimiseerd-1\.\w+"/);
      const text = everywhere(file.rawPayload);
      for (const out of ['Karin', 'Vries', 'Voorzitter COV', 'Secretaris COV', 'Anemoon', vries.personId]) expect(text.includes(out), `${out} in ${href}`).toBe(false);
    }
    const markdown = (await archivist.open(`${at.here}/anonymised/1/minutes.md`)).body.replace(/\\/g, '');
    expect(markdown).toContain("[ambtelijk] is akkoord. Volgens [ambtelijk] en [functionaris RIVM] is het bos dicht. Hij zei: [functionaris RIVM]'s plan, [project].");
    const secretary = await at.browser('secretary');
    expect((await secretary.open(`${at.here}/anonymised/1/minutes.md`)).statusCode).toBe(404);
    expect((await archivist.open(`${at.here}/anonymised/2/minutes.md`)).statusCode).toBe(404);
  });

  it('of what changed meanwhile is not made, and what was typed is still there', async () => {
    const { at, archivist } = await named();
    await page(at, archivist);
    await at.correct('Karin Bos en Jan de Vries zijn het eens.', 2);
    const again = await archivist.submit(`${at.here}/anonymise`, { also: 'zijn het eens => [x]', 'word-0': '[mijn woord]' });
    expect(again.statusCode).toBe(409);
    expect(archivist.text('.warn--stale')).toContain('zijn veranderd nadat u deze pagina opende');
    expect(archivist.page('textarea[name=also]').text().trim()).toBe('zijn het eens => [x]');
    expect(archivist.page('input[name=word-0]').attr('value')).toBe('[mijn woord]');
    expect((await archivist.submit(`${at.here}/anonymise`)).statusCode, archivist.text('main')).toBe(200);
  });
});

describe('grounds for refusal', () => {
  it('are set, changed and lifted by the secretary, and black out what the public gets', async () => {
    const { at, archivist } = await named();
    const secretary = await at.browser('secretary');
    const here = `${at.here}/grounds`;
    await secretary.open(here);
    const wrong = await secretary.submit(here, { passage: `statement-${at.statementId}`, words: 'staat er niet', ground: '5.2' });
    expect(wrong.statusCode).toBe(422);
    expect(secretary.text('.field--wrong')).toContain('Deze woorden staan niet zo in de passage');
    expect(secretary.page('textarea[name=words]').text().trim()).toBe('staat er niet');
    const inputs: Record<string, string>[] = [{ passage: `statement-${at.statementId}`, words: 'het bos dicht', ground: '5.1.2.b' }, { passage: `decision-${at.decisionId}`, ground: '5.2', note: 'Nog in beraad' }];
    for (const input of inputs) {
      await secretary.open(here);
      expect((await secretary.submit(here, input)).statusCode).toBe(200);
    }
    await secretary.open(here);
    expect(secretary.text('.grounds')).toContain('Nog in beraad');
    const forms = secretary.page('.grounds form').toArray().map((form) => secretary.page(form).attr('action') ?? '');
    expect((await secretary.submit(forms[0] ?? '', { ground: '5.1.2.i' })).statusCode).toBe(200);
    await page(at, archivist);
    expect(archivist.text('.grounds')).toContain('5.1.2.i');
    await archivist.submit(`${at.here}/anonymise`);
    const markdown = (await archivist.open(`${at.here}/anonymised/1/minutes.md`)).body.replace(/\\/g, '');
    expect(markdown).toContain('is [onleesbaar gemaakt: 5.1.2.i].');
    expect(markdown).toContain('[onleesbaar gemaakt: 5.2]');
    expect(markdown).not.toContain('Bezoek wordt beperkt');
    expect(markdown).toContain('5.1.2.i: het goed functioneren van de Staat');
    const html = (await archivist.open(`${at.here}/anonymised/1/decisions.html`)).body;
    expect(html).toContain('<span class="barred">[onleesbaar gemaakt: 5.2]</span>');
    await secretary.open(here);
    expect((await secretary.submit(forms[1] ?? '', { reason: 'Toch openbaar' })).statusCode).toBe(200);
    await secretary.open(here);
    expect(secretary.text('[aria-labelledby=h-lifted]')).toContain('Toch openbaar');
    expect((await (await at.browser('expert')).open(here)).statusCode).toBe(403);
  });
});
