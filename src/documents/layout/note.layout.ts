import type { NoteModel } from '../note/note.model.js';
import { noteView, type NoteChapter, type NoteView } from '../note/note.view.js';
import { heading, line, list, paragraph, table, type Block, type Layout } from './blocks.js';
import { meetingFacts } from './file-facts.js';

/** The note laid out as the ministry's own form: a table at its head, what it is about, four numbered chapters, room for initials. */
export function noteLayout(model: NoteModel): Layout {
  const view = noteView(model);
  const { head, facts, chapters, draftedBy, initials, exercise } = view;
  const blocks: Block[] = [
    ...(exercise === null ? [] : [paragraph(exercise, 'mark')]),
    heading(1, view.title),
    ...(view.imported === null ? [] : [paragraph(view.imported)]),
    table([], [28, 72], head.map(({ label, text }) => [{ text: label }, { text }])),
    ...facts.map((fact) => line(fact, 'entry')),
    ...chapters.flatMap((chapter) => chapterBlocks(chapter, view)),
    heading(2, initials.heading),
    ...(draftedBy === null ? [] : [line(draftedBy, 'entry')]),
    { kind: 'signatures', place: initials.place, places: initials.places },
  ];
  const { written } = model;
  const own = written === null ? {} : { version: String(written.version), changed: written.at };
  return { head: view, facts: { ...meetingFacts(model), ...own }, sheet: 'upright', blocks };
}

function chapterBlocks({ heading: name, numbered, text, as }: NoteChapter, { labels }: NoteView): Block[] {
  return [heading(numbered ? 2 : 3, name), text === null ? paragraph(labels.open) : words(text, as)];
}

/** What has marks of its own keeps them: it gets no second ones. */
const MARKED = /^\s*(?:\d+[.)]|[-*\u2022])\s/;

function words(text: string, as: NoteChapter['as']): Block {
  const lines = text.split('\n').filter((one) => one.trim() !== '');
  const asList = as !== 'text' && lines.length > 1 && !lines.some((one) => MARKED.test(one) || one !== one.trimStart());
  return asList ? list(lines, as === 'steps') : paragraph(text, 'entry');
}
