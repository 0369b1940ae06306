import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../plugins/errors.js';
import { requireViewer, viewerOf, type SessionSource } from '../plugins/session.js';
import type { Hub } from './hub.js';

export interface LiveDeps {
  readonly hub: Hub;
  readonly sessions: SessionSource;
  readonly onError: (error: unknown) => void;
}

const STREAM = 'text/event-stream';

/** How often everything is looked at again, and a sign of life is sent. */
const BEAT_MS = 20_000;
/** A browser that takes in less than it gets is let go; it comes back and gets what stands then. */
const MOST_WAITING = 2_000_000;
/** A browser that lost its stream tries again after this. */
const RETRY_MS = 1_500;

/** `/meetings/:id/live`: the stream that an open page follows. The query is that of the page, with `since`: the position it was made at. */
export function liveFeature({ hub, sessions, onError }: LiveDeps): FastifyPluginAsync {
  return async (app) => {
    const beat = setInterval(() => void hub.tick().catch(onError), BEAT_MS);
    beat.unref();
    app.addHook('preClose', async () => {
      clearInterval(beat);
      await hub.close();
    });

    app.get<{ Params: { id: string } }>('/meetings/:id/live', { preHandler: requireViewer, config: { guests: true } }, async (request, reply) => {
      const { since, kind = null, ...query } = request.query as Record<string, string>;
      const follower = { viewer: viewerOf(request), ...streamTo(reply, stillSignedIn(request, sessions)) };
      const joined = await hub.follow(follower, request.params.id, { query, language: request.language }, { since: positionOf(request.headers['last-event-id'] ?? since), kind });
      if (joined === null) throw notFound();
      // Who does not ask for a stream gets what there is now, and no more.
      if (!String(request.headers.accept).includes(STREAM)) {
        joined.leave();
        return reply.type(STREAM).send(follower.begun());
      }
      reply.raw.once('close', () => joined.leave());
      // Who went away while coming in is not online.
      if (request.raw.socket.destroyed) joined.leave();
      follower.open();
      return reply;
    });
  };
}

/** Whether the session of this request is still there and someone's. */
function stillSignedIn(request: FastifyRequest, sessions: SessionSource) {
  const { viewer } = request;
  const id = request.sessionCookie;
  return async () => {
    const now = id === undefined ? null : await sessions.sessionOf(id, request.headers['user-agent'], 'look');
    return now !== null && now.accountId === viewer?.accountId;
  };
}

/** Writes what is sent to the browser; what is sent before `open` waits. */
function streamTo(reply: FastifyReply, signedIn: () => Promise<boolean>) {
  const { raw } = reply;
  const waiting: Buffer[] = [];
  let opened = false;
  let ended = false;
  const write = (frame: Buffer) => {
    if (raw.destroyed || raw.writableEnded) return;
    if (raw.writableLength > MOST_WAITING) raw.destroy();
    else raw.write(frame);
  };
  return {
    signedIn,
    /** What was sent before it is open. */
    begun: () => Buffer.concat(waiting),
    open() {
      const headers = { ...reply.getHeaders(), 'content-type': `${STREAM}; charset=utf-8`, 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      reply.hijack();
      raw.writeHead(200, headers as Record<string, string>);
      raw.write(`retry: ${RETRY_MS}\n\n`);
      opened = true;
      for (const frame of waiting) write(frame);
      if (ended) raw.end();
    },
    send(frame: Buffer) {
      if (opened) write(frame);
      else waiting.push(frame);
    },
    end() {
      ended = true;
      if (opened) raw.end();
    },
  };
}

function positionOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
