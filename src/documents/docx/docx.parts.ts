import { AlignmentType, FootnoteReferenceRun, HeadingLevel, LevelFormat, Paragraph, type Table, type INumberingOptions, type ParagraphChild } from 'docx';
import type { Block, EntryBlock, Layout, ListBlock, SignaturesBlock } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { INDENT } from '../layout/measures.js';
import type { Detail } from '../words/entry.view.js';
import { twips } from './docx.styles.js';
import { tableOf } from './docx.table.js';
import { labelledRuns, runs, tag } from './docx.text.js';

/** Where a block stands. */
export interface Place {
  readonly sheet: Layout['sheet'];
  readonly house: House;
  /** Which block of the document it is. */
  readonly index: number;
}

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;
const PARAGRAPHS = { plain: {}, entry: { style: 'Entry' }, mark: { style: 'Mark' } } as const;

/** A block as Word has it. */
export function partsOf(block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[block.level], children: [...runs(block.text), ...block.tags.flatMap(tag)] })];
    case 'paragraph':
      return [new Paragraph({ ...PARAGRAPHS[block.look], children: [...runs(block.text), ...block.tags.flatMap(tag), ...noted(block.notes)] })];
    case 'line':
      return [labelled(block, block.look === 'entry' ? 'Entry' : 'Detail')];
    case 'entry':
      return entryOf(block);
    case 'list':
      return listOf(block, place.index);
    case 'table':
      return [tableOf(block, place)];
    case 'signatures':
      return signaturesOf(block);
  }
}

/** Each a footnote of its own. */
function noted(notes: readonly string[]): ParagraphChild[] {
  return notes.map((text) => new FootnoteReferenceRun({ children: [new Paragraph({ style: 'FootnoteText', children: runs(text) })] }));
}

function entryOf({ lead, text, struck, tags, details, notes }: EntryBlock): Paragraph[] {
  const said = [...lead.flatMap((words) => runs(`${words} `, { bold: true })), ...runs(text, { strike: struck }), ...tags.flatMap(tag), ...noted(notes)];
  return [new Paragraph({ style: 'Entry', children: said, keepNext: details.length > 0 }), ...details.map((detail) => labelled(detail, 'Detail'))];
}

function labelled(detail: Detail, style: 'Entry' | 'Detail'): Paragraph {
  return new Paragraph({ style, children: labelledRuns(detail) });
}

const hanging = { style: { paragraph: { indent: { left: twips(INDENT), hanging: twips(INDENT) } } } };
const BULLETS = { reference: 'bulleted', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, ...hanging }] };
const NUMBERS = { reference: 'numbered', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, ...hanging }] };

/** How the lists of a document are numbered. */
export function listsIn(blocks: readonly Block[]): INumberingOptions {
  return { config: blocks.some(({ kind }) => kind === 'list') ? [BULLETS, NUMBERS] : [] };
}

/** Each ordered list counts by itself, from 1. */
function listOf({ ordered, items }: ListBlock, index: number): Paragraph[] {
  const numbering = { reference: ordered ? NUMBERS.reference : BULLETS.reference, level: 0, instance: index };
  return items.map(({ text, notes }) => new Paragraph({ style: 'Item', numbering, children: [...runs(text), ...noted(notes)] }));
}

/** Who signed; or a name, room to write, and a line under which the place stands. */
function signaturesOf({ places, place }: SignaturesBlock): Paragraph[] {
  return places.flatMap(({ role, name, done }, index) => {
    const who = [role, name].filter((word) => word !== '').join(' ');
    if (done !== '') return [labelled({ label: who, text: done }, 'Entry')];
    return [new Paragraph({ style: 'Signer', children: runs(who, { bold: true }) }), new Paragraph({ style: 'Signature', keepNext: index < places.length - 1, children: runs(place) })];
  });
}
