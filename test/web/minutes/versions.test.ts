import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../../src/documents/document.file.js';
import type { Browser } from '../../support/app.js';
import { distributes } from '../../support/minutes.js';
import type { Person } from '../../support/server.js';
import { draft, type Draft } from './draft.js';

/** Someone who only receives the minutes of the team. */
async function readerOf({ house }: Draft): Promise<Person> {
  const { crisisId, teamId } = house;
  const reader = await house.server.person('Lee Smit');
  await house.run('AddPerson', { crisisId, personId: reader.personId, name: 'Lee Smit', staff: true }, 'coordinator');
  await house.run('SetDistribution', { crisisId, teamId, entryVersion: 1, personIds: [reader.personId] }, 'coordinator');
  return reader;
}

/** Version 1 is distributed as a draft to these, the statement is corrected, version 2 is adopted. */
async function adopted(at: Draft, personIds: readonly string[]): Promise<void> {
  await distributes(at.house, at.meetingId, personIds);
  await at.correct('Twee laboratoria zijn vol.', 1);
  const chair = await at.browser('chair');
  await chair.open(`${at.here}/adopt`);
  await chair.submit(`${at.here}/adopt`);
}

const files = (browser: Browser) =>
  browser.page('.versions__files dt').toArray().map((name) => ({ href: browser.page(name).find('a').attr('href') ?? '', sha256: browser.page(name).next('dd').find('code').text(), size: browser.page(name).find('.meta').text() }));

describe('the versions that are kept', () => {
  it('stand with date, name, size and whole SHA-256, and what is downloaded has it', async () => {
    const at = await draft();
    await adopted(at, [at.house.people.expert.personId]);
    const expert = await at.browser('expert');
    await expert.open(at.here);
    expect(expert.page('.versions__one h3').toArray().map((one) => expert.page(one).text().replace(/\s+/g, ' '))).toEqual(['Versie 2 vastgesteld', 'Versie 1 concept']);
    expect(expert.text('.versions')).toContain('door Voorzitter COV');
    const kept = files(expert);
    expect(kept.map(({ href }) => href.replace(`${at.here}/versions/`, ''))).toEqual([2, 1].flatMap((version) => DOCUMENTS.minutes.map((format) => `${version}/${format}`)));
    for (const { href, sha256, size } of kept) {
      const file = await expert.open(href);
      expect(createHash('sha256').update(file.rawPayload).digest('hex'), href).toBe(sha256);
      expect(`${file.rawPayload.length} bytes`).toBe(size.replace(".", ""));
      expect(String(file.headers['content-disposition'])).toMatch(/filename="COV-OTX-\d{4}-01-versie-[12]\.\w+"/);
    }
    expect((await expert.open(`${at.here}/versions/3/json`)).statusCode).toBe(404);
    expect((await expert.open(`${at.here}/versions/1/csv`)).statusCode).toBe(404);
  });

  it('are compared word by word, also with how the minutes stand now', async () => {
    const at = await draft();
    await adopted(at, [at.house.people.expert.personId]);
    const expert = await at.browser('expert');
    await expert.open(`${at.here}/compare?from=1&to=2`);
    expect(expert.page('#c-beeld').length).toBe(1);
    const line = expert.page('#c-beeld').closest('section');
    expect(line.find('del').text()).toContain('Eén');
    expect(line.find('ins').text()).toContain('Twee');
    expect(line.text()).toContain('laboratori');
    expect(line.text()).not.toContain('ROAZ');
    expect(line.find('del .sr').first().text()).toBe('[weggehaald: ');
    await expert.open(`${at.here}/compare?from=1&to=2&all=1`);
    expect(expert.text('main')).toContain('ROAZ');
    await expert.open(`${at.here}/compare?from=2&to=2`);
    expect(expert.text('main')).toContain('Deze versies zeggen hetzelfde.');
    expect((await expert.open(`${at.here}/compare?from=1&to=9`)).statusCode).toBe(404);
    expect((await expert.open(`${at.here}/compare?from=1&from=2&to[]=1`)).statusCode).toBeLessThan(500);
    expect((await expert.open(`${at.here}/compare?from=1&to=now`)).statusCode).toBe(200);
  });
});

describe('a reader', () => {
  it('reads what was distributed, and nothing that came later', async () => {
    const at = await draft();
    const reader = await readerOf(at);
    const lee = await at.browser(reader);
    expect((await lee.open(at.here)).statusCode).toBe(404);
    await at.comment('Alleen voor aan tafel.', null);
    await adopted(at, [reader.personId]);
    await lee.open(at.here);
    expect(lee.text('.life')).toBe('U leest versie 1 (concept), zoals die aan u is verzonden.');
    // The table is not for who only reads: no link leads to it.
    expect(lee.page(`a[href="${at.here.replace('/minutes', '')}"]`).length).toBe(0);
    expect(lee.text('article')).toContain('Eén laboratorium is vol.');
    expect(lee.text('main')).not.toContain('Twee laboratoria');
    expect(lee.text('main')).not.toContain('Alleen voor aan tafel.');
    expect(files(lee).map(({ href }) => href.replace(`${at.here}/versions/`, ''))).toEqual(DOCUMENTS.minutes.map((format) => `1/${format}`));
    expect(lee.page('.toc dt').toArray().map((name) => lee.page(name).text())).not.toContain('Actielijst');
    for (const page of ['versions/2/json', 'compare?from=1&to=2', 'compare?from=1&to=now']) expect((await lee.open(`${at.here}/${page}`)).statusCode, page).toBe(404);
    for (const page of ['adopt', 'erratum', 'distribute']) expect((await lee.open(`${at.here}/${page}`)).statusCode, page).toBe(403);

    await distributes(at.house, at.meetingId, [reader.personId]);
    await lee.open(at.here);
    expect(lee.text('article')).toContain('Twee laboratoria zijn vol.');
    expect((await lee.open(`${at.here}/compare`)).statusCode).toBe(200);
    expect(lee.page('#f-to option').length).toBe(2);
  });

  it('sees a restricted part only inside its circle, also in a kept version', async () => {
    const at = await draft();
    const reader = await readerOf(at);
    const meetingId = await at.house.meeting('beeld');
    const { secretary } = at.house.people;
    await at.house.run('AddStatement', { meetingId, text: 'Alleen voor de kring.', restrictedTo: [secretary.personId] });
    await at.house.run('AddStatement', { meetingId, text: 'Voor iedereen.' });
    for (const phase of ['oordeel', 'besluit', 'sluiting']) await at.house.run('MoveToPhase', { meetingId, phase });
    await at.house.run('CloseMeeting', { meetingId });
    await distributes(at.house, meetingId, [reader.personId, secretary.personId]);
    const here = `/meetings/${meetingId}/minutes`;
    const [lee, sam] = [await at.browser(reader), await at.browser('secretary')];
    await lee.open(here);
    expect(lee.text('article')).toContain('Voor iedereen.');
    expect(lee.text('#versions')).toContain('zonder besloten delen');
    for (const { href, sha256 } of files(lee)) {
      const file = await lee.open(href);
      expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256);
      expect(file.body).not.toContain('Alleen voor de kring.');
    }
    await sam.open(here);
    expect(sam.text('#versions')).toContain('Lee Smit (zonder besloten delen)');
    expect((await sam.open(`${here}/versions/1/json`)).body).toContain('Alleen voor de kring.');
  });
});
