import type { RecordedEvent } from '../domain/kernel/event.js';

export type Listener = (events: readonly RecordedEvent[]) => void;

/** Tells what was committed to whoever listens, in this process, in order of position. */
export interface Feed {
  /** Calls `listener` after every commit from now on. Answers how to stop that. */
  subscribe(listener: Listener): () => void;
  /** Called by `execute` after a commit, never before. */
  publish(events: readonly RecordedEvent[]): void;
  /** The journal position of the last commit. */
  position(): number;
}

/** Makes a feed; `startAt` is the position of the journal's last event. A listener that throws is reported to `onError`; the others, and the command, do not notice. */
export function createFeed(onError: (error: unknown) => void, startAt = 0): Feed {
  let position = startAt;
  const listeners = new Set<Listener>();
  return {
    subscribe(listener) {
      // An entry of its own, so that the same function may listen twice and stop once.
      const entry: Listener = (events) => listener(events);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    publish(events) {
      if (events.length === 0) return;
      position = events.at(-1)?.position ?? position;
      for (const listener of [...listeners]) {
        try {
          listener(events);
        } catch (error) {
          onError(error);
        }
      }
    },
    position: () => position,
  };
}
