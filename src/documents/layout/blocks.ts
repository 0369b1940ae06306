import type { Language } from '../../i18n/index.js';
import type { FileLabels, MarksView } from '../words/head.view.js';
import type { Detail } from '../words/entry.view.js';
import type { LegendView } from '../words/woo.view.js';

/**
 * A document as blocks in reading order, in the words of one language: what Word, ODF, PDF and the plain HTML of a document
 * lay out. A renderer adds nothing to it and leaves nothing out. Texts are as typed; escaping is the renderer's.
 */
export interface Layout {
  readonly head: FileHead;
  readonly facts: FileFacts;
  readonly sheet: 'upright' | 'landscape';
  readonly blocks: readonly Block[];
}

/** What every page of a file says, and what its file says of itself. */
export interface FileHead extends MarksView {
  readonly language: Language;
  readonly title: string;
  readonly labels: FileLabels;
}

/** What a file says of what it is about. */
export interface FileFacts {
  readonly subject: string;
  readonly creator: string;
  readonly identifier: string;
  readonly version: string;
  /** When what it tells was so, and when it last changed: UTC. */
  readonly moment: string;
  readonly changed: string;
}

export type Block = HeadingBlock | ParagraphBlock | LineBlock | EntryBlock | ListBlock | TableBlock | SignaturesBlock;

/** A heading of the outline; level 1 is the title, once in a document. Never the last thing on a page. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  readonly tags: readonly string[];
}

/** Running text. `mark` is OEFENING and the like: words of ours that must be seen. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly look: 'plain' | 'entry' | 'mark';
  readonly tags: readonly string[];
  /** Each a foot note or end note of its own. */
  readonly notes: readonly string[];
}

/** Our word and the text as typed; a detail belongs to what stands above it. */
export interface LineBlock extends Detail {
  readonly kind: 'line';
  readonly look: 'entry' | 'detail';
}

/** An entry: words before it, its text, short words after it, what is said of it; the first details stay on its page. */
export interface EntryBlock {
  readonly kind: 'entry';
  readonly lead: readonly string[];
  readonly text: string;
  readonly struck: boolean;
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
  readonly notes: readonly string[];
}

/** A list, numbered from 1 where it is ordered. */
export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly { readonly text: string; readonly notes: readonly string[] }[];
}

/** A cell of a table: lines, each a paragraph. */
export interface CellBlock {
  readonly text: string;
  readonly struck?: boolean;
  readonly tags?: readonly string[];
  readonly details?: readonly Detail[];
}

/** A table whose head comes again on each page. The first cell of a row is the head of that row; without columns it is the only head, as on a form. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly string[];
  /** The columns' parts of the width, one against another. */
  readonly weights: readonly number[];
  readonly rows: readonly (readonly CellBlock[])[];
}

/** Room to sign: for each a role, a name, and the date where it was done; else a line to write on, under which `place` stands. */
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly place: string;
  readonly places: readonly { readonly role: string; readonly name: string; readonly done: string }[];
}

export const heading = (level: HeadingBlock['level'], text: string, tags: readonly string[] = []): HeadingBlock => ({ kind: 'heading', level, text, tags });

export const paragraph = (text: string, look: ParagraphBlock['look'] = 'plain', more: Partial<Pick<ParagraphBlock, 'tags' | 'notes'>> = {}): ParagraphBlock => ({ kind: 'paragraph', text, look, tags: [], notes: [], ...more });

export const line = ({ label, text }: Detail, look: LineBlock['look'] = 'detail'): LineBlock => ({ kind: 'line', label, text, look });

export const entry = ({ lead = [], text, struck = false, tags = [], details = [], notes = [] }: Partial<EntryBlock> & Pick<EntryBlock, 'text'>): EntryBlock => ({ kind: 'entry', lead, text, struck, tags, details, notes });

export const list = (items: readonly string[], ordered = false): ListBlock => ({ kind: 'list', ordered, items: items.map((text) => ({ text, notes: [] })) });

/** A table of rows under these columns. */
export const table = (columns: readonly string[], weights: readonly number[], rows: readonly (readonly CellBlock[])[]): TableBlock => ({ kind: 'table', columns, weights, rows });

/** The same without columns that are empty in every row; the first stays. */
export function filledTable(columns: readonly string[], weights: readonly number[], rows: readonly (readonly CellBlock[])[]): TableBlock {
  const isFilled = ({ text, tags = [] }: CellBlock) => text !== '' || tags.length > 0;
  const kept = columns.map((_, index) => index).filter((index) => index === 0 || rows.some((row) => row[index] !== undefined && isFilled(row[index])));
  const only = <T>(all: readonly T[]): T[] => kept.flatMap((index) => all[index] ?? []);
  return table(only(columns), only(weights), rows.map(only));
}

/** A heading with what belongs below it, where there is something. */
export function part(level: 2 | 3 | 4, title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(level, title), ...blocks];
}

/** The blocks, or what is said where there are none. */
export const orNone = (blocks: readonly Block[], none: string): readonly Block[] => (blocks.length === 0 ? [paragraph(none)] : blocks);

/** The head of a document: marks, title, when and where. */
export function titleBlocks({ title, sub, exercise, classification, version, imported }: MarksView & { readonly title: string; readonly sub: string }): Block[] {
  return [
    ...(exercise === null ? [] : [paragraph(exercise, 'mark')]),
    heading(1, title),
    paragraph(sub, 'plain', { tags: [version, classification] }),
    ...(imported === null ? [] : [paragraph(imported)]),
  ];
}

/** What an anonymised variant says of itself at its end. */
export function legendBlocks({ legend }: { readonly legend: LegendView | null }): Block[] {
  return legend === null ? [] : [heading(2, legend.heading), paragraph(legend.note), ...legend.lines.map((one) => line(one))];
}
