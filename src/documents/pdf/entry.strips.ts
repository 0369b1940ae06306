import type { EntryBlock } from '../layout/blocks.js';
import { INDENT, LEADING, SMALL_LEADING } from './looks.js';
import { labelSpans, span, tagSpans, withLabel, type Setter } from './setter.js';
import { lineStrips, type Strip } from './strips.js';
import { ROOT, tagIn, type Tag } from './tags.js';

// The widest label that stands in a column of its own, and what parts it from its text.
const LABEL_COLUMN = 76;
const GAP = 8;

/** Where the parts of an entry stand in the structure; `label` null where it is part of the text. */
interface Places {
  readonly text: Tag;
  readonly label: Tag | null;
  readonly details: () => Tag;
}

/** Entries that follow one another: a list, each with its number as label where it has one. */
export function entryList(entries: readonly EntryBlock[], setter: Setter): Strip[] {
  const labelled = entries.some(({ lead }) => lead.length > 0);
  const list = tagIn(ROOT, 'L', labelled ? { numbering: 'Decimal' } : {});
  const column = columnOf(entries, setter);
  return entries.flatMap((entry) => {
    const item = tagIn(list, 'LI');
    const label = entry.lead.length > 0 ? tagIn(item, 'Lbl') : null;
    const body = tagIn(item, 'LBody');
    return entryStrips(entry, setter, { text: tagIn(body, 'P'), label, details: () => tagIn(body, 'P') }, column);
  });
}

/** How wide the column of the labels is; 0 where one does not fit in a column. */
function columnOf(entries: readonly EntryBlock[], { lines, looks }: Setter): number {
  const widths = entries.map(({ lead: [label = ''] }) => (label === '' ? 0 : (lines([span(label, looks.lead, null)], Infinity)[0] ?? []).reduce((sum, { width }) => sum + width, 0)));
  const widest = Math.max(...widths);
  return widest === 0 || widest > LABEL_COLUMN ? 0 : Math.max(26, widest + GAP);
}

/** An entry with what is said of it; the first detail stays on the page of its text. */
export function entryStrips({ lead, text, struck, tags, details, notes }: EntryBlock, setter: Setter, places: Places, column: number): Strip[] {
  const { looks, lines, width, notes: book } = setter;
  const [label, ...leads] = lead;
  const outside = places.label !== null && column > 0;
  const place = places.text;
  const spans = [
    ...(label === undefined || outside ? [] : [span(`${label} `, looks.lead, places.label ?? place)]),
    ...leads.map((words) => span(`${words} `, looks.lead, place)),
    span(text, struck ? { ...looks.text, struck } : looks.text, place),
    ...book.refer(notes, place),
    ...tagSpans(tags, looks.tag, place),
  ];
  const said = lineStrips(lines(spans, width - column), { x: column, leading: LEADING, before: 7, keep: details.length > 0 });
  const first = outside && label !== undefined ? withLabel(said, span(label, looks.lead, places.label), setter) : said;
  const indent = column > 0 ? column : INDENT;
  const more = details.flatMap((detail) =>
    lineStrips(lines(labelSpans(detail, { label: looks.label, text: looks.detail }, places.details()), width - indent), { x: indent, leading: SMALL_LEADING, before: 1, keep: false }),
  );
  return [...first, ...more];
}
