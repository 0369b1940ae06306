import type { preHandlerAsyncHookHandler } from 'fastify';
import { removedCharacters } from '../../domain/kernel/parse.js';
import { SECRET_FIELDS } from './form-state.js';

/** Says so when control characters go out of what someone sent: on the next page they see. Passwords are kept as typed. */
export const sayRemovedCharacters: preHandlerAsyncHookHandler = async (request, reply) => {
  const texts = Object.entries(request.body ?? {}).filter(([name]) => !SECRET_FIELDS.includes(name));
  const count = removedCharacters(texts.map(([, value]) => value as unknown));
  if (count > 0) reply.flash('common.controlsRemoved', { count });
};
