import { z } from 'zod';

/** docs/events.md as the schemas say it: every event type with its fields. */
export function eventsDocument(events: Readonly<Record<string, z.ZodType>>): string {
  const lines = [
    '# Events',
    '',
    'What the journal holds, from the schemas in `src/domain/*/events.ts`. A test compares this page with them;',
    '`UPDATE_DOCS=1 npx vitest run test/house` writes it anew.',
    '',
    'Every event also has: position, stream, version, type, schema, happened_at, recorded_at, actor, seat, command_id,',
    'payload_hash, previous_hash, hash (architecture: docs/adr/0001).',
  ];
  for (const [type, schema] of Object.entries(events).sort(([a], [b]) => a.localeCompare(b, 'en'))) {
    lines.push('', `## ${type}`, '', '| field | holds |', '|---|---|', ...fieldLines(schema));
  }
  return `${lines.join('\n')}\n`;
}

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  format?: string;
}

function fieldLines(schema: z.ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(json.properties ?? {}).map(([name, field]) => {
    const optional = json.required?.includes(name) ? '' : ' (may be absent)';
    return `| \`${name}\` | ${describe(field)}${optional} |`;
  });
}

function describe(schema: JsonSchema): string {
  if (schema.anyOf) return schema.anyOf.map(describe).join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  if (schema.type === 'array') return `list of ${describe(schema.items ?? {})}`;
  if (schema.type === 'object') return `{ ${Object.keys(schema.properties ?? {}).join(', ')} }`;
  if (schema.type === 'null') return 'nothing';
  return schema.type ?? 'anything';
}
