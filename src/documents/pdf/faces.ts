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
  const covers = (codePoint: number) => font.hasGlyphForCodePoint(codePoint);
  if (name === 'arabic') return { source: font, covers, width: (text) => font.layout(text).advanceWidth / font.unitsPerEm };
  return { ...setPlainly(font), covers };
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
function setPlainly(font: Font): Pick<Face, 'source' | 'width'> {
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
  // By number for the letters of our languages: this is asked for every letter of a document.
  const advances = new Float64Array(0x250).fill(-1);
  const advanceOf = (code: number): number => {
    const known = advances[code] ?? -1;
    if (known >= 0) return known;
    const { advanceWidth } = glyphOf(code);
    advances[code] = advanceWidth;
    return advanceWidth;
  };
  const width = (text: string) => {
    let sum = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.codePointAt(index) ?? 0;
      sum += advanceOf(code);
      if (code > 0xffff) index += 1;
    }
    return sum / font.unitsPerEm;
  };
  return { source: Object.create(font, { layout: { value: layout } }) as Font, width };
}
