import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import type { FastifyPluginAsync } from 'fastify';
import { describe, expect, it } from 'vitest';
import { ANN, sessionsOf, testApp } from '../../support/app.js';

const HOSTILE = '<script>alert(1)</script> {{t "x"}} {{{y}}} & "\'`';

const features: FastifyPluginAsync[] = [
  async (app) => {
    app.get<{ Querystring: { exercise?: string } }>('/try', async (request, reply) =>
      reply.page('errors/page', { heading: HOSTILE, detail: 'x' }, {
        title: HOSTILE,
        nav: 'home',
        classification: 'dep-vertrouwelijk',
        exercise: request.query.exercise === '1',
      }),
    );
    app.get('/table', async (_request, reply) =>
      reply.page('errors/page', { heading: 'x', detail: 'y' }, { title: 'T', layout: 'table', skipTo: { id: 'line', label: 'Naar de invoerregel' } }),
    );
    app.get('/fragment', async (request) =>
      app.renderFragment('errors/page', { heading: 'Hi', detail: HOSTILE, reference: 7 }, { language: 'en', csrf: 'c', viewer: request.viewer }),
    );
  },
];

describe('a page', () => {
  it('has language, title, skip link, classification, menu and what was asked, all escaped', async () => {
    const app = await testApp({ features });
    const response = await app.inject({ url: '/try', cookies: { session: 'ann' } });
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    const page = load(response.body);
    expect(page('html').attr('lang')).toBe('nl');
    expect(page('title').text()).toBe(`${HOSTILE} - Crisisoverleg VWS`);
    expect(page('h1').text()).toBe(HOSTILE);
    expect(page('script:not([src^="/assets/"])')).toHaveLength(0);
    expect(page('.bar__class').text()).toContain('Dep. VERTROUWELIJK');
    expect(page('.utrecht-skip-link').attr('href')).toBe('#main');
    expect(page('#main')).toHaveLength(1);
    expect(page('nav [aria-current="page"]').text()).toBe('Voor u');
    expect(page('.bar__me').text()).toContain(ANN.name);
    expect(page('.exercise')).toHaveLength(0);
  });

  it('shows an exercise unmistakably', async () => {
    const app = await testApp({ features });
    const page = load((await app.inject({ url: '/try?exercise=1' })).body);
    expect(page('.exercise').text()).toContain('OEFENING');
    expect(page('body').attr('class')).toContain('paper--exercise');
  });

  it('speaks the language of the person, before signing in that of the browser', async () => {
    const app = await testApp({ features, accounts: sessionsOf({ ann: { ...ANN, language: 'en' } }) });
    const lang = async (headers: Record<string, string>) => load((await app.inject({ url: '/try', headers })).body)('html').attr('lang');
    expect(await lang({})).toBe('nl');
    expect(await lang({ 'accept-language': 'en-US,en;q=0.9' })).toBe('en');
    expect(await lang({ 'accept-language': 'nl', cookie: 'session=ann' })).toBe('en');
  });

  it('can be the bare frame of a meeting, with its own skip link', async () => {
    const app = await testApp({ features });
    const page = load((await app.inject({ url: '/table' })).body);
    expect(page('.frame > header .bar')).toHaveLength(1);
    expect(page('.utrecht-skip-link').attr('href')).toBe('#line');
    expect(page('.nav')).toHaveLength(0);
  });

  it('has fragments that are views on their own', async () => {
    const app = await testApp({ features });
    const { body } = await app.inject({ url: '/fragment' });
    expect(body).not.toContain('<html');
    expect(load(body)('.meta').text()).toBe('Reference: 7');
    expect(load(body)('.block p').first().text()).toBe(HOSTILE);
  });
});

describe('assets', () => {
  it('are kept for ever under an address with their hash', async () => {
    const app = await testApp({ features });
    const page = load((await app.inject({ url: '/try' })).body);
    const href = String(page('link[rel=stylesheet]').attr('href'));
    const styles = await app.inject({ url: href });
    expect(styles.statusCode).toBe(200);
    expect(styles.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(styles.body).toContain('.utrecht-button');
    expect(styles.body).toContain('.entry__line');
    const font = /url\(\.\.\/(fonts\/fira-sans-latin-ext-400-italic\.woff2)\)/.exec(styles.body)?.[1];
    const loaded = await app.inject({ url: href.replace('css/app.css', String(font)) });
    expect(loaded.headers['content-type']).toBe('font/woff2');
    expect((await app.inject({ url: href.replace(/assets\/[^/]+/, 'assets/old') })).statusCode).toBe(404);
    const packed = await app.inject({ url: href, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).equals((await app.inject({ url: href })).rawPayload)).toBe(true);
    expect(packed.rawPayload.length).toBeLessThan(60_000);
  });
});
