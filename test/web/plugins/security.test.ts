import { Writable } from 'node:stream';
import { load } from 'cheerio';
import type { FastifyPluginAsync } from 'fastify';
import { describe, expect, it } from 'vitest';
import { testApp } from '../../support/app.js';
import { FixedClock } from '../../support/time-and-ids.js';
import { createAttempts } from '../../../src/web/plugins/attempts.js';
import { parseForm } from '../../../src/web/plugins/form-body.js';
import { WebError } from '../../../src/web/plugins/errors.js';

const features: FastifyPluginAsync[] = [
  async (app) => {
    app.post('/change', async (request) => ({ got: request.body }));
    app.get('/breaks', async () => {
      throw new Error('the inside of the machine');
    });
    app.get('/stale', async () => {
      throw new WebError(409, 'conflict');
    });
  },
];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ANN = { ...FORM, cookie: 'session=ann' };

describe('headers', () => {
  it('allow nothing that is not ours, and nothing inline', async () => {
    const app = await testApp();
    const { headers } = await app.inject('/nothing');
    const csp = String(headers['content-security-policy']);
    expect(csp.split(';').map((part) => part.trim())).toEqual([
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:",
      "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]);
    expect(csp).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('ask for https, and cookies over https only, when that is what the address says', async () => {
    const app = await testApp({ env: { BASE_URL: 'https://crisis.example.org' } });
    const { headers, cookies } = await app.inject('/nothing');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(cookies).toMatchObject([{ name: 'visit', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  });
});

describe('what changes something', () => {
  const send = async (headers: Record<string, string>, payload: string) => {
    const app = await testApp({ features });
    return (await app.inject({ method: 'POST', url: '/change', headers, payload })).statusCode;
  };

  it('needs the token of the session, as field or header', async () => {
    expect(await send(ANN, 'a=1&csrf=csrf-of-ann')).toBe(200);
    expect(await send({ ...ANN, 'x-csrf-token': 'csrf-of-ann' }, 'a=1')).toBe(200);
    for (const payload of ['a=1', 'csrf=', 'csrf=csrf-of-bob', 'csrf=csrf-of-ann&csrf=csrf-of-ann']) {
      expect(await send(ANN, payload)).toBe(403);
    }
    expect(await send(FORM, 'csrf=csrf-of-ann')).toBe(403);
    expect(await send(FORM, 'csrf=')).toBe(403);
  });

  it('must come from a page of ours', async () => {
    const right = 'csrf=csrf-of-ann';
    expect(await send({ ...ANN, origin: 'https://evil.example' }, right)).toBe(403);
    expect(await send({ ...ANN, origin: 'null' }, right)).toBe(403);
    expect(await send({ ...ANN, 'sec-fetch-site': 'cross-site' }, right)).toBe(403);
    expect(await send({ ...ANN, 'sec-fetch-site': 'same-site' }, right)).toBe(403);
    expect(await send({ ...ANN, 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' }, right)).toBe(200);
    expect(await send({ ...ANN, host: 'localhost:3000', origin: 'http://localhost:3000' }, right)).toBe(200);
  });

  it('is given back to whoever typed it when the session has ended, but not its secrets', async () => {
    const app = await testApp({ features });
    const payload = 'a=%3Cb%3EEen+lange+zin&b=twee&b=drie&password=geheim&csrf=old&commandId=7';
    const page = load((await app.inject({ method: 'POST', url: '/change', headers: FORM, payload })).body);
    expect(page('.once').map((_, text) => page(text).text()).get()).toEqual(['<b>Een lange zin', 'twee', 'drie']);
    const foreign = await app.inject({ method: 'POST', url: '/change', headers: { ...FORM, origin: 'https://evil.example' }, payload });
    expect(foreign.statusCode).toBe(403);
    expect(load(foreign.body)('.once')).toHaveLength(0);
  });

  it('must fit', async () => {
    expect(await send(ANN, `csrf=csrf-of-ann&a=${'x'.repeat(1024 * 1024)}`)).toBe(413);
    expect(await send({ ...ANN, 'content-type': 'text/nonsense' }, 'csrf=csrf-of-ann')).toBe(415);
  });
});

describe('a form body', () => {
  it('keeps repeated names and lists, and cannot reach the prototype', () => {
    const form = parseForm('a=1&b=1&b=2&c[]=1&__proto__=x&constructor=y&d=%F0%9F%91%8D+%7B%7B');
    expect(form).toMatchObject({ a: '1', b: ['1', '2'], c: ['1'], d: '👍 {{' });
    expect(Object.getPrototypeOf(form)).toBeNull();
  });
});

describe('errors', () => {
  it('are pages in the language of the person, without what happened inside', async () => {
    const app = await testApp({ features });
    const response = await app.inject({ url: '/breaks', headers: { 'accept-language': 'en', accept: 'text/html' } });
    expect(response.statusCode).toBe(500);
    expect(load(response.body)('h1').text()).toBe('Something went wrong');
    expect(response.body).not.toContain('machine');
    const missing = await app.inject({ url: '/nothing/{{x}}', headers: { accept: 'text/html' } });
    expect(missing.statusCode).toBe(404);
    expect(load(missing.body)('h1').text()).toBe('Deze pagina is er niet');
  });

  it('are problem+json for programs', async () => {
    const app = await testApp({ features });
    const response = await app.inject({ url: '/stale', headers: { accept: 'application/json' } });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ status: 409, code: 'conflict', title: 'Iemand was u voor' });
  });
});

describe('the log', () => {
  it('holds neither queries nor tokens, cookies or bodies', async () => {
    const lines: string[] = [];
    const logTo = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) });
    const app = await testApp({ features, env: { LOG_LEVEL: 'trace' }, logTo });
    await app.inject({ url: '/link/secret-token?next=secret-query', headers: { cookie: 'session=secret-cookie' } });
    await app.inject({ url: '/start/secret-token' });
    await app.inject({ method: 'POST', url: '/change', headers: ANN, payload: 'csrf=csrf-of-ann&password=secret-body' });
    await app.inject('/breaks');
    const all = lines.join('');
    expect(all).toContain('/link/...');
    expect(all).toContain('the inside of the machine');
    for (const secret of ['secret-token', 'secret-query', 'secret-cookie', 'secret-body', 'csrf-of-ann']) expect(all).not.toContain(secret);
  });
});

describe('health', () => {
  it('says that the process lives, and whether the database answers, without a session', async () => {
    let answers: () => Promise<boolean> = async () => true;
    const app = await testApp({ ready: () => answers() });
    const alive = await app.inject('/healthz');
    expect([alive.statusCode, alive.cookies]).toEqual([200, []]);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    answers = async () => Promise.reject(new Error('gone'));
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });
});

describe('attempts', () => {
  it('count failures within their time', () => {
    const clock = new FixedClock();
    const attempts = createAttempts(clock, { most: 2, minutes: 10 });
    attempts.begin('a');
    expect(attempts.waitFor('a')).toBe(0);
    attempts.begin('a');
    attempts.begin('b');
    expect([attempts.waitFor('a'), attempts.waitFor('b')]).toEqual([10, 0]);
    clock.forward(9);
    expect(attempts.waitFor('a')).toBe(1);
    attempts.takeBack('a');
    expect(attempts.waitFor('a')).toBe(0);
    attempts.begin('a');
    clock.forward(1);
    expect(attempts.waitFor('a')).toBe(0);
  });
});
