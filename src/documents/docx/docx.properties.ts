import type { FileFacts, FileHead } from '../layout/blocks.js';
import { marksOf } from '../layout/head.js';
import { FONT } from '../layout/measures.js';
import { xmlEscaped } from '../layout/xml-text.js';

const NAMESPACES = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

/**
 * The core properties of a Word file. Written here, since docx knows neither language, state nor version and takes its
 * dates from the clock: ours are the time of the meeting, and of its adoption or last erratum.
 */
export function propertiesXml(head: FileHead, facts: FileFacts, locale: string): string {
  const parts = [
    element('dc:title', head.title),
    element('dc:subject', facts.subject),
    element('dc:creator', facts.creator),
    element('dc:identifier', facts.identifier),
    element('dc:language', locale),
    element('cp:category', marksOf(head)),
    element('cp:contentStatus', head.version),
    element('cp:version', facts.version),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${facts.moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${facts.changed}</dcterms:modified>`,
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${NAMESPACES}>${parts.join('')}</cp:coreProperties>`;
}

function element(name: string, text: string): string {
  return `<${name}>${xmlEscaped(text)}</${name}>`;
}

/** The font, and what stands in for it where it is not there: the library only lists fonts that it puts into the file. */
export function fontsXml(): string {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const font = `<w:font w:name="${FONT.name}"><w:altName w:val="${FONT.fallbacks[0]}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${main}">${font}</w:fonts>`;
}
