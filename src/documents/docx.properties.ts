import type { Language } from '../i18n/index.js';
import { isLocalDate } from './entry.view.js';
import { xmlText } from './docx.parts.js';
import type { MarksView } from './head.view.js';
import type { DocumentHead } from './minutes.model.js';

/** What every page of a Word file says, and what its file says of itself. */
export interface FileHead extends MarksView {
  readonly language: Language;
  readonly title: string;
  readonly labels: { readonly page: string; readonly pageOf: string };
}

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
export function propertiesXml({ title, version }: FileHead, model: DocumentHead, marks: string, locale: string): string {
  const made = momentOf(model);
  const parts = [
    element('dc:title', title),
    element('dc:subject', model.crisis.name),
    element('dc:creator', model.organisation),
    element('dc:identifier', model.meeting.reference ?? model.meeting.id),
    element('dc:language', locale),
    element('cp:category', marks),
    element('cp:contentStatus', version),
    element('cp:version', String(model.official?.version ?? model.version.pictureVersion)),
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${model.official?.errata.at(-1)?.at ?? model.official?.adopted.at ?? made}</dcterms:modified>`,
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ${NAMESPACES}>${parts.join('')}</cp:coreProperties>`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text).replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)}</${name}>`;
}

function momentOf({ meeting }: DocumentHead): string {
  const moment = meeting.closedAt ?? meeting.startedAt ?? meeting.plannedStart;
  return isLocalDate(moment) ? `${moment}T00:00:00Z` : moment;
}
