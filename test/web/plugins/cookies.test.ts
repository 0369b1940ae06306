import type { FastifyPluginAsync } from 'fastify';
import { expect, it } from 'vitest';
import { createPostCommand } from '../../../src/web/plugins/commands.js';
import { ANN, testApp } from '../../support/app.js';

const ID = '0170c000-0000-7000-8000-00000000abcd';

/** Pages that set every cookie there is. */
const feature: FastifyPluginAsync = async (app) => {
  const post = createPostCommand(async () => ({ events: [], removed: 1, position: 1, repeated: false }));
  app.post('/save', async (request, reply) => post(request, reply, { name: 'Any', input: {}, then: () => '/said', again: async () => '' }));
  app.get('/said', async (_request, reply) => reply.page('errors/page', { heading: 'x', detail: '', typed: [] }, { title: 'x' }));
  app.get('/in', async (_request, reply) => reply.startSession({ id: 'ann' }).send(''));
  app.get('/out', async (_request, reply) => reply.endSession().send(''));
};

async function cookiesOf(address: string, session: string) {
  const app = await testApp({ env: { BASE_URL: address, HOST: '127.0.0.1' }, features: [feature] });
  const cookie = `${session}=ann`;
  const payload = new URLSearchParams({ csrf: ANN.csrf, commandId: ID }).toString();
  const saved = await app.inject({ method: 'POST', url: '/save', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload });
  const flash = saved.cookies.find(({ name }) => name === 'flash')?.value ?? '';
  const said = await app.inject({ url: '/said', headers: { cookie: `${cookie}; flash=${flash}` } });
  const others = await Promise.all(['/in', '/out', '/nothing'].map((url) => app.inject({ url })));
  return [saved, said, ...others].flatMap((answer) => answer.cookies);
}

it.each([
  ['https://overleg.example', '__Host-session', true],
  ['http://127.0.0.1:3000', 'session', undefined],
] as const)('with %s every cookie that is set or taken back is for https only, or for both', async (address, session, secure) => {
  const cookies = await cookiesOf(address, session);
  const names = cookies.map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set([session, 'flash', 'saved', 'visit']));
  // Set by one page and taken back by the next.
  for (const name of [session, 'flash']) expect(names.filter((one) => one === name)).toHaveLength(2);
  for (const cookie of cookies) expect(cookie, cookie.name).toMatchObject({ path: '/', sameSite: 'Lax' });
  expect(cookies.map((cookie) => cookie.secure)).toEqual(cookies.map(() => secure));
  // The page's own script reads which form was saved; the others are nobody's business.
  expect(cookies.filter((cookie) => cookie.httpOnly !== true).map(({ name }) => name)).toEqual(['saved']);
});
