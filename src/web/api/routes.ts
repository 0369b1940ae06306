import type { FastifyPluginAsync } from 'fastify';
import { notFound } from '../plugins/errors.js';
import { requireBearer, type BearerDeps } from './bearer.js';
import { addCommands, type CommandDeps } from './commands.js';
import { API_VERSION, openApi } from './openapi.js';
import { addPaperBytes, type ApiPapersDeps } from './papers.js';
import { answerProblem } from './problem.js';
import { addQueries } from './queries.js';
import type { QueryDeps } from './query.js';

export interface ApiDeps extends BearerDeps, CommandDeps, QueryDeps, ApiPapersDeps {
  readonly baseUrl: string;
}

/** `/api/v1`: every command and query for other software. JSON only, bearer tokens only; no cookies, so no forged forms. */
export function apiFeature(deps: ApiDeps): FastifyPluginAsync {
  return async (root) => {
    root.decorateRequest('bearerToken', null);
    await root.register(
      async (app) => {
        // Before the routes: their config says that no cookie is looked at.
        app.addHook('onRoute', (route) => {
          route.config = { ...route.config, bearer: true };
        });
        app.removeAllContentTypeParsers();
        app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
        app.setErrorHandler(answerProblem);
        app.addHook('onRequest', async (_request, reply) => {
          void reply.header('api-version', API_VERSION);
        });
        app.addHook('onRequest', requireBearer(deps));

        addCommands(app, deps);
        addQueries(app, deps);
        await addPaperBytes(app, deps);
        // Made when it is first asked for: it takes a tenth of a second, which a start need not wait for.
        let document: string | null = null;
        app.get('/openapi.json', { config: { open: true } }, async (_request, reply) => reply.type('application/json').send((document ??= JSON.stringify(openApi(deps.baseUrl)))));
        app.all('/', () => Promise.reject(notFound()));
        app.all('/*', () => Promise.reject(notFound()));
      },
      { prefix: '/api/v1' },
    );
  };
}
