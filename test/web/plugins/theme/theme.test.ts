import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contrast } from '../../../../src/documents/house/contrast.js';
import { PAIRS, tooFaint } from '../../../../src/web/plugins/theme/contrast.js';
import { readSheet } from '../../../../src/web/plugins/theme/sheet.js';
import { readTheme } from '../../../../src/web/plugins/theme/theme.js';
import { DARK, ownTokens, settingsOf } from '../../../../src/web/plugins/theme/tokens.js';
import { testApp } from '../../../support/app.js';

const THEMES = readdirSync('themes');
const FONT = Buffer.concat([Buffer.from('wOF2'), Buffer.alloc(40)]);
const FACE = '@font-face { font-family: "Eigen"; src: url(fonts/eigen.woff2) format("woff2"); }';

/** A theme folder with these files. */
function folder(files: Record<string, string | Buffer>): string {
  const made = mkdtempSync(join(tmpdir(), 'theme-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(made, name)), { recursive: true });
    writeFileSync(join(made, name), content);
  }
  return made;
}
const refusal = (files: Record<string, string | Buffer>): string => {
  try {
    readTheme(folder(files));
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('contrast', () => {
  it('is computed as WCAG says', () => {
    expect(contrast('#000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#fff')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(['light', 'dark'] as const)('of the product itself is enough in %s', (scheme) => {
    const { light, dark } = ownTokens();
    expect(tooFaint((token) => (scheme === 'dark' ? dark.get(token) : undefined) ?? light.get(token) ?? '')).toEqual([]);
  });

  it.each(THEMES.flatMap((theme) => [[theme, 'light'], [theme, 'dark']] as const))('of theme %s is enough in %s', (theme, scheme) => {
    const blocks = readSheet(readFileSync(join('themes', theme, 'theme.css'), 'utf8'));
    const [light, dark] = [settingsOf(blocks, null), settingsOf(blocks, DARK)];
    expect(light.size).toBeGreaterThan(15);
    expect(tooFaint((token) => (scheme === 'dark' ? dark.get(token) : light.get(token)) ?? '')).toEqual([]);
  });

  it('is asked of every colour, but for the lines that say nothing by themselves and the ground of a logo', () => {
    const asked = new Set(PAIRS.flatMap(({ front, back }) => [front, back]));
    const colours = [...ownTokens().kinds].filter(([, kind]) => kind === 'colour').map(([name]) => name);
    expect(colours.filter((name) => !asked.has(name))).toEqual(['--rule', '--logo-ground']);
  });
});

describe('the tokens', () => {
  it('are those of docs/theme.md, and no other', () => {
    const listed = [...readFileSync('docs/theme.md', 'utf8').matchAll(/^\| `(--[a-z0-9-]+)` \| [a-z]/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual([...ownTokens().kinds.keys()].toSorted());
  });

  it('are all there is of colour: no other sheet has one of its own', () => {
    const sheets = readdirSync('public/css').filter((file) => file !== 'tokens.css');
    const own = sheets.filter((file) => /#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl|oklch|color)a?\(/i.test(readFileSync(join('public/css', file), 'utf8')));
    expect(own).toEqual([]);
  });

  it('that our sheets use are there, or made in the sheets themselves', () => {
    const sheets = readdirSync('public/css').map((file) => readFileSync(join('public/css', file), 'utf8')).join('\n');
    const made = new Set([...sheets.matchAll(/(--[a-z0-9-]+)\s*:/g)].map(([, name]) => name as string));
    const used = new Set([...sheets.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name as string));
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((name) => !made.has(name))).toEqual([]);
  });
});

describe('a theme', () => {
  it.each(THEMES)('%s, an example, is sound', (theme) => {
    expect(readTheme(join('themes', theme)).logo).toBe('theme/logo.svg');
  });

  it('is served after our own sheet, with its fonts and logo, under an address that its content changes', async () => {
    const given = folder({ 'theme.css': `${FACE}\n:root { --font: "Eigen", serif; }`, 'fonts/eigen.woff2': FONT });
    cpSync('themes/neutraal/logo.svg', join(given, 'logo.svg'));
    const app = await testApp({ env: { THEME_DIR: given, ORGANISATION: 'Ministerie van Proef' } });
    const plain = await testApp();
    const answer = await app.inject({ url: '/nergens', cookies: { session: 'ann' } });
    const page = load(answer.body);
    const sheets = page('link[rel=stylesheet]').toArray().map((sheet) => String(page(sheet).attr('href')));
    expect(sheets.map((sheet) => sheet.replace(/^\/assets\/[^/]+\//, ''))).toEqual(['css/app.css', 'theme/theme.css']);
    expect(page('.logo img').attr('alt')).toBe('Ministerie van Proef');

    const sheet = await app.inject({ url: String(sheets[1]) });
    expect(sheet.headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' });
    const font = await app.inject({ url: String(sheets[1]).replace('theme.css', 'fonts/eigen.woff2') });
    expect(font.rawPayload.equals(FONT)).toBe(true);
    const logo = await app.inject({ url: String(page('.logo img').attr('src')) });
    expect(logo.headers['content-type']).toContain('image/svg+xml');
    expect(answer.headers['content-security-policy']).toMatch(/style-src 'self';.*font-src 'self'/);

    const without = load((await plain.inject({ url: '/nergens', cookies: { session: 'ann' } })).body);
    expect(without('.logo, link[href*="theme"]')).toHaveLength(0);
    expect(without('link[rel=stylesheet]').attr('href')).not.toBe(sheets[0]);
  });

  const css = (text: string) => ({ 'theme.css': text });
  it.each([
    ['is missing', {}, /^Configuration is wrong:\nTHEME_DIR: theme\.css is missing in /],
    ['is too large', css(`/*${' '.repeat(66_000)}*/`), /theme\.css is 65 kB; at most 64 kB/],
    ['imports', css('@import "x.css";'), /theme\.css, line 1: "@import "x\.css"" is not allowed/],
    ['restyles', css(':root { --r: 0; }\n\n.bar { display: none; }'), /line 3: "\.bar" is not allowed: .*does not restyle/],
    ['restyles with the root', css(':root .bar { --r: 0; }'), /"\:root \.bar" is not allowed/],
    ['restyles the root itself', css(':root { display: none; }'), /line 1: display is not a token/],
    ['restyles within media', css(`@media ${DARK} { .bar { --r: 0; } }`), /"\.bar" is not allowed/],
    ['has media of its own', css('@media print { :root { --r: 0; } }'), /@media print is not allowed: only \(prefers-color-scheme: dark\)/],
    ['nests', css(':root { --r: 0; .bar { color: red } }'), /line 1: "\.bar \{ color: red" is not NAME: VALUE/],
    ['sets what is no token', css(':root {\n  --acent: #154273;\n}'), /line 2: --acent is not a token; docs\/theme\.md lists them/],
    ['sets a token of a component', css(':root { --utrecht-button-color: #fff; }'), /--utrecht-button-color is not a token/],
    ['writes a colour otherwise', css(':root { --ink: rgb(0 0 0); }'), /--ink: a colour is written #rrggbb/],
    ['sets a colour for light only', css(':root { --ink: #000000; }'), /--ink is set for light only/],
    ['sets text in px', css(':root { --t-14: 11px; }'), /--t-14: a size of text is in rem/],
    ['fetches by a token', css(':root { --font: url(https://example.org/x); }'), /--font: a list of font names/],
    ['runs an expression', css(':root { --r: expression(alert(1)); }'), /--r: a distance is in rem/],
    ['writes javascript', css(':root { --font: javascript:alert(1); }'), /--font: a list of font names/],
    ['escapes', css(':root { --r: 0; \\7d .bar { } }'), /\\ is not allowed/],
    ['hides the end of a block in a string', css(':root { --font: "a}.bar{display:none}"; }'), /not allowed/],
    ['does not end', css(':root { --r: 0;'), /the block ":root" does not end/],
    ['does not end a comment', css('/* :root { --r: 0; }'), /this comment does not end/],
    ['is too faint', css(`:root { --ink-2: #999999; } @media ${DARK} { :root { --ink-2: #adb7c1; } }`), /in light --ink-2 on --paper has a contrast of 2\.84; WCAG 2\.2 AA asks 4\.5/],
    ['is too faint in dark', css(`@media ${DARK} { :root { --accent: #154273; } }`), /in dark --accent on --paper/],
    ['takes a font from elsewhere', css('@font-face { font-family: "X"; src: url(https://example.org/x.woff2); }'), /src is url\(fonts\/NAME\.woff2\) of the theme's own folder/],
    ['takes a font from above', css('@font-face { font-family: "X"; src: url(fonts/../../x.woff2); }'), /src is url/],
    ['takes a font as data', css('@font-face { font-family: "X"; src: url("data:font/woff2,x"); }'), /src is url|not NAME: VALUE/],
    ['names a font that is not there', css(FACE), /THEME_DIR: fonts\/eigen\.woff2 is missing/],
    ['has a font that is none', { ...css(FACE), 'fonts/eigen.woff2': 'plain text' }, /fonts\/eigen\.woff2 is not a WOFF2 font/],
    ['has a font that is too large', { ...css(FACE), 'fonts/eigen.woff2': Buffer.alloc(310_000) }, /fonts\/eigen\.woff2 is 303 kB; at most 300 kB/],
    ['has a logo with a script', { ...css(''), 'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' }, /logo\.svg holds "<script"/],
    ['has a logo with a handler', { ...css(''), 'logo.svg': '<svg onload="x()"/>' }, /logo\.svg holds "onload="/],
    ['has a logo that fetches', { ...css(''), 'logo.svg': '<svg><use href="https://example.org/x.svg#a"/></svg>' }, /logo\.svg holds "href=""/],
    ['has a logo that is none', { ...css(''), 'logo.png': 'plain text' }, /logo\.png is not a PNG picture/],
    ['has two logos', { ...css(''), 'logo.svg': '<svg/>', 'logo.png': '' }, /logo\.png stands beside logo\.svg: keep one of them/],
  ])('that %s stops the server, and says what to mend', (_what, files, says) => {
    expect(refusal(files as Record<string, string>)).toMatch(says);
  });

  it('is made of plain files of its own folder', () => {
    const given = folder({});
    symlinkSync(join(process.cwd(), 'themes/neutraal/theme.css'), join(given, 'theme.css'));
    expect(() => readTheme(given)).toThrow('theme.css is not a plain file');
  });

  it('that is not sound keeps the product from starting', async () => {
    await expect(testApp({ env: { THEME_DIR: folder({}) } })).rejects.toThrow('Configuration is wrong:\nTHEME_DIR: theme.css is missing');
  });
});
