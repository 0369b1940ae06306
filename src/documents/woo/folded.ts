/** A text without capitals and diacritics, with for each of its signs where it stands in the text as typed. */
export interface Folded {
  readonly text: string;
  /** From a place in `text` to the place in the text as typed; one longer than `text`. */
  readonly places: readonly number[];
}

// Letters that Unicode does not take apart.
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ı: 'i' };

/** Folds a text: `Müller-Łęcki` is found as `muller-lecki`, also where one of them was typed without its accents. */
export function folded(text: string): Folded {
  let out = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    if (sign < '\u0080') {
      places.push(at);
      out += sign.toLowerCase();
      at += 1;
      continue;
    }
    const plain = [...sign.normalize('NFD').toLowerCase()].map((part) => (/\p{M}/u.test(part) ? '' : (LETTERS[part] ?? part))).join('');
    for (let count = 0; count < plain.length; count += 1) places.push(at);
    out += plain;
    at += sign.length;
  }
  places.push(text.length);
  return { text: out, places };
}

/** A text as it is compared: folded, white space as one space. */
export function plainOf(text: string): string {
  return folded(text).text.replace(/\s+/gu, ' ').trim();
}
