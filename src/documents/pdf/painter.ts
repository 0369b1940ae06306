import type { FaceName, Faces } from './faces.js';
import type { Sheet } from './looks.js';
import type { Page } from './pages.js';
import type { PlacedText, Shape, Strip } from './strips.js';
import type { Bookmark, Structure, TaggedPdf } from './tagged-pdf.js';
import { ROOT, type Tag } from './tags.js';

/** What every page has at its head and foot: from the top left corner of the sheet. */
export interface Furniture {
  readonly texts: readonly PlacedText[];
  readonly shapes: readonly Shape[];
}

/** Paints pages in order and builds the structure tree along with them: its order is the order of painting. */
export class Painter {
  readonly #pdf: TaggedPdf;
  readonly #sheet: Sheet;
  readonly #faces: Faces;
  readonly #registered = new Set<FaceName>();
  readonly #structures = new Map<Tag, Structure>();
  readonly #named: [string, Structure][] = [];
  readonly #bookmarks: { level: number; item: Bookmark }[] = [];
  #block: Structure | null = null;
  #marked: Tag | null = null;

  constructor(pdf: TaggedPdf, sheet: Sheet, faces: Faces) {
    this.#pdf = pdf;
    this.#sheet = sheet;
    this.#faces = faces;
    const root = pdf.struct('Document') as Structure;
    pdf.addStructure(root);
    this.#structures.set(ROOT, root);
  }

  /** A page: its head and foot say nothing that is read aloud. */
  page(page: Page, { texts, shapes }: Furniture): void {
    const { width, height, side, top } = this.#sheet;
    this.#pdf.addPage({ size: [width, height], margin: 0 });
    this.#artefact('Pagination', () => {
      for (const shape of shapes) this.#shape(shape, 0, 0);
      for (const text of texts) this.#text(text, 0, 0);
    });
    for (const { strip, y, again } of page) this.#strip(strip, side, top + y, again);
    this.#unmark();
  }

  /** Nothing may be painted after this. */
  end(): void {
    this.#structures.get(ROOT)?.end();
    this.#pdf.nameStructures(this.#named);
  }

  #strip({ texts, shapes, opens, bookmark }: Strip, x: number, y: number, again: boolean): void {
    const grounds = shapes.filter(({ fill }) => typeof fill === 'string');
    if (grounds.length > 0) this.#artefact('Layout', () => grounds.forEach((shape) => this.#shape(shape, x, y)));
    if (again) {
      this.#artefact('Pagination', () => texts.forEach((text) => this.#text(text, x, y)));
      return;
    }
    if (bookmark) this.#bookmark(bookmark, y);
    for (const tag of opens) this.#structure(tag);
    for (const shape of shapes) if (typeof shape.fill !== 'string') this.#picture(shape, shape.fill, x, y);
    for (const text of texts) {
      if (text.fragment.tag) this.#mark(text.fragment.tag);
      this.#text(text, x, y);
      if (text.fragment.link) this.#link(text, x, y);
    }
  }

  #artefact(type: 'Pagination' | 'Layout', paint: () => void): void {
    this.#unmark();
    this.#pdf.markContent('Artifact', { type });
    paint();
    this.#pdf.endMarkedContent();
  }

  #text({ x, baseline, fragment }: PlacedText, left: number, top: number): void {
    const { text, actual, face, rtl, style } = fragment;
    if (text === '') return;
    if (actual !== null) this.#pdf.markContent('Span', { actual });
    this.#register(face);
    if (rtl) this.#pdf.showTurned(text, { ...style, face, turned: face === 'arabic' }, left + x, top + baseline);
    else this.#pdf.show(text, { ...style, face }, left + x, top + baseline);
    if (style.struck) this.#pdf.rect(left + x, top + baseline - style.size * 0.28, this.#faces(face).width(text.trimEnd()) * style.size, 0.6).fill(style.colour);
    if (actual !== null) this.#pdf.endMarkedContent();
  }

  #register(face: FaceName): void {
    if (this.#registered.has(face)) return;
    this.#pdf.registerFont(face, this.#faces(face).source as unknown as string);
    this.#registered.add(face);
  }

  #shape({ x, y, width, height, fill }: Shape, left: number, top: number): void {
    if (typeof fill === 'string') this.#pdf.rect(left + x, top + y, width, height).fill(fill);
  }

  #picture({ x, y, width, height }: Shape, { png, tag }: Exclude<Shape['fill'], string>, left: number, top: number): void {
    const [from, to] = [[left + x, top + y], [left + x + width, top + y + height]] as [[number, number], [number, number]];
    this.#mark({ ...tag, box: [...from, ...to] });
    this.#pdf.image(Buffer.from(png), ...from, { width, height });
    this.#unmark();
  }

  #link({ x, baseline, fragment }: PlacedText, left: number, top: number): void {
    const { link, width, style, tag } = fragment;
    const structure = tag ? this.#structure(tag) : null;
    if (link === null || structure === null) return;
    this.#unmark();
    const y = top + baseline - style.size;
    this.#pdf.addNamedDestination(link.from, 'XYZ', left + x, y, null as unknown as number);
    this.#pdf.untyped.goTo(left + x, y, width, style.size * 1.3, link.to, { structParent: structure, Contents: new String(link.says) as string });
    // Ended on its page: pdfkit takes the page of the annotation to be the page on which this is written.
    structure.end();
  }

  #bookmark({ level, text }: NonNullable<Strip['bookmark']>, y: number): void {
    while ((this.#bookmarks.at(-1)?.level ?? 0) >= level) this.#bookmarks.pop();
    const above = this.#bookmarks.at(-1)?.item ?? this.#pdf.untyped.outline;
    // pdfkit counts `left` from the right edge.
    const item = above.addItem(text, { left: this.#sheet.width, top: y, expanded: level < 2 });
    this.#bookmarks.push({ level, item });
  }

  #mark(tag: Tag): void {
    if (this.#marked === tag) return;
    this.#unmark();
    const structure = this.#structure(tag);
    structure.add(this.#pdf.markStructureContent(tag.type));
    this.#marked = tag;
  }

  #unmark(): void {
    if (this.#marked !== null) this.#pdf.endMarkedContent();
    this.#marked = null;
  }

  #structure(tag: Tag): Structure {
    const known = this.#structures.get(tag);
    if (known) return known;
    const above = tag.parent === null ? null : this.#structure(tag.parent);
    const { scope, alt, box } = tag;
    const structure = this.#pdf.struct(tag.type, { ...(scope ? { scope } : {}), ...(alt ? { alt } : {}), ...(box ? { bbox: box } : {}) }) as Structure;
    this.#attribute(tag, structure);
    if (tag.parent === ROOT) {
      // What is complete is written and forgotten, so that a long document needs little memory.
      this.#block?.end();
      this.#block = structure;
      this.#forget();
    }
    above?.add(structure);
    this.#structures.set(tag, structure);
    return structure;
  }

  #forget(): void {
    const root = this.#structures.get(ROOT);
    this.#structures.clear();
    if (root) this.#structures.set(ROOT, root);
  }

  #attribute({ numbering, struck, id }: Tag, structure: Structure): void {
    const { data } = structure.dictionary;
    if (numbering) data.A = { O: 'List', ListNumbering: numbering };
    if (struck) data.A = { O: 'Layout', TextDecorationType: 'LineThrough' };
    if (id === undefined) return;
    data.ID = new String(id);
    this.#named.push([id, structure]);
  }
}
