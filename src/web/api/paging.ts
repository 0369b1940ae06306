import { wrongQuery } from './problem.js';

export const LIMIT = { usual: 50, most: 100 } as const;

/** One page of a list; `next` is the cursor of the page after it, null on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

export interface PageAsked {
  readonly limit: number;
  /** The key of the last item of the page before; null for the first. */
  readonly after: string | null;
}

/** What `?limit=` and `?cursor=` ask for. Codes: bad-limit, bad-cursor. */
export function pageAsked(query: unknown): PageAsked {
  const { limit, cursor } = (query ?? {}) as { limit?: unknown; cursor?: unknown };
  const most = limit === undefined ? LIMIT.usual : typeof limit === 'string' && /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (most < 1 || most > LIMIT.most) throw wrongQuery('limit', 'bad-limit', { min: 1, max: LIMIT.most });
  return { limit: most, after: cursor === undefined ? null : keyIn(cursor) };
}

function keyIn(cursor: unknown): string {
  const key = typeof cursor === 'string' ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  if (key === '' || Buffer.from(key).toString('base64url') !== cursor) throw wrongQuery('cursor', 'bad-cursor');
  return key;
}

/**
 * A page of rows in the order of their keys (`newestFirst`: the other way round), made of what `show` gives; a row for which
 * that is null is not there for this person. What is added meanwhile moves no page: a cursor names the last key, not a place.
 */
export async function pageOf<Row, T>(rows: readonly Row[], keyOf: (row: Row) => string, asked: PageAsked, show: (row: Row) => Promise<T | null> | T | null, newestFirst = false): Promise<Page<T>> {
  const sign = newestFirst ? -1 : 1;
  const order = (a: string, b: string) => sign * (a < b ? -1 : a > b ? 1 : 0);
  const { after, limit } = asked;
  const keyed = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => order(a.key, b.key));
  const coming = after === null ? keyed : keyed.filter(({ key }) => order(key, after) > 0);
  const items: T[] = [];
  let last = '';
  for (const { row, key } of coming) {
    const shown = await show(row);
    if (shown === null) continue;
    // One more than fits is seen: there is a next page only when somebody would find something on it.
    if (items.length === limit) return { items, next: Buffer.from(last).toString('base64url') };
    items.push(shown);
    last = key;
  }
  return { items, next: null };
}
