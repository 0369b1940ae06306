import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.js';
import { readTheme, type Theme } from './theme/theme.js';

/** Everything the browser fetches besides pages. The address holds a hash of it all, so browsers may keep it for ever. */
export interface Assets {
  /** The address of an asset: `css/app.css`, `js/table.js`, `favicon.svg`. Throws when there is none. */
  url(name: string): string;
  /** The style sheets of a page in their order: ours, then that of the theme. */
  readonly styles: readonly string[];
  /** The address of the theme's logo, or null. */
  readonly logo: string | null;
}

const PUBLIC = resolve(fileURLToPath(import.meta.url), '../../../../public');
// Made of src/browser by the build.
const SCRIPTS = resolve(PUBLIC, '../dist/browser');
const load = createRequire(import.meta.url);

// The design system's components first, so that our own rules can refine them.
const COMPONENTS = [
  'button', 'textbox', 'textarea', 'select', 'alert', 'link', 'form-label', 'form-field-error-message', 'table', 'skip-link',
];
const STYLES = [
  'fonts', 'tokens', 'base', 'controls', 'marks', 'bars', 'frame', 'people', 'picture', 'dock', 'registers', 'frame-sizes',
  'judgement', 'phone', 'room', 'doc', 'page', 'forms',
];
// What a feature brings comes after these; forced colours and paper have the last word.
const LAST_STYLES = ['forced', 'print'];
const FONT_CUTS = ['400-normal', '400-italic', '500-normal', '600-normal', '700-normal'];

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function styleSheet(): Buffer {
  const components = COMPONENTS.map((name) => readFileSync(load.resolve(`@utrecht/${name}-css/dist/index.css`), 'utf8'));
  const present = readdirSync(join(PUBLIC, 'css')).map((file) => file.replace(/\.css$/, ''));
  const features = present.filter((name) => ![...STYLES, ...LAST_STYLES].includes(name)).sort();
  const ours = [...STYLES, ...features, ...LAST_STYLES].map((name) => readFileSync(join(PUBLIC, 'css', `${name}.css`), 'utf8'));
  return Buffer.from([...components, ...ours].join('\n'));
}

function fonts(): [string, Buffer][] {
  return ['latin', 'latin-ext'].flatMap((subset) =>
    FONT_CUTS.map((cut): [string, Buffer] => {
      const file = `fira-sans-${subset}-${cut}.woff2`;
      return [`fonts/${file}`, readFileSync(load.resolve(`@fontsource/fira-sans/files/${file}`))];
    }),
  );
}

function scripts(): [string, Buffer][] {
  return readdirSync(SCRIPTS).filter((file) => file.endsWith('.js')).map((file) => [`js/${file}`, readFileSync(join(SCRIPTS, file))]);
}

function allAssets(theme: Theme | null): Map<string, Buffer> {
  const icon = readFileSync(join(PUBLIC, 'favicon.svg'));
  return new Map([['css/app.css', styleSheet()], ['favicon.svg', icon], ...fonts(), ...scripts(), ...(theme?.files ?? [])]);
}

/** What becomes smaller by packing; fonts and pictures are packed already. */
const PACKED = /^(text|image\/svg)/;

/** Packed when it is first asked for, and kept. */
function packer(): (name: string, content: Buffer) => Buffer {
  const kept = new Map<string, Buffer>();
  return (name, content) => {
    const known = kept.get(name) ?? gzipSync(content, { level: 9 });
    kept.set(name, known);
    return known;
  };
}

function hashOf(assets: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [name, content] of assets) hash.update(name).update('\0').update(content).update('\0');
  return hash.digest('base64url').slice(0, 12);
}

/**
 * Serves style sheet, fonts and scripts from memory under `/assets/<hash>/`.
 * One hash for all of them: modules can import each other, and the style sheet its fonts, by relative names.
 * Throws when the theme of THEME_DIR is not sound.
 */
export function addAssets(app: FastifyInstance, { config }: { readonly config: Pick<Config, 'THEME_DIR'> }): Assets {
  const theme = config.THEME_DIR === undefined ? null : readTheme(config.THEME_DIR);
  const assets = allAssets(theme);
  const version = hashOf(assets);
  const packed = packer();
  app.get<{ Params: { version: string; '*': string } }>('/assets/:version/*', { config: { guests: true } }, async (request, reply) => {
    const name = request.params['*'];
    const content = assets.get(name);
    if (content === undefined || request.params.version !== version) return reply.callNotFound();
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    void reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding');
    // Pages are not packed: they hold form tokens beside what people typed, and the size of a packed page would tell of both.
    const packs = PACKED.test(type) && String(request.headers['accept-encoding']).includes('gzip');
    return packs ? reply.header('content-encoding', 'gzip').send(packed(name, content)) : reply.send(content);
  });
  const url = (name: string): string => {
    if (!assets.has(name)) throw new Error(`There is no asset ${name}`);
    return `/assets/${version}/${name}`;
  };
  return { url, styles: ['css/app.css', ...(theme ? ['theme/theme.css'] : [])].map(url), logo: theme?.logo ? url(theme.logo) : null };
}
