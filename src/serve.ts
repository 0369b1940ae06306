import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Core } from './composition.js';

/** The socket on which the running server takes the command line's writing verbs. */
export function socketIn(dataDir: string): string {
  return join(dataDir, 'operator.sock');
}

/**
 * Listens, and closes in good order on SIGINT and SIGTERM: no new requests, what runs is finished, the file is closed.
 * `ready` is told the address.
 */
export async function serve(core: Core, app: FastifyInstance, ready: (address: string) => Promise<void> | void): Promise<void> {
  const { HOST, PORT } = core.config;
  const address = await app.listen({ host: HOST, port: PORT });

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await app.close();
    await core.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close().then(() => process.exit(0)));
  await ready(address);
}
