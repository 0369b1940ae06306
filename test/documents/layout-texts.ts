import type { Block, Layout } from '../../src/documents/layout/blocks.js';
import { xmlText } from '../../src/documents/layout/xml-text.js';

/** What a document says in the order in which it is read; the numbers of its notes stand where they are referred to. */
export function layoutTexts({ blocks, head }: Layout): string[] {
  const notes: string[] = [];
  const numbered = (texts: readonly string[]) => texts.map((text) => String(notes.push(text)));
  const texts = blocks.flatMap((block) => blockTexts(block, numbered));
  return notes.length === 0 ? texts : [...texts, head.labels.notes, ...notes.flatMap((text, index) => [String(index + 1), text])];
}

function blockTexts(block: Block, numbered: (notes: readonly string[]) => string[]): string[] {
  const tags = (words: readonly string[] = []) => words.map((word) => `[${word}]`);
  const said = ({ label, text }: { label: string; text: string }) => (text === '' ? [label] : [`${label}:`, text]);
  switch (block.kind) {
    case 'heading':
      return [block.text, ...tags(block.tags)];
    case 'paragraph':
      return [block.text, ...numbered(block.notes), ...tags(block.tags)];
    case 'line':
      return said(block);
    case 'entry':
      return [...block.lead, block.text, ...numbered(block.notes), ...tags(block.tags), ...block.details.flatMap(said)];
    case 'list':
      return block.items.flatMap(({ text, notes }, index) => [block.ordered ? `${index + 1}.` : '•', text, ...numbered(notes)]);
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
