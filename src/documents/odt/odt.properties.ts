import type { FileFacts, FileHead } from '../layout/blocks.js';
import { localeOf, propertiesOf } from '../layout/head.js';
import { element, plain, xmlFile } from './xml.js';

/** What an ODF file says of itself; its times are those of what it tells, never of the making. */
export function metaXml(head: FileHead, facts: FileFacts): string {
  const said = (name: string, text: string) => element(name, {}, plain(text));
  const own = propertiesOf(head, facts).map(({ name, value }) => element('meta:user-defined', { 'meta:name': name, 'meta:value-type': 'string' }, plain(value)));
  const parts = [
    said('dc:title', head.title),
    said('dc:subject', facts.subject),
    said('meta:initial-creator', facts.creator),
    said('dc:creator', facts.creator),
    said('meta:creation-date', facts.moment),
    said('dc:date', facts.changed),
    said('dc:language', localeOf(head.language)),
  ];
  return xmlFile('office:document-meta', { 'office:version': '1.3' }, element('office:meta', {}, parts, own));
}

/** The list of the files in an ODF file, with their types. */
export function manifestXml(files: Readonly<Record<string, string>>): string {
  const entry = (path: string, type: string, more = {}) => element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type, ...more });
  const entries = Object.entries(files).map(([path, type]) => entry(path, type));
  const root = { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('manifest:manifest', root, entry('/', ODT, { 'manifest:version': '1.3' }), entries)}`;
}

export const ODT = 'application/vnd.oasis.opendocument.text';
