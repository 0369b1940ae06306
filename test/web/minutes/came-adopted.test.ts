import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { DOCUMENTS } from '../../../src/documents/document.file.js';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import { adoptedElsewhere } from '../../support/adopted-elsewhere.js';
import { Browser } from '../../support/app.js';
import { buildHouse } from '../../support/house.js';
import { testServer } from '../../support/server.js';

it('minutes that came adopted say so on their page, with the SHA-256 of what is downloaded', async () => {
  const [there, here] = [await testServer(), await testServer()];
  onTestFinished(async () => {
    await there.close();
    await here.close();
  });
  const { meetingId, json } = await adoptedElsewhere(await buildHouse(there, 'COV'));
  const { crisis } = JSON.parse(json) as { crisis: { id: string } };
  const asOperator = async (name: string, input: object) => {
    const outcome = await here.core.execute({ name, commandId: here.core.ids.next(), input, actor: { kind: 'operator', personId: null, name: 'systeembeheer' }, admin: true });
    if (isRejection(outcome)) throw new Error(JSON.stringify(outcome));
  };
  await asOperator('BringInMeeting', { document: json });
  // Both servers count their ids alike, so this is someone whom the file names.
  const coordinator = await here.person('Coördinator Hier');
  await asOperator('GiveCrisisRole', { crisisId: crisis.id, personId: coordinator.personId, role: 'coordinator' });

  const { cookie } = await here.session(coordinator);
  const browser = new Browser(here.app).withCookie('session', cookie.slice('session='.length));
  const minutes = `/meetings/${meetingId}/minutes`;
  await browser.open(minutes);
  expect(browser.text('.life')).toMatch(/Vastgesteld .* door Voorzitter COV. Het is hier ingelezen; errata en verzending horen waar het is vastgesteld. Akkoord/);
  expect(browser.text('#annex ~ dl.facts')).toContain('Ingelezen');
  expect(browser.page('.versions__one h3').text().replace(/\s+/g, ' ')).toContain('Versie 2 Erratum 1');
  const codes = browser.page('.versions__files dt').toArray().map((name) => ({ href: browser.page(name).find('a').attr('href') ?? '', sha256: browser.page(name).next('dd').find('code').text() }));
  expect(codes).toHaveLength(DOCUMENTS.minutes.length);
  for (const { href, sha256 } of codes) expect(createHash('sha256').update((await browser.open(href)).rawPayload).digest('hex'), href).toBe(sha256);
  for (const page of ['erratum', 'distribute']) expect((await browser.open(`${minutes}/${page}`)).statusCode, page).toBe(403);
  await browser.open(`/crises/${crisis.id}/meetings`);
  expect(browser.text('.list tbody td .meta')).toBe('verslag: vastgesteld, erratum 1');
});
