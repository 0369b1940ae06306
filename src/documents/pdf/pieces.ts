import type { FaceName, Faces, TextFace } from './faces.js';

/** Signs that one face sets. */
export interface Piece {
  readonly face: FaceName;
  /** What is drawn. */
  readonly drawn: string;
  /** What was typed, where that is not what is drawn sign for sign: for copying and reading aloud. */
  readonly actual: string | null;
  /** Read from right to left. */
  readonly rtl: boolean;
}

// Marks of direction, joiners, soft hyphens, selectors of a variant: seen in no font.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ARABIC = /\p{Script_Extensions=Arabic}/u;

/** A word as pieces, each in a face that has its signs. What no face has is shown by its code point, so that nothing vanishes. */
export function piecesOf(word: string, base: TextFace, faces: Faces): Piece[] {
  // The ordinary word: all its signs in the font of the text.
  if (/^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f]*$/.test(word)) return [{ face: base, drawn: word, actual: null, rtl: false }];
  const groups: Group[] = [];
  let unseen = '';
  for (const sign of word.normalize('NFC')) {
    const last = groups.at(-1);
    if (UNSEEN.test(sign)) {
      if (last) last.source += sign;
      else unseen += sign;
      continue;
    }
    const group = groupOf(sign, base, last, faces);
    if (last && !group.coded && !last.coded && last.face === group.face && last.rtl === group.rtl) {
      last.drawn += group.drawn;
      last.source += group.source;
    } else groups.push({ ...group, source: unseen + group.source });
    unseen = '';
  }
  return groups.map(({ face, drawn, source, rtl }) => ({ face, drawn, actual: drawn === source ? null : source, rtl }));
}

interface Group {
  face: FaceName;
  drawn: string;
  source: string;
  rtl: boolean;
  /** Shown by its code point. */
  coded: boolean;
}

function groupOf(sign: string, base: TextFace, last: Group | undefined, faces: Faces): Group {
  const codePoint = sign.codePointAt(0) ?? 0;
  const rtl = RIGHT_TO_LEFT.test(sign) || (last?.rtl === true && /[\p{M}\p{P}]/u.test(sign));
  const face = faces(base).covers(codePoint) ? base : otherFace(sign, codePoint, faces);
  return { face: face ?? base, drawn: face === null ? codeOf(codePoint) : sign, source: sign, rtl, coded: face === null };
}

function otherFace(sign: string, codePoint: number, faces: Faces): FaceName | null {
  if (ARABIC.test(sign) && faces('arabic').covers(codePoint)) return 'arabic';
  return faces('every').covers(codePoint) ? 'every' : null;
}

const codeOf = (codePoint: number): string => `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
