import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

export interface Route {
  readonly method: string;
  readonly url: string;
}

/** Notes every route of the apps that are built while `build` runs; HEAD goes along with GET. */
export async function routesOf<T>(build: () => Promise<T>): Promise<{ readonly built: T; readonly routes: readonly Route[] }> {
  const routes: Route[] = [];
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one === 'GET' || one === 'POST') routes.push({ method: one, url });
    });
  };
  diagnostics.subscribe('fastify.initialization', watch);
  try {
    return { built: await build(), routes };
  } finally {
    diagnostics.unsubscribe('fastify.initialization', watch);
  }
}
