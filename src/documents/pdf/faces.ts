import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { create, type Font } from 'fontkit';
import { unpackedWoff } from './woff.js';

/** The faces of the text, and those for signs that it lacks: `arabic` joins letters, `every` has nearly all of Unicode. */
export type TextFace = 'regular' | 'medium' | 'semibold';
export type FaceName = TextFace | 'arabic' | 'every';

/** A font as a document uses it. */
export interface Face {
  /** What pdfkit embeds. */
  readonly source: Font;
  covers(codePoint: number): boolean;
  /** How wide a text is, in ems. */
  width(text: string): number;
}

/** The faces of one document. */
export type Faces = (name: FaceName) => Face;

const { resolve: found } = createRequire(import.meta.url);
const FIRA = '@expo-google-fonts/fira-sans';
const FILES: Readonly<Record<FaceName, () => Buffer>> = {
  regular: () => readFileSync(found(`${FIRA}/400Regular/FiraSans_400Regular.ttf`)),
  medium: () => readFileSync(found(`${FIRA}/500Medium/FiraSans_500Medium.ttf`)),
  semibold: () => readFileSync(found(`${FIRA}/600SemiBold/FiraSans_600SemiBold.ttf`)),
  arabic: () => readFileSync(resolve(dirname(found('@embedpdf/fonts-arabic')), '../fonts/NotoNaskhArabic-Regular.ttf')),
  every: () => unpackedWoff(readFileSync(found('@fontsource/unifontex/files/unifontex-latin-400-normal.woff'))),
};

const opened = new Map<FaceName, Face>();

/** Opens a face when it is first asked for. Opened ones serve every document, but for Arabic: what fontkit remembers of joined letters comes of what it joined before. */
export function facesOfDocument(): Faces {
  const own = new Map<FaceName, Face>();
  return (name) => {
    const kept = name === 'arabic' ? own : opened;
    const face = kept.get(name) ?? openFace(name);
    kept.set(name, face);
    return face;
  };
}

function openFace(name: FaceName): Face {
  const font = create(FILES[name]());
  if (!('glyphForCodePoint' in font)) throw new Error(`no font in the file of ${name}`);
  const source = name === 'arabic' ? font : setPlainly(font);
  return {
    source,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: (text) => source.layout(text).advanceWidth / font.unitsPerEm,
  };
}

interface PlainGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/**
 * The font with one glyph for each character. fontkit's own layout takes a millisecond a word in a font with this much
 * kerning; and ligatures would be copied differently from what was typed.
 */
function setPlainly(font: Font): Font {
  const glyphs = new Map<number, PlainGlyph>();
  const glyphOf = (codePoint: number): PlainGlyph => {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (sign) => glyphOf(sign.codePointAt(0) ?? 0));
    const positions = run.map(({ advanceWidth: xAdvance }) => ({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    // Asked again after pdfkit has scaled the positions.
    return { glyphs: run, positions, get advanceWidth() { return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0); } };
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}
