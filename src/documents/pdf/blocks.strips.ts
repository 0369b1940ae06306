import type { Block, EntryBlock, HeadingBlock, ListBlock, ParagraphBlock } from '../layout/blocks.js';
import { entryList, entryStrips } from './entry.strips.js';
import type { Span } from './lines.js';
import { INDENT, LEADING, SMALL_LEADING } from './looks.js';
import { labelSpans, span, tagSpans, withLabel, type Setter } from './setter.js';
import { signatureStrips } from './signature.strips.js';
import { lineStrips, strip, type Strip } from './strips.js';
import { tableStrips } from './table.strips.js';
import { ROOT, tagIn } from './tags.js';

type Run = Block | readonly EntryBlock[];

/** Blocks, with entries that follow one another as one run: they are read as a list. */
export function runsOf(blocks: readonly Block[]): Run[] {
  const runs: Run[] = [];
  let entries: EntryBlock[] = [];
  for (const block of blocks) {
    if (block.kind === 'entry') {
      if (entries.length === 0) runs.push((entries = []));
      entries.push(block);
    } else {
      entries = [];
      runs.push(block);
    }
  }
  return runs.map((run) => (Array.isArray(run) && run.length === 1 ? (run[0] as EntryBlock) : run));
}

/** Blocks as bands for pages, in the order in which they are read. */
export function stripsOf(run: Run, setter: Setter, level: OutlineLevel): Strip[] {
  if (!('kind' in run)) return entryList(run, setter);
  switch (run.kind) {
    case 'heading':
      return headingStrips(run, setter, level);
    case 'paragraph':
      return paragraphStrips(run, setter);
    case 'line': {
      const { looks, lines, width } = setter;
      const [x, leading, before, text, label] = run.look === 'entry' ? [0, LEADING, 5, looks.text, looks.lead] as const : [INDENT, SMALL_LEADING, 1.5, looks.detail, looks.label] as const;
      return lineStrips(lines(labelSpans(run, { label, text }, tagIn(ROOT, 'P')), width - x), { x, leading, before, keep: false });
    }
    case 'entry':
      return entryStrips(run, setter, { text: tagIn(ROOT, 'P'), label: null, details: () => tagIn(ROOT, 'P') }, 0);
    case 'list':
      return listStrips(run, setter);
    case 'table':
      return tableStrips(run, setter);
    case 'signatures':
      return signatureStrips(run, setter);
  }
}

/** Which level a heading has in the tags: none is skipped. */
export type OutlineLevel = (level: HeadingBlock['level']) => HeadingBlock['level'];

export function outlineLevels(): OutlineLevel {
  let last = 0;
  return (level) => {
    last = Math.min(level, last + 1);
    return last as HeadingBlock['level'];
  };
}

const HEADING_ROOM = { 1: { before: 0, after: 6, leading: 25 }, 2: { before: 22, after: 6, leading: 18 }, 3: { before: 14, after: 2, leading: 15 }, 4: { before: 9, after: 0, leading: 14 } } as const;

function headingStrips({ level, text, tags }: HeadingBlock, { looks, lines, width, house }: Setter, outline: OutlineLevel): Strip[] {
  const { before, after, leading } = HEADING_ROOM[level];
  const depth = outline(level);
  const tag = tagIn(ROOT, `H${depth}`);
  const strips = lineStrips(lines([span(text, looks.headings[level], tag), ...tagSpans(tags, looks.tag, tag)], width), { x: 0, leading, before, keep: true });
  const rule = level === 2 ? [{ x: 0, y: 1, width, height: 0.6, fill: `#${house.colours.line}` }] : [];
  const [first, ...rest] = strips;
  const marked = first ? [{ ...first, bookmark: { level: depth, text } }, ...rest] : rest;
  return [...marked, strip(after, { keep: true, shapes: rule })].map((one) => ({ ...one, keep: true }));
}

function paragraphStrips({ text, look, tags, notes }: ParagraphBlock, setter: Setter): Strip[] {
  const { looks, lines, width, notes: book } = setter;
  const tag = tagIn(ROOT, 'P');
  const style = look === 'mark' ? { ...looks.lead, size: 12 } : looks.text;
  const spans = [span(text, style, tag), ...book.refer(notes, tag), ...tagSpans(tags, looks.tag, tag)];
  return lineStrips(lines(spans, width), { x: 0, leading: look === 'mark' ? 18 : LEADING, before: look === 'entry' ? 8 : 5, keep: look === 'mark' });
}

function listStrips({ ordered, items }: ListBlock, { looks, lines, width, notes }: Setter): Strip[] {
  const list = tagIn(ROOT, 'L', { numbering: ordered ? 'Decimal' : 'Disc' });
  const indent = ordered && items.length > 9 ? 22 : 16;
  return items.flatMap((item, index) => {
    const place = tagIn(list, 'LI');
    const [label, body] = [tagIn(place, 'Lbl'), tagIn(place, 'LBody')];
    const text = tagIn(body, 'P');
    const spans: Span[] = [span(item.text, looks.text, text), ...notes.refer(item.notes, text)];
    return withLabel(lineStrips(lines(spans, width - indent), { x: indent, leading: LEADING, before: 3, keep: false }), span(ordered ? `${index + 1}.` : '•', looks.text, label), { lines });
  });
}

/** The notes of the document under their heading, after all else. */
export function noteStrips({ notes, lines, width }: Setter): Strip[] {
  return notes.made.flatMap(({ number, text }) => {
    const strips = lineStrips(lines([text], width - 20), { x: 20, leading: SMALL_LEADING, before: 3, keep: false });
    return withLabel(strips, number, { lines });
  });
}
