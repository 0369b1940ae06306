import type { TimelineModel } from '../timeline/timeline.model.js';
import { timelineView, type TimelineLine, type TimelineView } from '../timeline/timeline.view.js';
import { entry, heading, orNone, part, titleBlocks, type Block, type Layout } from './blocks.js';

/** A timeline laid out for paper; where each entry comes from is a note. */
export function timelineLayout(model: TimelineModel): Layout {
  const view = timelineView(model);
  const { crisis, organisation, at } = model;
  const chapters = view.chapters.flatMap(({ heading: title, days }) => [
    heading(2, title),
    ...days.flatMap((day) => [heading(3, day.heading), ...day.groups.flatMap((group) => part(4, group.heading, group.lines.map(lineBlock)))]),
  ]);
  const blocks = [...titleBlocks(view), ...turning(view), ...orNone(chapters, view.none)];
  const facts = { subject: crisis.name, creator: organisation, identifier: `${crisis.code} timeline`, version: at, moment: at, changed: at };
  return { head: view, facts, sheet: 'upright', blocks };
}

function turning({ turning: found }: TimelineView): readonly Block[] {
  return found === null ? [] : [heading(2, found.heading), ...orNone(found.lines.map(lineBlock), found.none)];
}

function lineBlock({ lead, text, tags, details, note }: TimelineLine): Block {
  return entry({ lead, text, tags, details, notes: [note] });
}
