import type { SitrapModel } from '../sitrap/sitrap.model.js';
import { sitrapView, type SitrapPart, type SitrapView } from '../sitrap/sitrap.view.js';
import { entry, heading, line, list, orNone, paragraph, part, table, titleBlocks, type Block, type Layout } from './blocks.js';

/** A sitrap laid out for paper. */
export function sitrapLayout(model: SitrapModel): Layout {
  const view = sitrapView(model);
  const { crisis, number, asOf, organisation } = model;
  const blocks = [
    ...titleBlocks(view),
    ...view.facts.map((fact) => line(fact)),
    heading(2, view.summary.heading),
    paragraph(view.summary.text),
    ...situation(view),
    ...changes(view),
    ...view.parts.flatMap(entries),
    ...actions(view),
    heading(2, view.meetings.heading),
    view.meetings.items.length === 0 ? paragraph(view.meetings.none) : list(view.meetings.items),
    ...(view.outlook === null ? [] : part(2, view.outlook.heading, [paragraph(view.outlook.text)])),
  ];
  const facts = { subject: crisis.name, creator: organisation, identifier: `${crisis.code} sitrap ${number}`, version: String(number), moment: asOf, changed: asOf };
  return { head: view, facts, sheet: 'upright', blocks };
}

function situation({ situation: { heading: title, none, themes } }: SitrapView): readonly Block[] {
  const blocks = themes.flatMap(({ heading: theme, entries: all }) => part(3, theme, all.map((one) => entry(one))));
  return [heading(2, title), ...orNone(blocks, none)];
}

function changes({ changes: found }: SitrapView): readonly Block[] {
  if (found === null) return [];
  return [heading(2, found.heading), ...orNone([...found.lines.map((one) => line(one, 'entry')), ...found.entries.map((one) => entry(one))], found.none ?? '')];
}

function entries({ heading: title, none, entries: all }: SitrapPart): readonly Block[] {
  return [heading(2, title), ...orNone(all.map((one) => entry(one)), none ?? '')];
}

function actions({ actions: { heading: title, none, columns, rows } }: SitrapView): readonly Block[] {
  const listed = table(columns, [17, 39, 18, 14, 12], rows.map((cells) => cells.map((text) => ({ text }))));
  return [heading(2, title), rows.length === 0 ? paragraph(none) : listed];
}
