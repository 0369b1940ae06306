import { partsOf, type RecordedEvent, type StreamId } from '../domain/kernel/event.js';
import type { Sql } from '../database/sql.js';

/** A stream folded up to `version`. `state` is null while the stream has no events. */
export interface Folded {
  readonly version: number;
  readonly state: unknown;
}

/** Folds one event into the state of its stream. Pure. */
export type Fold = (kind: ReturnType<typeof partsOf>['kind'], state: unknown, event: RecordedEvent) => unknown;

/** Reads a stream's events after a version, upcast. */
export type LoadStream = (sql: Sql, stream: StreamId, afterVersion: number) => readonly RecordedEvent[];

/** A stream without events. */
export const NEW_STREAM: Folded = { version: 0, state: null };

/**
 * The folded states of recently used streams. Writing goes through layers: a command's layer is dropped
 * when the command is refused, a batch's layer when the commit fails, so the store never knows more than the disk.
 */
export class StateStore {
  readonly #committed = new Map<StreamId, Folded>();

  constructor(
    private readonly fold: Fold,
    private readonly loadStream: LoadStream,
    private readonly capacity = 2_000,
  ) {}

  /** The committed state, if it is at hand without reading. */
  cached(stream: StreamId): Folded | undefined {
    const found = this.#committed.get(stream);
    if (found) this.#touch(stream, found);
    return found;
  }

  /** The committed state, read from the journal when it is not at hand. */
  load(sql: Sql, stream: StreamId): Folded {
    const known = this.cached(stream);
    if (known) return known;
    const folded = this.apply(NEW_STREAM, this.loadStream(sql, stream, 0));
    this.#touch(stream, folded);
    return folded;
  }

  /** Folds events of one stream onto a state. */
  apply(from: Folded, events: readonly RecordedEvent[]): Folded {
    let { version, state } = from;
    for (const event of events) {
      state = this.fold(partsOf(event.stream).kind, state, event);
      version = event.version;
    }
    return { version, state };
  }

  /** Takes over what a commit made true. */
  commit(states: ReadonlyMap<StreamId, Folded>): void {
    for (const [stream, folded] of states) this.#touch(stream, folded);
  }

  /** Forgets everything, after a fault that leaves doubt. */
  clear(): void {
    this.#committed.clear();
  }

  #touch(stream: StreamId, folded: Folded): void {
    this.#committed.delete(stream);
    this.#committed.set(stream, folded);
    if (this.#committed.size > this.capacity) {
      const oldest = this.#committed.keys().next().value;
      if (oldest !== undefined) this.#committed.delete(oldest);
    }
  }
}
