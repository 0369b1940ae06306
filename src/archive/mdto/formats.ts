import type { Term } from './terms.js';

const pronom = (label: string, code?: string): Term => ({ label, ...(code === undefined ? {} : { code }), list: 'PRONOM-register' });

/**
 * What a file is by its extension, with the PUID of the PRONOM registry (nationalarchives.gov.uk/PRONOM) of what we ourselves make. No
 * code where PRONOM has several versions of a format and the extension does not say which: a wrong code is worse than none.
 */
const FORMATS: Readonly<Record<string, Term>> = {
  pdf: pronom('Acrobat PDF/A - Portable Document Format 2a', 'fmt/476'),
  docx: pronom('Microsoft Word for Windows 2007 onwards', 'fmt/412'),
  odt: pronom('OpenDocument Text 1.3', 'fmt/1756'),
  html: pronom('Hypertext Markup Language 5', 'fmt/471'),
  md: pronom('Markdown', 'fmt/1149'),
  json: pronom('JSON Data Interchange Format', 'fmt/817'),
  jsonl: pronom('JSON Lines'),
  csv: pronom('Comma Separated Values', 'x-fmt/18'),
  xml: pronom('Extensible Markup Language', 'fmt/101'),
  txt: pronom('Plain Text File', 'x-fmt/111'),
  ics: pronom('Internet Calendar and Scheduling format', 'fmt/388'),
};

/** Those that people bring in come in many versions. */
const BROUGHT: Readonly<Record<string, Term>> = {
  pdf: pronom('Acrobat PDF - Portable Document Format'),
  xlsx: pronom('Microsoft Excel for Windows'),
  pptx: pronom('Microsoft Powerpoint for Windows'),
  ods: pronom('OpenDocument Spreadsheet'),
  odp: pronom('OpenDocument Presentation'),
  odt: pronom('OpenDocument Text'),
  png: pronom('Portable Network Graphics'),
  jpg: pronom('JPEG File Interchange Format'),
  jpeg: pronom('JPEG File Interchange Format'),
};

/** The format of a file that we made; `brought`: of one that someone brought in. A name without a known extension is said as it is. */
export function formatOf(name: string, brought = false): Term {
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = (brought ? BROUGHT[extension] : undefined) ?? FORMATS[extension];
  return known ?? pronom(extension === '' ? name : extension.toUpperCase());
}
