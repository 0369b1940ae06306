import type { Language } from '../../i18n/index.js';
import { COUNTRIES } from '../layout/head.js';
import type { House } from '../layout/house.js';
import { FONT, HEADINGS, INDENT, LETTERS, LINE_HEIGHT, QUIET, SIGNATURE } from '../layout/measures.js';
import { element, type Attributes, type Xml } from './xml.js';

type Look = Attributes;
const pt = (size: number) => `${size}pt`;
const mm = (length: number) => `${length}mm`;
const KEEP: Look = { 'fo:keep-with-next': 'always' };
const BOLD: Look = { 'fo:font-weight': 'bold', 'style:font-weight-asian': 'bold', 'style:font-weight-complex': 'bold' };
const sized = (size: number): Look => ({ 'fo:font-size': pt(size), 'style:font-size-asian': pt(size), 'style:font-size-complex': pt(size) });
const spaced = (before: number, after: number): Look => ({ 'fo:margin-top': pt(before), 'fo:margin-bottom': pt(after) });

/** A named style for paragraphs, after Standard unless said otherwise. */
export function paragraphStyle(name: string, paragraph: Look, text: Look = {}, more: Look = {}, ...tabs: readonly Xml[]): Xml {
  return element(
    'style:style',
    { 'style:name': name, 'style:family': 'paragraph', ...(name === 'Standard' ? {} : { 'style:parent-style-name': 'Standard' }), ...more },
    element('style:paragraph-properties', paragraph, tabs),
    Object.keys(text).length === 0 ? [] : element('style:text-properties', text),
  );
}

function textStyle(name: string, text: Look): Xml {
  return element('style:style', { 'style:name': name, 'style:family': 'text' }, element('style:text-properties', text));
}

/** The font, and what stands in for it where it is not there. */
export function fonts(): Xml {
  const family = [FONT.name, ...FONT.fallbacks].map((name) => `'${name}'`).join(', ');
  return element('office:font-face-decls', {}, element('style:font-face', { 'style:name': FONT.name, 'svg:font-family': family, 'style:font-family-generic': 'swiss', 'style:font-pitch': 'variable' }));
}

/** The named styles of a document: what an editor shows in its list of styles. */
export function namedStyles(language: Language, { colours }: House): Xml {
  const ruled = `0.5pt solid #${colours.line}`;
  return element('office:styles', {}, [
    defaults(language, colours.ink),
    paragraphStyle('Standard', { ...spaced(0, 5), 'fo:line-height': `${Math.round(LINE_HEIGHT * 100)}%`, 'fo:orphans': 2, 'fo:widows': 2 }),
    ...headings(colours.heading),
    paragraphStyle('Mark', { ...spaced(0, 6), ...KEEP, 'fo:border': `1.5pt solid #${colours.ink}`, 'fo:padding': '1.5mm' }, { ...BOLD, ...sized(LETTERS.mark) }),
    paragraphStyle('Entry', { ...spaced(5, 2) }),
    paragraphStyle('KeptEntry', { ...spaced(5, 2), ...KEEP }),
    paragraphStyle('Detail', { ...spaced(0, 1), 'fo:margin-left': mm(INDENT) }, sized(LETTERS.detail)),
    paragraphStyle('Item', { ...spaced(0, 2) }),
    paragraphStyle('CellText', { ...spaced(0, 1), 'fo:line-height': '100%' }, sized(LETTERS.cell)),
    paragraphStyle('CellHead', { ...spaced(0, 1), 'fo:line-height': '100%', ...KEEP }, { ...BOLD, ...sized(LETTERS.cell) }),
    paragraphStyle('Signer', { ...spaced(8, 0), ...KEEP }),
    paragraphStyle('Signature', { ...signing(ruled), ...KEEP }, { ...sized(LETTERS.detail), 'fo:color': `#${QUIET}` }),
    paragraphStyle('LastSignature', signing(ruled), { ...sized(LETTERS.detail), 'fo:color': `#${QUIET}` }),
    paragraphStyle('Letterhead', { ...spaced(0, 0), 'fo:line-height': '115%' }, sized(LETTERS.page)),
    paragraphStyle('Header', { ...spaced(0, 0) }, { ...BOLD, ...sized(LETTERS.page) }),
    paragraphStyle('HeaderTitle', { ...spaced(0, 0), 'fo:border-bottom': ruled, 'fo:padding-bottom': '1mm' }, sized(LETTERS.page)),
    paragraphStyle('Footnote', { ...spaced(0, 0), 'fo:margin-left': mm(4), 'fo:text-indent': mm(-4) }, sized(LETTERS.note), { 'style:class': 'extra' }),
    textStyle('Strong', BOLD),
    textStyle('Barred', { 'fo:color': '#FFFFFF', 'fo:background-color': '#000000' }),
    textStyle('Struck', { 'style:text-line-through-style': 'solid', 'style:text-line-through-type': 'single' }),
    textStyle('Tag', { ...sized(LETTERS.cell), 'fo:color': `#${QUIET}` }),
    textStyle('NoteSign', { 'style:text-position': 'super 58%' }),
    lists('Bulleted', (level) => element('text:list-level-style-bullet', { 'text:level': level, 'text:bullet-char': '•' }, hanging())),
    lists('Numbered', (level) => element('text:list-level-style-number', { 'text:level': level, 'style:num-format': '1', 'style:num-suffix': '.' }, hanging())),
    element('text:notes-configuration', { 'text:note-class': 'footnote', 'text:citation-body-style-name': 'NoteSign', 'text:default-style-name': 'Footnote', 'style:num-format': '1', 'text:start-value': 0, 'text:footnotes-position': 'page', 'text:start-numbering-at': 'document' }),
  ]);
}

