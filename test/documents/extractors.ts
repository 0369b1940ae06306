import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentFormat } from '../../src/documents/document.file.js';
import { plainTexts } from './markdown-text.js';
import { textsOf } from './model-texts.js';
import { csvRows, docxTexts, odtTexts } from './read-back.js';

/** The text that a reader of a file sees, in its order, without what stands above and below each page. */
export const EXTRACTORS: Readonly<Record<DocumentFormat | 'pdf', (bytes: Buffer) => Promise<string> | string>> = {
  html: (bytes) => load(bytes)('main').text(),
  docx: (bytes) => [...docxTexts(bytes), ...docxTexts(bytes, 'word/footnotes.xml')].join('\n'),
  odt: (bytes) => odtTexts(bytes).join('\n'),
  pdf: pdfText,
  md: (bytes) => plainTexts(new MarkdownIt(), bytes.toString('utf8')).join('\n'),
  json: (bytes) => textsOf(bytes.toString('utf8')).map(({ text }) => text).join('\n'),
  csv: (bytes) => csvRows(bytes.toString('utf8').slice(1)).flat().map(unguarded).join('\n'),
};

/** A cell without the apostrophe before what a spreadsheet would take for a formula. */
export const unguarded = (cell: string): string => cell.replace(/^'(?=[\s\p{Cf}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/u, '');

/** The text of each page but for its artefacts: those are no part of what the document says. */
async function pdfText(bytes: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    let marks: boolean[] = [];
    for (const item of items) {
      if ('str' in item) pages.push(marks.includes(true) ? '' : `${item.str}${item.hasEOL ? '\n' : ''}`);
      else if (item.type === 'endMarkedContent') marks = marks.slice(0, -1);
      // Its types do not know the tag of what is marked.
      else marks.push((item as { readonly tag?: string }).tag === 'Artifact');
    }
  }
  await task.destroy();
  // A sign that no font of ours has is shown by its number.
  return pages.join('').replace(/\[U\+([0-9A-F]+)\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
