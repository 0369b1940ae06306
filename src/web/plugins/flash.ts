import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isMessageKey, type MessageKey, type Params } from '../../i18n/index.js';

const COOKIE = 'flash';
type Kept = [key: string, params: Params];

declare module 'fastify' {
  interface FastifyReply {
    /** Shows a sentence on the next page this person sees, after the redirect. */
    flash(key: MessageKey, params?: Params): this;
    /** Whether there are sentences for this page. */
    hasFlash(): boolean;
    /** The sentences kept for this page; asking forgets them. */
    takeFlash(): string[];
    keptFlash: Kept[];
  }
}

const optionsFor = ({ secureCookies }: FastifyRequest) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies }) as const;

function read(cookie: string | undefined): Kept[] {
  if (cookie === undefined) return [];
  try {
    const kept: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8'));
    return Array.isArray(kept) ? kept.filter(isKept).slice(0, 5) : [];
  } catch {
    return [];
  }
}

/** Cookies come from outside: only keys of the catalogue with plain parameters count. */
function isKept(value: unknown): value is Kept {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !isMessageKey(value[0])) return false;
  const params: unknown = value[1];
  return (
    typeof params === 'object' &&
    params !== null &&
    Object.values(params).every((param) => typeof param === 'string' || typeof param === 'number')
  );
}

/**
 * Sentences that outlive one redirect, in a cookie that holds keys of the catalogue and what is filled in there: also
 * words that were typed, such as a name. The browser keeps it five minutes at most, until the next page.
 */
export function addFlash(app: FastifyInstance): void {
  app.decorateReply('keptFlash');
  app.addHook('onRequest', async (_request, reply) => {
    reply.keptFlash = [];
  });

  app.decorateReply('flash', function (this: FastifyReply, key, params = {}) {
    this.keptFlash.push([key, params]);
    const value = Buffer.from(JSON.stringify(this.keptFlash)).toString('base64url');
    return this.setCookie(COOKIE, value, { ...optionsFor(this.request), maxAge: 300 });
  });

  app.decorateReply('hasFlash', function (this: FastifyReply) {
    return this.request.cookies[COOKIE] !== undefined || this.keptFlash.length > 0;
  });

  app.decorateReply('takeFlash', function (this: FastifyReply) {
    const earlier = read(this.request.cookies[COOKIE]);
    const all = [...earlier, ...this.keptFlash];
    if (all.length > 0) this.clearCookie(COOKIE, optionsFor(this.request));
    return all.map(([key, params]) => (isMessageKey(key) ? this.request.t(key, params) : ''));
  });
}
