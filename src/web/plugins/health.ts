import type { FastifyInstance } from 'fastify';

/** `/healthz`: the process lives. `/readyz`: the database answers too (`ready` resolves to true). Asked every few seconds, so not logged. */
export function addHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  const config = { anonymous: true };
  app.get('/healthz', { config, logLevel: 'silent' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config, logLevel: 'silent' }, async (_request, reply) => {
    const answers = await ready().catch((error: unknown) => {
      app.log.error({ err: error }, 'not ready');
      return false;
    });
    return reply.code(answers ? 200 : 503).send({ status: answers ? 'ok' : 'unavailable' });
  });
}
