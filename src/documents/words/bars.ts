/** A piece of a text; `ground`: it stands for words that are left out on that ground of the Woo, and is drawn as a black bar. */
export interface Piece {
  readonly text: string;
  readonly ground: string | null;
}

// What woo.bar says in each language: words and not blocks, because the font of documents has no blocks and who listens hears words.
const BAR = /\[(?:onleesbaar gemaakt|made illegible): (5\.[0-9](?:\.[0-9])?(?:\.[a-i])?)\]/gu;

/** A text in pieces, so that a renderer can draw bars for what was left out. */
export function barredPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(BAR)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), ground: null });
    pieces.push({ text: match[0], ground: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  return at === 0 ? [{ text, ground: null }] : at < text.length ? [...pieces, { text: text.slice(at), ground: null }] : pieces;
}

/** The same in HTML that is finished: bars in its texts, not in its attributes, its title or its style. */
export function withBars(html: string): string {
  return html.replace(/<(title|style)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/gu, (part) =>
    part.startsWith('<') ? part : part.replace(BAR, '<span class="barred">$&</span>'),
  );
}
