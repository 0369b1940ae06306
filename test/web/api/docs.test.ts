import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUERIES } from '../../../src/web/api/queries.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf, type Client } from './client.js';

const text = readFileSync('docs/api.md', 'utf8');

interface Example {
  readonly status: number;
  readonly request: string;
  /** What the answer holds, when the page says so. */
  readonly answer: unknown;
}

/** The requests of the page in their order, each with the answer that stands below it. */
const examples: Example[] = [...text.matchAll(/```http (\d{3})\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g)].map(([, status, request, answer]) => ({
  status: Number(status),
  request: request ?? '',
  answer: answer === undefined ? null : (JSON.parse(answer) as unknown),
}));

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await testServer();
  client = await clientOf(server, await server.person('Cora Coördinator', { admin: true, personId: '0195c0de-0000-7000-8000-0000000000a1' }));
});
afterAll(() => server.close());

it('the page has examples', () => expect(examples.length).toBeGreaterThan(6));

it.each(examples)('$status $request', async ({ status, request, answer }) => {
  const [head = '', body] = request.split('\n\n');
  const [first = '', ...lines] = head.trim().split('\n');
  const [method = '', url = ''] = first.split(' ');
  const headers = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
  const sent = body === undefined ? {} : { payload: JSON.stringify(JSON.parse(body)), headers: { 'content-type': 'application/json' } };
  const response = await server.app.inject({ method: method as 'GET' | 'POST', url, ...sent, headers: { ...sent.headers, authorization: `Bearer ${client.token}`, ...headers } });
  expect(response.statusCode, response.body).toBe(status);
  if (answer !== null) expect(response.json()).toMatchObject(answer as object);
});

it('the page names every query', () => {
  for (const { path } of QUERIES) expect(text, path).toContain(`\`${path}\``);
});
