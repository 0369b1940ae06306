import { load } from 'cheerio';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { Language } from '../../src/i18n/index.js';
import { twoHouses, type House } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import { furnished } from './furnished.js';

export const FORM = 'application/x-www-form-urlencoded';
/** Forms for whoever has no session yet, or that touch nothing but one's own account. */
export const OWN = /^\/(sign-in|sign-out|start|link|seat|account|received|calendar)(\/|$)/;

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly cookie?: string;
  readonly type?: string;
  readonly payload?: string | Buffer;
  readonly headers?: Record<string, string>;
}

/** The whole product with two crises, a furnished meeting, and every route that there is. */
export class Web {
  constructor(
    readonly house: House,
    readonly other: House,
    private readonly routes: readonly Route[],
    /** What stands for each name in an address. */
    readonly ids: Readonly<Record<string, string>>,
  ) {}

  get posts(): Route[] {
    return this.routes.filter(({ method, url }) => method === 'POST' && !url.startsWith('/api/'));
  }
  get pages(): Route[] {
    return this.routes.filter(({ method, url }) => method === 'GET' && !/^\/(assets|api)/.test(url) && !/^\/(healthz|readyz)$/.test(url));
  }

  /** The address of a route; a name that nothing stands for fails the test. */
  addressOf({ url }: Route, names: Readonly<Record<string, string>> = this.ids): string {
    const accountId = names.id === this.ids.id ? this.house.people.expert.accountId : (names.id ?? '');
    const known = url.startsWith('/admin/accounts') ? { ...names, id: accountId } : names;
    return url.replace(/:(\w+)/g, (_, name: string) => known[name] ?? fail(`nothing stands for :${name} in ${url}`));
  }

  /** Sends a request; whatever the answer, it is none of a broken server and carries the headers of a safe one. */
  async send(url: string, { method = 'GET', cookie = '', type, payload, headers = {} }: Sent = {}): Promise<LightMyRequestResponse> {
    const sent = { accept: 'text/html', ...(cookie ? { cookie } : {}), ...(type ? { 'content-type': type } : {}), ...headers };
    const response = await this.house.server.app.inject({ method, url, headers: sent, ...(payload === undefined ? {} : { payload }) });
    const what = `${method} ${url.slice(0, 120)}`;
    expect(response.statusCode, `${what}: ${response.body.slice(0, 200)}`).toBeLessThan(500);
    expect(response.headers['content-security-policy'], what).toContain("default-src 'none'");
    expect(response.headers['content-security-policy'], what).not.toContain('unsafe');
    expect(response.headers['x-content-type-options'], what).toBe('nosniff');
    expect(response.headers['x-frame-options'], what).toBe('DENY');
    expect(response.headers['cache-control'], what).toBeDefined();
    return response;
  }

  /** Someone who did not sign in, with the token of the forms for that. */
  async visitor(): Promise<{ cookie: string; csrf: string }> {
    const page = await this.send('/sign-in');
    const visit = page.cookies.find(({ name }) => name === 'visit');
    return { cookie: `visit=${visit?.value ?? ''}`, csrf: String(load(page.body)('input[name=csrf]').attr('value')) };
  }
}

function fail(message: string): never {
  throw new Error(message);
}

export async function openWeb(): Promise<Web> {
  const { built: { house, other }, routes } = await routesOf(twoHouses);
  return new Web(house, other, routes, await furnished(house));
}

/** An answer that refuses is a page in the language that was asked for. */
export function expectPage(response: LightMyRequestResponse, language: Language, what: string): void {
  const page = load(response.body);
  expect(page('html').attr('lang'), what).toBe(language);
  expect(page('h1').text().trim(), what).not.toBe('');
  expect(page('script:not([src])').length, what).toBe(0);
}
