import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { DataInUse } from './database/lock.js';

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

/** Starts; a fault that whoever installs can mend (a wrong setting, a port or a folder in use) ends in one line, not in a stack. */
export async function startOrSay(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof Error) || !isTheirs(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function isTheirs(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof DataInUse || error.message.startsWith('Configuration is wrong') || ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code ?? '');
}
