import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Config } from '../../config.js';
import { formatsFor, languageFor, translator } from '../../i18n/index.js';
import { isSeatSession } from '../../accounts/guest-sessions.js';
import { notFound } from './errors.js';
import type { Viewer } from './viewer.js';

const VISIT = 'visit';
// How long the browser keeps the cookie. When a session ends is decided here, not in the browser.
const COOKIE_SECONDS = 30 * 24 * 3600;

/** Where sessions come from: the accounts, as far as this plugin needs them. */
export interface SessionSource {
  /** Who is signed in with this session id, or null. `look`: asked by itself, which gives the session no new term. */
  sessionOf(id: string, device?: string | null, use?: 'act' | 'look'): Promise<Viewer | null>;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Gives the browser a session. */
    startSession(session: { readonly id: string }): this;
    /** Takes the session from the browser. */
    endSession(): this;
  }
  interface FastifyRequest {
    /** Whether cookies go over https only, which the installation's own address says: a proxy may speak http with us. */
    secureCookies: boolean;
    /** Whether this browser had a seat by a one-time code that has ended. */
    seatEnded: boolean;
    /** The session id that the browser sent, whether or not it is still one. */
    sessionCookie: string | undefined;
  }
  interface FastifyContextConfig {
    /** Set on what needs nobody's session: health checks and assets. */
    anonymous?: boolean;
    /** Set on what is asked with a bearer token: no cookie is looked at. */
    bearer?: boolean;
    /** Set on what a guest at one table may come to; what that guest may there, the rights say. */
    guests?: boolean;
  }
}

/** Requires a signed-in person; anyone else goes to the sign-in page and comes back afterwards. */
export const requireViewer: preHandlerAsyncHookHandler = async (request, reply) => {
  if (request.viewer) return;
  if (request.seatEnded) return reply.redirect('/seat', 303);
  const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
  await reply.redirect(`/sign-in${next}`, 303);
};

/** The signed-in person of a route that `requireViewer` guards. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new Error('This route is not guarded by requireViewer');
  return request.viewer;
}

/** A path of our own to go to after signing in; anything that could lead elsewhere becomes `/`. */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(next)) return '/';
  const base = 'http://local.invalid';
  return URL.canParse(next, base) && new URL(next, base).origin === base ? next : '/';
}

/** The token of forms before signing in; from a cookie that only this browser has. */
function visitToken(visit: string): string {
  return createHash('sha256').update(`csrf:${visit}`).digest('base64url');
}

/** A guest's home is the table; of all other pages only those that say so are there. */
const keepAtTable: preHandlerAsyncHookHandler = async (request, reply) => {
  const meetingId = request.viewer?.guestOf;
  if (meetingId === undefined || request.routeOptions.config.guests === true) return;
  if (request.method === 'GET' && request.routeOptions.url === '/') return reply.redirect(`/meetings/${meetingId}`, 303);
  throw notFound();
};

/** Reads the session cookie once a request; sets viewer, language, translator, formats and CSRF token. */
export function addSessions(app: FastifyInstance, deps: { config: Config; sessions: SessionSource }): void {
  const { config, sessions } = deps;
  const secure = config.BASE_URL.startsWith('https:');
  // With the __Host- prefix no other host of the domain can plant a cookie; browsers take it over https only.
  const cookieName = secure ? '__Host-session' : 'session';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  app.decorateRequest('viewer', null);
  app.decorateRequest('language', config.LANGUAGE);
  app.decorateRequest('csrf', '');
  app.decorateRequest('seatEnded', false);
  app.decorateRequest('sessionCookie');
  app.decorateRequest('secureCookies', secure);
  app.decorateRequest('t');
  app.decorateRequest('formats');

  app.addHook('onRequest', async (request, reply) => {
    const id = request.cookies[cookieName];
    request.sessionCookie = id;
    const anonymous = request.routeOptions.config.anonymous === true || request.routeOptions.config.bearer === true;
    request.viewer = id === undefined || anonymous ? null : await sessions.sessionOf(id, request.headers['user-agent']);
    request.language = request.viewer?.language ?? languageFor(request.headers['accept-language'], config.LANGUAGE);
    request.t = translator(request.language);
    request.formats = formatsFor(request.language, config.TIME_ZONE);
    request.csrf = request.viewer?.csrf ?? (anonymous ? '' : visitToken(visitOf(request, reply)));
    request.seatEnded = request.viewer === null && !anonymous && id !== undefined && isSeatSession(id);
  });
  app.addHook('preHandler', keepAtTable);

  function visitOf(request: FastifyRequest, reply: FastifyReply): string {
    const known = request.cookies[VISIT];
    if (known !== undefined && /^[\w-]{43}$/.test(known)) return known;
    const made = randomBytes(32).toString('base64url');
    reply.setCookie(VISIT, made, options);
    return made;
  }

  app.decorateReply('startSession', function (this: FastifyReply, session) {
    return this.setCookie(cookieName, session.id, { ...options, maxAge: COOKIE_SECONDS });
  });
  app.decorateReply('endSession', function (this: FastifyReply) {
    return this.clearCookie(cookieName, options);
  });
}
