import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, languageFor, LANGUAGES, rejectionText, translator } from '../../src/i18n/index.js';
import { placeholders, type Message } from '../../src/i18n/message.js';

const forms = (message: Message) => (typeof message === 'string' ? [message] : [message.one, message.other]);
const names = (message: Message) => [...new Set(forms(message).flatMap(placeholders))].sort();

describe('the catalogues', () => {
  it('have the same keys in every language', () => {
    expect(CATALOGUES.nl.size).toBeGreaterThan(100);
    expect([...CATALOGUES.en.keys()].sort()).toEqual([...CATALOGUES.nl.keys()].sort());
  });

  it.each(LANGUAGES)('say something for every key (%s)', (language) => {
    for (const [key, message] of CATALOGUES[language]) {
      for (const form of forms(message)) expect(form.trim(), key).not.toBe('');
    }
  });

  // {...} is what an object looks like.
  it('say nothing in braces but what is filled in', () => {
    for (const language of LANGUAGES) {
      for (const [key, message] of CATALOGUES[language]) {
        for (const form of forms(message)) expect([...new Set([...form.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? ''))].filter((name) => name !== '...').sort(), key).toEqual(placeholders(form));
      }
    }
  });

  it('use the same placeholders in every language', () => {
    const differences = [...CATALOGUES.nl].filter(
      ([key, message]) => names(message).join() !== names(CATALOGUES.en.get(key) ?? '').join(),
    );
    expect(differences.map(([key]) => key)).toEqual([]);
  });
});

describe('an area in parts', () => {
  const folder = new URL('../../src/i18n/nl/', import.meta.url);
  const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  // The parts are spread into one object, where a second key of the same name would win silently.
  it.each(areas.map((area) => area.name))('%s says each key once', async (area) => {
    const keys: string[] = [];
    for (const file of readdirSync(new URL(`${area}/`, folder))) {
      const parts = (await import(new URL(`${area}/${file}`, folder).href)) as Record<string, object>;
      keys.push(...Object.values(parts).flatMap((part) => Object.keys(part)));
    }
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });
});

describe('the translator', () => {
  it('fills placeholders and chooses the plural form', () => {
    expect(translator('nl')('accounts.count', { count: 1 })).toBe('1 account');
    expect(translator('nl')('common.atMost', { count: 10_000 })).toBe('Hoogstens 10.000 tekens');
    expect(translator('en')('common.atMost', { count: 10_000 })).toBe('At most 10,000 characters');
    expect(translator('nl')('common.product', { organisation: '{count} $& VWS' })).toBe('Crisisoverleg {count} $& VWS');
  });

  it('turns a refusal into a sentence, also one it does not know', () => {
    const t = translator('en');
    expect(rejectionText(t, { code: 'too-long', details: { max: 300 } })).toBe('This is too long: at most 300 characters.');
    expect(rejectionText(t, { code: 'never-heard-of' })).toBe('This could not be done (never-heard-of).');
  });
});

describe('languageFor', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['en', 'en'],
    ['de-DE,de;q=0.9,en;q=0.8,nl;q=0.7', 'en'],
    ['en;q=0.2, nl-BE;q=0.9', 'nl'],
    ['en;q=0', 'nl'],
    ['fr,*;q=0.5', 'nl'],
  ] as const)('%s gives %s', (header, language) => {
    expect(languageFor(header, 'nl')).toBe(language);
  });
});
