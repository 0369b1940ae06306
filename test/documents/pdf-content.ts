import { Lexer, Name, isDict, type Dict, type PdfFile, type Value } from './pdf-read.js';

/** What a page paints: text by its number in the structure, and what stands in no place at all. */
export interface PageContent {
  readonly texts: ReadonlyMap<number, string>;
  readonly artefacts: readonly string[];
  /** Painted outside both the structure and the artefacts. */
  readonly astray: readonly string[];
  /** How often a sign without a glyph or without a letter is shown. */
  readonly missing: number;
}

interface Mark {
  readonly tag: string;
  readonly mcid: number | null;
  readonly actual: string | null;
}

const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'b', 'Do', 'sh']);

/** The content of a page, as who reads by tags gets it: where there is an actual text, that. */
export function contentOf(file: PdfFile, page: Dict): PageContent {
  const lettersOf = fontLetters(file, page);
  const texts = new Map<number, string>();
  const [artefacts, astray]: [string[], string[]] = [[], []];
  let [marks, missing, letters]: [Mark[], number, ReadonlyMap<string, string>] = [[], 0, new Map()];
  const say = (text: string) => {
    const place = marks.findLast(({ mcid }) => mcid !== null);
    if (marks.some(({ tag }) => tag === 'Artifact')) artefacts.push(text);
    else if (place?.mcid == null) astray.push(text);
    else texts.set(place.mcid, (texts.get(place.mcid) ?? '') + text);
  };
  const show = (hex: string) => {
    const signs = hex.match(/.{4}/gs) ?? [];
    const shown = signs.map((sign) => letters.get(sign) ?? '');
    missing += signs.filter((sign, index) => sign === '0000' || shown[index] === '').length;
    if (!marks.some(({ actual }) => actual !== null)) say(shown.join(''));
  };
  for (const { word, operands } of operations(file.stream(page.Contents).toString('latin1'))) {
    const [first, second] = operands;
    if (word === 'BMC' || word === 'BDC') {
      const mark = markOf(first, second);
      marks.push(mark);
      if (mark.mcid !== null && !texts.has(mark.mcid)) texts.set(mark.mcid, '');
      if (mark.actual !== null) say(mark.actual);
    } else if (word === 'EMC') marks = marks.slice(0, -1);
    else if (word === 'Tf' && first instanceof Name) letters = lettersOf(first.name);
    else if (word === 'Tj' && typeof first === 'string') show(Buffer.from(first, 'latin1').toString('hex'));
    else if (PAINTS.has(word) && marks.length === 0) astray.push(word);
  }
  if (marks.length > 0) astray.push('a mark without an end');
  return { texts, artefacts, astray, missing };
}

function markOf(tag: Value | undefined, more: Value | undefined): Mark {
  const said = isDict(more) ? more : {};
  return { tag: tag instanceof Name ? tag.name : '', mcid: typeof said.MCID === 'number' ? said.MCID : null, actual: typeof said.ActualText === 'string' ? said.ActualText : null };
}

function* operations(content: string): Generator<{ word: string; operands: Value[] }> {
  // Glyphs are no text: kept as they are, also where they begin as UTF-16 would.
  const lexer = new Lexer(content.replace(/<([0-9a-f]{4,})> Tj/g, (_, hex: string) => `(${escaped(hex)}) Tj`));
  let operands: Value[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (typeof token === 'object' && token !== null && 'word' in token) {
      yield { word: token.word as string, operands };
      operands = [];
    } else operands.push(token as Value);
  }
}

const escaped = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1').replace(/[()\\]/g, (sign) => `\\${sign}`);

function fontLetters(file: PdfFile, page: Dict): (name: string) => ReadonlyMap<string, string> {
  const fonts = file.dict(file.dict(page.Resources).Font);
  const read = new Map<string, ReadonlyMap<string, string>>();
  return (name) => {
    const known = read.get(name) ?? toUnicode(file.stream(file.dict(fonts[name]).ToUnicode).toString('latin1'));
    read.set(name, known);
    return known;
  };
}

function toUnicode(cmap: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const start = parseInt(from, 16);
    for (const [index, [, codes = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
      const text = Buffer.from(codes.replace(/ /g, ''), 'hex').swap16().toString('utf16le');
      letters.set((start + index).toString(16).padStart(4, '0'), text.replace('\0', ''));
    }
  }
  return letters;
}
