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

/** What a Word file says of what it is about. */
export interface FileFacts {
  readonly subject: string;
  readonly creator: string;
  readonly identifier: string;
  readonly version: string;
  /** When what it tells was so, and when it last changed: UTC. */
  readonly moment: string;
  readonly changed: string;
}

/** The facts of a document of a meeting. */
export function meetingFacts(model: DocumentHead): FileFacts {
  const { crisis, organisation, meeting, version, official } = model;
  const moment = momentOf(model);
  const changed = official?.errata.at(-1)?.at ?? official?.adopted.at ?? moment;
  return { subject: crisis.name, creator: organisation, identifier: meeting.reference ?? meeting.id, version: String(official?.version ?? version.pictureVersion), moment, changed };
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

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text).replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)}</${name}>`;
}

function momentOf({ meeting }: DocumentHead): string {
  const moment = meeting.closedAt ?? meeting.startedAt ?? meeting.plannedStart;
  return isLocalDate(moment) ? `${moment}T00:00:00Z` : moment;
}
