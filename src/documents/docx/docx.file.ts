import { Document, Footer, Header, Packer, PageOrientation } from 'docx';
import type { Layout } from '../layout/blocks.js';
import { hasLetterhead, localeOf, propertiesOf } from '../layout/head.js';
import type { House } from '../layout/house.js';
import { SHEETS } from '../layout/measures.js';
import { letterheadOf, pageFoot, pageHead } from './docx.page.js';
import { listsIn, partsOf } from './docx.parts.js';
import { fontsXml, propertiesXml } from './docx.properties.js';
import { PAGE_MARGINS, stylesIn, twips } from './docx.styles.js';
import { withFixedDates } from './zip-dates.js';

/**
 * A laid out document as a Word file, byte for byte the same for the same content: no clock, no chance. Classification, OEFENING,
 * title and page x of y stand on every page, the letterhead of the house on the first.
 */
export async function docxFile({ head, facts, sheet, blocks }: Layout, house: House): Promise<Buffer> {
  const locale = localeOf(head.language);
  // Word wants the sheet as it stands upright, and turns it.
  const { width, height } = SHEETS.upright;
  const size = { width: twips(width), height: twips(height), ...(sheet === 'landscape' ? { orientation: PageOrientation.LANDSCAPE } : {}) };
  const first = hasLetterhead(house);
  const header = pageHead(head);
  const footer = new Footer({ children: pageFoot(head, house, sheet) });
  const document = new Document({
    styles: stylesIn(locale, house),
    numbering: listsIn(blocks),
    compatibility: { version: 15 },
    customProperties: propertiesOf(head, facts),
    sections: [
      {
        properties: { titlePage: first, page: { size, margin: PAGE_MARGINS } },
        headers: { default: new Header({ children: header }), ...(first ? { first: new Header({ children: [letterheadOf(house, sheet), ...header] }) } : {}) },
        footers: { default: footer, ...(first ? { first: footer } : {}) },
        children: blocks.flatMap((block, index) => partsOf(block, { sheet, house, index })),
      },
    ],
  });
  const written = [{ path: 'docProps/core.xml', data: propertiesXml(head, facts, locale) }, { path: 'word/fontTable.xml', data: fontsXml() }];
  return withFixedDates(await Packer.toBuffer(document, undefined, written));
}
