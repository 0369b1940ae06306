import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COLUMNS } from '../../src/domain/kernel/rights.js';
import { translator } from '../../src/i18n/index.js';
import * as dutch from '../../src/i18n/nl/index.js';

// The manual says what stands on the screen: **bold** is a label, word for word. Links, and so pictures, are checked with the other documents.
const FOLDER = 'docs/handleiding';
const PICTURES = 'docs/images';
const ONE_PAGE = 100;
const MOST_BYTES = 150_000;

const pages = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => (match[1] as string).replace(/\s+/g, ' '));
const pictures = readdirSync(PICTURES);

type Catalogue = Record<string, string | { one: string; other: string }>;
const texts = Object.values(dutch as Record<string, Catalogue>).flatMap((area) => Object.values(area)).flatMap((text) => (typeof text === 'string' ? [text] : [text.one, text.other]));
/** A label with a place to fill in ('Bevestig B{number}') is quoted filled in; one that is nothing but such places proves nothing. */
const labels = texts
  .filter((text) => /\p{L}{3}/u.test(text.replace(/\{\w+\}/g, '')))
  .map((text) => new RegExp(`^${text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`, 'u'));

const plain = new Set(texts);
const isLabel = (quote: string) => labels.some((label) => label.test(quote));
/** Two labels that stand together on one button: 'Naar' and 'Oordeel'. */
const isTwoLabels = (quote: string) => quote.split(' ').some((_, at, words) => plain.has(words.slice(0, at).join(' ')) && plain.has(words.slice(at).join(' ')));
const anchors = (text: string) => found(text, /^#+ (.+)$/gm).map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'));

test.each(pages)('%s quotes only labels that stand on the screen', (file) => {
  const quoted = found(textOf(file), /\*\*([^*]+)\*\*/g);
  expect(quoted.filter((quote) => !isLabel(quote) && !isTwoLabels(quote))).toEqual([]);
});

test.each(pages)('%s leads to headings that exist', (file) => {
  const links = [...textOf(file).matchAll(/\]\((\w+\.md)#([^)]+)\)/g)];
  expect(links.filter(([, page, anchor]) => !anchors(textOf(page as string)).includes(anchor as string)).map(([link]) => link)).toEqual([]);
});

test.each(pages.filter((file) => file !== 'README.md'))('%s is one page with a picture', (file) => {
  const text = textOf(file);
  expect(text.split('\n').length).toBeLessThanOrEqual(ONE_PAGE);
  expect(found(text, /!\[[^\]]+\]\(\.\.\/images\/([^)]+)\)/g)).not.toEqual([]);
});

test('the index leads every role of the table of rights to a page, and to every page', () => {
  const t = translator('nl');
  const rows = textOf('README.md').split('\n').filter((line) => line.startsWith('| '));
  const without = COLUMNS.map((column) => t(`journal.seat-${column}`)).filter((name) => !rows.some((row) => row.startsWith(`| ${name} |`) && /\]\(\w+\.md(#[^)]+)?\)/.test(row)));
  expect(without).toEqual([]);
  const named = rows.flatMap((row) => found(row, /\]\((\w+\.md)/g));
  expect(pages.filter((file) => file !== 'README.md' && !named.includes(file))).toEqual([]);
});

test('every picture is used, small, and made by the script', () => {
  const used = [...pages.map(textOf), readFileSync('README.md', 'utf8')].join('\n');
  const made = found(readFileSync('scripts/scenes.mjs', 'utf8'), /name: '([a-z-]+)'/g).map((name) => `${name}.png`);
  expect(pictures.filter((picture) => !used.includes(`images/${picture}`))).toEqual([]);
  expect(pictures.filter((picture) => statSync(join(PICTURES, picture)).size > MOST_BYTES)).toEqual([]);
  expect(pictures.toSorted()).toEqual(made.toSorted());
});
