import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../src/i18n/index.js';
import { headOf } from '../support/house.js';
import { FORM, openWeb, OWN, type Web } from './web.js';

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web.house.server.close());

const ODD_IDS = ['x', '%00', '..%2f..%2fetc', '%F0%9F%91%A9', 'a'.repeat(190), 'a'.repeat(4_000), '__proto__', 'constructor', "1'%20OR%20'1'='1", '%ff', '%', '{{x}}', '0195c000-ffff-7000-8000-000000000000', '-1', 'null'];
const ODD_QUERIES = ['?phase=x&topic=__proto__&item=constructor&edit=a:b:c&dialog=toString&decide=x&focus=%00&view=x', '?phase[]=x&phase=oordeel&topic=a&topic=b&edit=&dialog=order&next=//elders.example', '?team=x&like=__proto__&on=2020-02-30&next=%ff', `?q=${'x'.repeat(5_000)}`, '?edit=statement&on=morgen&team[]=x'];

describe('addresses that make no sense', () => {
  it('get a page, or a page that says that there is none', async () => {
    const { cookie } = await web.house.server.session(web.house.people.secretary);
    for (const route of web.pages) {
      for (const id of ODD_IDS) {
        const names = route.url.match(/:\w+/g) ?? [];
        for (const name of names) {
          const response = await web.send(web.addressOf(route, { ...web.ids, [name.slice(1)]: id }), { cookie });
          // An administrator's page is not there for others; what was prepared leads to the meeting once it runs.
          if (route.url.startsWith('/admin') || route.url.includes('/prepare/')) continue;
          expect([400, 403, 404, 414], `${route.url} ${name} ${id.slice(0, 20)}: ${response.statusCode}`).toContain(response.statusCode);
        }
      }
      for (const query of ODD_QUERIES) await web.send(`${web.addressOf(route)}${query}`, { cookie });
    }
  });

  it('open nothing for whoever has no right in the crisis, or no session', async () => {
    const { cookie } = await web.house.server.session(web.other.people.secretary);
    for (const route of web.pages.filter(({ url }) => url.includes(':') && !OWN.test(url))) {
      const address = web.addressOf(route);
      const response = await web.send(address, { cookie });
      expect([403, 404], `${route.url}: ${response.statusCode}`).toContain(response.statusCode);
      const signedOut = await web.send(address, { headers: { 'accept-language': 'en' } });
      expect([signedOut.statusCode, signedOut.headers.location], route.url).toEqual([303, `/sign-in?next=${encodeURIComponent(address)}`]);
    }
  });

  it('of any other kind of request are not there either', async () => {
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const) {
      const response = await web.house.server.app.inject({ method: method as 'PUT', url: `/meetings/${web.ids.id}`, headers: { cookie, 'x-csrf-token': csrf } });
      expect([403, 404, 405], `${method}: ${response.statusCode}`).toContain(response.statusCode);
    }
  });
});

describe('one form that is sent more than once', () => {
  it('is carried out once, and every answer leads on', async () => {
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    const before = Number((await headOf(web.house.server)).split(' ')[0]);
    const payload = new URLSearchParams({ csrf, commandId: web.house.id(), kind: 'statement', text: 'Eén keer' }).toString();
    const again = () => web.send(`/meetings/${web.ids.id}/entries`, { method: 'POST', cookie, type: FORM, payload });
    const responses = await Promise.all([again(), again(), again()]);
    responses.push(await again());
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    expect(Number((await headOf(web.house.server)).split(' ')[0])).toBe(before + 1);
  });
});

describe('control characters in a form', () => {
  it.each(['nl', 'en'] as const)('are taken out, and the next page says so (%s)', async (language) => {
    await web.house.server.core.accounts.setLanguage(web.house.people.secretary.accountId, language);
    const { cookie, csrf } = await web.house.server.session(web.house.people.secretary);
    const payload = new URLSearchParams({ csrf, commandId: web.house.id(), kind: 'statement', text: `Bel\u0007 met\u0000 nul ${language}` }).toString();
    const posted = await web.send(`/meetings/${web.ids.id}/entries`, { method: 'POST', cookie, type: FORM, payload });
    expect(posted.statusCode).toBe(303);
    const cookies = [cookie, ...posted.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
    const page = load((await web.send(`/meetings/${web.ids.id}?phase=beeld`, { cookie: cookies })).body).root().text();
    expect(page).toContain(translator(language)('common.controlsRemoved', { count: 2 }));
    expect(page).toContain(`Bel met nul ${language}`);
  });
});

describe('guessing passwords', () => {
  it('is slowed down per account, whatever the spelling of the address', async () => {
    const { cookie, csrf } = await web.visitor();
    const email = 'secretaris.een@voorbeeld.example';
    const attempt = (spelling: string) =>
      web.send('/sign-in', { method: 'POST', cookie, type: FORM, payload: new URLSearchParams({ csrf, email: spelling, password: 'geraden wachtwoord' }).toString(), headers: { 'accept-language': 'en' } });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await attempt(count % 2 === 0 ? email : ` ${email.toUpperCase()} `)).statusCode);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
    expect(load((await attempt(email)).body).root().text()).toContain(translator('en')('signin.tooMany', { minutes: 15 }));
  });
});
