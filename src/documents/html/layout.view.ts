import { translator } from '../../i18n/index.js';
import type { Block, EntryBlock, Layout, LineBlock } from '../layout/blocks.js';
import { isTall } from '../words/entry.view.js';

/** A note at the end, with the way back to where it belongs; `mark` and `back` are the ids of both ends. */
interface NoteView {
  readonly number: number;
  readonly text: string;
  readonly mark: string;
  readonly back: string;
  /** For who hears the links and does not see them. */
  readonly said: { readonly to: string; readonly back: string };
}

/** What the partial of a block shows: `partial` is its name. */
type BlockView = { readonly partial: string } & Readonly<Record<string, unknown>>;

/** A layout as its partials show it, in a page and in a file. */
export interface LayoutView {
  readonly language: string;
  readonly title: string;
  readonly blocks: readonly BlockView[];
  readonly notes: { readonly title: string; readonly all: readonly NoteView[] } | null;
}

/** Makes of a layout what HTML shows of it: neighbouring entries and lines become one list, notes get numbers. */
export function layoutView({ head, blocks }: Layout): LayoutView {
  const notes = new Notes(head.language);
  const views = grouped(blocks).map((group) => viewOf(group, notes));
  return {
    language: head.language,
    title: head.title,
    blocks: views,
    notes: notes.all.length === 0 ? null : { title: head.labels.notes, all: notes.all },
  };
}

class Notes {
  readonly all: NoteView[] = [];
  readonly #language;

  constructor(language: Layout['head']['language']) {
    this.#language = language;
  }

  /** Gives each text the next number. */
  of(texts: readonly string[]): NoteView[] {
    const t = translator(this.#language);
    return texts.map((text) => {
      const number = this.all.length + 1;
      const said = { to: t('documents.noteTo', { number }), back: t('documents.noteBack', { number }) };
      const note = { number, text, mark: `note-${number}`, back: `note-${number}-back`, said };
      this.all.push(note);
      return note;
    });
  }
}

type Group = { readonly kind: 'entries'; readonly entries: readonly EntryBlock[] } | { readonly kind: 'facts'; readonly lines: readonly LineBlock[] } | Exclude<Block, EntryBlock>;

/** Entries that follow one another are items of one list, and so are our words with what was said under them. */
function grouped(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'entry') {
      if (last?.kind === 'entries') groups[groups.length - 1] = { ...last, entries: [...last.entries, block] };
      else groups.push({ kind: 'entries', entries: [block] });
    } else if (isFact(block)) {
      if (last?.kind === 'facts') groups[groups.length - 1] = { ...last, lines: [...last.lines, block] };
      else groups.push({ kind: 'facts', lines: [block] });
    } else groups.push(block);
  }
  return groups;
}

const isFact = (block: Block): block is LineBlock => block.kind === 'line' && block.look === 'detail' && block.text !== '';

function viewOf(group: Group, notes: Notes): BlockView {
  const partial = `documents/layout/${group.kind}`;
  switch (group.kind) {
    case 'heading':
      return { ...group, partial: `${partial}-${group.level}` };
    case 'paragraph':
      return { ...group, partial, marked: group.look === 'mark', notes: notes.of(group.notes) };
    case 'entries':
      return { partial, entries: group.entries.map((entry) => ({ ...entry, tall: isTall(entry.text, entry.details), notes: notes.of(entry.notes) })) };
    case 'list':
      return { ...group, partial, items: group.items.map((item) => ({ ...item, notes: notes.of(item.notes) })) };
    case 'table':
      return { ...group, partial, rows: group.rows.map(([first, ...rest]) => ({ first, rest })) };
    default:
      return { ...group, partial };
  }
}
