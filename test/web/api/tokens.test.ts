import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { operatorOn } from '../../../src/cli/operator.js';
import { operatorOver, socketIn, startOperatorSocket } from '../../../src/cli/operator-socket.js';
import { runToken } from '../../../src/cli/token.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf, clientWith } from './client.js';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ API_REQUESTS_PER_MINUTE: '20' });
});
afterAll(() => server.close());

const me = (token: string) => clientWith(server.app, token, '', () => server.core.ids.next()).get('/me');

describe('on the own account', () => {
  it('a token is shown once, listed without it, and revoked', async () => {
    const who = await server.person('Eigen Token');
    const { cookie, csrf } = await server.session(who);
    const post = (url: string, fields: Record<string, string>) =>
      server.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf, ...fields }).toString() });
    const made = await post('/account/tokens', { name: 'Rooster <b>', days: '30' });
    const token = load(made.body)('.once').text();
    expect([made.statusCode, token]).toEqual([200, expect.stringMatching(/^bob_[\w-]{43}$/)]);
    expect((await me(token)).json()).toMatchObject({ name: 'Eigen Token', administrator: false });
    const list = await server.app.inject({ url: '/account/tokens', headers: { cookie } });
    expect(list.body).not.toContain(token);
    expect(load(list.body)('th[scope=row]').text()).toBe('Rooster <b>');
    const action = load(list.body)('form[action$="/revoke"]').attr('action') ?? '';

    const stranger = await server.session(await server.person('Vreemd'));
    const theirs = await server.app.inject({ method: 'POST', url: action, headers: { cookie: stranger.cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: `csrf=${stranger.csrf}` });
    expect([theirs.statusCode, (await me(token)).statusCode]).toEqual([404, 200]);
    expect((await post(action, {})).statusCode).toBe(303);
    expect((await me(token)).statusCode).toBe(401);
  });

  it('what is wrong is said, with what was typed', async () => {
    const { cookie, csrf } = await server.session(await server.person('Fout Token'));
    for (const fields of [{ name: '', days: '90' }, { name: 'Goed', days: '7' }, { name: 'Goed' }]) {
      const response = await server.app.inject({ method: 'POST', url: '/account/tokens', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ csrf, ...(fields as Record<string, string>) }).toString() });
      expect([response.statusCode, load(response.body)('input[name=name]').attr('value')]).toEqual([422, fields.name]);
    }
  });
});

describe('on the command line', () => {
  it('a token comes through the running server, and acts', async () => {
    const who = await server.person('Op Regel');
    const path = socketIn(server.core.config.DATA_DIR);
    const socket = await startOperatorSocket({ path, operator: operatorOn(server.core) });
    onTestFinished(() => socket.close());
    const operator = operatorOver(path);
    const result = await runToken(['add', '--email', 'OP.regel@voorbeeld.example', '--name', 'cron', '--json'], { operator });
    expect(result).toMatchObject({ exitCode: 0, message: 'cli.token-added', params: { until: '2026-06-22' } });
    const { token } = result.json as { token: string };
    expect((await me(token)).json()).toMatchObject({ personId: who.personId, token: { name: 'cron' } });
    expect(await runToken(['add', '--email', 'niemand@voorbeeld.example'], { operator })).toMatchObject({ exitCode: 1, message: 'errors.account-not-found' });
    for (const args of [[], ['add'], ['make', '--email', 'x'], ['add', '--email', 'x', '--odd']]) expect(await runToken(args, { operator })).toMatchObject({ exitCode: 2, message: 'cli.token-usage' });
  });
});

describe('a token', () => {
  it('of a disabled account, expired or revoked opens nothing, at once', async () => {
    const who = await server.person('Gaat Weg');
    const client = await clientOf(server, who, 30);
    const body = { crisisId: server.core.ids.next() };
    expect((await client.get('/me')).statusCode).toBe(200);
    await server.core.accounts.disable(who.accountId, { actor: null, origin: null });
    for (const response of [await client.get('/me'), await client.get('/crises'), await client.post('AddPerson', body), await client.get('/nothing')]) {
      expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([401, 'token-refused']);
    }
    const late = await clientOf(server, await server.person('Te Laat'), 30);
    const now = server.clock.now();
    server.clock.forward(30 * 24 * 60);
    expect((await late.get('/me')).statusCode).toBe(401);
    server.clock.set(now);
  });

  it('opens no page, and does not make who has it an administrator of the installation', async () => {
    const client = await clientOf(server, await server.person('Beheerder', { admin: true }));
    for (const url of ['/', '/crises', '/admin/accounts', '/account/tokens']) {
      const page = await server.app.inject({ url, headers: { authorization: `Bearer ${client.token}` } });
      expect([page.statusCode, String(page.headers.location).startsWith('/sign-in')]).toEqual([303, true]);
    }
    const form = await server.app.inject({ method: 'POST', url: '/admin/accounts', headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'name=X&email=x@example.org' });
    expect(form.statusCode).toBe(403);
  });

  it('may make so many requests a minute, each token by itself', async () => {
    const [one, two] = [await clientOf(server, await server.person('Druk')), await clientOf(server, await server.person('Rustig'))];
    const statuses = await Promise.all(Array.from({ length: 25 }, async () => (await one.get('/me')).statusCode));
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    const refused = await one.get('/me', { 'accept-language': 'en' });
    expect([refused.statusCode, refused.headers['retry-after'], refused.json<{ code: string }>().code]).toEqual([429, '60', 'too-many-requests']);
    expect((await two.get('/me')).statusCode).toBe(200);
    server.clock.forward(1);
    expect((await one.get('/me')).statusCode).toBe(200);
  });
});
