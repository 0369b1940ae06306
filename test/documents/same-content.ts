import type { Block, CellBlock, Layout } from '../../src/documents/layout/blocks.js';

/** Texts that stand together; within them one format may have another order than the next. */
type Group = readonly string[];

/** What is not as the layout has it: texts that are missing or not at their place, and what a file says beside them. */
export interface Differences {
  readonly missing: readonly string[];
  readonly more: readonly string[];
}

/** How a format differs in our own words. */
export interface Manner {
  /** What it says more often, since it says of each line what others say once above a table. */
  readonly also?: readonly string[];
  /** What does not stand above its tables. */
  readonly unsaid?: readonly string[];
}

/**
 * Compares the text of a file with the layout of its document: every text of the layout, in its order, and nothing else but what is its
 * manner. Only letters and digits count, since formats differ in their signs, and paper breaks long words.
 */
export function differences(text: string, layout: Layout, { also = [], unsaid = [] }: Manner = {}): Differences {
  const blocks = layout.blocks.map((block) => (block.kind === 'table' ? { ...block, columns: block.columns.filter((column) => !unsaid.includes(column)) } : block));
  return compare(bare(text), groupsOf({ blocks }), also.map(bare), blocks.flatMap(notesOf));
}

/** Whether a file has the letters of its layout, each as often: what can be said of rows that break over pages, where cells stand in parts. */
export function sameLetters(text: string, layout: Layout): boolean {
  const sorted = (letters: string) => [...bare(letters)].sort().join('');
  return sorted(text) === sorted(textsIn(layout).join(''));
}

/** Every text of a layout. */
export const textsIn = (layout: Layout): string[] => [...groupsOf(layout).flat(), ...layout.blocks.flatMap(notesOf)];

const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}]/gu, '');

function compare(text: string, groups: readonly Group[], allowed: readonly string[], notes: readonly string[] = []): Differences {
  const missing: string[] = [];
  const taken: [number, number][] = [];
  let at = 0;
  for (const group of groups) {
    const found: [number, number][] = [];
    // The longest first: a number may stand inside another text.
    for (const piece of [...group].sort((a, b) => bare(b).length - bare(a).length)) {
      const place = placeOf(bare(piece), text, at, found);
      if (place === null) missing.push(piece);
      else found.push(place);
    }
    taken.push(...found);
    at = Math.max(at, ...found.map(([, end]) => end));
  }
  // A note may stand at its place, at the foot of its page or at the end.
  for (const note of notes) {
    const place = placeOf(bare(note), text, 0, taken);
    if (place === null) missing.push(note);
    else taken.push(place);
  }
  return { missing, more: between(text, taken).flatMap((rest) => without(rest, allowed)) };
}

/** Where a text first stands from here on, beside what stands there already. */
function placeOf(piece: string, text: string, from: number, found: readonly (readonly [number, number])[]): [number, number] | null {
  if (piece === '') return [from, from];
  for (let start = text.indexOf(piece, from); start >= 0; start = text.indexOf(piece, start + 1)) {
    const end = start + piece.length;
    if (!found.some(([first, last]) => start < last && first < end)) return [start, end];
  }
  return null;
}

function between(text: string, taken: readonly (readonly [number, number])[]): string[] {
  let at = 0;
  const rests = [...taken].sort(([a], [b]) => a - b).map(([start, end]) => {
    const rest = text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
    return rest;
  });
  return [...rests, text.slice(at)];
}

function without(rest: string, allowed: readonly string[]): string[] {
  const left = [...allowed].sort((a, b) => b.length - a.length).reduce((text, words) => (words === '' ? text : text.replaceAll(words, '')), rest);
  return left === '' ? [] : [left];
}

function groupsOf({ blocks }: Pick<Layout, 'blocks'>): Group[] {
  const title = blocks.findIndex((block) => block.kind === 'table' || (block.kind === 'heading' && block.level > 1));
  const head = title < 0 ? blocks : blocks.slice(0, title);
  return [head.flatMap((block) => blockTexts(block).flat()), ...joined(blocks.slice(head.length))];
}

/** The tags of a heading may stand with what comes below it. */
function joined(blocks: readonly Block[]): Group[] {
  let tags: readonly string[] = [];
  return blocks.flatMap((block) => {
    const [first = [], ...others] = blockTexts(block);
    if (block.kind === 'heading') {
      const before = tags;
      tags = block.tags;
      return [[...before, block.text]];
    }
    const group = [...tags, ...first];
    tags = [];
    return [group, ...others];
  });
}

function blockTexts(block: Block): Group[] {
  switch (block.kind) {
    case 'heading':
      return [[block.text, ...block.tags]];
    case 'paragraph':
      return [[block.text, ...block.tags]];
    case 'line':
      return [[block.label], [block.text]];
    case 'entry':
      return [...block.lead.map((words) => [words]), [block.text], ...block.tags.map((word) => [word]), ...block.details.flatMap(({ label, text }) => [[label], [text]])];
    case 'list':
      return block.items.map(({ text }) => [text]);
    case 'table':
      return [[...block.columns], ...block.rows.map((row) => row.flatMap(cellTexts))];
    case 'signatures':
      return block.places.flatMap(({ role, name, done }) => [[role], [name], [done === '' ? block.place : done]]);
  }
}

function notesOf(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items.flatMap(({ notes }) => notes);
  return 'notes' in block ? block.notes : [];
}

function cellTexts({ text, tags = [], details = [] }: CellBlock): string[] {
  return [text, ...tags, ...details.flatMap((detail) => [detail.label, detail.text])];
}
