import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOGUES } from '../../src/i18n/index.js';
import type { Message } from '../../src/i18n/message.js';

// What people read comes from the catalogues: no view and no code says a sentence of its own.
const filesIn = (folder: string, end: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(end)).map((file) => join(folder, file));

/** Attributes that are read out or shown. */
const SPOKEN = /\s(?:aria-label|aria-description|aria-roledescription|placeholder|title|alt|label|content)="([^"]*)"/g;
/** What is the same in every language: names of keys, kinds of file, signs. */
const SAME = new Set(['Enter', 'Esc', 'Alt', 'Ctrl', 'PDF', 'CSV', 'JSON', 'Word', 'Markdown', 'HTML', 'ODS', 'SHA', 'MDTO', 'width', 'device', 'initial', 'scale']);

/** Holds names of classes and nothing else. */
const NO_TEXT = 'views/partials/paper.hbs';
/** Dutch that is data: names that a Dutch ministry begins with and may change, words to compare with, terms of Dutch standards, and one that reads backquotes. */
const DATA = /^src\/(?:i18n|demo|generated)\/|^src\/(?:demo|config|accounts\/common-passwords|domain\/beeld\/similar|domain\/crisis\/start|archive\/(?:mdto|ori-a)\/terms|documents\/text\/markdown)\.ts$/;

it.each(filesIn('views', '.hbs').filter((file) => file !== NO_TEXT))('%s has no words outside the catalogues', (file) => {
  // Without what Handlebars fills in, with its quoted texts: those are keys, or words that no catalogue knows.
  const plain = readFileSync(file, 'utf8').replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, '');
  const spoken = [...plain.matchAll(SPOKEN)].map(([, value]) => value);
  const text = plain.replace(/<!doctype[^>]*>|<style>[\s\S]*?<\/style>|<[^>]*>|&\w+;/gi, ' ');
  const words = [text, ...spoken].join(' ').match(/\p{L}{2,}/gu) ?? [];
  expect(words.filter((word) => !SAME.has(word))).toEqual([]);
});

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
const textsOf = (message: Message) => (typeof message === 'string' ? [message] : [message.one, message.other]).map((text) => text.replace(/\{\w+\}/g, ' '));
const allWords = (language: 'nl' | 'en') => new Set([...CATALOGUES[language].values()].flatMap(textsOf).flatMap(wordsOf));

it('finds no Dutch sentence in the code', () => {
  const english = allWords('en');
  const dutch = new Set([...allWords('nl')].filter((word) => !english.has(word)));
  expect(dutch.size).toBeGreaterThan(500);
  const sources = filesIn('src', '.ts').filter((file) => !DATA.test(file));
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');
    const literals = code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
    const sentences = literals.map((literal) => literal.replace(/\$\{[^}]*\}/g, ' ')).filter((literal) => /\p{L} +\p{L}/u.test(literal));
    return sentences.filter((sentence) => wordsOf(sentence).filter((word) => dutch.has(word)).length > 0).map((sentence) => `${file}: ${sentence.slice(0, 120)}`);
  });
  expect(found).toEqual([]);
});
