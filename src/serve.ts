import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';

/** Listens, and closes in good order on SIGINT and SIGTERM: no new requests, what runs is finished, then `closeRest`. */
export async function serve(config: Config, app: FastifyInstance, closeRest: () => Promise<void>): Promise<void> {
  await app.listen({ host: config.HOST, port: config.PORT });

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await app.close();
    await closeRest();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
}
