import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Accounts, TokenBearer } from '../../accounts/accounts.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { createAttempts } from '../plugins/attempts.js';
import { Problem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The token with which a request to the API is made; null elsewhere. */
    bearerToken: TokenBearer['token'] | null;
  }
  interface FastifyContextConfig {
    /** Set on what the API tells anyone. */
    open?: boolean;
  }
}

export interface BearerDeps {
  readonly accounts: Pick<Accounts, 'bearerOf'>;
  readonly clock: Clock;
  readonly requestsPerMinute: number;
}

/**
 * Requires a token that works and lets its person act; counts requests a token.
 * Codes: token-missing, token-refused (401), too-many-requests (429).
 */
export function requireBearer({ accounts, clock, requestsPerMinute }: BearerDeps): onRequestAsyncHookHandler {
  const requests = createAttempts(clock, { most: requestsPerMinute, minutes: 1 });
  return async (request, reply) => {
    if (request.routeOptions.config.open === true) return;
    const token = tokenIn(request);
    if (token === null) throw new Problem(401, 'token-missing');
    const bearer = await accounts.bearerOf(token, request.ip);
    if (bearer === null) throw new Problem(401, 'token-refused');
    const minutes = requests.waitFor(bearer.token.id);
    if (minutes > 0) {
      void reply.header('retry-after', String(minutes * 60));
      throw new Problem(429, 'too-many-requests', { minutes });
    }
    requests.begin(bearer.token.id);
    request.viewer = bearer.person;
    request.bearerToken = bearer.token;
  };
}

function tokenIn({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}
