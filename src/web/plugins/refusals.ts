import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Writes down that someone was refused a page. `subject`: the page with its ids, never what else stood in the address. */
export type NoteRefusal = (by: { readonly actor: string; readonly origin: string }, refused: { readonly act: 'page-refused'; readonly subject: string; readonly result: string }) => Promise<void>;

const RESULTS: Readonly<Record<number, string>> = { 403: 'not-allowed', 404: 'not-there' };
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * One line for each page, download or query that a signed-in person asked for and may not see or that is not there: the two look alike
 * to who asks. Commands that were refused have their own line; addresses that no route knows have none.
 */
export function addRefusals(app: FastifyInstance, note: NoteRefusal): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const result = RESULTS[reply.statusCode];
    const page = result === undefined ? null : pageOf(request);
    if (result !== undefined && page !== null && request.viewer) {
      await note({ actor: request.viewer.accountId, origin: request.ip }, { act: 'page-refused', subject: page, result });
    }
    return payload;
  });
}

/** The address by its route, with the ids that it names; null for what is no page. */
function pageOf({ method, params, routeOptions }: FastifyRequest): string | null {
  const { url } = routeOptions;
  if (method !== 'GET' || url === undefined || url.endsWith('*') || url.startsWith('/assets') || !url.includes(':')) return null;
  const named = params as Readonly<Record<string, string>>;
  return url.replace(/:(\w+)/g, (name, key: string) => (ID.test(named[key] ?? '') ? (named[key] ?? name) : name));
}
