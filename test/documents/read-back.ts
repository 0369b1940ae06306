import { inflateRawSync } from 'node:zlib';
import { load, type CheerioAPI, type contains } from 'cheerio';

type AnyNode = Parameters<typeof contains>[0];

/** The files in a ZIP file by their paths, read by the list at its end. */
export function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    const [nameLength, extra, comment, size, start] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(from, from + size);
    files.set(name, (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** Whether files of a format are ZIP files, whose texts are packed. */
export const isZip = (format: string): boolean => format === 'docx' || format === 'odt';

/** A part of a Word file, to look into. */
export function xmlOf(docx: Buffer, path = 'word/document.xml'): CheerioAPI {
  return load(unzipped(docx).get(path) ?? '', { xml: { xmlMode: true } });
}

/** What a paragraph of Word says, with its line breaks and tabs. */
export function paragraphText($: CheerioAPI, paragraph: AnyNode): string {
  const parts = $(paragraph).find('w\\:t, w\\:br, w\\:tab, w\\:instrText').toArray();
  return parts
    .map((part) => {
      if (part.tagName === 'w:br') return '\n';
      if (part.tagName === 'w:tab') return part.parent && 'tagName' in part.parent && part.parent.tagName === 'w:tabs' ? '' : '\t';
      return part.tagName === 'w:t' ? $(part).text() : `{${$(part).text()}}`;
    })
    .join('');
}

/** The paragraphs of a part of a Word file, in order. */
export function docxTexts(docx: Buffer, path?: string): string[] {
  const $ = xmlOf(docx, path);
  return $('w\\:p').toArray().map((paragraph) => paragraphText($, paragraph));
}

/** The cells of each row of the first table of a Word file, head included. */
export function docxRows(docx: Buffer): string[][] {
  const $ = xmlOf(docx);
  const cells = (row: AnyNode) => $(row).find('w\\:tc').toArray().map((cell) => $(cell).find('w\\:p').toArray().map((paragraph) => paragraphText($, paragraph)).join('\n'));
  return $('w\\:tbl').first().find('w\\:tr').toArray().map(cells);
}

/** The paragraphs and headings of a part of an ODF text, in order; notes stand after the paragraph that they are in. */
export function odtTexts(odt: Buffer, path = 'content.xml'): string[] {
  return odfTexts(xmlOf(odt, path));
}

/** The same of XML of ODF. */
export function odfTexts($: CheerioAPI): string[] {
  return $('office\\:text').find('text\\:p, text\\:h').toArray().map((paragraph) => odfText($, paragraph));
}

/** The cells of each row of the first table of an ODF text, head included. */
export function odtRows(odt: Buffer): string[][] {
  const $ = xmlOf(odt, 'content.xml');
  const cells = (row: AnyNode) => $(row).find('table\\:table-cell').toArray().map((cell) => $(cell).find('text\\:p').toArray().map((paragraph) => odfText($, paragraph)).join('\n'));
  return $('table\\:table').first().find('table\\:table-row').toArray().map(cells);
}

/** What a reader of ODF sees: white space as typed counts as one space, and only what has an element of its own is kept. */
function odfText($: CheerioAPI, node: AnyNode): string {
  const inside = $(node).contents().toArray().map((part) => {
    if (part.type === 'text') return part.data.replace(/\s+/g, ' ');
    if (part.type !== 'tag' || part.name === 'text:note') return '';
    if (part.name === 'text:s') return ' '.repeat(Number($(part).attr('text:c') ?? 1));
    return part.name === 'text:tab' ? '\t' : part.name === 'text:line-break' ? '\n' : odfText($, part);
  });
  return inside.join('');
}

/** CSV with semicolons read back, strictly (RFC 4180). */
export function csvRows(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n|$)/y;
  while (field.lastIndex < csv.length) {
    const found = field.exec(csv);
    if (!found) throw new Error('this is no CSV');
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ';') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
