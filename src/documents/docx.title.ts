import { Paragraph } from 'docx';
import { heading, paragraph, runs, tag, type Block } from './docx.parts.js';
import type { MarksView } from './head.view.js';

/** The head of a document: marks, title, when and where. */
export function titleBlocks({ title, sub, exercise, classification, version, imported }: MarksView & { readonly title: string; readonly sub: string }): Block[] {
  return [
    ...(exercise === null ? [] : [new Paragraph({ children: runs(exercise, { bold: true }) })]),
    heading(1, title),
    new Paragraph({ children: [...runs(sub), ...tag(version), ...tag(classification)] }),
    ...(imported === null ? [] : [paragraph(imported)]),
  ];
}
