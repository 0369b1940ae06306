import type { FileHead, Layout } from '../layout/blocks.js';
import { hasLetterhead, marksOf } from '../layout/head.js';
import type { House } from '../layout/house.js';
import { LETTERHEAD, LETTERS, MARGINS, SHEETS } from '../layout/measures.js';
import { fonts, namedStyles, paragraphStyle } from './odt.styles.js';
import { characters, element, plain, xmlFile, type Attributes, type Xml } from './xml.js';

/** Where the logo of the house lies in the file. */
export const LOGO = 'Pictures/logo.png';

const mm = (length: number) => `${length}mm`;

/** The named styles, and the pages with what stands above and below the text on each: styles.xml. */
export function stylesXml({ head, sheet }: Layout, house: House): string {
  const text = SHEETS[sheet].text;
  return xmlFile('office:document-styles', { 'office:version': '1.3' }, fonts(), namedStyles(head.language, house), automatic(sheet, house, text), masters(head, house));
}

function automatic(sheet: Layout['sheet'], house: House, text: number): Xml {
  const column = (name: string, width: number) => styled(name, 'table-column', { 'style:column-width': mm(width) });
  return element('office:automatic-styles', {}, [
    pageLayout(sheet),
    paragraphStyle('Foot', { 'fo:border-top': `0.5pt solid #${house.colours.line}`, 'fo:padding-top': '1mm', 'fo:margin-bottom': '0mm' }, { 'fo:font-size': `${LETTERS.page}pt` }, {}, rightTab(text)),
    styled('Top', 'table', { 'style:width': mm(text), 'table:align': 'left', 'fo:margin-bottom': '8mm' }),
    column('Top.1', text - LETTERHEAD),
    column('Top.2', LETTERHEAD),
    styled('TopCell', 'table-cell', { 'fo:border': 'none', 'fo:padding': '0mm' }),
  ]);
}

const rightTab = (at: number): Xml => element('style:tab-stops', {}, element('style:tab-stop', { 'style:position': mm(at), 'style:type': 'right' }));

function styled(name: string, family: string, look: Attributes): Xml {
  return element('style:style', { 'style:name': name, 'style:family': family }, element(`style:${family}-properties`, look));
}

function pageLayout(sheet: Layout['sheet']): Xml {
  const { width, height } = SHEETS[sheet];
  const { side, top, bottom, edge } = MARGINS;
  const page = {
    'fo:page-width': mm(width), 'fo:page-height': mm(height), 'style:print-orientation': sheet === 'landscape' ? 'landscape' : 'portrait',
    'fo:margin-top': mm(edge), 'fo:margin-bottom': mm(edge), 'fo:margin-left': mm(side), 'fo:margin-right': mm(side),
  };
  // Above the text stand two lines, below it one or two: the rest of the margin is white.
  const high = (margin: number, at: 'fo:margin-bottom' | 'fo:margin-top'): Attributes => ({ 'fo:min-height': mm(margin - edge), [at]: mm(5), 'style:dynamic-spacing': 'false' });
  return element(
    'style:page-layout',
    { 'style:name': 'Sheet' },
    element('style:page-layout-properties', page),
    element('style:header-style', {}, element('style:header-footer-properties', high(top, 'fo:margin-bottom'))),
    element('style:footer-style', {}, element('style:header-footer-properties', high(bottom, 'fo:margin-top'))),
  );
}

/** A text begins on the page called Standard: that is the one with the letterhead. */
function masters(head: FileHead, house: House): Xml {
  const page = (name: string, more: Attributes, above: readonly Xml[]) =>
    element('style:master-page', { 'style:name': name, 'style:page-layout-name': 'Sheet', ...more }, element('style:header', {}, above, pageHead(head)), element('style:footer', {}, pageFoot(head, house)));
  const pages = hasLetterhead(house) ? [page('Standard', { 'style:next-style-name': 'Following' }, [letterhead(house)]), page('Following', {}, [])] : [page('Standard', {}, [])];
  return element('office:master-styles', {}, pages);
}

const said = (style: string, ...children: readonly (Xml | readonly Xml[])[]): Xml => element('text:p', { 'text:style-name': style }, ...children);

function letterhead({ logo, letterhead: lines }: House): Xml {
  const cell = (content: readonly Xml[]) => element('table:table-cell', { 'table:style-name': 'TopCell', 'office:value-type': 'string' }, content);
  const picture = logo === null ? [] : pictureOf(logo);
  const written = lines.length === 0 ? [said('Letterhead')] : lines.map((line) => said('Letterhead', characters(line)));
  const columns = ['Top.1', 'Top.2'].map((name) => element('table:table-column', { 'table:style-name': name }));
  return element('table:table', { 'table:name': 'Letterhead', 'table:style-name': 'Top' }, columns, element('table:table-row', {}, cell([said('Letterhead', picture)]), cell(written)));
}

function pictureOf({ width, height, alt }: NonNullable<House['logo']>): Xml {
  const image = element('draw:image', { 'xlink:href': LOGO, 'xlink:type': 'simple', 'xlink:show': 'embed', 'xlink:actuate': 'onLoad' });
  return element('draw:frame', { 'draw:name': 'Logo', 'text:anchor-type': 'as-char', 'svg:width': mm(width), 'svg:height': mm(height) }, image, element('svg:title', {}, plain(alt)));
}

function pageHead(head: FileHead): Xml[] {
  return [said('Header', characters(marksOf(head))), said('HeaderTitle', characters(`${head.title}, ${head.version}`))];
}

function pageFoot(head: FileHead, { footer }: House): Xml[] {
  const { labels } = head;
  const current = element('text:page-number', { 'text:select-page': 'current' }, characters('1'));
  const total = element('text:page-count', {}, characters('1'));
  const [before, between] = [plain(' '), plain(` ${labels.pageOf} `)];
  const first = said('Foot', characters(`${marksOf(head)}\t${labels.page}`), before, current, between, total);
  return [first, ...(footer === null ? [] : [said('Letterhead', characters(footer))])];
}
