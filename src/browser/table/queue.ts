// What was entered and is not yet confirmed by the server: kept, and sent in order, once.

/** A form that waits: what it holds, and when it was typed. */
export interface Waiting {
  /** The command id: sent again, the server does nothing twice. */
  readonly id: string;
  /** The account that typed it; nobody else's session sends it. */
  readonly viewer: string;
  /** Path and query that it goes to. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What the list of what waits shows. */
  readonly text: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly typedAt: number;
  /** Why the server refused it; null while it waits. */
  readonly refused: string | null;
}

/** Where it is kept: survives a closed tab and a restarted machine. */
export interface Store {
  all(viewer: string): Promise<Waiting[]>;
  put(waiting: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What became of sending one. `later`: no line, or no session; it stays, and so does all behind it. */
export type Sent = 'saved' | 'later' | { readonly refused: string };

/** The order in which things were typed; two at the same moment by their ids, which rise too. */
const inOrder = (a: Waiting, b: Waiting) => a.typedAt - b.typedAt || a.id.localeCompare(b.id);

/**
 * The entries of one person that wait. They go one at a time, in the order in which they were typed; what cannot go holds up
 * what is behind it, what is refused does not. Nothing leaves the queue but by `saved` or by hand.
 */
export class Queue {
  #waiting: Waiting[] = [];
  #sending: Promise<void> | null = null;

  constructor(
    private readonly viewer: string,
    private readonly store: Store,
    private readonly send: (waiting: Waiting) => Promise<Sent>,
    private readonly changed: () => void,
  ) {}

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** Takes up what an earlier page left. */
  async load(): Promise<void> {
    const kept = await this.store.all(this.viewer);
    const here = new Set(this.#waiting.map(({ id }) => id));
    this.#waiting = [...kept.filter(({ id }) => !here.has(id)), ...this.#waiting].sort(inOrder);
    this.changed();
  }

  /** Keeps one and sends it as soon as its turn comes. Resolves when it is safe here; rejects when this browser cannot keep it. */
  async add(waiting: Waiting): Promise<void> {
    this.#waiting = [...this.#waiting, waiting];
    this.changed();
    const kept = this.store.put(waiting);
    // Sending does not wait for the disk: whichever is first makes it safe.
    void this.flush();
    await kept;
  }

  /** Takes one out by hand, as to type it again. */
  async take(id: string): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    this.changed();
    await this.store.remove(id);
  }

  /** Sends what waits, as far as it goes. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const sent = await this.send(next);
      if (sent === 'later') return;
      if (sent === 'saved') await this.#saved(next.id);
      else await this.#refused(next, sent.refused);
    }
  }

  #next(): Waiting | undefined {
    return this.#waiting.find(({ refused }) => refused === null);
  }

  async #saved(id: string): Promise<void> {
    await this.store.remove(id);
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    this.changed();
  }

  async #refused(waiting: Waiting, refused: string): Promise<void> {
    const now = { ...waiting, refused };
    // Taken out by hand meanwhile: then it stays out.
    if (!this.#waiting.some(({ id }) => id === waiting.id)) return;
    this.#waiting = this.#waiting.map((one) => (one.id === now.id ? now : one));
    this.changed();
    await this.store.put(now);
  }
}
