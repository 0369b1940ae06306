import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../../config.js';

/** A path for the log: without its query, and without the secret of a one-time link. */
export function loggedPath(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return path.replace(/^\/(link|start|seat|received|calendar)\/.+$/, '/$1/...');
}

/** How requests are logged: who asked for which path and what came of it; no headers, bodies or secrets. */
export function loggerOptions(level: Config['LOG_LEVEL'], logTo?: NodeJS.WritableStream): FastifyServerOptions['logger'] {
  const serializers = {
    req: (request: FastifyRequest) => ({ method: request.method, path: loggedPath(request.url), address: request.ip }),
  };
  return logTo === undefined ? { level, serializers } : { level, serializers, stream: logTo };
}
