import type { FaceName, Faces, TextFace } from './faces.js';
import { piecesOf, type Piece } from './pieces.js';
import type { Tag } from './tags.js';

/** How text looks; sizes in points. */
export interface Style {
  readonly face: TextFace;
  readonly size: number;
  readonly colour: string;
  readonly struck?: boolean;
  /** White in a black bar: words that stand for what was left out (Woo). */
  readonly barred?: true;
  /** Above the line, as the number of a note. */
  readonly rise?: number;
}

/** Text of one look in one place of the structure; null for what every page repeats. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  readonly tag: Tag | null;
  /** Where a click leads. */
  readonly link?: Link;
}

/** From a text to its note (`to` and `from` name places) or back. */
export interface Link {
  readonly to: string;
  readonly from: string;
  readonly says: string;
}

/** What is drawn in one go; `x` from the start of the line, in points. */
export interface Fragment {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly actual: string | null;
  readonly face: FaceName;
  /** Its letters follow one another from right to left. */
  readonly rtl: boolean;
  readonly style: Style;
  readonly tag: Tag | null;
  readonly link: Link | null;
}

export type Line = readonly Fragment[];

interface Atom extends Piece {
  readonly span: Span;
  readonly width: number;
  /** Width of the spaces after it. */
  readonly space: number;
  readonly spaces: string;
}

/** What no line end may part. */
interface Unit {
  atoms: Atom[];
  /** A line ends after it, as typed. */
  ends: boolean;
}

// After a hyphen or slash between letters, and beside each sign of Chinese, Japanese and the like.
const PARTS = /(?<=[\p{L}\p{N}][-–—/])(?=\p{L})|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=\p{L})/u;
/** What a word has that may be parted, asked first: most words are plain. */
const MAY_PART = /[-–—/\u2e80-\u{10ffff}]/u;
const LINE_ENDS = /\n|\u2028|\u2029|\u0085/;
const SLACK = 0.01;
const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Text as lines no wider than this; a word that is wider itself is broken where the line ends. At least one line. */
export function brokenLines(spans: readonly Span[], width: number, faces: Faces): Line[] {
  const lines: Atom[][] = [[]];
  let left = width;
  const next = () => {
    lines.push([]);
    left = width;
  };
  for (const { atoms, ends } of unitsOf(spans, faces)) {
    const wide = atoms.reduce((sum, atom) => sum + atom.width + atom.space, 0);
    const needed = wide - (atoms.at(-1)?.space ?? 0);
    if (needed > left + SLACK && lines.at(-1)?.length !== 0) next();
    for (const atom of needed > width + SLACK ? atoms.flatMap((one) => signsOf(one, faces)) : atoms) {
      if (atom.width > left + SLACK && lines.at(-1)?.length !== 0) next();
      lines.at(-1)?.push(atom);
      left -= atom.width + atom.space;
    }
    if (ends) next();
  }
  return lines.map(fragmentsOf);
}

function unitsOf(spans: readonly Span[], faces: Faces): Unit[] {
  const units: Unit[] = [];
  let open = false;
  const unit = (): Unit => {
    const last = units.at(-1);
    if (open && last) return last;
    const fresh = { atoms: [], ends: false };
    units.push(fresh);
    return fresh;
  };
  for (const span of spans) {
    for (const [index, text] of span.text.split(LINE_ENDS).entries()) {
      if (index > 0) {
        unit().ends = true;
        open = false;
      }
      for (const [word = '', spaces = ''] of wordsOf(text)) {
        const parts = MAY_PART.test(word) ? word.split(PARTS) : [word];
        for (const [place, part] of parts.entries()) {
          const last = place === parts.length - 1;
          unit().atoms.push(...atomsOf(part, last ? spaces : '', span, faces));
          open = last && spaces === '';
        }
      }
    }
  }
  return units;
}

/** The words of a text, each with the spaces after it. */
function wordsOf(text: string): [string, string][] {
  return Array.from(text.replace(/\t/g, '    ').matchAll(/([^ ]*)( +|$)/g), ([, word = '', spaces = '']): [string, string] => [word, spaces]).filter(([word, spaces]) => word + spaces !== '');
}

