import { z } from 'zod';
import type { CommandDefinition } from '../../domain/kernel/command.js';
import { COMMANDS } from '../../domain/meeting/registry.js';
import { LIMIT } from './paging.js';
import { uploadShape } from './papers.js';
import { QUERIES } from './queries.js';
import type { Query } from './query.js';
import { problemShape, receiptShape } from './shapes.js';

export const API_VERSION = '1';

type Json = Readonly<Record<string, unknown>>;
const UUID = { type: 'string', format: 'uuid' } as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json) => ({ 'application/json': { schema } });
const refused = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });

/** What every answer says of the version. */
const HEADERS = { 'API-Version': { schema: { type: 'string' }, description: 'the version of the API' } };
const REFUSALS = {
  '400': refused('the request itself is wrong'),
  '401': refused('no token, or one that does not work'),
  '403': refused('you have no right to this'),
  '404': refused('not there, or not for you'),
  '429': refused('too many requests with this token; see Retry-After'),
};

/** A zod schema as JSON Schema of what may be sent: a field that may be left out is not required, also where zod fills it in itself. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      if (def.type !== 'object') return;
      const { shape } = def as z.core.$ZodObjectDef;
      const required = Object.keys(shape).filter((name) => !(shape[name] as z.ZodType).safeParse(undefined).success);
      if (required.length > 0) jsonSchema.required = required;
      else delete jsonSchema.required;
    },
  });
  return made;
}

function inputOf({ input }: CommandDefinition): Json {
  const made = schemaOf(input);
  const commandId = { ...UUID, description: 'instead of the header Idempotency-Key' };
  return { ...made, properties: { ...(made.properties as Json), commandId } };
}

function commandPath(definition: CommandDefinition): Json {
  const { name, act, alsoBy } = definition;
  return {
    post: {
      operationId: name,
      tags: ['commands'],
      summary: `${name}, by right '${act}'${alsoBy === undefined ? '' : ` or '${alsoBy}'`}`,
      parameters: [{ name: 'Idempotency-Key', in: 'header', required: false, schema: UUID, description: 'the id that you give this command: the same again does nothing twice' }],
      requestBody: { required: true, content: json(ref(`${name}Input`)) },
      responses: {
        '200': { description: 'carried out and on disk', headers: HEADERS, content: json(ref('Receipt')) },
        ...REFUSALS,
        '409': refused('what you looked at has changed meanwhile'),
        '413': refused('the body is too large'),
        '415': refused('the body is no JSON'),
        '422': refused('the domain refuses it; the code says why'),
      },
    },
  };
}

const shapeName = ({ name }: Query<z.ZodType>) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`;

function queryPath(query: Query<z.ZodType>): Json {
  const names = [...query.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const paging = [
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: LIMIT.most, default: LIMIT.usual } },
    { name: 'cursor', in: 'query', required: false, schema: { type: 'string' }, description: "the 'next' of the page before" },
  ];
  return {
    get: {
      operationId: query.name,
      tags: ['queries'],
      summary: query.summary,
      parameters: [
        ...names.map((name) => ({ name, in: 'path', required: true, schema: UUID })),
        ...(query.paged ? paging : []),
        ...Object.entries(query.takes ?? {}).map(([name, { description }]) => ({ name, in: 'query', required: false, schema: { type: 'string' }, description })),
      ],
      responses: { '200': { description: 'as far as you may see it', headers: HEADERS, content: json(ref(shapeName(query))) }, ...REFUSALS },
    },
  };
}

const inPath = (...names: readonly string[]) => names.map((name) => ({ name, in: 'path', required: true, schema: name.endsWith('Id') ? UUID : { type: 'integer', minimum: 1 } }));
const BYTES = { type: 'string', format: 'binary' } as const;

/** The bytes of papers, in and out. */
const PAPER_PATHS: Json = {
  '/meetings/{meetingId}/uploads': {
    post: {
      operationId: 'uploadPaper',
      tags: ['papers'],
      summary: 'Takes in a file, for AddPaper, AddPaperVersion or OfferPaper by the same person within a day',
      parameters: [...inPath('meetingId'), { name: 'fileName', in: 'query', required: true, schema: { type: 'string' }, description: 'with its ending: the content must be what it says' }],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: BYTES } } },
      responses: { '200': { description: 'taken in and on disk', headers: HEADERS, content: json(ref('Upload')) }, ...REFUSALS, '415': refused('the body is not sent as application/octet-stream'), '422': refused('the file is refused; the code says why') },
    },
  },
  '/meetings/{meetingId}/papers/{paperId}/versions/{version}': {
    get: {
      operationId: 'getPaper',
      tags: ['papers'],
      summary: 'The bytes of one version of a paper; their SHA-256 is the ETag',
      parameters: inPath('meetingId', 'paperId', 'version'),
      responses: { '200': { description: 'the file', headers: HEADERS, content: { '*/*': { schema: BYTES } } }, ...REFUSALS },
    },
  },
};

/** The OpenAPI 3.1 document: every command of the registry and every query, from their own schemas. */
export function openApi(baseUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crisisoverleg',
      version: API_VERSION,
      description: 'Every command and every query, with the rights of the person whose token it is. See docs/api.md.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: new URL('/api/v1', baseUrl).href }],
    security: [{ bearer: [] }],
    tags: [{ name: 'commands' }, { name: 'queries' }, { name: 'papers' }],
    paths: Object.fromEntries([
      ...COMMANDS.map((definition) => [`/commands/${definition.name}`, commandPath(definition)]),
      ...QUERIES.map((query) => [query.path, queryPath(query)]),
      ...Object.entries(PAPER_PATHS),
    ]),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'a token from your account page or `bob token add`' } },
      schemas: {
        Problem: schemaOf(problemShape),
        Receipt: schemaOf(receiptShape),
        Upload: schemaOf(uploadShape),
        ...Object.fromEntries(COMMANDS.map((definition) => [`${definition.name}Input`, inputOf(definition)])),
        ...Object.fromEntries(QUERIES.map((query) => [shapeName(query), schemaOf(query.shape)])),
      },
    },
  };
}
