import fc from 'fast-check';

/** As much of JSON Schema as our document uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly additionalProperties?: unknown;
}

type Any = fc.Arbitrary<unknown>;

const ODD: Any = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', ' ', '\u0000', '__proto__', '\ud800', '9'.repeat(400), -1, 1e308, [], {}, null));
const TEXT: Any = fc.oneof(fc.constantFrom('Bel de GGD', 'Capaciteit', 'x'.repeat(301)), fc.string({ maxLength: 40, unit: 'grapheme' }));
const TIME = fc.constantFrom('2020-03-24T09:00:00Z', '2020-03-24T08:05:00.000Z', '2031-01-01T00:00:00Z', '2020-02-30T09:00:00Z');
const DATE = fc.constantFrom('2020-03-24', '2020-04-01', '2020-02-30');

/** What exists: ids by the name of the field that holds such a one. */
export type Ids = Readonly<Record<string, string>>;

/** Values of a schema, mostly right; now and then one part of it is anything at all. `name` is that of the field, if it is one. */
export function anyOf(schema: Schema, ids: Ids, name = ''): Any {
  return fc.oneof({ weight: 60, arbitrary: valid(schema, ids, name) }, { weight: 1, arbitrary: ODD });
}

function valid(schema: Schema, ids: Ids, name: string): Any {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => anyOf(one, ids, name)));
  const type = typeof schema.type === 'string' ? schema.type : fc.sample(fc.constantFrom(...(schema.type ?? ['string'])), 1)[0];
  switch (type) {
    case 'object':
      return object(schema, ids);
    case 'array':
      return fc.array(anyOf(schema.items ?? {}, ids, name.replace(/s$/, '')), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: 0, max: 4 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema, ids, name);
  }
}

/** The id of this kind, mostly; another that exists; one that does not. */
export function anyId(ids: Ids, name: string): fc.Arbitrary<string> {
  const own = ids[name];
  const some = fc.constantFrom(...Object.values(ids));
  return fc.oneof({ weight: 12, arbitrary: own === undefined ? some : fc.constant(own) }, { weight: 2, arbitrary: some }, { weight: 1, arbitrary: fc.uuid() });
}

function textOf({ pattern }: Schema, ids: Ids, name: string): Any {
  if (pattern === undefined) return TEXT;
  if (pattern.includes('[0-9a-f]')) return anyId(ids, name);
  if (pattern.includes('T')) return TIME;
  return pattern.startsWith('^\\d{4}') ? DATE : fc.constantFrom('09:00', '23:59', '24:00');
}

function object({ properties = {}, required = [] }: Schema, ids: Ids): Any {
  // The id of the command goes in the header here.
  const fields = Object.entries(properties).filter(([name]) => name !== 'commandId');
  const record = Object.fromEntries(fields.map(([name, schema]) => [name, anyOf(schema, ids, name)]));
  return fc.record(record, { requiredKeys: required.filter((name) => name in record) });
}
