import PDFDocument from 'pdfkit';
import type { Layout } from '../layout/blocks.js';
import { xmpOf, type Said } from './xmp.js';

/** A node of the structure tree as pdfkit has it, with its dictionary, into which go what pdfkit has no option for. */
export interface Structure extends PDFKit.PDFStructureElement {
  readonly dictionary: { readonly data: Record<string, unknown>; toString(): string };
}

interface Root {
  readonly data: Record<string, unknown>;
}

/** What pdfkit 0.20 has and its types do not tell. */
interface Untyped {
  readonly _root: Root;
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
