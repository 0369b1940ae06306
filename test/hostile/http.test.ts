import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator, type Language } from '../../src/i18n/index.js';
import { expectSound, headOf, twoHouses, type House } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import type { Person } from '../support/server.js';
import { furnished } from './furnished.js';

const FORM = 'application/x-www-form-urlencoded';

let house: House;
let other: House;
let routes: readonly Route[];
/** What stands for each name in an address. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  ({ built: { house, other }, routes } = await routesOf(twoHouses));
  ids = await furnished(house);
});
afterAll(() => house.server.close());

/** The address of a route; a name that nothing stands for fails the test. */
function addressOf({ url }: Route, names: Readonly<Record<string, string>> = ids): string {
  const known = url.startsWith('/admin/accounts') ? { ...names, id: names.id === ids.id ? house.people.expert.accountId : (names.id ?? '') } : names;
  return url.replace(/:(\w+)/g, (_, name: string) => known[name] ?? fail(`nothing stands for :${name} in ${url}`));
}

function fail(message: string): never {
  throw new Error(message);
}

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly cookie?: string;
  readonly type?: string;
  readonly payload?: string | Buffer;
  readonly headers?: Record<string, string>;
}

/** Sends a request; whatever the answer, it is none of a broken server and carries the headers of a safe one. */
async function send(url: string, { method = 'GET', cookie = '', type, payload, headers = {} }: Sent): Promise<LightMyRequestResponse> {
  const sent = { accept: 'text/html', ...(cookie ? { cookie } : {}), ...(type ? { 'content-type': type } : {}), ...headers };
  const response = await house.server.app.inject({ method, url, headers: sent, ...(payload === undefined ? {} : { payload }) });
  const what = `${method} ${url.slice(0, 120)}`;
  expect(response.statusCode, `${what}: ${response.body.slice(0, 200)}`).toBeLessThan(500);
  expect(response.headers['content-security-policy'], what).toContain("default-src 'none'");
  expect(response.headers['content-security-policy'], what).not.toContain('unsafe');
  expect(response.headers['x-content-type-options'], what).toBe('nosniff');
  expect(response.headers['x-frame-options'], what).toBe('DENY');
  expect(response.headers['cache-control'], what).toBeDefined();
  return response;
}

/** An answer that refuses is a page in the language that was asked for. */
function expectPage(response: LightMyRequestResponse, language: Language, what: string): void {
  const page = load(response.body);
  expect(page('html').attr('lang'), what).toBe(language);
  expect(page('h1').text().trim(), what).not.toBe('');
  expect(page('script:not([src])').length, what).toBe(0);
}

const postRoutes = () => routes.filter(({ method }) => method === 'POST');
const pageRoutes = () => routes.filter(({ method, url }) => method === 'GET' && !url.startsWith('/assets') && !/^\/(healthz|readyz)$/.test(url));
/** Forms for whoever has no session yet, or that touch nothing but one's own account. */
const OWN = /^\/(sign-in|sign-out|start|link|account)(\/|$)/;

async function visitor(): Promise<{ cookie: string; csrf: string }> {
  const page = await send('/sign-in', {});
  const visit = page.cookies.find(({ name }) => name === 'visit');
  return { cookie: `visit=${visit?.value ?? ''}`, csrf: String(load(page.body)('input[name=csrf]').attr('value')) };
}

const session = (who: Person) => house.server.session(who);
const english = { 'accept-language': 'en' };

