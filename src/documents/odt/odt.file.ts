import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { SHEETS } from '../layout/measures.js';
import { bodyOf } from './odt.body.js';
import { LOGO, stylesXml } from './odt.page.js';
import { manifestXml, metaXml, ODT } from './odt.properties.js';
import { fonts, tableStyles } from './odt.styles.js';
import { element, xmlFile } from './xml.js';

/**
 * A laid out document as an ODF text (OpenDocument 1.3), byte for byte the same for the same content: no clock, no chance.
 * Classification, OEFENING, title and page x of y stand on every page.
 */
export function odtFile(layout: Layout, house: House): Buffer {
  const { head, facts } = layout;
  const xml = {
    'content.xml': contentXml(layout, house),
    'styles.xml': stylesXml(layout, house),
    'meta.xml': metaXml(head, facts),
  };
  const listed = { ...Object.fromEntries(Object.keys(xml).map((path) => [path, 'text/xml'])), ...(house.logo === null ? {} : { [LOGO]: 'image/png' }) };
  const files: Zippable = {
    // Its type comes first and unpacked, so that it can be read without unpacking anything.
    mimetype: [strToU8(ODT), { level: 0 }],
    ...Object.fromEntries(Object.entries(xml).map(([path, text]) => [path, strToU8(text)])),
    ...(house.logo === null ? {} : { [LOGO]: house.logo.png }),
    'META-INF/manifest.xml': strToU8(manifestXml(listed)),
  };
  return Buffer.from(zipSync(files, { mtime: DATED }));
}

// A ZIP file has no zone: noon where we are is noon in the file, wherever that is.
const DATED = new Date(1980, 0, 1, 12);

function contentXml(layout: Layout, house: House): string {
  const { content, styles } = bodyOf(layout);
  return xmlFile(
    'office:document-content',
    { 'office:version': '1.3' },
    fonts(),
    element('office:automatic-styles', {}, tableStyles(house, SHEETS[layout.sheet].text), styles),
    element('office:body', {}, element('office:text', {}, content)),
  );
}
