import { ShadingType, Tab, TextRun } from 'docx';
import { xmlText } from '../layout/xml-text.js';
import { barredPieces } from '../words/bars.js';
import type { Detail } from '../words/entry.view.js';

interface Look {
  readonly bold?: boolean;
  readonly strike?: boolean;
  /** The look of words of ours beside what people typed. */
  readonly style?: 'Tag';
}

/** What was left out (Woo): white words in a black bar, which are read aloud. */
const BARRED = { color: 'FFFFFF', shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' } } as const;

/** Text as typed: each further line after a break. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .flatMap((line, index) => barredPieces(line).map(({ text: piece, ground }, place) => new TextRun({ ...look, ...(ground === null ? {} : BARRED), children: withTabs(piece), ...(index > 0 && place === 0 ? { break: 1 } : {}) })));
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
