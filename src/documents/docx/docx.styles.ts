import { BorderStyle, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import type { HeadingBlock } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { FONT, HEADINGS, INDENT, LETTERS, LINE_HEIGHT, MARGINS, QUIET, SIGNATURE } from '../layout/measures.js';

/** Millimetres in twentieths of a point; points so; points in halves, as Word counts letters. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1_440);
const points = (size: number): number => Math.round(size * 20);
const halves = (size: number): number => Math.round(size * 2);

/** A thin line in the colour of the house. */
export const ruleOf = ({ colours }: House) => ({ style: BorderStyle.SINGLE, size: 4, space: 3, color: colours.line });

/** From the edge of the sheet to the text, and to what stands above and below it. */
export const PAGE_MARGINS = {
  top: twips(MARGINS.top), bottom: twips(MARGINS.bottom), left: twips(MARGINS.side), right: twips(MARGINS.side), header: twips(MARGINS.edge), footer: twips(MARGINS.edge),
};

/** Lines against lines with no white between them; Word knows whole numbers only, and LibreOffice cuts pictures where the rule is not said. */
const lines = (height: number) => ({ line: Math.round(240 * height), lineRule: LineRuleType.AUTO });
const SINGLE = lines(1);

/** The named styles of a document: what Word shows in its list of styles. */
export function stylesIn(locale: string, house: House): IStylesOptions {
  const { colours } = house;
  return {
    default: {
      document: { run: { font: FONT.name, size: halves(LETTERS.text), color: colours.ink, language: { value: locale } }, paragraph: { spacing: { after: points(5), ...lines(LINE_HEIGHT) } } },
      heading1: headed(1, house),
      heading2: headed(2, house),
      heading3: headed(3, house),
      heading4: headed(4, house),
      footnoteText: { run: { size: halves(LETTERS.note) }, paragraph: { spacing: { after: 0, ...SINGLE }, indent: { left: twips(4), hanging: twips(4) } } },
    },
    paragraphStyles: paragraphs(house).map((style) => ({ basedOn: 'Normal', quickFormat: true, name: style.id, ...style })),
    characterStyles: [{ id: 'Tag', name: 'Tag', basedOn: 'DefaultParagraphFont', run: { size: halves(LETTERS.cell), color: QUIET } }],
  };
}

function headed(level: HeadingBlock['level'], { colours }: House) {
  const { size, before, after } = HEADINGS[level];
  return {
    run: { size: halves(size), bold: true, color: colours.heading, font: FONT.name },
    paragraph: { outlineLevel: level - 1, keepNext: true, keepLines: true, spacing: { before: points(before), after: points(after) } },
  };
}

function paragraphs(house: House): Omit<IParagraphStyleOptions, 'name'>[] {
  const rule = ruleOf(house);
  const frame = { style: BorderStyle.SINGLE, size: 12, space: 4, color: house.colours.ink };
  return [
    { id: 'Mark', run: { bold: true, size: halves(LETTERS.mark) }, paragraph: { keepNext: true, indent: { left: points(5), right: points(5) }, spacing: { after: points(10) }, border: { top: frame, bottom: frame, left: frame, right: frame } } },
    { id: 'Entry', paragraph: { spacing: { before: points(5), after: points(2) } } },
    { id: 'Detail', run: { size: halves(LETTERS.detail) }, paragraph: { indent: { left: twips(INDENT) }, spacing: { after: points(1) } } },
    { id: 'Item', paragraph: { spacing: { after: points(2) } } },
    { id: 'Cell', run: { size: halves(LETTERS.cell) }, paragraph: { spacing: { after: points(1), ...SINGLE } } },
    { id: 'Signer', paragraph: { keepNext: true, spacing: { before: points(8), after: 0 } } },
    {
      id: 'Signature',
      run: { size: halves(LETTERS.detail), color: QUIET },
      paragraph: { indent: { right: twips(SIGNATURE.right) }, spacing: { before: twips(SIGNATURE.room), after: points(6) }, border: { top: rule } },
    },
    { id: 'Letterhead', run: { size: halves(LETTERS.page) }, paragraph: { spacing: { after: 0, ...lines(1.15) } } },
    { id: 'PageHead', run: { bold: true, size: halves(LETTERS.page) }, paragraph: { spacing: { after: 0, ...SINGLE } } },
    { id: 'PageTitle', run: { size: halves(LETTERS.page) }, paragraph: { spacing: { after: twips(5), ...SINGLE }, border: { bottom: rule } } },
    { id: 'PageFoot', run: { size: halves(LETTERS.page) }, paragraph: { spacing: { after: 0, ...SINGLE }, border: { top: rule } } },
  ];
}
