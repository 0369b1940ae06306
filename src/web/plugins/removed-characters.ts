import type { preHandlerAsyncHookHandler } from 'fastify';
import { cleanText } from '../../domain/kernel/text.js';

/** How many control characters cleaning takes out of the strings in a body. */
export function removedFrom(body: unknown): number {
  if (typeof body === 'string') return cleanText(body).removed;
  if (typeof body !== 'object' || body === null) return 0;
  return Object.values(body).reduce((sum: number, value) => sum + removedFrom(value), 0);
}

/** Says so when control characters go out of what someone sent: on the next page they see. */
export const sayRemovedCharacters: preHandlerAsyncHookHandler = async (request, reply) => {
  const count = removedFrom(request.body);
  if (count > 0) reply.flash('common.controlsRemoved', { count });
};
