/** A name that every file system takes: letters of any alphabet, digits, `-`, `_` and points inside it. */
export function safeName(name: string): string {
  const safe = name.normalize('NFC').replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+|\.+$/g, '');
  return safe === '' ? '_' : safe;
}

/** Gives each name once, also where file systems do not tell capitals apart. */
export class Names {
  readonly #taken = new Set<string>();

  /** The name, or with a number before its extension where it is taken. */
  give(name: string): string {
    const [, stem = name, extension = ''] = /^(.*?)(\.[A-Za-z0-9]+)?$/s.exec(safeName(name)) ?? [];
    for (let count = 1; ; count += 1) {
      const tried = count === 1 ? `${stem}${extension}` : `${stem}-${count}${extension}`;
      const key = tried.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return tried;
    }
  }
}
