import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/domain/meeting/registry.js';
import { openApi } from '../../../src/web/api/openapi.js';
import { problemShape, receiptShape } from '../../../src/web/api/shapes.js';
import { furnished } from '../../hostile/furnished.js';
import { buildHouse, expectSound, headOf, type House } from '../../support/house.js';
import { testServer, type TestServer } from '../../support/server.js';
import { clientOf, type Client } from './client.js';
import { anyId, anyOf, type Schema } from './generated.js';

/** How many requests are made up; `npm run fuzz:api` makes more. */
const REQUESTS = Number(process.env.API_FUZZ ?? 600);

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let server: TestServer;
let house: House;
let client: Client;
let document: Document;
beforeAll(async () => {
  server = await testServer({ API_REQUESTS_PER_MINUTE: '1000000000' });
  house = await buildHouse(server, 'EEN');
  client = await clientOf(server, house.people.secretary);
  document = (await server.app.inject({ url: '/api/v1/openapi.json' })).json();
});
afterAll(() => server.close());

const operations = () => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

describe('the OpenAPI document', () => {
  it('is open to anyone, and what the code says', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi(server.core.config.BASE_URL))));
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', '1']);
  });

  it('is valid by the schema that the OpenAPI Initiative publishes', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...structuredClone(document) });
    expect(errors, JSON.stringify(errors)).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
    const wrong = await new Validator().validate({ ...document, paths: { 'no-slash': { get: { responses: { ok: 1 } } } } } as unknown as Record<string, unknown>);
    expect(wrong.valid).toBe(false);
  });

  it('names every command of the registry', () => {
    const named = operations().filter(({ method, path }) => method === 'post' && path.startsWith('/commands/')).map(({ path }) => path);
    expect(named.sort()).toEqual(COMMANDS.map(({ name }) => `/commands/${name}`).sort());
  });

  it('is of one piece: references resolve, parameters stand in the path, operations have a name of their own', () => {
    const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    const references = partsOf(document).flatMap((part) => (part as { $ref?: string }).$ref ?? []);
    expect(references.length).toBeGreaterThan(COMMANDS.length);
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name), path).toEqual(inPath);
      for (const one of declared) expect(one.required, path).toBe(true);
      for (const [status, { description }] of Object.entries(operation.responses)) expect([/^\d{3}$/.test(status), description === ''], path).toEqual([true, false]);
    }
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has schemas that say only what JSON Schema knows, with every required field among the properties', () => {
    const types = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(schema.type, name).toBe('object');
      for (const part of partsOf(schema) as Schema[]) {
        if (typeof part.type === 'string') expect(types.has(part.type), `${name}: ${part.type}`).toBe(true);
        if (Array.isArray(part.required) && part.properties) for (const field of part.required) expect(Object.keys(part.properties), name).toContain(field);
        if (typeof part.pattern === 'string') expect(() => new RegExp(part.pattern as string, 'u'), `${name}: ${part.pattern}`).not.toThrow();
      }
    }
  });
});

describe(`${REQUESTS} requests made up from the document`, () => {
  it('break nothing and leave nothing half done', { timeout: 1_800_000 }, async () => {
    const ids = Object.fromEntries(Object.entries(await furnished(house)).filter(([, id]) => /^[0-9a-f-]{36}$/.test(id)));
    const all = operations();
    const sent: string[] = [];
    const statuses: Record<string, number> = {};
    const requests = fc.sample(
      fc.record({ place: fc.nat(all.length - 1), seed: fc.nat(), again: fc.nat(9), cut: fc.nat(19) }),
      { numRuns: REQUESTS, seed: 2020 },
    );
    for (const { place, seed, again, cut } of requests) {
      const { path, method, operation } = all[place]!;
      const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => fc.sample(anyId(ids, name), { numRuns: 1, seed })[0]!)}`;
      const before = Number((await headOf(server)).split(' ')[0]);
      server.clock.forward(1);
      const schema = document.components.schemas[operation.requestBody?.content['application/json']?.schema.$ref.split('/').pop() ?? ''];
      const made = schema ? JSON.stringify(fc.sample(anyOf(schema, ids), { numRuns: 1, seed })[0] ?? null) : undefined;
      // Some are cut off, some repeat an earlier command id with other words.
      const payload = made !== undefined && cut === 0 ? made.slice(0, Math.floor(made.length / 2)) : made;
      const commandId = again === 0 && sent.length > 0 ? sent[seed % sent.length]! : house.id();
      if (method === 'post') sent.push(commandId);
      const response = await server.app.inject({
        method: method === 'post' ? 'POST' : 'GET',
        url: method === 'get' ? `${url}?limit=${seed % 120}${seed % 7 === 0 ? '&cursor=abc' : ''}` : url,
        headers: { authorization: `Bearer ${client.token}`, ...(method === 'post' ? { 'content-type': 'application/json', 'idempotency-key': commandId } : {}) },
        ...(payload === undefined ? {} : { payload }),
      });
      const what = `${method} ${url} ${payload?.slice(0, 300)}: ${response.body.slice(0, 300)}`;
      expect(response.statusCode, what).toBeLessThan(500);
      statuses[response.statusCode] = (statuses[response.statusCode] ?? 0) + 1;
      const after = Number((await headOf(server)).split(' ')[0]);
      if (response.statusCode !== 200) {
        expect(problemShape.safeParse(response.json()).error, what).toBeUndefined();
        expect(after, what).toBe(before);
      } else if (method === 'post') {
        const receipt = receiptShape.parse(response.json());
        if (!receipt.repeated) expect(receipt.position, what).toBe(after);
      }
    }
    if (process.env.API_FUZZ !== undefined) process.stdout.write(`${JSON.stringify(statuses)}\n`);
    expect(statuses['200'], JSON.stringify(statuses)).toBeGreaterThan(REQUESTS / 50);
    await expectSound(server);
  });
});
