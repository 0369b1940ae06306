/** Lets one holder in at a time, first come first served. */
export class Mutex {
  #held = false;
  readonly #waiting: Array<() => void> = [];

  /** Resolves when it is our turn. Whoever acquires must release, also after an error. */
  async acquire(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Passes the turn on, after the event loop has had one: everything here runs synchronously inside
   * SQLite, so a burst of queries that passed the turn on at once would starve sockets and timers.
   */
  release(): void {
    setImmediate(() => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#held = false;
    });
  }
}
