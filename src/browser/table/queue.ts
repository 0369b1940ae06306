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
  /** Keeps a newer one in the place of the one with this id; false when that is not there any more. */
  replace(waiting: Waiting): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** What became of sending one. `later`: no line, or no session; it stays, and so does all behind it. */
export type Sent = 'saved' | 'later' | { readonly refused: string };

/** The order in which things were typed; two at the same moment by their ids, which rise too. */
const inOrder = (a: Waiting, b: Waiting) => a.typedAt - b.typedAt || a.id.localeCompare(b.id);

/**
 * The entries of one person that wait. They go one at a time, in the order in which they were typed; what cannot go holds up
 * what is behind it, what is refused does not. Nothing leaves the queue but by `saved` or by hand. Several pages of one browser
 * share a store: each looks there before it sends, and what two of them send the server does once.
 */
export class Queue {
  #waiting: Waiting[] = [];
  #sending: Promise<void> | null = null;
  /** What is known to be in the store: when it is not there any more, another page saved it or took it out. */
  readonly #kept = new Set<string>();
  /** What was saved or taken out here, and must not come back from a look that began before. */
  readonly #gone = new Set<string>();

  constructor(
    private readonly viewer: string,
    private readonly store: Store,
    private readonly send: (waiting: Waiting) => Promise<Sent>,
    private readonly changed: () => void,
  ) {}

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  /** Takes up what an earlier page, or another one, left. */
  async load(): Promise<void> {
    await this.#look();
    this.changed();
  }

  /** Keeps one and sends it as soon as its turn comes. Resolves when it is safe here; rejects when this browser cannot keep it. */
  async add(waiting: Waiting): Promise<void> {
    this.#waiting = [...this.#waiting, waiting];
    this.changed();
    // Sending does not wait for the disk: whichever is first makes it safe. It looks at the store first, before what is written now.
    void this.flush();
    await this.store.put(waiting);
    this.#kept.add(waiting.id);
  }

  /** Takes one out by hand, as to type it again. */
  async take(id: string): Promise<void> {
    this.#leave(id);
    await this.store.remove(id);
  }

  /** Sends what waits, as far as it goes. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll();
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      await this.#look();
      const next = this.#waiting.find(({ refused }) => refused === null);
      const sent = next === undefined ? 'later' : await this.send(next).catch((): Sent => 'later');
      if (next === undefined || sent === 'later') {
        this.#sending = null;
        return;
      }
      if (sent === 'saved') await this.#saved(next.id);
      else await this.#refused(next, sent.refused);
    }
  }

  /** Sees what other pages of this person kept, saved or took out. Without a store, what is here is all there is. */
  async #look(): Promise<void> {
    const known = new Set(this.#kept);
    const all = await this.store.all(this.viewer).catch(() => null);
    if (all === null) return;
    const stored = new Map(all.filter(({ id }) => !this.#gone.has(id)).map((one) => [one.id, one]));
    const here = this.#waiting.filter(({ id }) => stored.has(id) || !known.has(id)).map((one) => (one.refused === null ? (stored.get(one.id) ?? one) : one));
    const ids = new Set(here.map(({ id }) => id));
    const more = [...stored.values()].filter(({ id }) => !ids.has(id));
    for (const id of stored.keys()) this.#kept.add(id);
    const differs = more.length > 0 || here.length !== this.#waiting.length || here.some((one, place) => one.refused !== this.#waiting[place]?.refused);
    this.#waiting = [...here, ...more].sort(inOrder);
    if (differs) this.changed();
  }

  #leave(id: string): void {
    this.#gone.add(id);
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    this.changed();
  }

  async #saved(id: string): Promise<void> {
    this.#leave(id);
    // What cannot be taken out of the store is sent once more by a next page, and done once.
    await this.store.remove(id).catch(() => undefined);
  }

  async #refused(waiting: Waiting, refused: string): Promise<void> {
    const now = { ...waiting, refused };
    // Taken out by hand meanwhile: then it stays out.
    if (!this.#waiting.some(({ id }) => id === waiting.id)) return;
    this.#waiting = this.#waiting.map((one) => (one.id === now.id ? now : one));
    this.changed();
    const isThere = await this.store.replace(now).catch(() => true);
    if (!isThere && this.#kept.has(now.id)) this.#leave(now.id);
  }
}