describe('every form', () => {
  it('is walked here', () => {
    expect(postRoutes().length).toBeGreaterThan(80);
    for (const route of routes.filter(({ url }) => !url.startsWith('/assets'))) addressOf(route);
  });

  it('leads to the sign-in page without a session, and changes nothing', async () => {
    const { cookie, csrf } = await visitor();
    const before = await headOf(house.server);
    for (const route of postRoutes().filter(({ url }) => !OWN.test(url) || url.startsWith('/account'))) {
      const response = await send(addressOf(route), { method: 'POST', cookie, type: FORM, payload: `csrf=${csrf}&text=x` });
      expect([response.statusCode, String(response.headers.location)], route.url).toEqual([303, '/sign-in']);
    }
    expect(await headOf(house.server)).toBe(before);
  });

  it('is refused without the token of the session, or with another', async () => {
    const [mine, theirs] = [await session(house.people.secretary), await session(house.people.chair)];
    const before = await headOf(house.server);
    for (const route of postRoutes()) {
      for (const payload of ['text=x', 'csrf=', 'csrf=wrong', `csrf=${theirs.csrf}`, `csrf=${mine.csrf}&csrf=${mine.csrf}`]) {
        const response = await send(addressOf(route), { method: 'POST', cookie: mine.cookie, type: FORM, payload });
        expect(response.statusCode, `${route.url} ${payload}`).toBe(403);
      }
      const foreign = await send(addressOf(route), { method: 'POST', cookie: mine.cookie, type: FORM, payload: `csrf=${mine.csrf}`, headers: { origin: 'https://elders.example' } });
      expect(foreign.statusCode, route.url).toBe(403);
    }
    expect(await headOf(house.server)).toBe(before);
  });

  it('does nothing for whoever has no right in the crisis', async () => {
    const before = await headOf(house.server);
    for (const who of [other.people.secretary, await house.server.person('Bas Buiten')]) {
      const { cookie, csrf } = await session(who);
      for (const route of postRoutes().filter(({ url }) => !OWN.test(url))) {
        const payload = new URLSearchParams({ csrf, commandId: house.id(), text: 'x', title: 'x', what: 'x', words: 'x', phase: 'besluit', entryVersion: '1', reason: 'x', name: 'x' }).toString();
        const response = await send(addressOf(route), { method: 'POST', cookie, type: FORM, payload });
        expect([403, 404], `${route.url}: ${response.statusCode}`).toContain(response.statusCode);
        expect(response.body).not.toContain('Melding');
      }
    }
    expect(await headOf(house.server)).toBe(before);
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
    await house.server.core.accounts.setLanguage(house.people.secretary.accountId, language);
    const before = await headOf(house.server);
    const { cookie, csrf } = await session(house.people.secretary);
    for (const route of postRoutes()) {
      const bodies: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
        ['text/plain', 'csrf=x', [403, 415]],
        ['multipart/form-data; boundary=x', '--x\r\n', [403, 415]],
        ['application/json', '{"text":', [400, 415]],
        ['application/json', '{"__proto__":{"csrf":"x"}}', [400, 403, 415]],
        [FORM, `csrf=${csrf}&text=${'x'.repeat(2 * 1024 * 1024)}`, [413]],
        [FORM, Buffer.from([0xff, 0xfe, 0x00, 0x25]), [400, 403]],
      ];
      for (const [type, payload, statuses] of bodies) {
        const response = await send(addressOf(route), { method: 'POST', cookie, type, payload });
        expect(statuses, `${route.url} ${type}: ${response.statusCode}`).toContain(response.statusCode);
        expectPage(response, language, `${route.url} ${type}`);
      }
    }
    expect(await headOf(house.server)).toBe(before);
  });

  it.each(ROUNDS)('in every field of every form are taken or refused, with a page (%i)', async (round) => {
    const { cookie, csrf } = await session(house.people.secretary);
    const preparing = { ...ids, id: await house.meeting('preparation') };
    const started = (url: string) => (url.endsWith('/start') ? 1 : 0);
    const forms = postRoutes().filter(({ url }) => !/^\/(sign-out|account|start|link)/.test(url));
    for (const route of forms.sort((a, b) => started(a.url) - started(b.url))) {
      const response = await send(addressOf(route, route.url.includes('/prepare/') ? preparing : ids), { method: 'POST', cookie, type: FORM, payload: oddForm(csrf, round) });
      if (response.statusCode !== 303) expectPage(response, 'en', route.url);
    }
  });

  it('of JSON with objects where words belong are refused as well', async () => {
    const body = Object.fromEntries(fieldNames().map((name, place) => [name, [{ a: 1 }, [['x']], 7, true, null][place % 5]]));
    const { cookie, csrf } = await session(house.people.secretary);
    for (const route of postRoutes().filter(({ url }) => !OWN.test(url))) {
      await send(addressOf(route), { method: 'POST', cookie, type: 'application/json', payload: JSON.stringify(body), headers: { 'x-csrf-token': csrf } });
    }
  });
});

const ODD_IDS = ['x', '%00', '..%2f..%2fetc', '%F0%9F%91%A9', 'a'.repeat(190), 'a'.repeat(4_000), '__proto__', 'constructor', "1'%20OR%20'1'='1", '%ff', '%', '{{x}}', '0195c000-ffff-7000-8000-000000000000', '-1', 'null'];
const ODD_QUERIES = ['?phase=x&topic=__proto__&item=constructor&edit=a:b:c&dialog=toString&decide=x&focus=%00&view=x', '?phase[]=x&phase=oordeel&topic=a&topic=b&edit=&dialog=order&next=//elders.example', '?team=x&like=__proto__&on=2020-02-30&next=%ff', `?q=${'x'.repeat(5_000)}`, '?edit=statement&on=morgen&team[]=x'];

