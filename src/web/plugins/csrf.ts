import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import { FOREIGN_FORM, SIGNED_OUT, WebError } from './errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every request that changes something must come from our own pages: the browser says so
 * (Sec-Fetch-Site, Origin) and the form holds the session's token, as field `csrf` or header `x-csrf-token`.
 */
export function addCsrf(app: FastifyInstance, deps: { config: Config }): void {
  const ownOrigin = new URL(deps.config.BASE_URL).origin;
  app.addHook('preHandler', async (request) => {
    // What is asked with a bearer token looks at no cookie, so no other site can ask it in someone's name.
    if (SAFE.has(request.method) || request.routeOptions.config.bearer === true) return;
    if (!fromOwnPage(request, ownOrigin)) throw new WebError(403, FOREIGN_FORM);
    if (holdsToken(request, request.body)) return;
    throw new WebError(403, request.viewer ? 'form-expired' : request.seatEnded ? 'seat-ended' : SIGNED_OUT);
  });
}

function fromOwnPage(request: FastifyRequest, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  // The same host counts too: people open a local server by more than one name.
  return origin === undefined || origin === ownOrigin || (URL.canParse(origin) && new URL(origin).host === request.headers.host);
}

/** Whether the session's token came along: in the header, or in these fields of a form. */
export function holdsToken(request: FastifyRequest, fields: unknown): boolean {
  return sameToken(tokenOf(request, fields), request.csrf);
}

function tokenOf(request: FastifyRequest, body: unknown): unknown {
  const header = request.headers['x-csrf-token'];
  if (header !== undefined) return header;
  return typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
}

function sameToken(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string' || wanted === '') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
