/** What an older version must undo to read as it was: the key's value before, or that it was not there. */
interface Undo<V> {
  readonly key: string;
  readonly had: boolean;
  readonly value: V | undefined;
  readonly newer: Entries<V>;
}

/**
 * A map that never changes for who holds it, and yet takes a new entry in constant time: the newest version owns
 * the table, older ones know what to undo and copy it the first time they are read. So folding thousands of
 * events does not copy the table for each. Keeps the order of entry.
 */
export class Entries<V> implements ReadonlyMap<string, V> {
  #table: Map<string, V> | null;
  #undo: Undo<V> | null = null;
  /** An iterator was handed out, which a change of the table would disturb. */
  #iterated = false;
  /** The version that was made of this one last, and the key it changed. */
  #next: { readonly key: string; readonly newer: Entries<V> } | null = null;

  private constructor(table: Map<string, V>) {
    this.#table = table;
  }

  static none<V>(): Entries<V> {
    return new Entries<V>(new Map());
  }

  static from<V>(entries: Iterable<readonly [string, V]>): Entries<V> {
    return new Entries<V>(new Map(entries));
  }

  /** A version with this entry added or put in the other's place; this one stays as it is. */
  with(key: string, value: V): Entries<V> {
    const table = this.#iterated ? new Map(this.#read()) : this.#read();
    const newer = new Entries<V>(table);
    if (!this.#iterated) {
      this.#undo = { key, had: table.has(key), value: table.get(key), newer };
      this.#table = null;
    }
    table.set(key, value);
    this.#next = { key, newer };
    return newer;
  }

  get size(): number {
    return this.#read().size;
  }

  get(key: string): V | undefined {
    return this.#read().get(key);
  }

  has(key: string): boolean {
    return this.#read().has(key);
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    const before = this.#iterated;
    this.#iterated = true;
    try {
      this.#read().forEach((value, key) => visit(value, key, this));
    } finally {
      this.#iterated = before;
    }
  }

  /**
   * The keys added or changed since an older version of the same entries, oldest first;
   * null when `older` is not one.
   */
  changedSince(older: ReadonlyMap<string, V>): readonly string[] | null {
    if (!(older instanceof Entries)) return null;
    const keys = new Set<string>();
    let version: Entries<V> = older;
    while (version !== this) {
      if (version.#next === null) return null;
      keys.add(version.#next.key);
      version = version.#next.newer;
    }
    return [...keys];
  }

  entries(): MapIterator<[string, V]> {
    return this.#iterate().entries();
  }

  keys(): MapIterator<string> {
    return this.#iterate().keys();
  }

  values(): MapIterator<V> {
    return this.#iterate().values();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return 'Entries';
  }

  #iterate(): Map<string, V> {
    const table = this.#read();
    this.#iterated = true;
    return table;
  }

  /** The table of this version; an older version makes its own by undoing, newest change first. */
  #read(): Map<string, V> {
    if (this.#table !== null) return this.#table;
    const undone: Undo<V>[] = [];
    let version: Entries<V> = this;
    while (version.#undo !== null) {
      undone.push(version.#undo);
      version = version.#undo.newer;
    }
    const table = new Map(version.#table);
    for (const { key, had, value } of undone.reverse()) {
      if (had) table.set(key, value as V);
      else table.delete(key);
    }
    this.#table = table;
    this.#undo = null;
    return table;
  }
}

/** The same entries as something `with` works on. */
export function asEntries<V>(map: ReadonlyMap<string, V>): Entries<V> {
  return map instanceof Entries ? map : Entries.from(map);
}
