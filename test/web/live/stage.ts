import { load } from 'cheerio';
import { onTestFinished } from 'vitest';
import { Follower, type Heard } from '../../support/follower.js';
import { atTheTable, type AtTheTable, type Who } from '../meeting/at-the-table.js';
import { Shown } from './shown.js';

/** A meeting in Beeld, on a server that listens, with people who have its page open. */
export interface LiveTable extends AtTheTable {
  readonly url: string;
  /** The page that someone gets, as a browser shows it. */
  page(cookie: string, query?: string): Promise<Shown>;
  cookieOf(who: Who): Promise<string>;
  /** Opens the page and follows it; waits until it is among who is online, so that nothing of the coming in is still to come. */
  open(who: Who, query?: string): Promise<{ readonly shown: Shown; readonly stream: Follower; readonly cookie: string }>;
  /** Follows with a cookie, from a position or from nowhere. */
  follow(cookie: string, since?: number | null, query?: string, headers?: Record<string, string>): Promise<Follower>;
  /** Where the journal is. */
  position(): number;
  /** Says something that everyone at the table sees, and answers the position. */
  say(text: string, more?: object, who?: Who): Promise<number>;
}

/** The names of who is online in a message; null when it says nothing of that. */
export function onlineIn({ blocks }: Pick<Heard, 'blocks'>): string[] | null {
  const top = blocks.find(([id]) => id === 'top')?.[1];
  return top === undefined ? null : (load(top)('.live').attr('title') ?? '').split(', ').filter((name) => name !== '');
}

export async function liveTable(phase: 'beeld' | 'oordeel' | null = 'beeld'): Promise<LiveTable> {
  const table = await atTheTable();
  const { server, here, meetingId, people } = table;
  if (phase) await table.to(phase);
  const url = await server.listen();
  const open: Follower[] = [];
  const seen = new Set<Who>();
  onTestFinished(async () => void (await Promise.all(open.map((stream) => stream.leave()))));

  const live: LiveTable = {
    ...table,
    url,
    async page(cookie, query = '') {
      const { statusCode, body } = await server.app.inject({ url: `${here}${query}`, headers: { cookie, accept: 'text/html' } });
      if (statusCode !== 200) throw new Error(`${here}${query}: ${statusCode}`);
      return new Shown(body);
    },
    cookieOf: async (who) => (await server.session(people[who])).cookie,
    async follow(cookie, since = null, query = '', headers = {}) {
      const asked = new URLSearchParams(query);
      if (since !== null) asked.set('since', String(since));
      const stream = await Follower.open(`${url}${here}/live?${asked}`, { cookie, ...headers });
      open.push(stream);
      return stream;
    },
    async open(who, query = '') {
      const cookie = await live.cookieOf(who);
      const shown = await live.page(cookie, query);
      const stream = await live.follow(cookie, shown.position, query);
      const { name } = people[who].actor;
      if (!seen.has(who)) await stream.next((heard) => onlineIn(heard)?.includes(name) === true);
      seen.add(who);
      return { shown, cookie, stream };
    },
    position: () => server.core.feed.position(),
    async say(text, more = {}, who = 'secretary') {
      const { position } = await server.run(people[who], 'AddStatement', { meetingId, text, ...more });
      return position;
    },
  };
  return live;
}
