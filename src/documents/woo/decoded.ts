import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { stringsIn } from './strings.js';

/** A part of a file as text, to be searched. `words`: what people read; else all of it, with names of elements and styles. */
export interface Part {
  readonly name: string;
  readonly text: string;
  readonly words: boolean;
}

const MARKUP = /\.(?:xml|rels|rdf|html?)$/u;
const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Everything that a finished file says, in every layer of it: unzipped, inflated, without escapes. `format`: html, docx, pdf, csv ... */
export function partsOfFile(bytes: Uint8Array, format: string): Part[] {
  if (isZip(bytes)) return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [{ name: 'names', text: name, words: true }, ...partsOfFile(part, name.split('.').at(-1) ?? '')].map((one) => ({ ...one, name: one.name === 'names' ? name : `${name} ${one.name}`.trim() })));
  if (utf8(bytes.subarray(0, 5)) === '%PDF-') return pdfParts(bytes);
  const text = utf8(bytes);
  const raw = { name: '', text, words: false };
  if (MARKUP.test(`.${format}`)) return [raw, { name: '', text: unescaped(text), words: false }, ...readable(text).map((said) => ({ name: '', text: said, words: true }))];
  // Markdown puts a backslash before signs; of JSON the codes of fixed lists are no words.
  if (format === 'json') return [raw, { name: '', text: stringsIn(JSON.parse(text)).map(({ value }) => value).join('\n'), words: true }];
  return [raw, { name: '', text, words: true }, ...(format === 'md' ? [{ name: '', text: text.replace(/\\(.)/gu, '$1'), words: true }] : [])];
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** What markup says: with words of one line together, whatever elements cut them up, and with each apart. */
function readable(markup: string): string[] {
  const plain = markup.replace(/<!--|-->/gu, ' ').replace(/<(style|script)\b[\s\S]*?<\/\1>/gu, ' ');
  const attributes = [...plain.matchAll(/\s(?:[\w-]+:)?(?:title|alt|descr|name|content|author|initials|aria-label|lastModifiedBy)="([^"]*)"/gu)].map((match) => match[1] ?? '');
  const lines = plain.replace(/<\/(?:w:p|text:p|text:h|p|h[1-6]|li|td|th|dt|dd|title|tr)\s*>|<(?:w:br|br|text:line-break)\b[^>]*>/gu, '\n');
  return [lines.replace(/<[^>]*>/gu, ''), plain.replace(/<[^>]*>/gu, '\n'), attributes.join('\n')].map(unescaped);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex: string | undefined, number: string | undefined, name: string | undefined) => {
    const code = hex !== undefined ? parseInt(hex, 16) : number !== undefined ? parseInt(number, 10) : null;
    if (code !== null) return code > 0x10ffff ? whole : String.fromCodePoint(code);
    return ENTITIES[name ?? ''] ?? whole;
  });
}

/** A PDF: as it lies, its streams inflated, its strings, and its drawn text read by the tables that its own fonts carry. */
function pdfParts(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = [...file.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].map((match) => inflated(match[1] ?? ''));
  const all = [file, ...streams];
  const maps = streams.filter((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar')).map(glyphsOf);
  const drawn = streams.filter((stream) => /\bT[jJ]\b/u.test(stream)).flatMap((stream) => maps.map((glyphs) => drawnText(stream, glyphs)));
  // Fonts and pictures hold bytes that look like strings.
  const outside = file.replace(/stream\r?\n[\s\S]*?\r?\nendstream/gu, ' ');
  const strings = [outside, ...streams.filter(isText)].flatMap((text) => [...text.matchAll(/\((?:[^()\\]|\\[\s\S])*\)|<([0-9A-Fa-f\s]{4,})>/gu)].map((match) => pdfString(match[0])));
  return [
    { name: '', text: all.join('\n'), words: false },
    { name: '', text: unescaped(Buffer.from(all.join('\n'), 'latin1').toString('utf8')), words: false },
    { name: '', text: strings.join('\n'), words: true },
    ...streams.filter((stream) => stream.includes('<x:xmpmeta')).flatMap((stream) => readable(Buffer.from(stream, 'latin1').toString('utf8'))).map((text) => ({ name: '', text, words: true })),
    ...drawn.map((text) => ({ name: '', text, words: true })),
  ];
}

/** What draws a page may hold texts of two bytes a sign; all else with control characters is a font or a picture. */
const isText = (stream: string): boolean => !/[\u0000-\u0008\u000e-\u001f]/u.test(stream) || / Tf\n| BDC\n/u.test(stream);

function inflated(stream: string): string {
  const bytes = Buffer.from(stream, 'latin1');
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return stream;
  }
}

function pdfString(token: string): string {
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1).replace(/\s/gu, ''), 'hex')
    : Buffer.from(token.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/gu, (_, code: string) => (/^[0-7]/u.test(code) ? String.fromCharCode(parseInt(code, 8)) : code)), 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}

/** From the code of a glyph to the signs that it draws (ToUnicode). */
function glyphsOf(table: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  // In a list three codes after one another are no range.
  const ranges = table.replace(/\[[^\]]*\]/gu, '');
  const signs = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, from = '', , list = ''] of table.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/giu)) {
    [...list.matchAll(/<([0-9a-f]+)>/giu)].forEach((match, index) => glyphs.set(parseInt(from, 16) + index, signs(match[1] ?? '')));
  }
  for (const [, from = '', until = '', first = ''] of ranges.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/giu)) {
    for (let code = parseInt(from, 16); code <= parseInt(until, 16); code += 1) glyphs.set(code, String.fromCodePoint(parseInt(first, 16) + code - parseInt(from, 16)));
  }
  if (table.includes('beginbfchar')) for (const [, code = '', text = ''] of ranges.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4,})>\s*$/gimu)) if (!glyphs.has(parseInt(code, 16))) glyphs.set(parseInt(code, 16), signs(text));
  return glyphs;
}

/** What a page draws: the pieces of one line together, lines apart. */
function drawnText(stream: string, glyphs: ReadonlyMap<number, string>): string {
  const shown = [...stream.matchAll(/\[([^\]]*)\]\s*TJ|<([0-9a-fA-F]*)>\s*Tj/gu)].map((match) => match[1] ?? `<${match[2] ?? ''}>`);
  const lineOf = (pieces: string) => [...pieces.matchAll(/<([0-9a-fA-F]*)>/gu)].map((match) => (match[1] ?? '').match(/.{4}/gu)?.map((code) => glyphs.get(parseInt(code, 16)) ?? '').join('') ?? '').join('');
  const lines = shown.map(lineOf);
  // A line may end in the middle of a name.
  return `${lines.join('')}\n${lines.join(' ')}`;
}
