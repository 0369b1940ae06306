import type { FastifyInstance } from 'fastify';

/** `/healthz`: the process lives. `/readyz`: the database answers too (`ready` resolves to true). */
export function addHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  const config = { anonymous: true };
  app.get('/healthz', { config, logLevel: 'warn' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config, logLevel: 'warn' }, async (request, reply) => {
    const answers = await ready().catch((error: unknown) => {
      request.log.error({ err: error }, 'not ready');
      return false;
    });
    return reply.code(answers ? 200 : 503).send({ status: answers ? 'ok' : 'unavailable' });
  });
}
