import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tooFaint } from './contrast.js';
import { readSheet, SheetFault, type Block, type Declaration } from './sheet.js';
import { DARK, ownTokens, settingsOf, type TokenKind, type Tokens } from './tokens.js';

/** What a deploying ministry puts in place of our looks: files by the name they are served under (`theme/theme.css` ...). */
export interface Theme {
  readonly files: ReadonlyMap<string, Buffer>;
  /** The name of the logo among the files, or null. */
  readonly logo: string | null;
}

const KILOBYTE = 1024;
const MOST = { sheet: 64 * KILOBYTE, font: 300 * KILOBYTE, logo: 100 * KILOBYTE, fonts: 16 };
const FONT_SETS = ['font-family', 'font-style', 'font-weight', 'font-stretch', 'font-display', 'src', 'unicode-range', 'size-adjust', 'ascent-override', 'descent-override', 'line-gap-override'];
const FONT_SOURCE = /^(?:url\((["']?)(fonts\/[a-z0-9][a-z0-9._-]*\.woff2)\1\)(?: format\((["'])woff2\3\))?|local\((["'])[^"'()]+\4\))$/i;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** What would make a picture do or fetch something. */
const ACTIVE = /<!doctype|<!entity|<\?xml-stylesheet|<(?:\w+:)?(?:script|style|foreignobject|iframe|animate|set|image|a)\b|\son[a-z]+\s*=|javascript:|@import|href\s*=\s*["'](?!#)|url\((?!["']?#)/i;

/** Values by kind, and what is said when one is something else. */
const VALUES: Readonly<Record<TokenKind, readonly [RegExp, string]>> = {
  colour: [/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, 'a colour is written #rrggbb, so that its contrast can be checked'],
  'text-size': [/^\d*\.?\d+rem$/, 'a size of text is in rem, so that it grows with what the reader asks for'],
  length: [/^(?:0|\d*\.?\d+(?:rem|em|px))$/, 'a distance is in rem, em or px'],
  font: [/^(?:"[^"]+"|'[^']+'|[a-z-]+)(?:, ?(?:"[^"]+"|'[^']+'|[a-z-]+))*$/i, 'a list of font names with commas between them'],
};

/**
 * Reads and checks a theme folder: theme.css, the fonts it names in fonts/, and logo.svg or logo.png.
 * A theme sets tokens; it does not restyle, and it keeps the contrast of WCAG 2.2 AA. Throws an Error that names the file and what to mend.
 */
export function readTheme(folder: string): Theme {
  const sheet = fileIn(folder, 'theme.css', MOST.sheet);
  let fonts: string[];
  try {
    fonts = checkSheet(readSheet(sheet.toString('utf8')), ownTokens());
  } catch (fault) {
    throw fault instanceof SheetFault ? wrong('theme.css,', fault.message) : fault;
  }
  if (fonts.length > MOST.fonts) throw wrong('theme.css', `names ${fonts.length} fonts; at most ${MOST.fonts}`);
  const files = new Map([['theme/theme.css', sheet], ...fonts.map((name): [string, Buffer] => [`theme/${name}`, fontIn(folder, name)])]);
  const logo = logoIn(folder);
  if (logo) files.set(`theme/${logo.name}`, logo.content);
  return { files, logo: logo ? `theme/${logo.name}` : null };
}

/** Checks the blocks of a theme against the tokens there are; answers the fonts it names. */
function checkSheet(blocks: readonly Block[], tokens: Tokens): string[] {
  const fonts = blocks.flatMap((block) => {
    if (block.selector === '@font-face' && block.media === null) return block.sets.flatMap(fontOf);
    if (block.selector !== ':root') throw new SheetFault(block.line, `"${block.selector.slice(0, 60)}" is not allowed: a theme sets tokens on :root and brings fonts by @font-face, it does not restyle`);
    if (block.media !== null && block.media !== DARK) throw new SheetFault(block.line, `@media ${block.media} is not allowed: only ${DARK}; print and more contrast follow by themselves`);
    for (const set of block.sets) checkToken(set, tokens);
    return [];
  });
  const [light, dark] = [settingsOf(blocks, null), settingsOf(blocks, DARK)];
  for (const [name] of light) {
    if (tokens.kinds.get(name) === 'colour' && !dark.has(name)) throw new SheetFault(1, `${name} is set for light only: set it in @media ${DARK} too`);
  }
  checkContrast('in light', (token) => light.get(token) ?? tokens.light.get(token));
  checkContrast('in dark', (token) => dark.get(token) ?? tokens.dark.get(token) ?? tokens.light.get(token));
  return [...new Set(fonts)];
}

function checkToken({ name, value, line }: Declaration, { kinds }: Tokens): void {
  const kind = kinds.get(name);
  if (kind === undefined) throw new SheetFault(line, `${name} is not a token; docs/theme.md lists them`);
  const [form, otherwise] = VALUES[kind];
  if (!form.test(value)) throw new SheetFault(line, `${name}: ${otherwise}`);
}

function checkContrast(where: string, colourOf: (token: string) => string | undefined): void {
  const [faint] = tooFaint((token) => colourOf(token) ?? '');
  if (faint) throw new SheetFault(1, `${where} ${faint.front} on ${faint.back} has a contrast of ${(Math.floor(faint.is * 100) / 100).toFixed(2)}; WCAG 2.2 AA asks ${faint.least}`);
}

function fontOf({ name, value, line }: Declaration): string[] {
  if (!FONT_SETS.includes(name)) throw new SheetFault(line, `${name} is not allowed in @font-face`);
  if (name !== 'src') {
    if (/\(/.test(value)) throw new SheetFault(line, `the value of ${name} is not allowed`);
    return [];
  }
  return value.split(/\s*,\s*/).flatMap((source) => {
    const found = FONT_SOURCE.exec(source);
    if (!found) throw new SheetFault(line, `src is url(fonts/NAME.woff2) of the theme's own folder, or local("NAME"); not ${source.slice(0, 60)}`);
    return found[2] ? [found[2]] : [];
  });
}

function fontIn(folder: string, name: string): Buffer {
  const content = fileIn(folder, name, MOST.font);
  if (content.subarray(0, 4).toString('latin1') !== 'wOF2') throw wrong(name, 'is not a WOFF2 font');
  return content;
}

function logoIn(folder: string): { readonly name: string; readonly content: Buffer } | null {
  const [name, second] = ['logo.svg', 'logo.png'].filter((file) => existsSync(join(folder, file)));
  if (name === undefined) return null;
  if (second !== undefined) throw wrong(second, `stands beside ${name}: keep one of them`);
  const content = fileIn(folder, name, MOST.logo);
  if (name === 'logo.png' && !content.subarray(0, PNG.length).equals(PNG)) throw wrong(name, 'is not a PNG picture');
  if (name === 'logo.svg') checkDrawing(name, content.toString('utf8'));
  return { name, content };
}

function checkDrawing(name: string, text: string): void {
  if (!/<svg[\s>]/i.test(text)) throw wrong(name, 'is not an SVG picture');
  const active = ACTIVE.exec(text);
  if (active) throw wrong(name, `holds "${active[0].trim()}": a logo is only a drawing, without scripts, styles, links or pictures from elsewhere`);
}

/** A plain file of the folder, not larger than it may be. */
function fileIn(folder: string, name: string, most: number): Buffer {
  const path = join(folder, name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw wrong(name, found ? 'is not a plain file' : `is missing in ${folder}`);
  if (found.size > most) throw wrong(name, `is ${Math.ceil(found.size / KILOBYTE)} kB; at most ${most / KILOBYTE} kB`);
  return readFileSync(path);
}

const wrong = (file: string, what: string): Error => new Error(`Configuration is wrong:\nTHEME_DIR: ${file} ${what}`);
