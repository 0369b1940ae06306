import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyView from '@fastify/view';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Clock, IdSource } from '../../domain/kernel/ids.js';
import type { Classification } from '../../domain/kernel/words.js';
import { formatsFor, translator, type Language, type MessageKey } from '../../i18n/index.js';
import type { Assets } from './assets.js';
import type { Viewer } from './viewer.js';
import { makeHandlebars, type PageTools } from './view-helpers.js';

/** An entry of the main menu; `adminOnly` ones are shown to administrators. */
export interface NavigationItem {
  readonly id: string;
  readonly href: string;
  readonly label: MessageKey;
  readonly adminOnly?: boolean;
}

/** What a page says about itself to its layout. */
export interface PageOptions {
  readonly title: string;
  /** The id of the menu entry where this page belongs. */
  readonly nav?: string;
  readonly classification?: Classification | null;
  readonly exercise?: boolean;
  /** `page` for reading (default), `table` for the bare frame of a running meeting, `room` for the big screen, `phone`. */
  readonly layout?: 'page' | 'table' | 'phone' | 'room';
  /** A view to stand in the frame's header (layouts `table` and `phone`). */
  readonly top?: string;
  /** Scripts of src/browser, as modules. */
  readonly scripts?: readonly string[];
  /** Where the skip link goes; default the main content. */
  readonly skipTo?: { readonly id: string; readonly label: string };
  readonly status?: number;
}

export interface ViewDeps {
  readonly config: Pick<Config, 'TIME_ZONE' | 'ORGANISATION' | 'ORGANISATION_SHORT'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly assets: Assets;
  readonly navigation: readonly NavigationItem[];
}

/** For whom a fragment is made, outside a request (the live stream). */
export interface FragmentReader {
  readonly language: Language;
  readonly csrf: string;
  readonly viewer: Viewer | null;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a whole page: `template` is a view's path below views/ without .hbs. */
    page(template: string, model: object, options: PageOptions): Promise<string>;
    /** Answers with a view on its own, without a layout. */
    fragment(template: string, model: object): Promise<string>;
  }
  interface FastifyInstance {
    /** Makes the HTML of a view for a reader, without a request: what the live stream sends. */
    renderFragment(template: string, model: object, reader: FragmentReader): Promise<string>;
  }
}

const VIEWS = resolve(fileURLToPath(import.meta.url), '../../../../views');
const FILES = allViews(VIEWS);

/** Every view by the name that templates use: its path without .hbs, and without `partials/`. */
function allViews(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return Object.fromEntries(files.map((file) => [file.replace(/^partials\//, '').replace(/\.hbs$/, ''), file]));
}

/** Handlebars views, their layout, and `reply.page`. Templates are read once, except in development. */
export async function addViews(app: FastifyInstance, deps: ViewDeps): Promise<void> {
  const { config, clock, ids, assets } = deps;
  await app.register(fastifyView, {
    engine: { handlebars: makeHandlebars() },
    root: VIEWS,
    production: process.env.NODE_ENV !== 'development',
    maxCache: 1000,
    // Handlebars would indent what an indented partial says, and so the lines that people typed in it.
    options: { partials: FILES, compileOptions: { preventIndent: true } },
  });

  const toolsFor = (language: Language): PageTools => ({
    t: translator(language),
    formats: formatsFor(language, config.TIME_ZONE),
    now: clock.now(),
    timeZone: config.TIME_ZONE,
    nextCommandId: () => ids.next(),
    asset: (name) => assets.url(name),
  });

  const readerPage = (reader: FragmentReader) => ({
    tools: toolsFor(reader.language),
    lang: reader.language,
    csrf: reader.csrf,
    viewer: reader.viewer,
    organisation: config.ORGANISATION,
    product: translator(reader.language)('common.product', { organisation: config.ORGANISATION_SHORT }),
  });

  const requestPage = (request: FastifyRequest, template: string, options: PageOptions, flash: readonly string[]) => ({
    ...readerPage(request),
    ...options,
    content: template,
    flash,
    path: request.url,
    styles: assets.styles,
    logo: assets.logo,
    icon: assets.url('favicon.svg'),
    // What is half typed is kept on every page where someone is signed in.
    scripts: [...(request.viewer ? ['drafts.js'] : []), ...(options.scripts ?? [])].map((name) => assets.url(`js/${name}`)),
    nav: deps.navigation
      .filter((item) => request.viewer && request.viewer.guestOf === undefined && (!item.adminOnly || request.viewer.admin))
      .map((item) => ({ href: item.href, label: request.t(item.label), current: item.id === options.nav })),
    classification: options.classification
      ? { code: options.classification, text: request.t(`common.class-${options.classification}`) }
      : null,
  });

  app.decorateReply('page', async function (this: FastifyReply, template, model, options) {
    const page = requestPage(this.request, template, options, this.takeFlash());
    if (options.status !== undefined) this.code(options.status);
    return this.type('text/html; charset=utf-8').viewAsync(`layouts/${options.layout ?? 'page'}.hbs`, { ...model, page });
  });

  app.decorateReply('fragment', async function (this: FastifyReply, template, model) {
    const page = readerPage(this.request);
    return this.type('text/html; charset=utf-8').viewAsync(fileOf(template), { ...model, page });
  });

  app.decorate('renderFragment', (template: string, model: object, reader: FragmentReader) =>
    app.view(fileOf(template), { ...model, page: readerPage(reader) }) as unknown as Promise<string>,
  );
}

/** The file of a view's name: `form/text` is partials/form/text.hbs. */
function fileOf(template: string): string {
  const file = FILES[template];
  if (file === undefined) throw new Error(`There is no view ${template}`);
  return file;
}