describe('addresses that make no sense', () => {
  it('get a page, or a page that says that there is none', async () => {
    const { cookie } = await session(house.people.secretary);
    for (const route of pageRoutes()) {
      for (const id of ODD_IDS) {
        const names = route.url.match(/:\w+/g) ?? [];
        for (const name of names) {
          const response = await send(addressOf(route, { ...ids, [name.slice(1)]: id }), { cookie });
          // An administrator's page is not there for others; what was prepared leads to the meeting once it runs.
          if (route.url.startsWith('/admin') || route.url.includes('/prepare/')) continue;
          expect([400, 403, 404, 414], `${route.url} ${name} ${id.slice(0, 20)}: ${response.statusCode}`).toContain(response.statusCode);
        }
      }
      for (const query of ODD_QUERIES) await send(`${addressOf(route)}${query}`, { cookie });
    }
  });

  it('open nothing for whoever has no right in the crisis, or no session', async () => {
    const { cookie } = await session(other.people.secretary);
    for (const route of pageRoutes().filter(({ url }) => url.includes(':') && !OWN.test(url))) {
      const address = addressOf(route);
      const response = await send(address, { cookie });
      expect([403, 404], `${route.url}: ${response.statusCode}`).toContain(response.statusCode);
      const signedOut = await send(address, { headers: english });
      expect([signedOut.statusCode, signedOut.headers.location], route.url).toEqual([303, `/sign-in?next=${encodeURIComponent(address)}`]);
    }
  });

  it('of any other kind of request are not there either', async () => {
    const { cookie, csrf } = await session(house.people.secretary);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const) {
      const response = await house.server.app.inject({ method: method as 'PUT', url: `/meetings/${ids.id}`, headers: { cookie, 'x-csrf-token': csrf } });
      expect([403, 404, 405], `${method}: ${response.statusCode}`).toContain(response.statusCode);
    }
  });
});

describe('one form that is sent more than once', () => {
  it('is carried out once, and every answer leads on', async () => {
    const { cookie, csrf } = await session(house.people.secretary);
    const before = Number((await headOf(house.server)).split(' ')[0]);
    const payload = new URLSearchParams({ csrf, commandId: house.id(), kind: 'statement', text: 'Eén keer' }).toString();
    const again = () => send(`/meetings/${ids.id}/entries`, { method: 'POST', cookie, type: FORM, payload });
    const responses = await Promise.all([again(), again(), again()]);
    responses.push(await again());
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    expect(Number((await headOf(house.server)).split(' ')[0])).toBe(before + 1);
  });
});

describe('control characters in a form', () => {
  it.each(['nl', 'en'] as const)('are taken out, and the next page says so (%s)', async (language) => {
    await house.server.core.accounts.setLanguage(house.people.secretary.accountId, language);
    const { cookie, csrf } = await session(house.people.secretary);
    const payload = new URLSearchParams({ csrf, commandId: house.id(), kind: 'statement', text: `Bel\u0007 met\u0000 nul ${language}` }).toString();
    const posted = await send(`/meetings/${ids.id}/entries`, { method: 'POST', cookie, type: FORM, payload });
    expect(posted.statusCode).toBe(303);
    const cookies = [cookie, ...posted.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
    const page = load((await send(`/meetings/${ids.id}?phase=beeld`, { cookie: cookies })).body).root().text();
    expect(page).toContain(translator(language)('common.controlsRemoved', { count: 2 }));
    expect(page).toContain(`Bel met nul ${language}`);
  });
});

describe('guessing passwords', () => {
  it('is slowed down per account, whatever the spelling of the address', async () => {
    const { cookie, csrf } = await visitor();
    const email = 'secretaris.een@voorbeeld.example';
    const attempt = (spelling: string) =>
      send('/sign-in', { method: 'POST', cookie, type: FORM, payload: new URLSearchParams({ csrf, email: spelling, password: 'geraden wachtwoord' }).toString(), headers: english });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await attempt(count % 2 === 0 ? email : ` ${email.toUpperCase()} `)).statusCode);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
    expect(load((await attempt(email)).body).root().text()).toContain(translator('en')('signin.tooMany', { minutes: 15 }));
  });
});

describe('after all of this', () => {
  it('the chain verifies, and rebuilding gives what stands there', () => expectSound(house.server));
});
