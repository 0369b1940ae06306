import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyView from '@fastify/view';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../../config.js';
import type { Clock, IdSource } from '../../domain/kernel/ids.js';
import type { Classification } from '../../domain/kernel/words.js';
import { formatsFor, translator, type Language, type MessageKey } from '../../i18n/index.js';
import type { Assets } from './assets.js';
import { KeptPages } from './kept-pages.js';
import { asReadBy, assembled, COMMAND_MARK, CSRF_MARK, type BlockPage, type Own } from './live-blocks.js';
import type { Viewer } from './viewer.js';
import { viewHandlebars, type PageTools } from './view-helpers.js';

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
  /** Everything that the page depends on: asked for again with the same key, it is not made again. */
  readonly keep?: string;
  /** A page that follows the journal: where its stream is, and the position it was made at. */
  readonly live?: { readonly path: string; readonly position: number; readonly back: string };
}

export interface ViewDeps {
  readonly config: Pick<Config, 'TIME_ZONE' | 'ORGANISATION' | 'ORGANISATION_SHORT'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly assets: Assets;
  readonly navigation: readonly NavigationItem[];
}

/** For whom a page is made. */
export interface PageReader {
  readonly language: Language;
  readonly viewer: Viewer | null;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a whole page: `template` is a view's path below views/ without .hbs. */
    page(template: string, model: object, options: PageOptions): Promise<string>;
    /** The page that was made with this `keep`, for this request; null when there is none, or a sentence to show on it. */
    keptPage(keep: string): string | null;
    /** Answers with a view on its own, without a layout. */
    fragment(template: string, model: object): Promise<string>;
  }
  interface FastifyInstance {
    /** Makes the HTML of a view for a reader, without a request. */
    renderFragment(template: string, model: object, reader: PageReader & { readonly csrf: string }): Promise<string>;
    /**
     * Makes a whole page for a reader in blocks, without a request and without what belongs to one session: form token,
     * command ids and notices. What the live stream compares, and what may be kept between requests.
     */
    blockPage(template: string, model: object, options: PageOptions, reader: PageReader, path: string): Promise<BlockPage>;
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
    engine: { handlebars: viewHandlebars() },
    root: VIEWS,
    production: process.env.NODE_ENV !== 'development',
    maxCache: 1000,
    // Handlebars would indent what an indented partial says, and so the lines that people typed in it.
    options: { partials: FILES, compileOptions: { preventIndent: true } },
  });

  const kept = new KeptPages();

  const toolsFor = (language: Language): PageTools => ({
    t: translator(language),
    formats: formatsFor(language, config.TIME_ZONE),
    now: clock.now(),
    timeZone: config.TIME_ZONE,
    nextCommandId: () => ids.next(),
    asset: (name) => assets.url(name),
    blocks: new Map(),
    variant: `${language} ${formatsFor(language, config.TIME_ZONE).localDate(clock.now())}`,
  });

  const readerPage = ({ language, viewer }: PageReader) => ({
    tools: toolsFor(language),
    lang: language,
    viewer,
    organisation: config.ORGANISATION,
    product: translator(language)('common.product', { organisation: config.ORGANISATION_SHORT }),
  });

  const pageFor = (reader: PageReader, template: string, options: PageOptions, path: string) => ({
    ...readerPage(reader),
    ...options,
    content: template,
    path,
    styles: assets.styles,
    logo: assets.logo,
    icon: assets.url('favicon.svg'),
    // What is half typed is kept on every page where someone is signed in.
    scripts: [...(reader.viewer ? ['drafts.js'] : []), ...(options.scripts ?? [])].map((name) => assets.url(`js/${name}`)),
    nav: deps.navigation
      .filter((item) => reader.viewer && reader.viewer.guestOf === undefined && (!item.adminOnly || reader.viewer.admin))
      .map((item) => ({ href: item.href, label: translator(reader.language)(item.label), current: item.id === options.nav })),
    classification: options.classification
      ? { code: options.classification, text: translator(reader.language)(`common.class-${options.classification}`) }
      : null,
  });

  app.decorateReply('page', async function (this: FastifyReply, template, model, options) {
    const { request } = this;
    const flash = this.takeFlash();
    if (options.status !== undefined) this.code(options.status);
    if (options.keep !== undefined && flash.length === 0) {
      kept.keep(options.keep, read(request, await app.blockPage(template, model, options, request, request.url)));
      return this.keptPage(options.keep) ?? '';
    }
    const page = { ...pageFor(request, template, options, request.url), csrf: request.csrf, flash };
    const frame = await this.type('text/html; charset=utf-8').viewAsync(layoutOf(options), { ...model, page });
    return read(this.request, { title: options.title, frame, blocks: page.tools.blocks });
  });

  app.decorateReply('keptPage', function (this: FastifyReply, keep) {
    if (this.hasFlash()) return null;
    const page = kept.filled(keep, this.request.csrf, () => ids.next());
    if (page !== null) void this.type('text/html; charset=utf-8');
    return page;
  });

  app.decorateReply('fragment', async function (this: FastifyReply, template, model) {
    const page = { ...readerPage(this.request), csrf: this.request.csrf };
    const frame = await this.type('text/html; charset=utf-8').viewAsync(fileOf(template), { ...model, page });
    return read(this.request, { title: '', frame, blocks: page.tools.blocks });
  });

  app.decorate('renderFragment', async (template: string, model: object, reader: PageReader & { readonly csrf: string }) => {
    const page = { ...readerPage(reader), csrf: reader.csrf };
    const frame = (await app.view(fileOf(template), { ...model, page })) as unknown as string;
    return read(reader, { title: '', frame, blocks: page.tools.blocks });
  });

  app.decorate('blockPage', async (template: string, model: object, options: PageOptions, reader: PageReader, path: string) => {
    const page = { ...pageFor(reader, template, options, path), csrf: CSRF_MARK, flash: [] };
    const tools = { ...page.tools, nextCommandId: () => COMMAND_MARK };
    const frame = (await app.view(layoutOf(options), { ...model, page: { ...page, tools } })) as unknown as string;
    return { title: `${options.title} - ${page.product}`, frame, blocks: tools.blocks };
  });
}

/** A page as one person reads it. */
const read = ({ viewer, language }: PageReader, page: BlockPage) => asReadBy(assembled(page), ownOf(viewer?.personId ?? null, language));

/** What stands beside one's own name. */
export function ownOf(personId: string | null, language: Language): Own {
  return { personId, mark: ` <span class="tag tag--me">${translator(language)('meeting.you')}</span>` };
}

/** The file of a view's name: `form/text` is partials/form/text.hbs. */
function fileOf(template: string): string {
  const file = FILES[template];
  if (file === undefined) throw new Error(`There is no view ${template}`);
  return file;
}

const layoutOf = ({ layout = 'page' }: PageOptions) => `layouts/${layout}.hbs`;
