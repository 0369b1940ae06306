import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CRISIS_QUERIES } from './crisis-queries.js';
import { MEETING_QUERIES } from './meeting-queries.js';
import type { Query, QueryDeps } from './query.js';
import { REGISTER_QUERIES } from './register-queries.js';
import { TOLD_QUERIES } from './told-queries.js';

/** Every query of the API, for the routes and for the OpenAPI document alike. */
export const QUERIES: readonly Query<z.ZodType>[] = [...CRISIS_QUERIES, ...TOLD_QUERIES, ...MEETING_QUERIES, ...REGISTER_QUERIES];

export function addQueries(app: FastifyInstance, deps: QueryDeps): void {
  for (const query of QUERIES) {
    app.get(query.path.replace(/\{(\w+)\}/g, ':$1'), async (request: FastifyRequest) => query.answer(deps, request, request.params as Record<string, string>));
  }
}
