// Follows the journal: applies what the server sends, and goes on where it was after any pause.

import { lineState, say } from './line-state.js';
import { applyBlocks } from './morph.js';
import { livePath, livePosition } from './page.js';

/** A page that is out of sight lets its stream go after this; coming back it catches up. */
const OUT_OF_SIGHT_MS = 30_000;
/** Without a sign of life for this long the line is dead, whatever the browser thinks. */
const SILENCE_MS = 50_000;
/** What was confirmed must show within this time; else the page is fetched. */
const SHOWN_MS = 1_500;
const TRY_AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

interface Message {
  readonly title?: string;
  readonly blocks?: readonly (readonly [string, string])[];
}

export interface Stream {
  /** Begins anew from what the page shows now. */
  restart(): void;
  /** Whether changes come in now. */
  isLive(): boolean;
  /** Waits until the page shows the journal up to a position; false when that takes too long. */
  reached(position: number): Promise<boolean>;
}

/** Starts following. `reload` fetches the page whole, where a change cannot be applied; `back` is told when the line is there again. */
export function follow({ reload, back }: { reload(): void; back(): void }): Stream {
  let source: EventSource | null = null;
  let position = livePosition();
  const waiting = new Set<() => void>();
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  function address(): string {
    const url = new URL(livePath(), location.href);
    for (const [name, value] of new URLSearchParams(location.search)) url.searchParams.set(name, value);
    if (position !== null) url.searchParams.set('since', String(position));
    return url.pathname + url.search;
  }

  function close(): void {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  /** A sign of life. False for a page whose session had ended: signed in elsewhere meanwhile, it has no token of the new one and is fetched. */
  function heard(): boolean {
    tries = 0;
    clearTimeout(silence);
    silence = setTimeout(again, SILENCE_MS);
    const wasOut = lineState() === 'signed-out';
    say('live');
    if (wasOut) reload();
    return !wasOut;
  }

  function open(): void {
    close();
    const opened = new EventSource(address());
    source = opened;
    opened.onopen = () => {
      if (heard()) back();
    };
    opened.onmessage = (event: MessageEvent<string>) => {
      heard();
      const { blocks = [], title } = JSON.parse(event.data) as Message;
      if (!applyBlocks(blocks, title)) return reload();
      if (event.lastEventId !== '') {
        position = Number(event.lastEventId);
        for (const one of [...waiting]) one();
      }
    };
    opened.addEventListener('beat', () => {
      // What could not go while the stream stayed (the server was busy, one request was lost) goes now.
      if (heard()) back();
    });
    opened.addEventListener('reload', () => reload());
    opened.addEventListener('gone', () => stop('gone'));
    opened.addEventListener('signed-out', () => stop('signed-out'));
    opened.onerror = () => {
      say('lost');
      // The browser tries again by itself, unless the answer was no stream at all.
      if (opened.readyState === EventSource.CLOSED && source === opened) void closedFor();
    };
  }

  function stop(why: 'gone' | 'signed-out'): void {
    close();
    say(why);
  }

  function again(): void {
    close();
    say('lost');
    retry = setTimeout(open, TRY_AGAIN_MS[Math.min(tries, TRY_AGAIN_MS.length - 1)]);
    tries += 1;
  }

  /** Finds out why there is no stream: the session is over, the page is not there any more, or there is no line. */
  async function closedFor(): Promise<void> {
    close();
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
      if (new URL(answer.url).pathname !== location.pathname) return stop('signed-out');
      if (answer.status === 404 || answer.status === 403) return stop('gone');
    } catch {
      // No line: try again below.
    }
    again();
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') hiding = setTimeout(close, OUT_OF_SIGHT_MS);
    else if (source === null) open();
  });
  // A stream that was open before the line went may be dead without knowing it.
  addEventListener('online', open);
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
  open();

  return {
    restart() {
      position = livePosition();
      open();
    },
    isLive: () => source?.readyState === EventSource.OPEN,
    reached: (wanted) =>
      new Promise((resolve) => {
        const end = (is: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(is);
        };
        const look = () => {
          if ((position ?? 0) >= wanted) end(true);
        };
        const timer = setTimeout(() => end(false), SHOWN_MS);
        waiting.add(look);
        look();
      }),
  };
}
