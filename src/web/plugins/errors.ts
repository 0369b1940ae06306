import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isMessageKey, type MessageKey } from '../../i18n/index.js';

/** An answer that is no page: thrown by routes and hooks, shown as a page or as problem+json. */
export class WebError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503,
    /** A key of `errors` in the catalogues that says more; without it the status speaks. */
    readonly code?: string,
    readonly details?: Record<string, string | number>,
  ) {
    super(code ?? String(status));
  }
}

/** The code of a form that came from another site. */
export const FOREIGN_FORM = 'foreign-form';
/** The code of a form that was sent after its session had ended. */
export const SIGNED_OUT = 'signed-out';

/** What is not there, or not for this person: the two look alike on purpose. */
export const notFound = () => new WebError(404);
/** Null where a door says that something is not there: for lists, which another row must not bring down. */
export async function orNull<T>(seen: Promise<T>): Promise<T | null> {
  try {
    return await seen;
  } catch (error) {
    if (error instanceof WebError && error.status === 404) return null;
    throw error;
  }
}
/** What this person has no right to. */
export const forbidden = () => new WebError(403);

const STATUSES = [400, 403, 404, 409, 413, 415, 429, 500, 503] as const;
type Status = (typeof STATUSES)[number];

function statusOf(error: FastifyError | WebError): Status {
  const given = error instanceof WebError ? error.status : error.statusCode;
  return STATUSES.find((status) => status === given) ?? (given !== undefined && given >= 400 && given < 500 ? 400 : 500);
}

/** True when the caller is a program that asks for JSON rather than a person with a browser. */
function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return /\bapplication\/(problem\+)?json\b/.test(accept) && !accept.includes('text/html');
}

function textOf(request: FastifyRequest, status: Status, error?: FastifyError | WebError): string {
  if (error instanceof WebError && error.code !== undefined) {
    const key = `errors.${error.code}`;
    if (isMessageKey(key)) return request.t(key, error.details);
  }
  return request.t(`errors.page-${status}-help` satisfies MessageKey);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOT_SHOWN = /^(csrf|commandId|next|kind|certainty|side|presence|outcome|horizon|role|state|urgent|measure|answer|rest)$|password|repeat|current|version/i;

/** What a form brought, to be shown again: browsers do not bring it back themselves on pages that no cache may keep. */
function typedIn(request: FastifyRequest): string[] {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => !NOT_SHOWN.test(name))
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '' && !UUID.test(value));
}

/** The page on which a form stood, to go back to after signing in. */
function cameFrom(request: FastifyRequest): string {
  const { referer, host } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  return url.host === host ? url.pathname + url.search : '/';
}

async function answer(request: FastifyRequest, reply: FastifyReply, status: Status, error?: FastifyError | WebError): Promise<unknown> {
  const signedOut = error instanceof WebError && error.code === SIGNED_OUT;
  const title = signedOut ? request.t('errors.signed-out-title') : request.t(`errors.page-${status}` satisfies MessageKey);
  const detail = textOf(request, status, error);
  if (wantsJson(request)) {
    const code = error instanceof WebError ? error.code : undefined;
    return reply.code(status).type('application/problem+json').send({ type: 'about:blank', title, status, detail, code });
  }
  const typed = error instanceof WebError && error.code === FOREIGN_FORM ? [] : typedIn(request);
  // For the script of an open page, which cannot read a sentence.
  if (error instanceof WebError && error.code !== undefined) reply.header('x-problem', error.code);
  const signIn = signedOut ? `/sign-in?next=${encodeURIComponent(cameFrom(request))}` : null;
  return reply.page('errors/page', { heading: title, detail, typed, signIn, reference: status === 500 ? request.id : null }, { title, status });
}

/** Errors as pages in the person's language, or as problem+json; what happened inside only goes to the log. */
export function addErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | WebError, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    else request.log.info({ status, code: error.code }, 'request refused');
    // An error in an onRequest hook can come before there is a language to answer in.
    if (typeof request.t !== 'function') return reply.code(status).type('text/plain').send(String(status));
    return answer(request, reply, status, error);
  });
  app.setNotFoundHandler(async (request, reply) => answer(request, reply, 404));
}
