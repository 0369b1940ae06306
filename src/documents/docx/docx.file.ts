import { Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, Tab, TabStopType, TextRun, type IStylesOptions } from 'docx';
import type { Language } from '../../i18n/index.js';
import type { FileHead, Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { partsOf, runs, TEXT_WIDTH } from './docx.parts.js';
import { propertiesXml } from './docx.properties.js';
import { withFixedDates } from './zip-dates.js';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/**
 * A laid out document as a Word file, byte for byte the same for the same content: no clock, no chance. Classification, OEFENING,
 * title and page x of y stand on every page.
 */
export async function docxFile({ head, facts, sheet, blocks }: Layout, house: House): Promise<Buffer> {
  const locale = LOCALES[head.language];
  const marks = [head.exercise, head.classification].filter((mark) => mark !== null).join(' - ');
  const document = new Document({
    styles: stylesIn(locale, house.colours.heading),
    compatibility: { version: 15 },
    customProperties: [
      { name: 'Classification', value: marks },
      { name: 'State', value: head.version },
      { name: 'Meeting', value: facts.identifier },
    ],
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838, ...(sheet === 'landscape' ? { orientation: PageOrientation.LANDSCAPE } : {}) }, margin: { top: 1_500, bottom: 1_300, left: 1_134, right: 1_134, header: 600, footer: 600 } } },
        headers: { default: new Header({ children: pageHead(head, marks) }) },
        footers: { default: new Footer({ children: [pageFoot(head, marks, TEXT_WIDTH[sheet])] }) },
        children: blocks.flatMap((block) => partsOf(block, sheet, house)),
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: propertiesXml(head, facts, marks, locale) }]);
  return withFixedDates(bytes);
}

function pageHead({ title, version }: FileHead, marks: string): Paragraph[] {
  return [new Paragraph({ style: 'Cell', children: runs(marks, { bold: true }) }), new Paragraph({ style: 'Cell', children: runs(`${title}, ${version}`) })];
}

function pageFoot({ labels }: FileHead, marks: string, width: number): Paragraph {
  const page = new TextRun({ children: [new Tab(), `${labels.page} `, PageNumber.CURRENT, ` ${labels.pageOf} `, PageNumber.TOTAL_PAGES] });
  return new Paragraph({ style: 'Cell', tabStops: [{ type: TabStopType.RIGHT, position: width }], children: [...runs(marks), page] });
}

function stylesIn(locale: string, ink: string): IStylesOptions {
  const titled = (size: number, outlineLevel: number, before: number) => ({
    run: { size, bold: true, color: ink, font: 'Arial' },
    paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: { before, after: 100 } },
  });
  const based = { basedOn: 'Normal', quickFormat: true };
  return {
    default: {
      document: { run: { font: 'Arial', size: 20, language: { value: locale } }, paragraph: { spacing: { after: 100, line: 264 } } },
      heading1: titled(32, 0, 0),
      heading2: titled(26, 1, 320),
      heading3: titled(22, 2, 220),
      heading4: titled(20, 3, 160),
    },
    paragraphStyles: [
      { ...based, id: 'Entry', name: 'Entry', paragraph: { spacing: { before: 80, after: 40 } } },
      { ...based, id: 'Detail', name: 'Detail', run: { size: 18 }, paragraph: { indent: { left: 340 }, spacing: { after: 20 } } },
      { ...based, id: 'Cell', name: 'Cell', run: { size: 17 }, paragraph: { spacing: { after: 20, line: 240 } } },
    ],
    characterStyles: [{ id: 'Tag', name: 'Tag', basedOn: 'DefaultParagraphFont', run: { size: 17, color: '4A4A4A' } }],
  };
}
