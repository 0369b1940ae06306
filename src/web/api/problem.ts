import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldIssue, Rejection } from '../../domain/kernel/rejection.js';
import { rejectionText } from '../../i18n/index.js';
import { statusOf } from '../plugins/commands.js';
import { WebError } from '../plugins/errors.js';

/** A refusal of the API: thrown by hooks and routes, answered as problem+json (RFC 9457) in the language of Accept-Language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details?: Readonly<Record<string, string | number>>,
    readonly issues: readonly FieldIssue[] = [],
  ) {
    super(code);
  }
}

/** What a command's refusal is here. */
export function problemOf(rejection: Rejection): Problem {
  const { code, field, details, issues } = rejection;
  return new Problem(statusOf(rejection), code, details, issues ?? (field === undefined ? [] : [{ field, code, ...(details ? { details } : {}) }]));
}

/** Wrong parameters of a query: a number out of range, a cursor that we never gave. */
export const wrongQuery = (field: string, code: string, details?: Record<string, number>) => new Problem(400, code, details, [{ field, code, ...(details ? { details } : {}) }]);

const OF_STATUS: Readonly<Record<number, string>> = { 403: 'not-allowed', 404: 'no-such-path', 409: 'conflict', 413: 'body-too-large', 415: 'not-json' };

function problemFrom(error: FastifyError | WebError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof WebError) return new Problem(error.status, error.code ?? OF_STATUS[error.status] ?? 'bad-request', error.details);
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return new Problem(500, 'failed');
  const unreadable = error instanceof SyntaxError || error.code.includes('JSON');
  return new Problem(status, OF_STATUS[status] ?? (unreadable ? 'unreadable-body' : 'bad-request'));
}

/** Answers any error of a request to the API; what happened inside only goes to the log. */
export async function answerProblem(error: FastifyError | WebError | Problem, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { status, code, details, issues } = problemFrom(error);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  else request.log.info({ status, code }, 'request refused');
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  const errors = issues.map((issue) => ({ field: issue.field, code: issue.code, message: rejectionText(request.t, issue) }));
  const title = rejectionText(request.t, { code, ...(details ? { details } : {}) });
  return reply.code(status).type('application/problem+json').send({ type: `urn:crisisoverleg:problem:${code}`, title, status, code, errors });
}