function defaults(language: Language, ink: string): Xml {
  const text = { 'style:font-name': FONT.name, ...sized(LETTERS.text), 'fo:color': `#${ink}`, 'fo:language': language, 'fo:country': COUNTRIES[language], 'fo:hyphenate': 'false' };
  return element('style:default-style', { 'style:family': 'paragraph' }, element('style:paragraph-properties', { 'style:tab-stop-distance': mm(12.5) }), element('style:text-properties', text));
}

/** Headings of the outline, each with the text under it. */
function headings(colour: string): Xml[] {
  return ([1, 2, 3, 4] as const).map((level) => {
    const { size, before, after } = HEADINGS[level];
    const more = { 'style:display-name': `Heading ${level}`, 'style:next-style-name': 'Standard', 'style:default-outline-level': level, 'style:class': 'text' };
    return paragraphStyle(`Heading_20_${level}`, { ...spaced(before, after), ...KEEP, 'fo:keep-together': 'always' }, { ...BOLD, ...sized(size), 'fo:color': `#${colour}` }, more);
  });
}

/** A line to write on, with its words under it. */
function signing(ruled: string): Look {
  return { 'fo:margin-top': mm(SIGNATURE.room), 'fo:margin-bottom': pt(6), 'fo:margin-right': mm(SIGNATURE.right), 'fo:border-top': ruled, 'fo:padding-top': '1mm' };
}

function lists(name: string, level: (at: number) => Xml): Xml {
  return element('text:list-style', { 'style:name': name }, level(1));
}

function hanging(): Xml {
  const aligned = element('style:list-level-label-alignment', { 'text:label-followed-by': 'listtab', 'text:list-tab-stop-position': mm(INDENT), 'fo:text-indent': mm(-INDENT), 'fo:margin-left': mm(INDENT) });
  return element('style:list-level-properties', { 'text:list-level-position-and-space-mode': 'label-alignment' }, aligned);
}

/** How the tables of a text look, beside the widths of their columns. */
export function tableStyles({ colours }: House, width: number): Xml[] {
  const style = (name: string, family: string, look: Attributes) => element('style:style', { 'style:name': name, 'style:family': family }, element(`style:${family}-properties`, look));
  const bordered = { 'fo:border': `0.5pt solid #${colours.line}`, 'fo:padding': '1.2mm' };
  return [
    style('Listed', 'table', { 'style:width': mm(width), 'table:align': 'left', 'fo:margin-top': pt(3), 'fo:margin-bottom': pt(6), 'table:border-model': 'collapsing' }),
    style('Row', 'table-row', { 'fo:keep-together': 'always' }),
    style('TallRow', 'table-row', { 'fo:keep-together': 'auto' }),
    style('Cell', 'table-cell', bordered),
    style('HeadCell', 'table-cell', { ...bordered, 'fo:background-color': `#${colours.tableHead}` }),
  ];
}
