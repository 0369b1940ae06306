import type { Block, CellBlock, Layout } from '../../src/documents/layout/blocks.js';
import type { Detail } from '../../src/documents/words/entry.view.js';

/** Every text of a layout, in reading order: what each format must show. */
export function layoutTexts({ blocks }: Layout): string[] {
  return blocks.flatMap(textsOf).filter((text) => text.trim() !== '');
}

const ofDetails = (details: readonly Detail[] = []): string[] => details.flatMap(({ label, text }) => [label, text]);

const ofCell = ({ text, tags = [], details }: CellBlock): string[] => [text, ...tags, ...ofDetails(details)];

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text, ...block.tags];
    case 'paragraph':
      return [block.text, ...block.tags, ...block.notes];
    case 'line':
      return ofDetails([block]);
    case 'entry':
      return [...block.lead, block.text, ...block.tags, ...ofDetails(block.details), ...block.notes];
    case 'list':
      return block.items.flatMap(({ text, notes }) => [text, ...notes]);
    case 'table':
      return [...block.columns, ...block.rows.flat().flatMap(ofCell)];
    case 'signatures':
      return block.places.flatMap(({ role, name, done }) => [role, name, done === '' ? block.place : done]);
  }
}
