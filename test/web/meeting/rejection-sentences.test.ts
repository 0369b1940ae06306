import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '../../../src/domain/meeting/commands.js';
import { CATALOGUES, LANGUAGES } from '../../../src/i18n/index.js';

const DOMAIN = join(import.meta.dirname, '../../../src/domain');
const CODE = "'([a-z]+(?:-[a-z]+)+|required|struck|invalid)'";

/** Where the domain names a code: a refusal, an answer of a schema, an issue of one. */
const NAMED = [new RegExp(`\\breject\\(\\s*${CODE}`, 'g'), new RegExp(`\\b(?:error|message|code): ${CODE}`, 'g')];
/** What looks like a code but is none: kinds of zod's issues, codes of warnings and of the check before closing. */
const NO_REFUSALS = new Set(['custom', 'invalid_type']);
const WARNING_FILES = /\/(warnings|closing-check)\.ts$/;

function codes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || WARNING_FILES.test(`/${file}`)) continue;
    const source = readFileSync(join(DOMAIN, file), 'utf8');
    for (const pattern of NAMED) {
      for (const [, code = ''] of source.matchAll(pattern)) if (!NO_REFUSALS.has(code)) found.set(code, file);
    }
  }
  for (const kind of ENTRY_KINDS) found.set(`unknown-${kind}`, 'meeting/corrections.ts');
  for (const what of ['presence', 'procedure']) found.set(`${what}-missing`, 'meeting/phases.ts');
  return found;
}

describe('every reason for which the domain refuses', () => {
  it('is found in the sources', () => {
    expect(codes().size).toBeGreaterThan(60);
    expect([...codes().keys()]).toEqual(expect.arrayContaining(['stale-version', 'topics-not-agreed', 'too-long', 'required']));
  });

  it.each(LANGUAGES)('has a sentence (%s)', (language) => {
    const missing = [...codes()].filter(([code]) => !CATALOGUES[language].has(`errors.${code}`));
    expect(missing).toEqual([]);
  });
});
