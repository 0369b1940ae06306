import { diffWordsWithSpace } from 'diff';

/** A stretch of text that both versions have, or only the later or only the earlier one. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Past this many differing words the texts are no versions of each other: finding the least difference would take seconds. */
const MOST_CHANGES = 1_500;

/**
 * Two texts word by word; every space and line end counts. Without what was removed the pieces are the later text,
 * without what was added the earlier one.
 */
export function comparedWords(earlier: string, later: string): Piece[] {
  if (earlier === later) return filled([{ kind: 'same', text: later }]);
  const changes = diffWordsWithSpace(earlier, later, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return filled([{ kind: 'removed', text: earlier }, { kind: 'added', text: later }]);
  return filled(changes.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value })));
}

/** The later or the earlier text back from its pieces. */
export function textWithout(kind: 'added' | 'removed', pieces: readonly Piece[]): string {
  return pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join('');
}

const filled = (pieces: Piece[]): Piece[] => pieces.filter(({ text }) => text !== '');
