/** A place in the structure tree of a PDF: what kind of thing, in what. The renderer makes it when its first content is painted. */
export interface Tag {
  readonly type: 'Document' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Span' | 'Note' | 'Reference' | 'Link' | 'Figure';
  readonly parent: Tag | null;
  /** Of which a head of a table is the head. */
  readonly scope?: 'Column' | 'Row';
  /** How the labels of a list count. */
  readonly numbering?: 'Decimal' | 'Disc';
  readonly struck?: boolean;
  /** The name of a note, of its own in the document. */
  readonly id?: string;
  readonly alt?: string;
  /** Where a picture stands on its page: left, top, right, bottom. */
  readonly box?: readonly [number, number, number, number];
}

/** A place in another. */
export function tagIn(parent: Tag, type: Tag['type'], more: Partial<Tag> = {}): Tag {
  return { type, parent, ...more };
}

export const ROOT: Tag = { type: 'Document', parent: null };
