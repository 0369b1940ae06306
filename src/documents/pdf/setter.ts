import type { Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { xmlText } from '../layout/xml-text.js';
import { facesOfDocument, type Faces } from './faces.js';
import { brokenLines, type Line, type Span, type Style } from './lines.js';
import { LEADING, looksOf, SHEETS, type Looks, type Sheet } from './looks.js';
import { notebook, type Notebook } from './notes.js';
import { baselineIn, textsAt, type Strip } from './strips.js';
import { tagIn, type Tag } from './tags.js';

/** What setting the blocks of one document needs. */
export interface Setter {
  readonly looks: Looks;
  readonly house: House;
  readonly sheet: Sheet;
  /** The width of the text, in points. */
  readonly width: number;
  readonly notes: Notebook;
  readonly faces: Faces;
  lines(spans: readonly Span[], width: number): Line[];
}

export function setterFor({ head, sheet: form }: Layout, house: House): Setter {
  const faces: Faces = facesOfDocument();
  const sheet = SHEETS[form];
  const looks = looksOf(house);
  return { looks, house, sheet, width: sheet.width - 2 * sheet.side, notes: notebook(head.labels, looks), faces, lines: (spans, width) => brokenLines(spans, width, faces) };
}

/** Words in a look, in a place of the structure; struck words in a place of their own that says so. */
export function span(text: string, style: Style, tag: Tag | null): Span {
  if (style.struck !== true || tag === null) return { text: xmlText(text), style, tag };
  return { text: xmlText(text), style, tag: tagIn(tag, 'Span', { struck: true }) };
}

/** Our short words after a text, or alone where it is empty. */
export function tagSpans(words: readonly string[], style: Style, tag: Tag, text = ' '): Span[] {
  return words.map((word, index) => span(`${index === 0 && text === '' ? '' : ' '}[${word}]`, style, tag));
}

/** Our word with what was typed after it. */
export function labelSpans({ label, text }: { readonly label: string; readonly text: string }, looks: { readonly label: Style; readonly text: Style }, tag: Tag): Span[] {
  return text === '' ? [span(label, looks.label, tag)] : [span(`${label}: `, looks.label, tag), span(text, looks.text, tag)];
}

/** A label before the first line of its text. */
export function withLabel([first, ...rest]: readonly Strip[], label: Span, { lines }: Pick<Setter, 'lines'>): Strip[] {
  const [line] = lines([{ ...label, text: `${label.text} ` }], Infinity);
  if (!first || !line) return [...rest];
  return [{ ...first, texts: [...textsAt(line, 0, baselineIn(LEADING)), ...first.texts] }, ...rest];
}
