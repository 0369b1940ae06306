import type { FileFacts, FileHead } from '../layout/blocks.js';
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
export function propertiesXml({ title, version }: FileHead, facts: FileFacts, marks: string, locale: string): string {
  const parts = [
    element('dc:title', title),
    element('dc:subject', facts.subject),
    element('dc:creator', facts.creator),
    element('dc:identifier', facts.identifier),
    element('dc:language', locale),
    element('cp:category', marks),
    element('cp:contentStatus', version),
    element('cp:version', facts.version),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${facts.moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${facts.changed}</dcterms:modified>`,
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${NAMESPACES}>${parts.join('')}</cp:coreProperties>`;
}

function element(name: string, text: string): string {
  return `<${name}>${xmlEscaped(text)}</${name}>`;
}
