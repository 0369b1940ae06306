import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import type { ApiReceipt } from '../../../src/web/api/commands.js';
import type { Person, TestServer } from '../../support/server.js';

/** Software with someone's token. */
export interface Client {
  readonly token: string;
  readonly tokenId: string;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(name: string, input: unknown, commandId?: string): Promise<LightMyRequestResponse>;
  /** Carries out a command; fails the test when it is refused. */
  does(name: string, input: unknown): Promise<ApiReceipt>;
}

export async function clientOf(server: TestServer, who: Person, days = 90): Promise<Client> {
  const made = await server.core.accounts.makeToken(who.accountId, { name: 'test', days }, { actor: who.accountId, origin: null });
  if (isRejection(made)) throw new Error(made.code);
  return clientWith(server.app, made.token, made.id, () => server.core.ids.next());
}

export function clientWith(app: FastifyInstance, token: string, tokenId: string, newId: () => string): Client {
  const authorization = `Bearer ${token}`;
  const post = (name: string, input: unknown, commandId = newId()) =>
    app.inject({ method: 'POST', url: `/api/v1/commands/${name}`, headers: { authorization, 'idempotency-key': commandId, 'content-type': 'application/json' }, payload: JSON.stringify(input) });
  return {
    token,
    tokenId,
    post,
    get: (path, headers = {}) => app.inject({ url: `/api/v1${path}`, headers: { authorization, ...headers } }),
    async does(name, input) {
      const response = await post(name, input);
      if (response.statusCode !== 200) throw new Error(`${name}: ${response.body}`);
      return response.json<ApiReceipt>();
    },
  };
}

/** The id of what a command made. */
export const idIn = ({ made }: ApiReceipt, kind: string): string => made.find((one) => one.kind === kind)?.id ?? '';
