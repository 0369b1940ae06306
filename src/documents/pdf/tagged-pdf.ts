import PDFDocument from 'pdfkit';
import type { Layout } from '../layout/blocks.js';
import { xmpOf, type Said } from './xmp.js';

/** A node of the structure tree as pdfkit has it, with its dictionary, into which go what pdfkit has no option for. */
export interface Structure extends PDFKit.PDFStructureElement {
  readonly dictionary: { readonly data: Record<string, unknown>; toString(): string };
}

/** Where a glyph stands and how far it moves on, in thousandths of an em. */
interface Position {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A font as pdfkit embeds it; the glyphs are hexadecimal numbers. */
interface Embedded {
  readonly id: string;
  encode(text: string): [glyphs: string[], positions: Position[]];
  ref(): unknown;
}

interface Root {
  readonly data: Record<string, unknown>;
}

/** What pdfkit 0.20 has and its types do not tell. */
interface Untyped {
  readonly _font: Embedded;
  readonly page: { readonly fonts: Record<string, unknown>; readonly height: number };
  getStructTreeRoot(): Root;
  goTo(x: number, y: number, width: number, height: number, name: string, options: { structParent: Structure; Contents: string }): unknown;
  readonly outline: Bookmark;
}

/** A bookmark, to hang others under. */
export interface Bookmark {
  addItem(title: string, options: { left: number; top: number; expanded: boolean }): Bookmark;
}

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const PRODUCER = 'PDFKit';

/** A document that is PDF/A-2a and PDF/UA-1 in one: pdfkit knows either; what it says of itself is written here, escaped. */
export class TaggedPdf extends PDFDocument {
  readonly #said: Said;

  constructor({ head, facts }: Pick<Layout, 'head' | 'facts'>) {
    const marks = [head.exercise, head.classification].filter((mark) => mark !== null).join(' - ');
    const said: Said = { ...facts, title: head.title, language: LOCALES[head.language], keywords: [marks, head.version, facts.version].join(', '), producer: PRODUCER };
    super({
      subset: 'PDF/A-2a', pdfVersion: '1.7', tagged: true, lang: said.language, displayTitle: true, autoFirstPage: false,
      info: { Title: said.title, Author: said.creator, Subject: said.subject, Keywords: said.keywords, Creator: said.creator, Producer: PRODUCER, CreationDate: new Date(said.moment), ModDate: new Date(said.changed) },
    });
    this.#said = said;
  }

  get untyped(): Untyped {
    return this as unknown as Untyped;
  }

  /** A text in a registered face with its baseline here: as pdfkit's own, but in one stroke, for that takes a third of the time. */
  show(text: string, { face, size, colour }: { face: string; size: number; colour: string }, x: number, y: number): void {
    const { font, glyphs } = this.#set(text, face, colour);
    this.addContent(`BT /${font} ${size} Tf 1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm <${glyphs.join('')}> Tj ET`);
  }

  /**
   * A word that is read from right to left: each letter in its place, the first one first, so that it is copied and read aloud as
   * typed. `turned` where the face gives its letters from left to right already, as the one that joins them does.
   */
  showTurned(text: string, { face, size, colour, turned }: { face: string; size: number; colour: string; turned: boolean }, x: number, y: number): void {
    const { font, glyphs, positions } = this.#set(text, face, colour);
    const seen = glyphs.map((glyph, index) => ({ glyph, at: positions[index] as Position }));
    if (!turned) seen.reverse();
    let pen = 0;
    const shown = seen.map(({ glyph, at }) => {
      const place = `${rounded(x + ((pen + at.xOffset) * size) / 1000)} ${rounded(y - (at.yOffset * size) / 1000)}`;
      pen += at.xAdvance;
      return `1 0 0 -1 ${place} Tm <${glyph}> Tj`;
    });
    this.addContent(`BT /${font} ${size} Tf ${shown.reverse().join(' ')} ET`);
  }

  #set(text: string, face: string, colour: string): { font: string; glyphs: readonly string[]; positions: readonly Position[] } {
    this.font(face).fillColor(colour);
    const { _font: font, page } = this.untyped;
    page.fonts[font.id] ??= font.ref();
    const [glyphs, positions] = font.encode(text);
    return { font: font.id, glyphs, positions };
  }

  /** In place of pdfkit's own, which escapes nothing: 'Justitie & Veiligheid' would be no XML. */
  _addInfo(): void {
    this.appendXML(xmpOf(this.#said));
  }

  /** The names of notes, so that each is found by its name. Names come in order. */
  nameStructures(named: readonly (readonly [name: string, structure: Structure])[]): void {
    if (named.length === 0) return;
    const names = named.flatMap(([name, { dictionary }]) => [new String(name), dictionary]);
    this.untyped.getStructTreeRoot().data.IDTree = { Names: names };
  }
}

const rounded = (points: number): number => Math.round(points * 1000) / 1000;
