import { load, type CheerioAPI } from 'cheerio';
import type { FastifyInstance, FastifyPluginAsync, LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { buildApp, type AppDeps } from '../../src/web/app.js';
import type { SessionSource } from '../../src/web/plugins/session.js';
import type { Viewer } from '../../src/web/plugins/viewer.js';
import { countedIds, FixedClock } from './time-and-ids.js';

/** The viewer of tests that need someone signed in and no accounts. */
export const ANN: Viewer = {
  accountId: 'account-ann',
  personId: 'person-ann',
  name: 'Ann de Boer',
  email: 'ann@example.org',
  admin: false,
  language: 'nl',
  sessionId: 'session-ann',
  csrf: 'csrf-of-ann',
};

/** Sessions whose id is the name of who they belong to: send the cookie `session=ann`. */
export function sessionsOf(viewers: Record<string, Viewer>): SessionSource {
  return { sessionOf: async (id) => viewers[id] ?? null };
}

/** The app with the given features, closed when the test is over. */
export async function testApp(
  given: Partial<Omit<AppDeps, 'config' | 'features'>> & { env?: Record<string, string>; features?: FastifyPluginAsync[] } = {},
): Promise<FastifyInstance> {
  const { env = {}, ...rest } = given;
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', ...env }),
    clock: new FixedClock(),
    ids: countedIds(),
    accounts: sessionsOf({ ann: ANN }),
    ready: async () => true,
    features: [],
    navigation: [{ id: 'home', href: '/', label: 'common.navHome' }],
    ...rest,
  });
  onTestFinished(() => app.close());
  return app;
}

/** A browser as far as tests need one: keeps cookies, reads pages, and sends forms with what they hold. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private document: CheerioAPI = load('');
  private at = '/';

  constructor(
    private readonly app: FastifyInstance,
    private readonly headers: Record<string, string> = {},
    private readonly remoteAddress = '127.0.0.1',
  ) {}

  /** Where the browser is, after redirects. */
  get path(): string {
    return this.at;
  }
  /** The page as cheerio reads it. */
  get page(): CheerioAPI {
    return this.document;
  }
  /** The words of what matches on the page, white space as one space. */
  text(selector: string): string {
    return this.document(selector).text().replace(/\s+/g, ' ').trim();
  }
  /** Sets a cookie by hand. */
  withCookie(name: string, value: string): this {
    this.cookies.set(name, value);
    return this;
  }
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  async open(url: string): Promise<LightMyRequestResponse> {
    return this.follow(await this.send('GET', url), url);
  }

  /** Fills the form with this action and sends it; hidden fields and what it already held go along. */
  async submit(action: string, values: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const form = this.document(`form[action="${action}"]`).first();
    if (form.length === 0) throw new Error(`${this.at} has no form that goes to ${action}`);
    const fields = new URLSearchParams(form.serializeArray().map(({ name, value }): [string, string] => [name, value]));
    for (const [name, value] of Object.entries(values)) fields.set(name, value);
    return this.follow(await this.send('POST', action, fields.toString()), action);
  }

  /** Sends a form by hand, without what a page would add. */
  async post(url: string, values: Record<string, string>): Promise<LightMyRequestResponse> {
    return this.send('POST', url, new URLSearchParams(values).toString());
  }

  private async send(method: 'GET' | 'POST', url: string, payload?: string): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.app.inject({
      method,
      url,
      remoteAddress: this.remoteAddress,
      headers: {
        accept: 'text/html',
        ...(cookie === '' ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...this.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, expires, maxAge } of response.cookies) {
      if (value === '' || maxAge === 0 || (expires && expires.getTime() === 0)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  private async follow(response: LightMyRequestResponse, url: string): Promise<LightMyRequestResponse> {
    if (response.statusCode === 303 || response.statusCode === 302) return this.open(String(response.headers.location));
    this.at = url;
    this.document = load(response.body);
    return response;
  }
}
