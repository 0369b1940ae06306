import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/i18n/index.js';
import { expectSound, headOf } from '../support/house.js';
import { expectPage, FORM, openWeb, OWN, type Web } from './web.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.house.server.close());

describe('every form', () => {
  it('is walked here', () => {
    expect(web.posts.length).toBeGreaterThan(80);
    for (const route of [...web.posts, ...web.pages]) web.addressOf(route);
  });

  it('leads to the sign-in page without a session, and changes nothing', async () => {
    const { cookie, csrf } = await web.visitor();
    const before = await headOf(web.house.server);
    for (const route of web.posts.filter(({ url }) => !OWN.test(url) || url.startsWith('/account'))) {
      const response = await web.send(web.addressOf(route), { method: 'POST', cookie, type: FORM, payload: `csrf=${csrf}&text=x` });
      expect([response.statusCode, String(response.headers.location)], route.url).toEqual([303, '/sign-in']);
    }
    expect(await headOf(web.house.server)).toBe(before);
  });

  it('is refused without the token of the session, or with another', async () => {
    const [mine, theirs] = [await web.house.server.session(web.house.people.secretary), await web.house.server.session(web.house.people.chair)];
    const before = await headOf(web.house.server);
    for (const route of web.posts) {
      for (const payload of ['text=x', 'csrf=', 'csrf=wrong', `csrf=${theirs.csrf}`, `csrf=${mine.csrf}&csrf=${mine.csrf}`]) {
        const response = await web.send(web.addressOf(route), { method: 'POST', cookie: mine.cookie, type: FORM, payload });
        expect(response.statusCode, `${route.url} ${payload}`).toBe(403);
      }
      const foreign = await web.send(web.addressOf(route), { method: 'POST', cookie: mine.cookie, type: FORM, payload: `csrf=${mine.csrf}`, headers: { origin: 'https://elders.example' } });
      expect(foreign.statusCode, route.url).toBe(403);
    }
    expect(await headOf(web.house.server)).toBe(before);
  });

  it('does nothing for whoever has no right in the crisis', async () => {
    const before = await headOf(web.house.server);
    for (const who of [web.other.people.secretary, await web.house.server.person('Bas Buiten')]) {
      const { cookie, csrf } = await web.house.server.session(who);
      for (const route of web.posts.filter(({ url }) => !OWN.test(url))) {
        const payload = new URLSearchParams({ csrf, commandId: web.house.id(), text: 'x', title: 'x', what: 'x', words: 'x', phase: 'besluit', entryVersion: '1', reason: 'x', name: 'x' }).toString();
        const response = await web.send(web.addressOf(route), { method: 'POST', cookie, type: FORM, payload });
        expect([403, 404], `${route.url}: ${response.statusCode}`).toContain(response.statusCode);
        expect(response.body).not.toContain('Melding');
      }
    }
    expect(await headOf(web.house.server)).toBe(before);
  });
});

/** Every name that a field of a form has. */
function fieldNames(): string[] {
  const views = join(import.meta.dirname, '../../views');
  const sources = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs')).map((file) => readFileSync(join(views, file), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/\bname=["']([A-Za-z.]+)["']/g)].map((match) => match[1] ?? '')))].filter((name) => name !== 'csrf');
}

/** Odd values for fields; each round gives every field another. */
const ODD_VALUES: readonly (readonly string[])[] = [
  ['een', 'twee'], ['<script>{{x}}"\'&'], ['0195c000-ffff-7000-8000-000000000000'], ['2020-02-30'], ['25:61'], ['1e308'], ['__proto__'], ['statement:x:y'], [''], ['x'.repeat(2_001)],
];
const ROUNDS = [0, 3, 6];

function oddForm(csrf: string, round: number): string {
  const odd = fieldNames().flatMap((name, place) => (ODD_VALUES[(place + round) % ODD_VALUES.length] ?? []).map((value): [string, string] => [name, value]));
  return new URLSearchParams([['csrf', csrf], ['__proto__', 'x'], ['constructor', 'x'], ...odd]).toString();
}

describe('bodies that make no sense', () => {
  const languages: readonly Language[] = ['nl', 'en'];

  it.each(languages)('get an answer with a page in the language of the person (%s)', async (language) => {
    await web.house.server.core.accounts.setLanguage(web.house.people.secretary.accountId, language);
    const before = await headOf(web.house.server);
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    for (const route of web.posts) {
      const bodies: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
        ['text/plain', 'csrf=x', [403, 415]],
        ['multipart/form-data; boundary=x', '--x\r\n', [403, 415]],
        ['application/json', '{"text":', [400, 415]],
        ['application/json', '{"__proto__":{"csrf":"x"}}', [400, 403, 415]],
        [FORM, `csrf=${csrf}&text=${'x'.repeat(2 * 1024 * 1024)}`, [413]],
        [FORM, Buffer.from([0xff, 0xfe, 0x00, 0x25]), [400, 403]],
      ];
      for (const [type, payload, statuses] of bodies) {
        const response = await web.send(web.addressOf(route), { method: 'POST', cookie, type, payload });
        expect(statuses, `${route.url} ${type}: ${response.statusCode}`).toContain(response.statusCode);
        expectPage(response, language, `${route.url} ${type}`);
      }
    }
    expect(await headOf(web.house.server)).toBe(before);
  });

  it.each(ROUNDS)('in every field of every form are taken or refused, with a page (%i)', async (round) => {
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    const preparing = { ...web.ids, id: await web.house.meeting('preparation') };
    const started = (url: string) => (url.endsWith('/start') ? 1 : 0);
    const forms = web.posts.filter(({ url }) => !/^\/(sign-out|account|start|link)/.test(url));
    for (const route of forms.sort((a, b) => started(a.url) - started(b.url))) {
      const response = await web.send(web.addressOf(route, route.url.includes('/prepare/') ? preparing : web.ids), { method: 'POST', cookie, type: FORM, payload: oddForm(csrf, round) });
      if (response.statusCode !== 303) expectPage(response, 'en', route.url);
    }
  });

  it('of JSON with objects where words belong are refused as well', async () => {
    const body = Object.fromEntries(fieldNames().map((name, place) => [name, [{ a: 1 }, [['x']], 7, true, null][place % 5]]));
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    for (const route of web.posts.filter(({ url }) => !OWN.test(url))) {
      await web.send(web.addressOf(route), { method: 'POST', cookie, type: 'application/json', payload: JSON.stringify(body), headers: { 'x-csrf-token': csrf } });
    }
  });
});

describe('after all of this', () => {
  it('the chain verifies, and rebuilding gives what stands there', () => expectSound(web.house.server));
});
