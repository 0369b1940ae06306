import { Tab, TextRun } from 'docx';
import { xmlText } from '../layout/xml-text.js';
import type { Detail } from '../words/entry.view.js';

interface Look {
  readonly bold?: boolean;
  readonly strike?: boolean;
  /** The look of words of ours beside what people typed. */
  readonly style?: 'Tag';
}

/** Text as typed: each further line after a break. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...look, children: withTabs(line), ...(index === 0 ? {} : { break: 1 }) }));
}

function withTabs(line: string): (string | Tab)[] {
  return line.split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]));
}

/** Words in a tag, with a space before it. */
export function tag(word: string): TextRun[] {
  return runs(` [${word}]`, { style: 'Tag' });
}

/** Our word, and the text as typed. */
export function labelledRuns({ label, text }: Detail): TextRun[] {
  return [...runs(text === '' ? label : `${label}: `, { bold: true }), ...(text === '' ? [] : runs(text))];
}
