/**
 * SQLite's LIKE, which Prisma's `contains` becomes, takes `%` and `_` for 'anything' and Prisma escapes neither. What is looked for with one
 * of them in it finds too much there, never too little: the rows found are then looked at again with `holdsWords`.
 */
export function findsTooMuch(words: string): boolean {
  return /[%_]/.test(words);
}

/** Whether one of these texts holds the words as they were typed; case counts for no letter of ASCII, as in LIKE. */
export function holdsWords(words: string, texts: readonly (string | null)[]): boolean {
  const wanted = folded(words);
  return texts.some((text) => text !== null && folded(text).includes(wanted));
}

const folded = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
