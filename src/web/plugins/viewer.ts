import type { Actor } from '../../domain/kernel/event.js';
import type { Formats, Language, Translate } from '../../i18n/index.js';

/** The signed-in person on whose behalf a request is made. */
export interface Viewer {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly admin: boolean;
  readonly language: Language;
  /** The one meeting of someone who came in by a one-time code; `accountId` is the person then, who has no account. */
  readonly guestOf?: string;
  /** The hash under which the session is stored; never the id that the cookie holds. */
  readonly sessionId: string;
  /** What every form of this session must send along. */
  readonly csrf: string;
}

/** The viewer as commands and the journal know a person. */
export function actorOf(viewer: Viewer): Actor {
  const { personId, name, guestOf } = viewer;
  return guestOf === undefined ? { kind: 'person', personId, name } : { kind: 'guest', personId, name, meetingId: guestOf };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in, or null. */
    viewer: Viewer | null;
    /** The viewer's language; before signing in what the browser asks for. */
    language: Language;
    t: Translate;
    formats: Formats;
    /** The token that forms of this request's session must hold. */
    csrf: string;
  }
}
