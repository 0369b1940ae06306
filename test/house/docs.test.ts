import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from '../../src/config.js';

// README and docs name only what exists: links, commands, verbs, settings.
const documents = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => join('docs', file))];
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
const verbs = readdirSync('src/cli').map((file) => file.replace(/\.ts$/, ''));

const textOf = (file: string) => readFileSync(file, 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] as string);

test.each(documents)('%s links to files that exist', (file) => {
  const links = found(textOf(file), /\]\(([^)#\s]+)(?:#[^)]*)?\)/g).filter((link) => !/^[a-z]+:/.test(link));
  expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
});

test.each(documents)('%s names commands that exist', (file) => {
  const named = found(textOf(file), /npm run (?:-s )?([a-z][a-z:-]*)/g);
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  const bobVerbs = found(textOf(file), /(?:npm run -s bob --|`bob) ([a-z]+)/g);
  expect(bobVerbs.filter((verb) => !verbs.includes(verb))).toEqual([]);
});

test('docs/operations.md lists every setting, and no other', () => {
  const listed = found(textOf('docs/operations.md'), /^\| `([A-Z_]+)` \|/gm);
  expect(listed.sort()).toEqual(Object.keys(configSchema.in.shape).sort());
});
