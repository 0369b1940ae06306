import type { Block, Layout } from '../../src/documents/layout/blocks.js';
import { xmlText } from '../../src/documents/layout/xml-text.js';

/** What stands around the words of a layout: on paper, or nothing at all. */
interface Signs {
  readonly tag: (word: string) => string;
  readonly label: (label: string, text: string) => string;
  readonly item: (place: number, ordered: boolean) => readonly string[];
  readonly notes: (notes: readonly string[]) => readonly string[];
}

const NO_SIGNS: Signs = { tag: (word) => word, label: (label) => label, item: () => [], notes: (notes) => notes };

/** Every text of a layout in reading order, without signs: what each format must show. */
export function bareTexts({ blocks }: Layout): string[] {
  return blocks.flatMap((block) => blockTexts(block, NO_SIGNS)).filter((text) => text.trim() !== '');
}

/** What a document says on paper in the order in which it is read; the numbers of its notes stand where they are referred to. */
export function layoutTexts({ blocks, head }: Layout): string[] {
  const notes: string[] = [];
  const texts = blocks.flatMap((block) =>
    blockTexts(block, {
      tag: (word) => `[${word}]`,
      label: (label, text) => (text === '' ? label : `${label}:`),
      item: (place, ordered) => [ordered ? `${place}.` : '•'],
      notes: (said) => said.map((text) => String(notes.push(text))),
    }),
  );
  return notes.length === 0 ? texts : [...texts, head.labels.notes, ...notes.flatMap((text, index) => [String(index + 1), text])];
}

function blockTexts(block: Block, { tag, label, item, notes }: Signs): string[] {
  const tags = (words: readonly string[] = []) => words.map(tag);
  const said = (one: { label: string; text: string }) => [label(one.label, one.text), ...(one.text === '' ? [] : [one.text])];
  switch (block.kind) {
    case 'heading':
      return [block.text, ...tags(block.tags)];
    case 'paragraph':
      return [block.text, ...notes(block.notes), ...tags(block.tags)];
    case 'line':
      return said(block);
    case 'entry':
      return [...block.lead, block.text, ...notes(block.notes), ...tags(block.tags), ...block.details.flatMap(said)];
    case 'list':
      return block.items.flatMap((one, index) => [...item(index + 1, block.ordered), one.text, ...notes(one.notes)]);
    case 'table':
      return [...block.columns, ...block.rows.flat().flatMap((cell) => [cell.text, ...tags(cell.tags), ...(cell.details ?? []).flatMap(said)])];
    case 'signatures':
      return block.places.flatMap(({ role, name, done }) => [role, name, done === '' ? block.place : done]);
  }
}

/** Texts as one, without what no reader hears: spaces, line ends, and which of two equal ways an accent was typed. */
export function heard(texts: readonly string[]): string {
  return xmlText(texts.join('')).replace(/\s/g, '').normalize('NFC');
}
