import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSheet, type Block } from './sheet.js';

export const DARK = '(prefers-color-scheme: dark)';
const FILE = resolve(fileURLToPath(import.meta.url), '../../../../../public/css/tokens.css');

/** What kind of value a token takes: so that a theme can be checked before anyone sees it. */
export type TokenKind = 'colour' | 'text-size' | 'length' | 'font';

/** The product's own tokens: what each holds in light and in dark, unless a theme says otherwise. */
export interface Tokens {
  readonly kinds: ReadonlyMap<string, TokenKind>;
  readonly light: ReadonlyMap<string, string>;
  /** Only what differs from light. */
  readonly dark: ReadonlyMap<string, string>;
}

/** Reads public/css/tokens.css. The tokens of the components (`--utrecht-...`) are made of ours and are not a theme's to set. */
export function ownTokens(): Tokens {
  const blocks = readSheet(readFileSync(FILE, 'utf8'));
  const light = settingsOf(blocks, null);
  return { kinds: new Map([...light].map(([name, value]) => [name, kindOf(name, value)])), light, dark: settingsOf(blocks, DARK) };
}

/** What the blocks for one kind of screen set on the root, by name; a later one wins. */
export function settingsOf(blocks: readonly Block[], media: string | null): Map<string, string> {
  const sets = blocks.filter((block) => block.media === media && block.selector === ':root').flatMap((block) => block.sets);
  return new Map(sets.filter(({ name }) => name.startsWith('--') && !name.startsWith('--utrecht-')).map(({ name, value }) => [name, value]));
}

function kindOf(name: string, value: string): TokenKind {
  if (value.startsWith('#')) return 'colour';
  if (name === '--font') return 'font';
  return /^--[tl]-/.test(name) ? 'text-size' : 'length';
}