function atomsOf(word: string, spaces: string, span: Span, faces: Faces): Atom[] {
  const pieces = piecesOf(word, span.style.face, faces);
  const last = pieces.length - 1;
  if (last < 0) return [atomOf({ face: span.style.face, drawn: '', actual: null, rtl: false }, spaces, span, faces)];
  return pieces.map((piece, index) => atomOf(piece, index === last ? spaces : '', span, faces));
}

function atomOf(piece: Piece, spaces: string, span: Span, faces: Faces): Atom {
  const { size, face } = span.style;
  const { drawn, actual, rtl } = piece;
  // Field by field: a long document has a hundred thousand of these, and spreading one takes ten times as long.
  return { face: piece.face, drawn, actual, rtl, span, spaces, width: faces(piece.face).width(drawn) * size, space: spaces === '' ? 0 : faces(face).width(spaces) * size };
}

/** A part of a word sign by sign, for a line that has no room for it as a whole. */
function signsOf(atom: Atom, faces: Faces): Atom[] {
  if (atom.rtl || atom.actual !== null) return [atom];
  const signs = Array.from(graphemes.segment(atom.drawn), ({ segment }) => segment);
  return signs.map((drawn, index) => atomOf({ ...atom, drawn }, index === signs.length - 1 ? atom.spaces : '', atom.span, faces));
}

/** Atoms beside each other; words of a script that is read from right to left stand in that order. */
function fragmentsOf(atoms: readonly Atom[]): Line {
  const fragments: Fragment[] = [];
  let x = 0;
  for (let index = 0; index < atoms.length; ) {
    const end = atoms.findIndex(({ rtl }, place) => place >= index && !rtl);
    const turned = atoms.slice(index, end === -1 ? atoms.length : Math.max(end, index));
    if (turned.length > 0) {
      x = placeTurned(turned, x, fragments);
      index += turned.length;
    } else {
      const atom = atoms[index] as Atom;
      append(fragments, atom, x);
      x += atom.width + atom.space;
      index += 1;
    }
  }
  return fragments;
}

function placeTurned(atoms: readonly Atom[], start: number, fragments: Fragment[]): number {
  const spaceAfter = atoms.at(-1)?.space ?? 0;
  const total = atoms.reduce((sum, { width, space }) => sum + width + space, -spaceAfter);
  let right = start + total;
  for (const atom of atoms) {
    right -= atom.width;
    fragments.push(fragmentOf(atom, right));
    right -= atom.space;
    if (atom.space > 0) fragments.push(spaceOf(atom, atom === atoms.at(-1) ? start + total : right));
  }
  return start + total + spaceAfter;
}

function append(fragments: Fragment[], atom: Atom, x: number): void {
  if (atom.width > 0) join(fragments, fragmentOf(atom, x));
  if (atom.space > 0) join(fragments, spaceOf(atom, x + atom.width));
}

/** Adds to what stands before it where that looks the same. */
function join(fragments: Fragment[], fresh: Fragment): void {
  const last = fragments.at(-1);
  const same = last && last.face === fresh.face && last.style === fresh.style && last.tag === fresh.tag && last.link === fresh.link;
  if (same && !last.rtl && last.actual === null && fresh.actual === null) fragments[fragments.length - 1] = { ...last, text: last.text + fresh.text, width: fresh.x + fresh.width - last.x };
  else fragments.push(fresh);
}

function fragmentOf({ drawn, actual, face, rtl, span, width }: Atom, x: number): Fragment {
  return { x, width, text: drawn, actual, face, rtl, style: span.style, tag: span.tag, link: span.link ?? null };
}

function spaceOf({ spaces, space, span }: Atom, x: number): Fragment {
  return { x, width: space, text: spaces, actual: null, face: span.style.face, rtl: false, style: span.style, tag: span.tag, link: span.link ?? null };
}
